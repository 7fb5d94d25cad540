"""Who did it to whom: the source and the target of an event told in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bilateral.reading.model import Mention, Sentence

_SPEECH = r"(?:said|says|say|told|reported|reports|announced|confirmed|added|claimed|stated|charged|disclosed)"
_BY = re.compile(r"\bby\s+(?:the\s+)?$")
#: Kinds that are the target only where the sentence has no other, the most likely first.
_LAST = {"place": 1, "organisation": 2}
#: How far from a mention the words stand that say it was only quoted, and from a trigger its parties.
_NEAR = 60
_FAR = 500


def parties_of(
    view: str, sentence: Sentence, mentions: Sequence[Mention], trigger: tuple[int, int] | None = None
) -> tuple[Mention | None, Mention | None, bool]:
    """The mention that acts, the one acted on or with, and whether the event has that direction."""
    first, last = sentence.start, sentence.end
    if trigger is not None:  # a sentence without end must not cost the square of its length
        first, last = max(first, trigger[0] - _FAR), min(last, trigger[1] + _FAR)
    low, high = (bisect_left(mentions, place, key=lambda m: m.start) for place in (first, last))
    inside = mentions[low:high]
    told = [m for m in inside if not _attributes(view, sentence, m)] or inside
    pair = next((m for m in told if m.kind == "pair" and len(m.states) == 2), None)
    named = [m for m in told if m.kind not in ("pronoun", "pair")]
    if trigger is None:
        source, rest = (named[0], named[1:]) if named else (None, [])
    else:
        before = [m for m in named if m.end <= trigger[0]]
        after = [m for m in named if m.end > trigger[0]]
        source = before[0] if before else (after[0] if after else None)
        rest = [m for m in [*after, *before] if m is not source]
    others = [m for m in rest if not _same(source, m)]
    target = min(others, key=lambda m: _LAST.get(m.kind, 0)) if others else None
    if pair is not None and target is None:
        return pair, pair, False
    directed = True
    if source and target:
        between = view[min(source.end, target.end) : max(source.start, target.start)]
        if re.fullmatch(r"[\s,]*(?:and|-|–)\s*(?:the\s+)?", between):
            directed = False
        elif trigger and source.end <= trigger[0] <= target.start and _BY.search(view[trigger[0] : target.start]):
            source, target = target, source
    return source, target, directed


def dyad_of(
    view: str, sentence: Sentence, mentions: Sequence[Mention], trigger: tuple[int, int] | None = None
) -> tuple[int, int, bool]:
    """The states a and b of an event (0: no state) and whether a did it to b.

    `trigger` is the span of the words that tell the event; without it the first actor is the source.
    """
    source, target, directed = parties_of(view, sentence, mentions, trigger)
    if source is not None and source is target and len(source.states) == 2:
        return source.states[0], source.states[1], False
    a = source.states[0] if source and source.states else 0
    b = target.states[0] if target and target.states else 0
    return a, b, directed


def across(
    view: str, sentence: Sentence, mentions: Sequence[Mention], trigger: tuple[int, int]
) -> tuple[Mention, Mention, bool] | None:
    """Source and target where they are two states, one on either side of the trigger; else None."""
    source, target, directed = parties_of(view, sentence, mentions, trigger)
    if source is None or target is None or not source.states or not target.states or source.states == target.states:
        return None
    first, second = sorted((source.start, target.start))
    return (source, target, directed) if first < trigger[0] < second else None


def _same(a: Mention | None, b: Mention) -> bool:
    return a is not None and (a is b or (bool(a.states) and a.states == b.states) or a.quote == b.quote)


_AFTER = re.compile(rf"[^,;.]{{0,40}}?\b{_SPEECH}\b")
_BEFORE = re.compile(r"\b(?:according to|quoted by|quoting)\s+(?:the\s+|a\s+|an\s+)?$")


def _attributes(view: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether the mention is only who told it: ", Norway's foreign minister said on Tuesday"."""
    lead = view[max(sentence.start, mention.start - _NEAR) : mention.start]
    if (" to " in lead or "quot" in lead) and _BEFORE.search(lead):
        return True
    lead = lead.rstrip()
    for article in (" the", " a", " an"):
        lead = lead.removesuffix(article).rstrip()
    return lead.endswith(",") and bool(_AFTER.match(view, mention.end, min(sentence.end, mention.end + _NEAR)))
