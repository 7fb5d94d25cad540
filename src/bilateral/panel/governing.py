"""Changes of who rules a contested state, and of whom a partner recognises: facts of our own tables of governments.

Only states in the tables have them: those of which two governments spoke, or one that others refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache

import numpy as np

from bilateral.panel.cells import Floats, Ints, carrier
from bilateral.records import Place, ToldEvent
from bilateral.states.governments import (
    Government,
    Recognition,
    all_governments,
    effective,
    governments,
    recognised,
    recognitions,
)

#: The source of the tables, as it stands in evidence.
TABLES = "states"


@cache
def changes() -> tuple[ToldEvent, ...]:
    """Every change of the government in power (`government`, of the state alone) and every recognition, by date.

    A state's first government in the tables is no change. A recognition goes from the state that recognises.
    """
    found = []
    for cow in sorted({g.cow for g in all_governments().values()}):
        ruled = [g for g in governments(cow) if g.kind == "effective"]
        found += [_event("government", g, cow, 0, g) for g in ruled[1:]]
    for r in recognitions():
        if r.stance == "recognised":
            of = all_governments()[r.government]
            found.append(_event("recognition", r, r.by, of.cow, of))
    return tuple(sorted(found, key=lambda e: (e.date, e.a, e.b)))


def _event(kind: str, row: Government | Recognition, a: int, b: int, of: Government) -> ToldEvent:
    where = ("governments.csv", of.id) if b == 0 else ("recognition.csv", f"{of.id}, {a}")
    place = Place(TABLES, where[0], 0, where[1])
    return ToldEvent(
        kind, a, b, b != 0, row.start, row.start_precision or "day", None, of.short, place, claim=f"state:{of.cow}"
    )


def changes_of(one: Collection[int], other: Collection[int]) -> Iterable[ToldEvent]:
    """Those that concern two states, each under all of its codes."""
    for e in changes():
        alone = e.b == 0 and (e.a in one or e.a in other)
        if alone or (e.a in one and e.b in other) or (e.a in other and e.b in one):
            yield e


def unrecognised(pairs: Ints, years: Ints) -> Floats:
    """Whether one of the two recognised a rival of the government that ruled the other, at the middle of each year.

    (D, T): 1 so, 0 not so, NaN of dyads of which the tables say nothing. pairs (D, 2): carriers, each ascending.
    """
    found = np.full((len(pairs), len(years)), np.nan)
    row = {(int(a), int(b)): n for n, (a, b) in enumerate(pairs)}
    dealings = {(all_governments()[r.government].cow, r.by) for r in recognitions()}
    for of, by in sorted(dealings):
        low, high = sorted((carrier(of), carrier(by)))
        if (n := row.get((low, high))) is None:
            continue
        for t, year in enumerate(years.tolist()):
            on = date(year, 7, 1)
            rules, dealt = effective(of, on), recognised(by, of, on)
            if rules is not None:
                refused = dealt is not None and dealt.id != rules.id
                found[n, t] = max(np.nan_to_num(found[n, t]), float(refused))
    return found
