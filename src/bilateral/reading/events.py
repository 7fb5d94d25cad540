"""What a text says happened between states: typed, dated, with who did it to whom and how sure the text is.

>>> from bilateral.reading.actors import find_mentions
>>> from bilateral.reading.dates import find_dates
>>> from bilateral.reading.model import Sentence
>>> text = "In 1957, Cambodia and the Soviet Union signed a trade agreement."
>>> one = [Sentence(0, len(text), 0)]
>>> times = find_dates(text)
>>> [(e.type, e.date, e.a, e.b) for e in find_events(text, one, times, find_mentions(text, one, times))]
[('agreement', '1957', 811, 365)]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from bilateral.reading.dates import TimeExpression
from bilateral.reading.event_dates import REACH, UNKNOWN, Calendar, Told, told
from bilateral.reading.frames import cast
from bilateral.reading.model import EventClaim, Mention, Mood, Sentence
from bilateral.reading.moods import is_passive, is_present, mood_of
from bilateral.reading.parties import Cast, Scene, heir
from bilateral.reading.roles import across
from bilateral.reading.triggers import Hit, compiled, hits
from bilateral.reading.view import trimmed

Pair = tuple[int, int]
#: How far from a trigger its actors and its date still belong to its words.
_NEAR = 120
#: A date that opens a sentence stands so far before the clause it dates.
_LEAD = 30
#: In how many sentences two states must stand together to be what a text is about.
_ABOUT = 2
_PAPERS = (("alliance", "<alliance>"), ("war ended", "<peace>|peace treaty"), ("treaty", "<treaty>"))


def find_events(
    view: str,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    published: date | None = None,
    about: Pair | None = None,
) -> list[EventClaim]:
    """The events a text tells, in order, each with the span of its clause: `view[start:end] == quote`.

    `times` are those of `find_dates`, `mentions` those of `find_mentions`; `about` are the COW codes of the two states
    of the text, which a sentence need not name. Without it they are the two most often told together. An event whose
    date stands in no sentence near it has the date "". Linear in the length of the text.
    """
    calendar = Calendar(view, times)
    topic = about or topic_of(sentences, mentions)
    starts = [m.start for m in mentions]
    out: list[EventClaim] = []
    for number, sentence in enumerate(sentences):
        found = list(hits(view, sentence.start, sentence.end))
        if not found:
            continue
        here = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        scene = Scene(view, sentence, here)
        near = [s for s in sentences[max(0, number - REACH) : number] if s.paragraph == sentence.paragraph]
        out += _kept(_of_sentence(scene, found, calendar, near, topic))
    return out


def topic_of(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Pair | None:
    """The two states most often named in one sentence; None if no two are named together twice."""
    starts = [m.start for m in mentions]
    pairs: Counter[Pair] = Counter()
    for s in sentences:
        here = mentions[bisect_left(starts, s.start) : bisect_left(starts, s.end)]
        states = sorted({x for m in here for x in m.states})
        if len(states) <= 4:
            pairs.update((a, b) for i, a in enumerate(states) for b in states[i + 1 :])
    if not pairs:
        return None
    pair, count = pairs.most_common(1)[0]
    return pair if count >= _ABOUT else None


def _of_sentence(
    scene: Scene, found: list[Hit], calendar: Calendar, near: Sequence[Sentence], topic: Pair | None
) -> Iterator[EventClaim]:
    view = scene.view
    last_visit: Cast | None = None
    covered = scene.start
    for number, hit in enumerate(found):
        if hit.start < covered and hit.trigger.frame == "visit noun":
            continue
        covered = max(covered, hit.end)
        mood = mood_of(view, hit, scene.start)
        if mood is None:
            continue
        parties = cast(scene, hit, is_passive(view, hit, scene.start), topic)
        if (parties is None or not parties.a) and hit.trigger.frame == "act" and hit.form in ("base", "s", "past"):
            parties = _across(scene, hit)
        if hit.trigger.frame == "visit noun":
            if last_visit is not None and (parties is None or not parties.b):
                parties = last_visit
            last_visit = parties or last_visit
        if parties is None or not parties.a or not _sure_enough(mood, parties):
            continue
        kind = _type(hit)
        when = calendar.of(scene, hit.start, hit.end)
        if when is None and not (calendar.times and is_present(view, hit, scene.start)):
            when = _told_before(calendar, scene, near, kind)
        if when is None or _before_that(scene, hit, when):
            continue
        parties = _heirs(parties, topic, when.start)
        claim = _claim(scene, hit, kind, parties, when, mood)
        yield claim
        noun = hit.trigger.frame == "visit noun"
        later = (h for h in found[number + 1 :] if h.start >= hit.end)
        until = next((h.start for h in later if not noun or h.trigger.frame == "visit noun"), scene.end)
        times = calendar.within(hit.end, until)
        if noun or hit.trigger.frame == "visit":
            yield from _listed(scene, claim, parties, times)
        else:
            yield from _again(view, claim, times)


#: "It restored relations on Monday, half a year after it had cut them": Monday is not the day of the cut.
_HAD = re.compile(r"\b(?:after|since|because|that|which|who|whom|where)\b[^,;]{0,80}?\bhad\s+(?:\w+\s+){0,2}$")


def _before_that(scene: Scene, hit: Hit, when: Told) -> bool:
    """Whether the only date is of what came later, told in the main clause before."""
    had = _HAD.search(scene.view, max(scene.start, hit.start - 120), hit.start) if hit.form == "past" else None
    return had is not None and when.expression is not None and when.expression.end <= had.start()


def _across(scene: Scene, hit: Hit) -> Cast | None:
    """Where the clause does not name both: the actor told before the verb and the one after it."""
    found = across(scene.view, scene.sentence, scene.mentions, (hit.start, hit.end))
    if found is None or not hit.trigger.type.isupper():
        return None
    source, target, directed = found
    groups = tuple(g for g in scene.groups if any(g.start <= m.start < g.end for m in (source, target)))
    return Cast(source.states[0], target.states[0], directed, (), groups)


def _heirs(parties: Cast, topic: Pair | None, day: date | None) -> Cast:
    a, b = heir(parties.a, topic, day), heir(parties.b, topic, day)
    return parties if (a, b) == (parties.a, parties.b) or a == b else replace(parties, a=a, b=b)


def _sure_enough(mood: Mood, parties: Cast) -> bool:
    """What did not or might happen is told only where the words name both states."""
    return mood in ("told", "planned") or len({s for g in parties.groups for s in g.states}) >= 2


def _told_before(calendar: Calendar, scene: Scene, near: Sequence[Sentence], kind: str) -> Told | None:
    """The date of a sentence that has none; None if an event without one is not worth telling.

    A fact takes the date told last in its paragraph, other acts only a day or month. In a text without any date, as in
    a line of news, events stand without.
    """
    if not calendar.times:
        return UNKNOWN
    found = calendar.before(scene, near)
    return found if found and (not kind.isupper() or found.precision in ("day", "month")) else None


def _type(hit: Hit) -> str:
    if hit.trigger.frame != "noun":
        return hit.trigger.type
    return next((kind for kind, words in _papers() if words.fullmatch(hit.noun)), "agreement")


@cache
def _papers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, words) for kind, pattern in _PAPERS if (words := compiled(pattern)))


def _claim(scene: Scene, hit: Hit, kind: str, parties: Cast, when: Told, mood: Mood) -> EventClaim:
    start, end = _span(scene, hit, parties, when)
    return EventClaim(
        start, end, scene.view[start:end], kind, when.value, when.precision, when.start, when.end, when.inferred,
        parties.a, parties.b, parties.directed, mood, parties.also,
    )  # fmt: skip


def _span(scene: Scene, hit: Hit, parties: Cast, when: Told) -> tuple[int, int]:
    """The trigger with its actors and its date, where these are near."""
    start, end = hit.start, hit.end
    if hit.noun_start >= 0:
        start = min(start, hit.noun_start)
    places = [(g.start, g.end) for g in parties.groups]
    if when.expression is not None:
        places.append((when.expression.start, when.expression.end))
    first, last = scene.clause(hit.start, hit.end)
    for a, b in places:
        if a >= first - _LEAD and b <= last and start - b < _NEAR:
            start = min(start, a)
        if b <= last and a - end < _NEAR:
            end = max(end, b)
    return trimmed(scene.view, start, end)


_AND = re.compile(r"\s*(?:,|and|,\s*and|as\s+well\s+as)(?:\s+(?:again\s+)?(?:in|on))?\s*")


def _again(view: str, claim: EventClaim, times: list[TimeExpression]) -> Iterator[EventClaim]:
    """The same on the other dates of a list: "signed treaties in 1994, 1998 and 2004"."""
    for before, t in pairwise(times):
        if not _AND.fullmatch(view, before.end, t.start):
            return
        yield _at(claim, t, view)


def _listed(scene: Scene, claim: EventClaim, parties: Cast, times: list[TimeExpression]) -> Iterator[EventClaim]:
    """The further visits of a list: "the visit of A in March, B and C in May, and D in October"."""
    view = scene.view
    for before, t in pairwise(times):
        who = view[before.end : t.start]
        if _AND.fullmatch(who):
            yield _at(claim, t, view)
            continue
        named = scene.between(before.end, t.start)
        if not named and not re.search(r"[A-Z]\w+", who):
            continue
        states = [g for g in named if g.states]
        guest = next((g.states[0] for g in states if not g.placed), parties.a)
        host = next((s for g in states for s in g.states if s != guest and g.placed), 0)
        host = host or (parties.b if parties.b != guest else parties.a)
        when = told(t)
        start = before.end + (len(who) - len(re.sub(r"^[\s,;]*(?:and\s+)?", "", who)))
        yield EventClaim(
            start, t.end, view[start : t.end], claim.type, when.value, when.precision, when.start, when.end,
            when.inferred, guest, host, True, claim.mood,
        )  # fmt: skip


def _at(claim: EventClaim, t: TimeExpression, view: str) -> EventClaim:
    """The same event on another of its dates: "visits in 2015 and 2016"."""
    when = told(t)
    return replace(
        claim, end=t.end, quote=view[claim.start : t.end], date=when.value, precision=when.precision,
        date_start=when.start, date_end=when.end, inferred=when.inferred,
    )  # fmt: skip


def _kept(found: Iterator[EventClaim]) -> list[EventClaim]:
    """The events without those that say again what stands beside them."""
    out: list[EventClaim] = []
    for e in found:
        same = [o for o in out if o.date == e.date and _says_again(o, e)]
        if not same:
            out.append(e)
    return out


#: What a second trigger in the same words adds nothing to: "agreed to sign", "met during a visit".
_IMPLIES = {
    "established": ("AGREE", "agreement"), "restored": ("AGREE", "agreement", "established"), "agreement": ("AGREE",),
    "treaty": ("AGREE", "agreement"), "war ended": ("AGREE", "agreement"), "alliance": ("AGREE", "agreement"),
    "visit": ("CONSULT",), "aid": ("AID",), "sanction": ("SANCTION",),
}  # fmt: skip


def _says_again(first: EventClaim, second: EventClaim) -> bool:
    one, other = {first.a, first.b}, {second.a, second.b}
    if one == other:
        return first.type == second.type or _implied(first.type, second.type)
    beside = first.start < second.end and second.start < first.end
    return bool(one & other) and beside and first.type == "treaty" and second.type == "agreement"


def _implied(first: str, second: str) -> bool:
    return second in _IMPLIES.get(first, ())
