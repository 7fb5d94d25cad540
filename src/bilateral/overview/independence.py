"""How one of the two became independent of the other, where the table of lineage does not tell it."""

from __future__ import annotations

from bilateral.overview.clauses import Who, clause, when
from bilateral.overview.data import DyadData
from bilateral.overview.diplomacy import successions
from bilateral.overview.model import Finding
from bilateral.overview.phrases import capital, on_day


def independence(data: DyadData) -> list[Finding]:
    """A sentence with the month, and whether with violence."""
    found = []
    told = [on.year for on, note, _ in successions(data) if "independent" in note]
    for o in data.observations.get("independence", []):
        if any(abs(year - o.start.year) <= 1 for year in told):
            continue
        whole_year = o.end is not None and (o.start.month, o.end.month) == (1, 12)
        precision = "year" if whole_year else "month"
        new, old = data.name(o.b, max(o.end or o.start, data.dyad.start)), data.name(o.a, o.start)
        kind = "peaceful" if o.text == "without violence" else "violent"
        text = f"{capital(new)} became independent of {old} {on_day(o.start, precision)}; ICOW counts it as {kind}."
        said = (
            clause("independent", a=Who(o.b, data.dyad.start), b=Who(o.a, o.start), when=when([(o.start, precision)])),
            clause(f"independent-{kind}"),
        )
        name = f"{data.dyad.id}/independence-{data.key(o.b).lower()}"
        found.append(Finding(name, "diplomatic", text, data.evidence(o), 8.4, said))
    return found
