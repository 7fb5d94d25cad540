"""What a text says of how relations were, and from when to when.

>>> from bilateral.reading.actors import find_mentions
>>> from bilateral.reading.dates import find_dates
>>> from bilateral.reading.model import Sentence
>>> text = "From 1956 to 1970, Cambodia and the Soviet Union enjoyed very special relations."
>>> one = [Sentence(0, len(text), 0)]
>>> times = find_dates(text)
>>> [(p.from_, p.to, p.quality, p.a, p.b) for p in find_periods(text, one, times, find_mentions(text, one, times))]
[(1956, 1970, 2, 811, 365)]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from bilateral.reading.dates import TimeExpression
from bilateral.reading.event_dates import REACH, Calendar
from bilateral.reading.events import Pair, topic_of
from bilateral.reading.model import Mention, PeriodClaim, Sentence
from bilateral.reading.parties import Scene
from bilateral.reading.qualities import Judged, judged
from bilateral.reading.view import trimmed

Years = tuple[int | None, int | None]
_RELATIONS = re.compile(
    r"\b(?:[Rr]elations|[Rr]elationship|[Tt]ies|bonds|rapport|friendship|coexistence)\b(?!\s+(?:[Ii]nstitute|[Cc]ommittee))"
    r"|\b(?:cooperation|contacts|links)\b"
)
_OF_PAPER = re.compile(
    r"\b(?:treaty|agreement|pact|protocol|memorandum|accord|declaration)s?\s+(?:of|on|for)\s+(?:\w+\s+){0,4}$", re.I
)
#: "Treaty of Friendly Relations": a name, not a judgement.
_NAMED = re.compile(r"\b[A-Z]\w+\s+$")
_STANDING = re.compile(
    r"\b(?:is|are|was|were|be|been|became|become|remain(?:s|ed)?|considered|called|now|as)\s+(?:\w+[\s-]+){0,4}?"
    r"(?P<word>all(?:y|ies)|(?<!trading )(?<!trade )partners?|friends?|enem(?:y|ies)|rivals?|adversar(?:y|ies)"
    r"|foes?)\b",
    re.I,
)
_STANDINGS = {"all": 2, "par": 1, "fri": 1, "ene": -2, "riv": -1, "adv": -2, "foe": -2}
#: What is said of the two themselves: "the two governments were close", "lived on good terms".
_BOTH = re.compile(
    r"\b(?:the\s+two|both)\s+(?:countries|governments|states|nations|sides|neighbou?rs|capitals)\s+"
    r"(?:were|are|became|remained?|(?:have|had)\s+(?:been|become|remained)|(?:lived|stood|were)\s+on|enjoy(?:ed)?)\b",
    re.I,
)
#: "Relations since then have been good": since what was told last.
_SINCE_THEN = re.compile(r"\b(?:since|from)\s+then\b|\b(?:ever|[Tt]here)since\b|\bever\s+since\b", re.I)
#: "Since the war of", "until the coup in": what makes the date of an event a bound.
_SINCE_WHAT = re.compile(r"\b[Ss]ince\s+(?!then\b)(?:[\w’'-]+\s+){1,7}$")
_UNTIL_WHAT = re.compile(r"\b(?:[Uu]ntil|[Uu]p\s+to)\s+(?:[\w’'-]+\s+){1,7}$")
_NONE = re.compile(
    r"\b(?:no|not have (?:any|an?)|without|lacked)\s+(?:\w+\s+){0,2}?(?:diplomatic\s+(?:relations|ties)|embassy)\b",
    re.I,
)
_UNTOLD = re.compile(
    r"\b(?:would|will|should|could|might|shall|must|hop(?:e|es|ed|ing)|recommend\w*|expect\w*|aims?|in order to|if"
    r"|want\w*|promis\w+|seek\w*|vow\w*|pledg\w*|agreed to|call(?:s|ed) for|need(?:s|ed)? to|efforts? to"
    r"|opportunit\w+)\s+(?:\w+\s+){0,5}$|\bto\s+(?:\w+ly\s+)?$",
    re.I,
)
_WILL = re.compile(r"\b(?:would|will|should|could|might|shall|must)\b", re.I)
_BACK = re.compile(
    r"\b(?:in|during|over|throughout)\s+(?:these|those|this|that)\s+(?:years|period|time|era|decades?)\b", re.I
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|enjoys?|remains?|continues?|maintains?|describes?)\b")
#: How far a word of quality stands from the word for relations.
_REACH = 70
#: A time that begins a sentence so near holds for the sentences after it in its paragraph.
_OPENING = 12
#: A line no longer than this, with years, is a heading.
_HEADING = 90


def find_periods(
    view: str,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    published: date | None = None,
    about: Pair | None = None,
) -> list[PeriodClaim]:
    """What the text says of the quality of relations, in order, `view[start:end] == quote`.

    The years come from the times of the sentence, else, for a statement in the past, from the interval told last in
    its paragraph or in the heading above it; a bound that the text leaves open, or does not tell, is None. Linear in
    the length of the text.
    """
    calendar = Calendar(view, times)
    topic = about or topic_of(sentences, mentions)
    starts = [m.start for m in mentions]
    out: list[PeriodClaim] = []
    judged_before: list[PeriodClaim] = []
    heading: Years = (None, None)
    opened: tuple[int, Years] = (-1, (None, None))
    for number, sentence in enumerate(sentences):
        here = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        spans = [t for t in calendar.within(sentence.start, sentence.end) if t.kind == "interval"]
        is_heading = bool(spans) and sentence.end - sentence.start < _HEADING and view[sentence.end - 1] not in ".!?"
        scene = Scene(view, sentence, here)
        if is_heading:
            found = _of_heading(scene, spans, topic)
            heading = _years(spans[0])
        else:
            told = opened[1] if opened[0] == sentence.paragraph else heading
            if _SINCE_THEN.search(view, sentence.start, sentence.end):
                told = _since(calendar, sentences, number) or told
            found = _of_sentence(scene, calendar, told, topic)
            if spans and spans[0].start - sentence.start < _OPENING:
                opened = sentence.paragraph, _years(spans[0])
        if found is not None and (is_heading or not _told_before(found, judged_before)):
            out.append(found)
            judged_before += [] if is_heading else [found]
    return out


def _since(calendar: Calendar, sentences: Sequence[Sentence], number: int) -> Years | None:
    """From the year told last before a sentence, in its paragraph."""
    this = sentences[number]
    first = next(s for s in sentences[max(0, number - REACH) :] if s.paragraph == this.paragraph)
    told = [t for t in calendar.within(first.start, this.start) if t.date_end]
    return (told[-1].date_end.year, None) if told and told[-1].date_end else None


def _told_before(claim: PeriodClaim, out: list[PeriodClaim]) -> bool:
    """Whether the same years of the same states were judged with the same sign before."""
    sign = (claim.quality > 0) - (claim.quality < 0)
    return (claim.from_, claim.to) != (None, None) and any(
        (o.from_, o.to) == (claim.from_, claim.to)
        and {o.a, o.b} == {claim.a, claim.b}
        and (o.quality > 0) - (o.quality < 0) == sign
        for o in out
    )


def _of_heading(scene: Scene, spans: list[TimeExpression], topic: Pair | None) -> PeriodClaim | None:
    words = judged(scene.view, scene.start, scene.end)
    pair = _pair(scene, scene.start, scene.end, topic)
    if not words or pair is None:
        return None
    quality = min((w.quality for w in words), key=lambda q: (-abs(q), q))
    years = _years(spans[0])
    return PeriodClaim(scene.start, scene.end, scene.view[scene.start : scene.end], *years, quality, *pair)


def _of_sentence(scene: Scene, calendar: Calendar, heading: Years, topic: Pair | None) -> PeriodClaim | None:
    view = scene.view
    core = _core(scene)
    if core is None:
        return None
    start, end, quality = core
    pair = _pair(scene, start, end, topic)
    if pair is None or _UNTOLD.search(view, max(scene.start, start - 60), start) or _WILL.search(view, start, end):
        return None
    years, when = _when(scene, calendar, start, end, heading)
    if when is not None:
        if when.start < start and start - when.end < 80:
            start = when.start
        elif when.end > end and when.start - end < 50:
            end = when.end
    start, end = trimmed(view, start, end)
    return PeriodClaim(start, end, view[start:end], *years, quality, *pair)


def _core(scene: Scene) -> tuple[int, int, int] | None:
    """The words that judge: a quality beside the word for relations, or what the states are to each other."""
    view = scene.view
    none = _NONE.search(view, scene.start, scene.end)
    if none:
        return none.start(), none.end(), -1
    best: tuple[int, Judged, re.Match[str]] | None = None
    words = judged(view, scene.start, scene.end)
    for m in _RELATIONS.finditer(view, scene.start, scene.end) if words else ():
        first, last = scene.clause(m.start(), m.end())
        for w in words:
            if w.start < first or w.end > last or (w.start < m.end() and m.start() < w.end):
                continue
            if m[0][0].isupper() and _NAMED.search(view, max(scene.start, m.start() - 30), m.start()):
                continue
            gap = m.start() - w.end if w.end <= m.start() else w.start - m.end()
            # "Relations between X and Y were good": the states stand in between.
            gap -= sum(g.end - g.start for g in scene.between(min(m.end(), w.end), max(m.start(), w.start)))
            gap -= 5 * abs(w.quality)
            if gap <= _REACH and (best is None or gap < best[0]):
                best = gap, w, m
    if best:
        _, w, m = best
        start, end = min(w.start, m.start()), max(w.end, m.end())
        named = _OF_PAPER.search(view, max(scene.start, start - 60), start)
        return None if named else (start, end, w.quality)
    for m in _BOTH.finditer(view, scene.start, scene.end) if words else ():
        beside = next((w for w in words if 0 <= w.start - m.end() <= 12), None)
        if beside is not None:
            return m.start(), beside.end, beside.quality
    for m in _STANDING.finditer(view, scene.start, scene.end):
        quality = _STANDINGS[m["word"][:3].lower()]
        if quality == 1 and (good := [w for w in words if m.start() <= w.start <= m.end()]):
            quality = max(w.quality for w in good)
        if re.search(r"\b(?:not|never|no longer|former|n['’]t)\b", m[0]):
            continue
        return m.start(), m.end(), quality
    return None


def _pair(scene: Scene, start: int, end: int, topic: Pair | None) -> Pair | None:
    """The two states: of the words, else of the clause, else those of the text."""
    first, last = scene.clause(start, end)
    groups = [g for g in scene.groups if first <= g.start and g.end <= last and g.states and not g.placed]
    groups.sort(key=lambda g: max(0, start - g.end, g.start - end))
    two = next((g for g in groups if len(g.states) == 2), None)
    states = list(dict.fromkeys(s for g in groups for s in g.states))
    if two is not None and (len(states) < 3 or two.preposition in ("between", "of")):
        return two.states[0], two.states[1]
    if len(states) == 2:
        near = sorted(groups, key=lambda g: g.start)
        ordered = list(dict.fromkeys(s for g in near for s in g.states))
        return ordered[0], ordered[1]
    if topic is None or (states and not set(states) & set(topic)):
        return None
    return topic


def _when(
    scene: Scene, calendar: Calendar, start: int, end: int, heading: Years
) -> tuple[Years, TimeExpression | None]:
    inside = [t for t in calendar.within(scene.start, scene.end) if t.date_start or t.date_end]
    first, last = scene.clause(start, end)
    spans = [t for t in inside if t.kind == "interval"]
    # An interval governs its sentence from its beginning, or the words it follows.
    chosen = next((t for t in spans if t.start - scene.start < 14), None)
    chosen = chosen or next((t for t in spans if first <= t.start < last), None)
    chosen = chosen or next((t for t in inside if first <= t.start < last or t.start - scene.start < 14), None)
    if chosen is not None:
        return _bounded(scene, chosen), chosen
    back = _BACK.search(scene.view, scene.start, scene.end) or _SINCE_THEN.search(scene.view, scene.start, scene.end)
    if back or not _PRESENT.search(scene.view, max(first, start - 60), min(last, end + 40)):
        return heading, None
    return (None, None), None


def _bounded(scene: Scene, t: TimeExpression) -> Years:
    """The years of a time, open where words before it make it a bound: "since the war of 1998"."""
    first, last = _years(t)
    lead = scene.view[max(scene.start, t.start - 60) : t.start]
    if t.kind != "date" or "," in lead:
        return first, last
    if _SINCE_WHAT.search(lead):
        return first, None
    return (None, last) if _UNTIL_WHAT.search(lead) else (first, last)


def _years(t: TimeExpression) -> Years:
    first = t.date_start.year if t.date_start else None
    last = t.date_end.year if t.date_end else None
    if t.open_end and t.parts:
        point = t.parts[0].date_start or t.parts[0].date_end
        return (point.year if point else first), None
    return first, last
