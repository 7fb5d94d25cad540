"""What a name means where it stands: which state on that day, a place or an actor, or something else of that name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bilateral.reading.actor_words import (
    AGAINST,
    CITY_THINGS,
    FAMILY_NAMES,
    GIVEN_NAMES,
    MOTION,
    PARTS_OF_TOWN,
    PERSONAL_TITLES,
    PLACE_BEFORE,
    THING_AFTER,
    THING_BEFORE,
    TONGUE_AFTER,
    US_STATES,
)
from bilateral.reading.lexicon import Hit, Sense, Token, find
from bilateral.states.registry import state

#: Of several senses, the first of these kinds that a name has.
_ORDER = {
    kind: rank
    for rank, kind in enumerate(
        ("thing", "organisation", "territory", "name", "government", "seat", "capital", "demonym", "plural", "place",
         "group", "prefix", "leader")
    )
}  # fmt: skip


#: Behind these letters stands a sum: "US$200,000".
_MONEY = frozenset("$€£¥")


def distance(sense: Sense, on: date) -> int:
    """How many days lie between a day and the span of a sense."""
    day = on.toordinal()
    if sense.start is not None and day < sense.start.toordinal():
        return sense.start.toordinal() - day
    if sense.end is not None and day > sense.end.toordinal():
        return day - sense.end.toordinal()
    return 0


def choose(senses: Sequence[Sense], on: date | None, about: Sequence[int] = ()) -> Sense:
    """The sense that held on a day (None: that holds to this day), else the one nearest in time.

    Of several that held, a state that the text is about comes first, then one that existed then, then one that exists
    still, then the sense with the most days told.
    """
    if len(senses) == 1:
        return senses[0]
    on = on or date.max

    def rank(sense: Sense) -> tuple[bool, int, bool, bool, bool, int, int]:
        who = state(sense.cow) if sense.cow else None
        gone, absent = (who.end is not None, not who.exists(on)) if who else (False, False)
        dated = (sense.start is not None) + (sense.end is not None)
        return (
            sense.kind == "leader", distance(sense, on), sense.cow not in about, absent, gone, -dated,
            _ORDER[sense.kind],
        )  # fmt: skip

    return min(senses, key=rank)


def word_at(words: Sequence[Token], at: int) -> Token | None:
    """The word, or None before the first and after the last."""
    return words[at] if 0 <= at < len(words) else None


def hyphened(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a word hangs by a hyphen or dash on the word before it."""
    return 0 < at < len(words) and text[words[at - 1].end : words[at].start] in ("-", "–", "‑", "—")


def is_against(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a name hangs on "pro-", "anti-", "post-"."""
    return hyphened(text, words, at) and words[at - 1].lower in AGAINST


def is_thing(text: str, words: Sequence[Token], hit: Hit, sense: Sense) -> bool:
    """Whether a name is part of another: "Paris Agreement", "Gulf of Mexico", "pro-Iranian", "200 US dollars"."""
    after, before = word_at(words, hit.last), word_at(words, hit.first - 1)
    if text[words[hit.last - 1].end : words[hit.last - 1].end + 1] in _MONEY:
        return True
    if sense.kind == "prefix":
        return not hyphened(text, words, hit.last)
    if after is not None and after.joined:
        if after.lower in TONGUE_AFTER and sense.kind in ("demonym", "plural", "name"):
            return True
        # "the Fiji-Tuvalu Treaty" is between them
        compound = sense.kind == "name" and (hyphened(text, words, hit.first) or hyphened(text, words, hit.last))
        if sense.kind == "capital" and after.lower in CITY_THINGS:
            return True
        if sense.kind not in ("demonym", "plural") and not compound and _names_a_thing(words, hit.last):
            return True
    if sense.kind in ("name", "capital") and _in_the_us(text, words, hit):
        return True
    if before is None or not words[hit.first].joined:
        return False
    if is_against(text, words, hit.first):
        return True
    if before.lower == "ethnic":
        return True
    if before.lower == "of":
        two = word_at(words, hit.first - 2)
        return two is not None and two.lower in THING_BEFORE and sense.kind != "demonym"
    if before.lower in ("new", "latin") and before.capital and hit.first > 1:
        return sense.kind == "name" or before.lower == "latin"
    return sense.kind in ("name", "capital", "place") and _is_family_name(words, hit)


def _names_a_thing(words: Sequence[Token], at: int) -> bool:
    """Whether capitalised words follow that name a treaty, a paper, a sea: "Paris [Peace Agreements]"."""
    for word in words[at : at + 3]:
        if not (word.joined and word.capital):
            return False
        if word.lower in THING_AFTER:
            return True
    return False


def _in_the_us(text: str, words: Sequence[Token], hit: Hit) -> bool:
    """ "Moscow, Idaho"; "Georgia and Alabama"."""
    after = word_at(words, hit.last)
    if after is not None and after.lower in US_STATES and text[words[hit.last - 1].end : after.start] == ", ":
        return True
    if words[hit.first].lower != "georgia":
        return False
    return any(w.lower in US_STATES for w in words[max(0, hit.first - 8) : hit.last + 8])


def _is_family_name(words: Sequence[Token], hit: Hit) -> bool:
    """ "Michael Jordan", "Queen Sofia"."""
    before = words[hit.first - 1]
    if not before.capital or hit.last - hit.first > 1:
        return False
    if before.lower in PERSONAL_TITLES:
        return True
    return words[hit.first].lower in FAMILY_NAMES and before.lower in GIVEN_NAMES


def is_place(text: str, words: Sequence[Token], hit: Hit) -> bool:
    """Whether a capital is where something happens, and not the government in it: "in Moscow", "flew to Moscow"."""
    if text.startswith(", ", words[hit.last - 1].end) and _in_its_state(words, hit):
        return True
    before = word_at(words, hit.first - 1)
    if before is not None and before.lower == "the" and hit.first > 1:
        before = (
            words[hit.first - 2] if words[hit.first - 2].lower in ("in", "at", "near", "inside", "outside") else before
        )
    if before is None or not words[hit.first].joined:
        return False
    if before.lower in PLACE_BEFORE:
        return True
    after = word_at(words, hit.last)
    if after is not None and after.lower in ("'s", "’s", "ʼs"):
        return False
    if before.lower == "of":
        two = word_at(words, hit.first - 2)
        return two is not None and two.lower in PARTS_OF_TOWN
    if before.lower in ("to", "from", "for"):
        return any(w.lower in MOTION for w in words[max(0, hit.first - 6) : hit.first - 1])
    return False


def _in_its_state(words: Sequence[Token], hit: Hit) -> bool:
    """ "Kyiv, Ukraine"."""
    following = find(words[hit.last : hit.last + 4])
    own = {s.cow for s in hit.senses}
    return bool(following) and following[0].first == 0 and any(s.cow in own for s in following[0].senses)
