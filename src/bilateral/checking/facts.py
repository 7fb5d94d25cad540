"""The dated records that an event told may be: events of the store, spans of its series, our table of governments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bilateral.checking.timing import last_day
from bilateral.overview.data import DyadData
from bilateral.overview.model import Evidence
from bilateral.overview.phrases import day
from bilateral.records import Event, Observation
from bilateral.states.governments import Government, all_governments, citations, governments, recognitions
from bilateral.states.registry import lineage


@dataclass(frozen=True, slots=True)
class Fact:
    """What one record says happened, between its first and last possible day (`lasting`: on all of them)."""

    type: str
    days: tuple[date, date]
    text: str
    when: str
    source: str
    source_name: str
    evidence: tuple[Evidence, ...]
    a: int = 0
    lasting: bool = False


def of_event(data: DyadData, e: Event) -> Fact:
    """An event of the store as a fact."""
    end = e.end if e.end is not None and e.end >= e.date else last_day(e.date, e.precision)
    name = str(data.store.sources[e.place.source]["name"])
    lasting = e.end is not None and e.end > e.date
    return Fact(
        e.type, (e.date, end), e.text, day(e.date, e.precision), e.place.source, name, data.evidence(e), e.a, lasting
    )


def of_span(data: DyadData, o: Observation, kind: str) -> Fact:
    """An observation as a fact that lasted from its first day to its last."""
    info = data.info(o.indicator)
    end = o.end or date(info.years[1], 12, 31)
    when = str(o.start.year) if end.year == o.start.year else f"{o.start.year}-{end.year}"
    name = str(data.store.sources[info.source]["name"])
    text = o.text or info.name
    return Fact(kind, (o.start, max(end, o.start)), text, when, info.source, name, data.evidence(o), o.a, True)


def events_of(data: DyadData, types: Iterable[str]) -> list[Fact]:
    """The events of these types between the two, in the order of time."""
    wanted = set(types)
    return [of_event(data, e) for e in data.past if e.b != 0 and e.type in wanted]


def spans_of(data: DyadData, indicator: str, kind: str) -> list[Fact]:
    """The spans of an indicator in which it was observed and not zero."""
    rows = data.observations.get(indicator, [])
    return [of_span(data, o, kind) for o in rows if o.status == "observed" and (o.value or o.text)]


def _of_table(g: Government, record: str, text: str, source: str) -> Evidence:
    return Evidence("states", "governments.csv", record, text, citations()[source][0], f"state:{g.cow}")


def recognitions_of(data: DyadData, by: int, of: int) -> list[Fact]:
    """Since when the one recognised which government of the other."""
    del data
    found = []
    for r in recognitions():
        g = all_governments()[r.government]
        if r.by == by and g.cow == of and r.stance == "recognised":
            end = last_day(r.start, r.start_precision or "day")
            evidence = (_of_table(g, f"{r.government}, recognised by cow:{by}", r.note or g.name, r.source),)
            when = day(r.start, r.start_precision or "day")
            text = f"{g.short} recognised"
            found.append(
                Fact("recognised", (r.start, end), text, when, "states", "our table of governments", evidence, by)
            )
    return found


def successions_of(data: DyadData) -> list[Fact]:
    """The days on which one of the two continued or succeeded another state."""
    found = []
    for cow in sorted(data.dyad.codes_a | data.dyad.codes_b):
        for k in lineage(cow):
            if k.kind in ("continues", "succeeds") and cow == k.after:
                evidence = (Evidence("states", "lineage.csv", f"cow:{cow}, {k.day}", k.note, k.source, f"state:{cow}"),)
                found.append(
                    Fact("succession", (k.day, k.day), k.note.rstrip("."), day(k.day), "states", "our table of lineage",
                         evidence, cow)
                )  # fmt: skip
    return found


def contested_governments(cow: int, days: tuple[date, date]) -> list[tuple[Government, Evidence]]:
    """The governments of a state on these days, if more than one claimed to speak for it."""
    rows = [g for g in governments(cow) if g.start <= days[1] and (g.end is None or g.end >= days[0])]
    if not any(g.kind != "effective" for g in rows):
        return []
    return [(g, _of_table(g, g.id, g.name, g.source)) for g in rows]
