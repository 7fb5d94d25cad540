"""What software read in the news of the two: told as such, and never as what happened."""

from __future__ import annotations

from datetime import date

from bilateral.overview.clauses import Who, clause, when, years_of
from bilateral.overview.data import DyadData
from bilateral.overview.model import Finding
from bilateral.overview.phrases import day, listed, number_word
from bilateral.records import Observation

#: Fewer events than this in the sample, or fewer acts among them, say nothing of the two.
LEAST, LEAST_ACTS = 20, 10
#: A single report coded as a break in a year is most often an error, a visit called off or a quarrel of persons.
LEAST_BREAKS = 2
#: So many days of reported breaks are named.
MOST = 4
_CLASSES = {
    "news-cooperation": "of cooperation",
    "news-breaks": "of relations, talks, aid or trade cut",
    "news-force": "of force used, shown or threatened",
}
_BREAK = "Reduce or break diplomatic relations"


def _acts(data: DyadData) -> list[Finding]:
    rows = [o for o in data.observations.get("news-events", []) if o.value]
    total = int(sum(o.value or 0 for o in rows))
    some = {name: [o for o in data.observations.get(name, []) if o.value] for name in _CLASSES}
    counts = {name: int(sum(o.value or 0 for o in found)) for name, found in some.items()}
    if total < LEAST or sum(counts.values()) < LEAST_ACTS:
        return []
    span = [o.year for o in rows]
    parts = [f"{number_word(counts[name]) if counts[name] else 'none'} {words}" for name, words in _CLASSES.items()]
    text = (
        f"Of the events that software (ICEWS) found in the news of {min(span)}-{max(span)}, a sample of a fifth has "
        f"{total:,} between the governments of {data.name_a} and {data.name_b}, among them {listed(parts)}"
    )
    by_year: dict[int, float] = {}
    for o in some["news-force"]:
        by_year[o.year] = by_year.get(o.year, 0) + (o.value or 0)
    if counts["news-force"] >= LEAST:
        text += f", the most of these in {max(by_year, key=lambda y: by_year[y])}"
    then = data.dyad.in_year(max(span)) or data.dyad.spans[-1]
    said = clause("news-acts", a=Who(then.a, date(max(span), 7, 1)), b=Who(then.b, date(max(span), 7, 1)), n=total,
                  years=years_of(span), cooperation=counts["news-cooperation"], breaks=counts["news-breaks"],
                  force=counts["news-force"])  # fmt: skip
    proof = data.evidence(*(o for found in some.values() for o in found)) or data.evidence(*rows)
    return [Finding(f"{data.dyad.id}/news-acts", "political", text + ".", proof, 1.5, (said,))]


def _days(o: Observation) -> list[date]:
    """The days of a year on which a report was coded as a break of relations."""
    coded = (part.split(" ", 1) for part in (o.text or "").split("; "))
    return [date.fromisoformat(part[0]) for part in coded if part[1:] == [_BREAK]]


def _breaks(data: DyadData) -> list[Finding]:
    found = []
    told: dict[int, set[date]] = {}
    for o in data.observations.get("news-breaks", []):
        told.setdefault(o.year, set()).update(_days(o))
    for forward in (True, False):
        rows = [o for o in data.directed("news-breaks", forward) if _days(o) and len(told[o.year]) >= LEAST_BREAKS]
        days = sorted({d for o in rows for d in _days(o) if data.window.holds(d)})
        if not days:
            continue
        a, b = data.name(rows[0].a, days[0]), data.name(rows[0].b, days[0])
        dates = listed([day(d) for d in days], most=MOST)
        text = (
            f"Software coded news of {dates} as {a} reducing or breaking off relations with {b} (ICEWS, a sample); it "
            "codes a visit called off the same way, so that this is no record of a break."
        )
        said = clause("news-breaks", a=Who(rows[0].a, days[0]), b=Who(rows[0].b, days[0]),
                      when=when((d, "day") for d in days[:MOST]))  # fmt: skip
        name = f"{data.dyad.id}/news-breaks-{data.key(rows[0].a).lower()}"
        found.append(Finding(name, "diplomatic", text, data.evidence(*rows), 1.0, (said,)))
    return found


def news(data: DyadData) -> list[Finding]:
    """How many acts of what kind software read in the news, and on which days it read of a break of relations."""
    return [*_acts(data), *_breaks(data)]
