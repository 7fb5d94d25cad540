"""What a text says in numbers between states: value, unit, what is counted, from whom to whom, of which year.

>>> from bilateral.reading.actors import find_mentions
>>> from bilateral.reading.dates import find_dates
>>> from bilateral.reading.model import Sentence
>>> text = "In 2020 exports from Russia to Cambodia were nearly $20 million."
>>> one = [Sentence(0, len(text), 0)]
>>> times = find_dates(text)
>>> f = find_figures(text, one, times, find_mentions(text, one, times))[0]
>>> f.value, f.unit, f.what, f.year, f.from_, f.to, f.comparator
(20000000.0, 'USD', 'exports', 2020, 365, 811, 'nearly')
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cache

from bilateral.reading.dates import TimeExpression
from bilateral.reading.event_dates import REACH, Calendar
from bilateral.reading.events import Pair, topic_of
from bilateral.reading.flows import between, measured
from bilateral.reading.model import FigureClaim, Mention, Sentence
from bilateral.reading.parties import Group, Scene, heir
from bilateral.reading.quantities import Quantity, find_quantities
from bilateral.reading.view import trimmed
from bilateral.states.names import all_names

#: Fewer people than these are a group, not a figure of relations.
FEWEST = 20
_PLANNED = re.compile(
    r"\b(?:will|would|plan(?:s|ned|ning)?|expect(?:s|ed)?|hop(?:es|ed|ing)|aim(?:s|ed|ing)?|target(?:s|ed)?|goal|project(?:s|ed)\b|forecast\w*|"
    r"pledg\w+|promis\w+|intend\w*|could|proposed|by 20[3-9]\d)\b",
    re.I,
)
_MORE = re.compile(
    r"\b(?:increas\w+|r[io]se\w*|risen|gr[eo]wn?|grew|growth|up|additional|surg\w+|jump\w+|gain\w*|expanded|climb\w*)\b",
    re.I,
)
_LESS = re.compile(
    r"\b(?:decreas\w+|declin\w+|fell|fall\w*|drop\w*|down|reduc\w+|cut|shr[aiu]nk\w*|contract(?:ed|ion)|plung\w+)\b",
    re.I,
)
_CHANGE = re.compile(r"\b(?:by|of|up|down|additional)\s+(?:\w+\s+){0,2}$", re.I)
#: What a change is counted from is not its year: "up 69% from the year before".
_BASE = re.compile(r"\b(?:from|than|than in|compared (?:to|with))(?:\s+the)?\s*$", re.I)
_COMPARED = re.compile(
    r"\b(?:over|than|compared (?:to|with)|(?:figure|level|value|total|amount|volume)s?\s+(?:of|in))(?:\s+the)?\s*$",
    re.I,
)
#: Of a per cent also "over the previous year".
_BASE_OF_SHARE = re.compile(r"\b(?:from|than|than in|compared (?:to|with)|over|on)(?:\s+the)?\s*$", re.I)
#: People whom a state sends.
_SENT = re.compile(
    r"troops|soldiers|personnel|volunteers|peacekeepers|advis[eo]rs|doctors|experts|teachers|specialists"
)
_NOW = re.compile(r"\b(?:now|currently|today|at present|presently)\b", re.I)
_CAPITAL = re.compile(r"\b[A-Z]\w+(?:[ -][A-Z]\w+)?")
_YEARLY = re.compile(r"\b(?:each|every|per|a)\s+year\b|\bannual(?:ly)?\b", re.I)
_DOING = re.compile(
    r"\s+(?:(?:have|had|has|were|are|was|who|now|currently|also|then"
    r"|to)\s+)*(?:receiv\w+ (?:\w+ ){0,2}(?:education|scholarships?|training)|stud(?:y|ied|ying)\w*|"
    r"visit\w*|liv(?:e|es|ed|ing)|work(?:ed|ing|s)?|train(?:ed|ing)?|graduat\w+|enrol\w+|resid(?:e|es|ed|ing)|travel\w*|arriv\w+)",
)


def find_figures(
    view: str,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    published: date | None = None,
    about: Pair | None = None,
) -> list[FigureClaim]:
    """The figures a text tells, in order, `view[start:end] == quote`: money, per cents, people, goods.

    Money is in units of its currency (ISO 4217), people are `persons`, shares `percent`. `from_` and `to` are the COW
    codes of the states that what is counted goes from and to, 0 where not told. Lengths of time, areas, and numbers of
    titles are no figures. Linear in the length of the text.
    """
    calendar = Calendar(view, times)
    topic = about or topic_of(sentences, mentions)
    starts = [m.start for m in mentions]
    out: list[FigureClaim] = []
    for number, sentence in enumerate(sentences):
        found = find_quantities(view, sentence.start, sentence.end)
        if not found:
            continue
        here = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        scene = Scene(view, sentence, here)
        near = [s for s in sentences[max(0, number - REACH) : number] if s.paragraph == sentence.paragraph]
        dated = calendar.within(sentence.start, sentence.end)
        for q in found:
            if any(t.start < q.value_end and q.start < t.end for t in dated):
                continue
            claim = _claim(scene, q, calendar, near, topic, published)
            if claim is not None:
                out.append(claim)
    return out


def _claim(
    scene: Scene,
    q: Quantity,
    calendar: Calendar,
    near: Sequence[Sentence],
    topic: Pair | None,
    published: date | None,
) -> FigureClaim | None:
    people = bool(q.noun)
    if people and (q.value < FEWEST or not (scene.groups or topic)):
        return None
    if people:
        what, end = _counted(scene, q)
        origin, goal = _people(scene, q, end, topic)
    else:
        found = measured(scene, q.start, q.end)
        what, end = (found.what, q.end) if found else ("", q.end)
        origin, goal = between(scene, found, topic) if found else _loose(scene)
        if found is None and q.unit == "percent" and not scene.groups:
            return None
        if found is not None and found.start >= q.end and found.start - q.end < 24:
            end = found.end
    year = _year(scene, q, calendar, near, published)
    day = date(year, 12, 31) if year and 0 < year < 9999 else None
    ways = heir(origin, topic, day), heir(goal, topic, day)
    if ways[0] != ways[1]:
        origin, goal = ways
    start, end = trimmed(scene.view, q.start, end)
    return FigureClaim(
        start, end, scene.view[start:end], q.value, q.unit, what, year, origin, goal,
        q.comparator != "", _direction(scene, q), q.comparator,
    )  # fmt: skip


def _loose(scene: Scene) -> Pair:
    states = list(dict.fromkeys(s for g in scene.groups for s in g.states))
    return (states[0], states[1]) if len(states) == 2 else (0, 0)


def _counted(scene: Scene, q: Quantity) -> tuple[str, int]:
    """The noun and what its people do: "Cambodians receiving education"."""
    doing = _DOING.match(scene.view, q.end, scene.end)
    if doing is None:
        return q.noun, q.end
    return " ".join(f"{q.noun}{scene.view[q.end : doing.end()]}".split()), q.end


def _people(scene: Scene, q: Quantity, end: int, topic: Pair | None) -> Pair:
    """Where people or goods are from, and where they go."""
    first, last = scene.clause(q.start, end)
    groups = [g for g in scene.groups if g.states]
    after = [g for g in groups if g.start >= end and g.end <= last]
    before = [g for g in reversed(groups) if first <= g.start and g.end <= q.start]
    origin = _nationals(scene, q, end, topic) or _first(after, ("from",))
    if not origin and (q.unit != "persons" or _SENT.fullmatch(q.noun)):
        origin = next((g.states[0] for g in reversed(before) if not g.preposition), 0)
    goal = next((s for g in after for s in g.states if s != origin and g.preposition != "from"), 0)
    goal = goal or next((s for g in before for s in g.states if s != origin), 0)
    if topic is not None and origin in topic and not goal:
        goal = topic[1] if origin == topic[0] else topic[0]
    return origin, goal


def _first(groups: Sequence[Group], prepositions: tuple[str, ...]) -> int:
    return next((g.states[0] for g in groups if g.preposition in prepositions), 0)


def _nationals(scene: Scene, q: Quantity, end: int, topic: Pair | None) -> int:
    """The state whose people are counted: "250 Mongolian students", "8,000 Cambodians"."""
    for m in _CAPITAL.finditer(scene.view, q.start, end):
        states = people_of().get(m[0], ())
        if states:
            return next((s for s in topic or () if s in states), states[-1])
    return 0


@cache
def people_of() -> dict[str, tuple[int, ...]]:
    """The states by what their people are called in English: "Khmer", "Cambodians"."""
    out: dict[str, tuple[int, ...]] = {}
    for n in all_names():
        if n.lang == "en" and n.kind in ("demonym", "plural"):
            out[n.name] = tuple(dict.fromkeys((*out.get(n.name, ()), n.cow)))
    return out


def _year(
    scene: Scene, q: Quantity, calendar: Calendar, near: Sequence[Sentence], published: date | None
) -> int | None:
    first, last = scene.clause(q.start, q.end)
    told = calendar.of(scene, q.start, q.end, _BASE_OF_SHARE if q.unit == "percent" else _BASE)
    if told is None:
        if published is not None and _NOW.search(scene.view, first, last):
            return published.year
        if _YEARLY.search(scene.view, scene.start, scene.end):
            return None
        told = calendar.before(scene, near, _COMPARED)
        if told is None or told.precision == "interval":
            return None
    expression = told.expression
    if expression is not None and expression.open_end and expression.start >= first:
        return None  # since then, not in that year
    if told.start is not None and told.end is not None and told.end.year != told.start.year:
        return None
    day = told.start or told.end
    return day.year if day else None


def _direction(scene: Scene, q: Quantity) -> str:
    first, _ = scene.clause(q.start, q.end)
    before = scene.view[max(first, q.start - 70) : q.start]
    beside = scene.view[max(first, q.start - 40) : q.end + 20]
    if _PLANNED.search(before):
        return "planned"
    if q.unit == "percent" or _CHANGE.search(before):
        less, more = _LESS.search(beside), _MORE.search(beside)
        if less and not more:
            return "decrease"
        if more:
            return "increase"
    return "level"
