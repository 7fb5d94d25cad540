"""Diplomatic relations: when they began, broke and resumed, who says so, and who keeps an embassy where."""

from __future__ import annotations

from datetime import date

from bilateral.overview.clauses import Clause, Own, Who, clause, when
from bilateral.overview.data import DyadData
from bilateral.overview.event_clauses import dated
from bilateral.overview.missions import missions
from bilateral.overview.model import Conflict, Finding, Statement
from bilateral.overview.phrases import capital, count, day, listed, number_word, on_day
from bilateral.overview.visits import visits
from bilateral.records import Event
from bilateral.states.registry import lineage

#: Days within which two dates of a break are taken as one break on which sources differ.
_ONE_BREAK = 366


def _compatible(one: Event, other: Event) -> bool:
    """Whether two dates can be one: the less precise of them holds the other."""
    shorter, longer = sorted((one.when, other.when), key=len)
    return longer.startswith(shorter)


def _dated(events: list[Event]) -> list[list[Event]]:
    """Events of one kind, those together whose dates can be one, in the order of time; the most precise date first."""
    distinct: list[list[Event]] = []
    for e in sorted(events, key=lambda e: -len(e.when)):
        home = next((group for group in distinct if _compatible(group[0], e)), None)
        if home is None:
            distinct.append([e])
        else:
            home.append(e)
    return sorted(distinct, key=lambda group: group[0].date)


def _names(data: DyadData, e: Event) -> tuple[str, str]:
    """The names on the day of the event, of the states as the record has them: West Germany, not Germany."""
    ours, theirs = (e.a, e.b) if e.a in data.dyad.codes_a else (e.b, e.a)
    return data.name(ours, e.date), data.name(theirs, e.date)


def _beginnings(data: DyadData) -> tuple[list[Finding], list[Conflict]]:
    begun = data.between("established")
    if not begun:
        return [], []
    distinct = _dated(begun)
    pair = f"{data.dyad.id}/relations-established"
    first = distinct[0][0]
    a, b = _names(data, first)
    text = f"{capital(a)} and {b} established diplomatic relations "
    if len(distinct) == 1:
        text += f"{on_day(first.date, first.precision)}."
        said = _said("established", first, distinct)
        return [Finding(pair, "diplomatic", text, data.evidence(*distinct[0]), 10, said)], []
    dates = [day(group[0].date, group[0].precision) for group in distinct]
    if len({group[0].date.year for group in distinct}) == 1:
        text += f"in {first.date.year}; sources differ on the day: {listed(dates)}."
    else:
        text += f"{on_day(first.date, first.precision)}, by the earliest date given; "
        text += f"sources also give {listed(dates[1:])}."
    rows = [e for group in distinct for e in group]
    statements = tuple(
        Statement(f"{day(e.date, e.precision)}: {e.text}", data.evidence(e), dated(e))
        for group in distinct
        for e in group
    )
    return (
        [Finding(pair, "diplomatic", text, data.evidence(*rows), 10, _said("established-differ", first, distinct))],
        [
            Conflict(
                "the date on which diplomatic relations were established", statements, (clause("differ-established"),)
            )
        ],
    )


def _breaks(data: DyadData) -> list[Finding]:
    """Breaks and new beginnings. Dates of one and the same break lie close together, with no other turn between."""
    begun = data.between("established")
    # a date that another page gives as the beginning of relations is no restoration
    turns = [
        (kind, [group])
        for kind in ("broken", "restored")
        for group in _dated(data.between(kind))
        if kind == "broken" or not any(_compatible(group[0], e) for e in begun)
    ]
    turns.sort(key=lambda turn: turn[1][0][0].date)
    merged: list[tuple[str, list[list[Event]]]] = []
    for kind, groups in turns:
        same = merged and merged[-1][0] == kind
        if same and (groups[0][0].date - merged[-1][1][0][0].date).days < _ONE_BREAK:
            merged[-1][1].extend(groups)
        else:
            merged.append((kind, groups))
    found = []
    broken = False
    for kind, groups in merged:
        found.append(_turn(data, kind, groups, broken))
        broken = kind == "broken"
    return found


def _turn(data: DyadData, kind: str, groups: list[list[Event]], broken: bool) -> Finding:
    """One break or new beginning; the latter is a restoration if a source says so, or if a break went before it."""
    first = groups[0][0]
    a, b = _names(data, first)
    rows = [e for group in groups for e in group]
    anew = kind == "restored" and not broken and all("begun anew" in e.text for e in rows)
    verb = "broke off" if kind == "broken" else "restored"
    text = (
        f"{capital(a)} and {b} began diplomatic relations anew"
        if anew
        else (f"{capital(a)} and {b} {verb} diplomatic relations")
    )
    if len(groups) == 1:
        text += f" {on_day(first.date, first.precision)}."
    else:
        dates = [day(group[0].date, group[0].precision) for group in groups]
        years = {group[0].date.year for group in groups}
        lead = (
            f" in {first.date.year}; sources differ on the day" if len(years) == 1 else "; sources differ on the date"
        )
        text += f"{lead}: {listed(dates)}."
    name = f"{data.dyad.id}/relations-{kind}-{first.when}"
    return Finding(name, "diplomatic", text, data.evidence(*rows), 9, _said("anew" if anew else kind, first, groups))


def _said(key: str, first: Event, groups: list[list[Event]]) -> tuple[Clause, ...]:
    dates = when((group[0].date, group[0].precision) for group in groups)
    key += "-differ" if len(groups) > 1 and not key.endswith("-differ") else ""
    return (clause(key, a=Who(first.a, first.date), b=Who(first.b, first.date), when=dates),)


def _igos(data: DyadData) -> list[Finding]:
    rows = [o for o in data.observations.get("shared-igos", []) if o.value]
    if not rows:
        return []
    last, first = rows[-1], rows[0]
    text = f"In {last.year} both belonged to {count(int(last.value or 0), 'common intergovernmental organisation')}"
    if last.year - first.year >= 5:
        text += f", after {number_word(int(first.value or 0))} in {first.year}"
    said = [clause("igos", n=int(last.value or 0), year=last.year)]
    if last.year - first.year >= 5:
        said.append(clause("igos-before", n=int(first.value or 0), year=first.year))
    return [
        Finding(f"{data.dyad.id}/shared-igos", "diplomatic", text + ".", data.evidence(last, first), 4, tuple(said))
    ]


def successions(data: DyadData) -> list[tuple[date, str, int]]:
    """The days on which one of the two continued or was succeeded by another state, in words."""
    return [(on, note, cow) for on, note, cow, _ in succeeded(data)]


def succeeded(data: DyadData) -> list[tuple[date, str, int, Clause]]:
    """The same with a clause for other languages."""
    ours = data.dyad.codes_a | data.dyad.codes_b
    found: dict[tuple[date, str], tuple[int, Clause]] = {}
    for cow in sorted(ours):
        for link in lineage(cow):
            one_life = link.kind == "continues" and link.after in ours
            from_each_other = link.before in ours and link.after in ours and link.before != link.after
            if data.window.holds(link.day) and (one_life or from_each_other):
                note, dates = link.note, when([(link.day, "day")])
                said = clause("succession", what=Own(in_plain(note), table="succession"), when=dates)
                if link.kind == "splits" and note.startswith(("A republic of", "Independence ")):
                    # On the day itself the old state may already bear its new name.
                    eve = link.day - date.resolution
                    before, after = data.name(link.before, eve), data.name(link.after, link.day)
                    note = f"{capital(after)} becomes independent of {before}"
                    one, other = Who(link.after, link.day), Who(link.before, eve)
                    said = clause("independent", a=one, b=other, when=dates)
                found.setdefault((link.day, note), (cow, said))
    return [(on, note, cow, said) for (on, note), (cow, said) in sorted(found.items(), key=lambda x: x[0])]


def in_plain(note: str) -> str:
    """A note of the table of lineage without what it says of codes.

    >>> in_plain("Sardinia becomes Italy; code 325 is kept.")
    'Sardinia becomes Italy'
    """
    return "; ".join(part for part in note.rstrip(".").split("; ") if "code" not in part)


def diplomacy(data: DyadData) -> tuple[list[Finding], list[Conflict]]:
    """Findings and contradictions of the diplomatic dimension."""
    findings, conflicts = _beginnings(data)
    findings += _breaks(data) + missions(data) + visits(data) + _igos(data)
    return findings, conflicts
