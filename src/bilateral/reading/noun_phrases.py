"""From names to whole actors: "the Russian Foreign Minister Andrei Kozyrev" is one, and so is "King Hassan of Morocco".

A rule looks at the words beside a name; what it cannot tell it leaves at the name itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from bilateral.reading.actor_words import (
    MODIFIERS,
    OFFICE_TAIL,
    ORGANS,
    PARTICLES,
    PLACE_BEFORE,
    PRIVATE,
    THING_AFTER,
    THING_BEFORE,
    TITLES,
)
from bilateral.reading.lexicon import Hit, Sense, Token
from bilateral.reading.model import MentionKind

#: How many words between a state and its title.
MOST_MODIFIERS = 4
#: How many words of a person's name.
MOST_NAMES = 5
_STATE_KINDS = frozenset({"name", "demonym", "plural", "capital", "seat", "prefix", "government"})
_LED = frozenset({"led", "backed", "sponsored", "supported", "dominated", "installed", "held", "controlled"})


class Actor(NamedTuple):
    """Tokens `first` to `last` (excluded) are an actor. `nation` are the states it belongs to, also if it does not
    act for them; `states` are those it acts for."""

    first: int
    last: int
    kind: MentionKind
    states: tuple[int, ...]
    nation: tuple[int, ...]


def choose(senses: tuple[Sense, ...], on: date | None) -> Sense:
    """The sense that held on a day (None: that holds to this day), else the one nearest in time."""
    if len(senses) == 1:
        return senses[0]
    on = on or date.max
    held = [s for s in senses if s.holds(on)]
    if held:
        # dated senses say more than those for all time
        return max(held, key=lambda s: (s.start is not None) + (s.end is not None))
    return min(senses, key=lambda s: _distance(s, on))


def _distance(sense: Sense, on: date) -> int:
    day = on.toordinal()
    if sense.start is not None and day < sense.start.toordinal():
        return sense.start.toordinal() - day
    if sense.end is not None and day > sense.end.toordinal():
        return day - sense.end.toordinal()
    return 0


def actors(text: str, words: list[Token], hits: list[Hit], when: Callable[[int], date | None]) -> list[Actor]:
    """The actors of a sentence, in order, none overlapping another."""
    out: list[Actor] = []
    done = 0
    for hit in hits:
        if hit.first < done:
            continue
        actor = _actor(words, hit, when(words[hit.first].start), done)
        if actor is not None:
            out.append(actor)
            done = actor.last
    return out


def _actor(words: list[Token], hit: Hit, on: date | None, floor: int) -> Actor | None:
    sense = choose(hit.senses, on)
    if sense.kind in ("organisation", "group", "thing"):
        nation = (sense.cow,) if sense.cow else ()
        kind: MentionKind = "organisation" if sense.kind == "organisation" else "other"
        return Actor(hit.first, hit.last, kind, (), nation)
    if sense.kind == "leader":
        return _leader(words, hit, on, floor)
    if _is_thing(words, hit, sense):
        return Actor(hit.first, hit.last, "other", (), ())
    return _state(words, hit, sense, floor)


def _word(words: list[Token], at: int) -> Token | None:
    return words[at] if 0 <= at < len(words) else None


def _is_thing(words: list[Token], hit: Hit, sense: Sense) -> bool:
    """Whether the name is part of the name of something else: "Paris Agreement", "Gulf of Mexico", "Michael Jordan"."""
    after, before = _word(words, hit.last), _word(words, hit.first - 1)
    if after and after.joined and after.capital and after.lower in THING_AFTER and sense.kind != "demonym":
        return True
    if before is None or not words[hit.first].joined:
        return False
    if before.lower == "of":
        two = _word(words, hit.first - 2)
        return two is not None and two.lower in THING_BEFORE
    if before.lower == "new" and before.capital:
        return sense.kind == "name" or sense.kind == "demonym"
    return False


def _leader(words: list[Token], hit: Hit, on: date | None, floor: int) -> Actor | None:
    """A person who held office at the time, or is told with a title."""
    first = hit.first
    name_first = first
    while first - 1 >= floor and words[first].joined and _is_name(words[first - 1]) and hit.first - first < 3:
        first -= 1  # given names
        name_first = first
    titled = first
    while titled - 1 >= floor and words[titled].joined and _in_title(words[titled - 1]):
        titled -= 1
    has_title = any(words[k].lower in TITLES for k in range(titled, first))
    senses = [s for s in hit.senses if s.holds(on or date.max, 400)]
    single = hit.last - name_first == 1
    if not senses and on is None and len(words[hit.first].key) > 4:
        senses = list(hit.senses)
    if not senses:
        if not has_title and single:
            return None
        senses = [min(hit.senses, key=lambda s: _distance(s, on or date.max))]
        if not has_title:
            return None
    cows = {s.cow for s in senses}
    if len(cows) > 1:
        return None
    after = _word(words, hit.last)
    if after and after.joined and _is_name(after) and not has_title:
        return None
    states = tuple(cows)
    return Actor(titled if has_title else name_first, hit.last, "leader", states, states)


def _is_name(word: Token) -> bool:
    return word.capital and word.lower not in TITLES and word.lower not in MODIFIERS and not word.lower.startswith("'")


def _in_title(word: Token) -> bool:
    return word.lower in TITLES or word.lower in MODIFIERS


def _state(words: list[Token], hit: Hit, sense: Sense, floor: int) -> Actor:
    """A state with the title, organ or people that it stands before, or that stand before it with "of"."""
    states = (sense.cow,) if sense.cow else ()
    kind: MentionKind = {
        "name": "name",
        "capital": "capital",
        "seat": "capital",
        "government": "government",
        "territory": "other",
    }.get(sense.kind, "demonym")  # type: ignore[assignment]
    end = _head(words, hit)
    if end is not None:
        last, what = end
        if what == "private":
            return Actor(hit.first, last, "other", (), states)
        return Actor(hit.first, last, "title" if what == "title" and states else kind, states, states)
    first = _office_before(words, hit, floor)
    if first is not None:
        return Actor(first, hit.last, "title" if states else kind, states, states)
    if sense.kind == "capital":
        before = _word(words, hit.first - 1)
        if before is not None and before.lower in PLACE_BEFORE:
            return Actor(hit.first, hit.last, "place", states, states)
    return Actor(hit.first, hit.last, kind, states, states)


def _head(words: list[Token], hit: Hit) -> tuple[int, str] | None:
    """The end of the phrase that the state opens, and what its head is: title, organ or private."""
    at = hit.last
    if at < len(words) and words[at].lower in ("'s", "’s"):
        at += 1
    for _ in range(MOST_MODIFIERS + 1):
        word = _word(words, at)
        if word is None or not word.joined:
            return None
        if word.lower in TITLES:
            return _person(words, at + 1), "title"
        if word.lower in ORGANS and word.lower not in MODIFIERS:
            return at + 1, "organ"
        if word.lower in PRIVATE:
            return at + 1, "private"
        if word.lower in ORGANS:
            follow = _word(words, at + 1)
            if follow is None or not follow.joined or follow.lower not in (TITLES | ORGANS | MODIFIERS | PRIVATE):
                return at + 1, "organ"
        elif word.lower not in MODIFIERS and word.lower not in _LED:
            return None
        at += 1
    return None


def _person(words: list[Token], at: int) -> int:
    """The end of an office and the name of its holder: "of State Warren Christopher"."""
    word = _word(words, at)
    if word is not None and word.joined and word.lower in ("of", "for"):
        k = at + 1
        while k < len(words) and words[k].joined and words[k].lower in OFFICE_TAIL and k - at < 5:
            k += 1
        while k - 1 > at and words[k - 1].lower in ("the", "and", "of", "for"):
            k -= 1
        if k > at + 1:
            at = k
    while at < len(words) and words[at].joined and words[at].lower in TITLES:
        at += 1
    end = at
    for k in range(at, min(len(words), at + MOST_NAMES)):
        if not words[k].joined:
            break
        if words[k].capital and not words[k].lower.startswith(("'", "’")):
            end = k + 1
        elif words[k].lower not in PARTICLES:
            break
    return end


def _office_before(words: list[Token], hit: Hit, floor: int) -> int | None:
    """The first word of "the prime minister of" or "King Hassan of" before a state."""
    at = hit.first - 1
    if at >= floor and words[at].lower == "the":
        at -= 1
    if at < floor or words[at].lower != "of" or not words[at].joined:
        return None
    at -= 1
    names = 0
    while at >= floor and names < MOST_NAMES and _is_name(words[at]) and words[at].lower not in ORGANS:
        at -= 1
        names += 1
    if at < floor or words[at].lower not in (TITLES | ORGANS):
        return None
    while at - 1 >= floor and words[at].joined and (_in_title(words[at - 1]) or words[at - 1].lower in ORGANS):
        at -= 1
    return at
