"""Diplomatic relations: when they began, broke and resumed, who says so, and who keeps an embassy where."""

from __future__ import annotations

from collections import Counter
from datetime import date

from bilateral.overview.data import DyadData
from bilateral.overview.model import Conflict, Finding, Statement
from bilateral.overview.phrases import capital, count, day, listed, on_day
from bilateral.records import Event
from bilateral.states.registry import lineage

_FACTS = ("established", "broken", "restored", "recognised")


def _first(dates: list[Event]) -> list[Event]:
    """The events that give one date of establishment: of the most precise and most often named date."""
    votes = Counter((e.date, e.precision) for e in dates)
    order = {"day": 0, "month": 1, "year": 2}
    (best, precision), _ = min(votes.items(), key=lambda item: (order[item[0][1]], -item[1], item[0][0]))
    return [e for e in dates if (e.date, e.precision) == (best, precision)]


def _compatible(one: Event, other: Event) -> bool:
    """Whether two dates can be one: the less precise of them holds the other."""
    shorter, longer = sorted((one.when, other.when), key=len)
    return longer.startswith(shorter)


def _beginnings(data: DyadData) -> tuple[list[Finding], list[Conflict]]:
    begun = data.between("established")
    if not begun:
        return [], []
    distinct: list[list[Event]] = []
    for e in sorted(begun, key=lambda e: -len(e.when)):
        home = next((group for group in distinct if _compatible(group[0], e)), None)
        if home is None:
            distinct.append([e])
        else:
            home.append(e)
    distinct.sort(key=lambda group: group[0].date)
    pair = f"{data.dyad.id}/relations-established"
    if len(distinct) == 1:
        e = distinct[0][0]
        a, b = data.name(data.dyad.a.cow, e.date), data.name(data.dyad.b.cow, e.date)
        text = f"{capital(a)} and {b} established diplomatic relations {on_day(e.date, e.precision)}."
        return [Finding(pair, "diplomatic", text, data.evidence(*distinct[0]), 10)], []
    first = distinct[0][0]
    a, b = data.name(data.dyad.a.cow, first.date), data.name(data.dyad.b.cow, first.date)
    same_year = len({group[0].date.year for group in distinct}) == 1
    dates = [day(group[0].date, group[0].precision) for group in distinct]
    text = f"{capital(a)} and {b} established diplomatic relations "
    if same_year:
        text += f"in {first.date.year}; sources differ on the day: {listed(dates)}."
    else:
        text += f"{on_day(first.date, first.precision)}, by the earliest date given; "
        text += f"sources also give {listed(dates[1:])}."
    rows = [e for group in distinct for e in group]
    statements = tuple(
        Statement(f"{day(e.date, e.precision)}: {e.text}", data.evidence(e)) for group in distinct for e in group
    )
    return (
        [Finding(pair, "diplomatic", text, data.evidence(*rows), 10)],
        [Conflict("the date on which diplomatic relations were established", statements)],
    )


def _breaks(data: DyadData) -> list[Finding]:
    verbs = {"broken": "broke off diplomatic relations", "restored": "restored diplomatic relations"}
    found = []
    seen = set()
    for e in data.between("broken", "restored"):
        if (e.type, e.when) in seen:
            continue
        seen.add((e.type, e.when))
        same = [x for x in data.between(e.type) if x.when == e.when]
        a, b = data.name(data.dyad.a.cow, e.date), data.name(data.dyad.b.cow, e.date)
        text = f"{capital(a)} and {b} {verbs[e.type]} {on_day(e.date, e.precision)}."
        found.append(
            Finding(f"{data.dyad.id}/relations-{e.type}-{e.when}", "diplomatic", text, data.evidence(*same), 9)
        )
    return found


def _embassies(data: DyadData) -> list[Finding]:
    found = []
    rows = {fwd: [o for o in data.directed("embassy", fwd) if o.value] for fwd in (True, False)}
    if rows[True] and rows[False]:
        one, other = rows[True][-1], rows[False][-1]
        text = (
            f"At the end of {one.year} each kept an embassy with the other: {data.name(one.a)} in {one.text}, "
            f"{data.name(other.a)} in {other.text}."
        )
        found.append(Finding(f"{data.dyad.id}/embassies", "diplomatic", text, data.evidence(one, other), 7))
    else:
        for some in rows.values():
            if some:
                o = some[-1]
                text = (
                    f"{capital(data.name(o.a))} kept an embassy in {data.name(o.b)} ({o.text}) in {o.year}; "
                    f"no embassy of {data.name(o.b)} in {data.name(o.a)} is recorded."
                )
                found.append(
                    Finding(f"{data.dyad.id}/embassy-{data.key(o.a).lower()}", "diplomatic", text, data.evidence(o), 7)
                )
    return found


def _accreditation(data: DyadData) -> list[Finding]:
    found = []
    for forward in (True, False):
        rows = data.directed("accredited-from", forward)
        if rows and not data.directed("embassy", forward):
            o = rows[-1]
            text = f"{capital(data.name(o.a))} was represented in {data.name(o.b)} from {o.text} in {o.year}."
            found.append(
                Finding(f"{data.dyad.id}/accredited-{data.key(o.a).lower()}", "diplomatic", text, data.evidence(o), 4)
            )
    return found


def _visits(data: DyadData) -> list[Finding]:
    visits = data.between("visit")
    if not visits:
        return []
    by_way: dict[int, list[Event]] = {}
    for e in visits:
        by_way.setdefault(e.a, []).append(e)
    found = []
    for cow, some in by_way.items():
        last = some[-1]
        way = f"by {'a leader' if len(some) == 1 else 'leaders'} of {data.name(cow)} to {data.name(last.b)}"
        number = capital(count(len(some), "visit"))
        if len(some) == 1:
            text = f"{number} {way} is recorded: {last.text}, {on_day(last.date, last.precision)}."
        else:
            text = f"{number} {way} are recorded between {some[0].date.year} and {last.date.year}; the last was "
            text += f"{last.text}, {on_day(last.date, last.precision)}."
        found.append(
            Finding(f"{data.dyad.id}/visits-{data.key(cow).lower()}", "diplomatic", text, data.evidence(*some), 6)
        )
    return found


def _igos(data: DyadData) -> list[Finding]:
    rows = [o for o in data.observations.get("shared-igos", []) if o.value]
    if not rows:
        return []
    last = rows[-1]
    first = rows[0]
    text = f"In {last.year} both belonged to {last.value:,.0f} of the same intergovernmental organisations"
    text += f", after {first.value:,.0f} in {first.year}." if last.year - first.year >= 5 else "."
    return [Finding(f"{data.dyad.id}/shared-igos", "diplomatic", text, data.evidence(last, first), 4)]


def successions(data: DyadData) -> list[tuple[date, str, int]]:
    """The days on which one of the two continued or was succeeded by another state, in words."""
    ours = data.dyad.codes_a | data.dyad.codes_b
    found: dict[tuple[date, str], int] = {}
    for cow in sorted(ours):
        for link in lineage(cow):
            one_life = link.kind == "continues" and link.after in ours
            from_each_other = link.before in ours and link.after in ours and link.before != link.after
            if data.window.holds(link.day) and (one_life or from_each_other):
                found.setdefault((link.day, link.note), cow)
    return [(on, note, cow) for (on, note), cow in sorted(found.items())]


def diplomacy(data: DyadData) -> tuple[list[Finding], list[Conflict]]:
    """Findings and contradictions of the diplomatic dimension."""
    findings, conflicts = _beginnings(data)
    findings += _breaks(data) + _embassies(data) + _accreditation(data) + _visits(data) + _igos(data)
    return findings, conflicts
