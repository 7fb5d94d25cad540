"""Which of the two ruled or occupied the other."""

from __future__ import annotations

from bilateral.overview.clauses import Who, clause, years_of
from bilateral.overview.data import DyadData
from bilateral.overview.model import Finding
from bilateral.overview.pacts import span
from bilateral.overview.phrases import capital, listed
from bilateral.records import Observation

_BY = ", by the list of GeoPolHist."


def _before(data: DyadData, first: Observation) -> bool:
    """Whether the one ruled the other before, in years that lie before the window."""
    rows = data.store.observations(data.dyad)
    return any(o.indicator == first.indicator and o.a == first.a and o.start < first.start for o in rows)


def _told(data: DyadData, indicator: str, forward: bool) -> list[Finding]:
    rows = data.directed(indicator, forward)
    if not rows:
        return []
    last = data.last_year(indicator)
    ends = [min(o.end.year if o.end else last, last) for o in rows]
    a, b = data.name(rows[-1].a, rows[-1].start), data.name(rows[-1].b, ends[-1])
    if indicator == "occupation":
        text = f"{capital(a)} occupied {b} {listed([span(o, last) for o in rows])}"
    else:
        parts = [f"{o.text} {a} {span(o, last)}" for o in rows]
        if _before(data, rows[0]):
            parts[0] = f"{rows[0].text} {a} until {ends[0]}, without a break since {rows[0].start.year}"
        text = f"{capital(b)} was {listed(parts)}"
    when = max(rows[-1].start, data.dyad.start)
    spells = zip(rows, ends, strict=True)
    years = years_of(y for o, end in spells for y in range(o.start.year, end + 1))
    said = clause(indicator, a=Who(rows[-1].a, when), b=Who(rows[-1].b, when), years=years)
    name = f"{data.dyad.id}/{indicator}-{data.key(rows[0].a).lower()}"
    weight = 9.5 if indicator == "occupation" else 6.5
    return [Finding(name, "security", text + _BY, data.evidence(*rows), weight, (said,))]


def rule(data: DyadData) -> list[Finding]:
    """A sentence on occupation, and one on rule, for each direction; only spells that reach into the window."""
    return [f for name in ("occupation", "rule") for forward in (True, False) for f in _told(data, name, forward)]
