"""Territorial claims of one of the two against the other."""

from __future__ import annotations

from bilateral.overview.clauses import Own, Several, Who, clause, years_of
from bilateral.overview.data import DyadData
from bilateral.overview.model import Finding
from bilateral.overview.phrases import capital, count, listed
from bilateral.records import Observation

INDICATOR = "territorial-claim"
#: So many territories are named at most, those claimed last.
MOST = 5
_LOST = "end not known"


def _last(o: Observation, last: int) -> int:
    return min(o.end.year if o.end else last, last)


def _when(rows: list[Observation], lost: set[int], last: int) -> str:
    """The spells of one territory: "1953-1962 and 2008-2013", "since 1975, to at least 2017"."""
    spells = []
    for o in rows:
        end = _last(o, last)
        if o.place.record in lost:
            spells.append(f"from {o.start.year}, {_LOST}")
        elif o.end is None or o.end.year > last:
            spells.append(f"from {o.start.year} to at least {last}")
        else:
            spells.append(f"{o.start.year}-{end}" if end > o.start.year else str(end))
    return listed(spells)


def _fought(territory: str, o: Observation) -> str:
    """What the record says was fought over it: "; Crete was at issue in four militarised disputes and one war"."""
    numbers = {noun: int(n) for n, noun in (part.split(" ", 1) for part in (o.text or "").split("; ")[1:])}
    nouns = [count(n, noun.removesuffix("s")) for noun, n in numbers.items()]
    return f"; {territory} was at issue in {listed(nouns)}" if nouns else ""


def _disputes(o: Observation) -> int:
    return int((o.text or "").partition("; ")[2].partition(" ")[0] or 0)


def territory(data: DyadData) -> list[Finding]:
    """A sentence for each direction, and for each name under which the two made claims."""
    if INDICATOR not in data.store.indicators:
        return []
    last = data.last_year(INDICATOR)
    found = []
    for forward in (True, False):
        told = data.directed(INDICATOR, forward)
        lost = {o.place.record for o in told if o.value is None}
        named: dict[tuple[str, str], list[Observation]] = {}
        for o in told:
            if o.value is not None:
                named.setdefault((data.name(o.a, o.start), data.name(o.b, o.start)), []).append(o)
        for (a, b), rows in named.items():
            claims: dict[str, list[Observation]] = {}
            for o in sorted(rows, key=lambda o: (-_last(o, last), -o.start.year)):
                claims.setdefault((o.text or "").partition("; ")[0], []).insert(0, o)
            parts = [f"{name} ({_when(some, lost, last)})" for name, some in claims.items()]
            word = "a territorial claim" if len(claims) == 1 else "territorial claims"
            text = f"{capital(a)} made {word} against {b}: {listed(parts, most=MOST)}"
            worst = max(rows, key=_disputes)
            text += _fought((worst.text or "").partition("; ")[0] if len(claims) > 1 else "it", worst)
            years = years_of(y for o in rows for y in range(o.start.year, _last(o, last) + 1))
            when = rows[-1].start
            said = (clause("territorial-claims", a=Who(rows[-1].a, when), b=Who(rows[-1].b, when), n=len(claims),
                           years=years, names=Several(tuple(Own(name) for name in [*claims][:MOST]))),)  # fmt: skip
            slug = "-".join(name.removeprefix("the ").lower().replace(" ", "-") for name in (a, b))
            name = f"{data.dyad.id}/territorial-claims-{slug}"
            found.append(Finding(name, "security", text + ".", data.evidence(*rows), 7.5, said))
    return found
