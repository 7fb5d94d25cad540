"""Visits of leaders: how often, and the last of them."""

from __future__ import annotations

from bilateral.overview.clauses import Clause, Own, Value, Who, clause, when, years_of
from bilateral.overview.data import DyadData
from bilateral.overview.event_clauses import visit_clause
from bilateral.overview.model import Finding
from bilateral.overview.phrases import count, on_day
from bilateral.records import Event


def visit_words(text: str, host: str) -> str:
    """Who was where, the host by its name in a sentence.

    >>> visit_words("President Xi Jinping in Korea, North", "North Korea")
    'President Xi Jinping in North Korea'
    >>> visit_words("Premier Li Peng in Paris", "France")
    'Premier Li Peng in Paris'
    """
    who, _, place = text.rpartition(" in ")
    words = " ".join(reversed(place.split(", ")))
    return f"{who} in {host}" if words == host.removeprefix("the ") else text


def visitor(e: Event) -> Value:
    """Who went, with the office where the text names one, and the town if it names one, as a value of a clause."""
    said, place = visit_clause(e), None
    while said is not None:
        values = dict(said.values)
        if "who" in values:
            return values["who"] if place is None else clause("visitor-in", who=values["who"], place=place)
        place = values.get("place", place)
        inner = values.get("said", values.get("visit"))
        said = inner if isinstance(inner, Clause) else None
    return Own(e.text)


def visits(data: DyadData) -> list[Finding]:
    """How often leaders of each state went to the other, and the last time."""
    by_way: dict[int, list[Event]] = {}
    for e in data.between("visit"):
        by_way.setdefault(e.a, []).append(e)
    found = []
    for cow, some in by_way.items():
        last = some[-1]
        guest, host = data.name(cow, last.date), data.name(last.b, last.date)
        day = on_day(last.date, last.precision)
        visit = visit_words(last.text, host)
        who = {"a": Who(cow, last.date), "b": Who(last.b, last.date)}
        dates = when([(last.date, last.precision)])
        if len(some) == 1:
            text = f"One visit by a leader of {guest} to {host} is on record: {visit}, {day}."
        else:
            text = (
                f"Leaders of {guest} made {count(len(some), 'recorded visit')} to {host} between "
                f"{some[0].date.year} and {last.date.year}, the last of them {visit}, {day}."
            )
        said = [clause("visits-one", **who, who=visitor(last), when=dates)]
        if len(some) > 1:
            span = years_of(range(some[0].date.year, last.date.year + 1))
            said = [
                clause("visits", n=len(some), **who, years=span),
                clause("visits-last", who=visitor(last), when=dates),
            ]
        name = f"{data.dyad.id}/visits-{data.key(cow).lower()}"
        found.append(Finding(name, "diplomatic", text, data.evidence(*some), 6, tuple(said)))
    return found
