"""Plain statements of a page on how relations of the two were or turned, with the years that belong to them.

Stricter than `reading.phases`, which reads articles on one dyad: here a sentence must say it in one of a few plain
forms ("relations were tense in 1966", "they enjoyed close ties", "the war strained relations"), of relations as a
whole, as told by the page itself and not by a minister, and with a time that stands in a plain place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bilateral.reading.dates import TimeExpression
from bilateral.reading.model import Mention, Sentence
from bilateral.reading.qualities import Judged, judged
from bilateral.reading.view import trimmed
from bilateral.sources import wiki_phrases as say

Years = tuple[int | None, int | None]
#: A time no further behind the words, or before them in its sentence, is theirs.
AFTER, BEFORE = 120, 110
#: Nobody says of more years than this how relations were in all of them.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Phase:
    """What a sentence says of relations: `turn` is improved, deteriorated or "" for a state of relations.

    `start` to `end` are the words with their time, `clause` is the place of the words alone; a year that is None
    is open.
    """

    start: int
    end: int
    from_: int | None
    to: int | None
    quality: int
    turn: str
    clause: tuple[int, int]


def find_phases(view: str, sentences: Sequence[Sentence], times: Sequence[TimeExpression]) -> Iterator[Phase]:
    """The statements on the quality of relations in sentences of one passage, each with its years."""
    for sentence in sentences:
        here = [t for t in times if sentence.start <= t.start < sentence.end and (t.date_start or t.date_end)]
        for start, end, quality, turn in _statements(view, sentence):
            years: Years
            when: TimeExpression | None
            then = say.THEN.search(view, max(sentence.start, start - 40), min(sentence.end, end + 30))
            if then:
                years, when = (_last_told(times, then.start()), None), None
            else:
                years, when = _years(view, sentence, here, start, end, bool(turn))
            if not _sane(years) or (not turn and years[1] and _of_now(view, start, end, when)):
                continue
            first, last = (min(start, when.start), max(end, when.end)) if when else (start, end)
            yield Phase(*trimmed(view, first, last), *years, quality, turn, (start, end))


def _of_now(view: str, start: int, end: int, when: TimeExpression | None) -> bool:
    """Whether a state is told of the present, to which a time that has ended does not belong ("as of 2011" does)."""
    perfect = say.PERFECT.search(view, start, end)
    if not perfect and (not say.NOW.search(view, start, end) or say.PAST.search(view, start, end)):
        return False
    return when is None or not re.search(r"\b[Aa]s\s+of\s+$", view[max(0, when.start - 12) : when.start])


def _sane(years: Years) -> bool:
    first, last = years
    told = [y for y in years if y is not None]
    return bool(told) and min(told) >= 1816 and not (first and last and not 0 <= last - first <= LONGEST)


def _last_told(times: Sequence[TimeExpression], place: int) -> int | None:
    told = [t.date_end.year for t in times if t.end <= place and t.date_end and t.kind == "date"]
    return told[-1] if told else None


def _statements(view: str, sentence: Sentence) -> Iterator[tuple[int, int, int, str]]:
    """(start, end, quality, turn) of each plain statement of a sentence."""
    taken = sentence.start
    words = judged(view, sentence.start, sentence.end)
    for m in say.RELATIONS.finditer(view, sentence.start, sentence.end):
        low = max(sentence.start, m.start() - 60)
        partial = say.PARTIAL.search(view, low, m.start()) and not say.POLITICAL.search(view, low, m.start())
        found = None if m.start() < taken or partial else _of(view, sentence, m, words)
        if found is None:
            continue
        start, end, _, _ = found
        lead = max(sentence.start, start - 90)
        lead = max((b.end() for b in say.BREAK.finditer(view, lead, start)), default=lead)
        if say.UNTOLD.search(view, lead, end) or say.INFINITIVE.search(view, max(sentence.start, start - 30), start):
            continue
        taken = end
        yield found
    for turn, pattern in say.TENSIONS:
        for m in pattern.finditer(view, taken, sentence.end):
            lead = max(sentence.start, m.start() - 90)
            if not say.ANOTHER.search(m["of"]) and not say.UNTOLD.search(view, lead, m.end()):
                yield m.start(), m.end(), _sign(turn), turn


def _sign(turn: str) -> int:
    return 1 if turn == "improved" else -1


def _of(view: str, sentence: Sentence, m: re.Match[str], words: Sequence[Judged]) -> tuple[int, int, int, str] | None:
    """What is said of the relations that one word names, in the first form that fits."""
    start, end = m.span()
    for turn, pattern in say.TURNED:
        if (t := pattern.match(view, end, min(sentence.end, end + 160))) and not say.ANOTHER.search(t["of"]):
            return start, t.end(), _sign(turn), turn
    for w in words:
        t = say.PREDICATE.fullmatch(view, end, w.start) if end < w.start < end + 150 else None
        if t and not say.ANOTHER.search(t["of"]):
            return start, w.end, w.quality, _became(t[0][len(t["of"]) :], w.quality)
    for w in reversed(words):
        if w.end <= start < w.end + 60 and say.AND_TIES.fullmatch(view, w.end, end):
            held = say.HELD.search(view, max(sentence.start, w.start - 60), w.start)
            if held:
                return held.start(), end, w.quality, _became(held["verb"], w.quality)
    for turn, pattern in say.DONE_TO:
        if t := pattern.search(view, max(sentence.start, start - 60), start):
            return t.start(), end, _sign(turn), turn
    return None


def _became(verb: str, quality: int) -> str:
    return ("improved" if quality > 0 else "deteriorated" if quality < 0 else "") if say.BECAME.search(verb) else ""


def _years(
    view: str, sentence: Sentence, here: Sequence[TimeExpression], start: int, end: int, turn: bool
) -> tuple[Years, TimeExpression | None]:
    """The years of the words between two places, and the time that tells them."""
    behind = next((t for t in here if t.start >= end), None)
    if behind is None or behind.start - end > AFTER or say.LEAVES.search(view, end, behind.start):
        behind = None
    inside = next((t for t in here if start < t.start and t.end <= end), None)
    before = [t for t in reversed(here) if t.end <= start and _reaches(view, sentence, t, start)]
    near = behind if behind is not None and behind.start - end < 30 else None
    for t in (near, inside, *before, behind):
        if t is not None:
            years = _of_time(view, t, end if t is behind else sentence.start, turn)
            if years != (None, None):
                return years, t
    return (None, None), None


def _reaches(view: str, sentence: Sentence, t: TimeExpression, start: int) -> bool:
    """Whether a time before the words is theirs: near and in their clause, or at the head of their sentence."""
    gap = re.sub(r"\b(?:has|have|had)\s+(?:\w+ly\s+)?$", "", view[t.end : start])
    if say.BREAK.search(gap.replace("however", "")):
        return False
    if t.start - sentence.start < 14 and gap.lstrip().startswith(","):
        return len(gap) < 2 * BEFORE
    return len(gap) <= BEFORE and ("," in gap or not say.OTHER_VERB.search(gap))


def _of_time(view: str, t: TimeExpression, floor: int, turn: bool) -> Years:
    """The years of a time with the words before it: "since the war of 1998" is open, "until 2011" tells no turn."""
    first = t.date_start.year if t.date_start else None
    last = t.date_end.year if t.date_end else None
    if t.kind == "interval" and (t.open_start or t.open_end):
        point = (t.parts[0].date_start or t.parts[0].date_end) if t.parts else None
        year = point.year if point else first or last
        if t.open_end:
            return (year, year) if re.match(r"after\b", t.quote, re.I) else (year, None)
        return (None, None) if turn else (None, year)
    lead = view[max(floor, t.start - 80) : t.start]
    since = say.SINCE.search(lead) and not re.search(r"since[^,]*,", lead)
    if since or lead.endswith("post-") or re.search(r"\b[Ff]rom\s+$", lead):
        return first, None
    if say.UNTIL.search(lead):
        return (None, None) if turn else (None, last)
    if t.kind == "anniversary" or re.search(r"\b(?:of|by)\s+the\s+$", lead):
        return None, None
    return first, last


_ATTACHED = re.compile(
    rf"\b{say.TIES}\s+(?:\w+\s+)?(?:with|between|to|of|and|among)\s+"
    r"(?:(?:the|both|his|her|its|their|neighbou?ring)\s+)*$",
    re.I,
)
_JOINED = re.compile(rf"\s*(?:['’]s?\s+)?(?:\w+\s+){{0,2}}{say.TIES}\b", re.I)
_AND_ALSO = re.compile(r"\s*(?:,|and|,\s*and|[-–—])\s*(?:the\s+)?")
_WITH_WHOM = re.compile(
    rf"\b{say.TIES}\s+(?:with|between|to|of)\s+(?:the\s+|both\s+)?"
    r"(?P<who>[A-Z]\w+|neighbou?rs|neighbou?ring|most|many|all|other\w*|several|some|each\s+of)"
)
#: How far behind the words their partner can be named.
_NAMED = 60


def parties(
    view: str, phase: Phase, sentence: Sentence, mentions: Sequence[Mention], host: set[int], partner: set[int]
) -> tuple[int, ...] | None:
    """The state beside the page's own whose relations are told, as the words name it; () where they name only the two.

    None if they name a third, or an actor that is no state. `host` and `partner` are the codes of the page's state and
    of the passage's partner (empty where the passage has none).
    """
    start, end = phase.clause
    breaks = (b.end() for b in say.BREAK.finditer(view, sentence.start, start))
    lead = max(sentence.start, view.rfind(",", sentence.start, start) + 1, *breaks)
    others: set[int] = set()
    until = -1
    for m in (m for m in mentions if lead <= m.start < sentence.end):
        also = until > 0 and _AND_ALSO.fullmatch(view, until, m.start)
        before = view[max(sentence.start, m.start - 40) : m.start]
        beside = bool(also or _ATTACHED.search(before) or _JOINED.match(view, m.end))
        if m.start >= end and not (beside and m.start < end + _NAMED):
            continue
        until = m.end if beside else until
        if not m.states:
            return None
        others |= set(m.states) - host
    # "relations with the West": a name that is nobody we know
    for found in _WITH_WHOM.finditer(view, start, sentence.end):
        at = found.start("who")
        if at < end + _NAMED and not any(m.start <= at < m.end for m in mentions):
            return None
    if partner:
        return () if others <= partner else None
    return tuple(others) if len(others) == 1 else None
