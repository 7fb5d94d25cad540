"""What may come, by what came of the like in the world: how long such periods lasted, how far such levels moved."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bilateral.measures.outlook import Lasting, ends_within
from bilateral.overview.data import DyadData
from bilateral.overview.level import Smoothed
from bilateral.overview.model import Period
from bilateral.overview.periods import CONFLICTS
from bilateral.overview.phrases import day
from bilateral.panel.items import ITEMS
from bilateral.states.registry import SYSTEM_BEGINS, line

#: Counts of the periods of the world; `benchmarks/fit_outlook.py` writes it.
TABLE = Path(__file__).with_name("outlook.json")
#: So many years ahead is told.
AHEAD = 5
#: Fewer periods than this that lasted so long make no rate.
FEWEST = 20
#: Years lasted from this one on are counted together.
LONGEST = 40
#: What makes a dyad one of those with conflicts or arms, as the counts part them.
_ACTS = ("war", "dispute", "rivalry", "crisis", "rebels", "arms", "broken")


@cache
def _table() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return told


def outlook(periods: Sequence[Period], level: Smoothed | None, data: DyadData) -> dict[str, Any]:
    """The text, and what it rests on: `base_rate` (None if too few periods are like it), the last period's interval."""
    if not periods or level is None:
        return {"text": "There is too little evidence for an outlook.", "evidence": []}
    if data.dyad.end is not None:
        ended = [s for s in (data.dyad.a, data.dyad.b) if line(s.cow)[-1][1].end == data.dyad.end]
        who = " and ".join(data.name(s.cow, data.dyad.end) for s in ended) or "one of them"
        text = f"There is nothing to foresee: {who} ceased to be a state on {day(data.dyad.end)}."
        return {"text": text, "evidence": []}
    now = periods[-1]
    blind = not any(i in data.store.indicators for i in CONFLICTS)
    rate = None if blind or _cut(data) else base_rate(now, level)
    parts = [f"The last period is {now.label} and began in {now.from_}."]
    if rate:
        more = " or a later one" if rate["lasted"] >= LONGEST else ""
        n, lasted = f"{rate['periods']:,}", f"reached their {ordinal(rate['lasted'])} year{more}"
        share, low, high = (_percent(rate[k]) for k in ("share", "low", "high"))
        down, up = rate["moved"]
        parts += [
            f"Of the world's {n} {now.label} periods since {_table()['since']}, between {KINDS[rate['dyads']]}, that "
            f"{lasted}, {share} ended within {AHEAD} years (90 % interval {low} to {high}).",
            f"Of those that have ended, {_percent(rate['better'])} gave way to better relations.",
            f"In {AHEAD} years the level of such pairs moved by {down:+.1f} to {up:+.1f}, nine times in ten.",
        ]
    elif blind:
        parts.append("This store has no source of conflicts, so that it is not known which periods are like it.")
    parts.append("Nothing in the data of this store says when the period will end.")
    return {
        "text": " ".join(parts),
        "level": [now.estimate.low, now.estimate.high],
        "basis": list(now.because),
        "base_rate": rate,
    }


def _cut(data: DyadData) -> bool:
    """Whether years before or after were left out: the age of a period is not known then, or what came later is."""
    begun = max(data.dyad.start.year, SYSTEM_BEGINS)
    last = min(data.window.last, data.window.as_of.year)
    return data.window.first > begun or last < int(_table()["until"])


def ordinal(number: int) -> str:
    """A number as the place in a row.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 32, 111)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '32nd', '111th']
    """
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


#: The two groups of dyads, as they stand in the sentence.
KINDS = {
    "active": "states with conflicts or arms between them",
    "quiet": "states without conflicts or arms between them",
}


def base_rate(now: Period, level: Smoothed) -> dict[str, Any] | None:
    """How many periods of the label that lasted as long ended within `AHEAD` years, and how far such levels moved.

    None if there are too few. The level is to be that of all years of a dyad, from a store with sources of conflicts.
    """
    acts = level.series[[name in _ACTS for name in ITEMS]]
    kind = "active" if bool((np.nan_to_num(acts) > 0).any()) else "quiet"
    counts = _table()[kind].get(now.label)
    lasted = int(level.years[level.told][-1]) - now.from_ + 1
    if counts is None or lasted < 1:
        return None
    table = Lasting(np.array(counts["at_risk"]), np.array(counts["ended"]))
    periods = int(table.at_risk[lasted - 1]) if lasted < LONGEST else int(counts["long"])
    turned = counts["better"] + counts["worse"]
    if periods < FEWEST or not turned:
        return None
    share, low, high = (round(float(x), 3) for x in ends_within(table, lasted, AHEAD))
    return {
        "dyads": kind,
        "periods": periods,
        "lasted": min(lasted, LONGEST),
        "share": share,
        "low": low,
        "high": high,
        "better": round(counts["better"] / turned, 3),
        "moved": counts["moved"],
        "since": _table()["since"],
        "years": AHEAD,
    }
