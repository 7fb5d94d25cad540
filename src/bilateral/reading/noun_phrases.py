"""From names to whole actors: "the Russian Foreign Minister Andrei Kozyrev" is one, so is "King Hassan of Morocco".

A rule looks at the words beside a name; what it cannot tell it leaves at the name itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from bilateral.reading.actor_words import GROUPS, MODIFIERS, OFFICE_TAIL, ORGANS, PEOPLE, SMALL_WORDS, TITLES
from bilateral.reading.lexicon import Hit, Sense, Token
from bilateral.reading.model import MentionKind
from bilateral.reading.persons import Person, in_title, is_name, person_end
from bilateral.reading.senses import choose, distance, hyphened, is_against, is_place, is_thing, word_at

#: How many words stand between a state and its title.
MOST_MODIFIERS = 4
_KIND: dict[str, MentionKind] = {
    "name": "name", "capital": "capital", "seat": "capital", "government": "government", "place": "place",
    "territory": "other",
}  # fmt: skip
#: Behind a hyphen: "Soviet-backed", "NATO-member".
_JOINED_ON = frozenset(
    {"led", "backed", "sponsored", "supported", "dominated", "installed", "held", "controlled", "member", "occupied"}
)
#: Whoever rules in a capital: "the regime in Baghdad".
_RULE = frozenset(
    {"government", "regime", "ministry", "authorities", "rulers", "leadership", "leaders", "administration"}
)
_GENITIVE = frozenset({"'s", "’s", "ʼs"})


class Actor(NamedTuple):
    """Tokens `first` to `last` (excluded) are an actor.

    `states` are those it acts for, `nation` those it belongs to, also if it does not act for them.
    """

    first: int
    last: int
    kind: MentionKind
    states: tuple[int, ...]
    nation: tuple[int, ...]


def actors(
    text: str,
    words: Sequence[Token],
    hits: Sequence[Hit],
    when: Callable[[int], Sequence[date]],
    about: Sequence[int] = (),
) -> list[Actor]:
    """The actors of a sentence, in order, none overlapping another; `when` gives the days told near a place."""
    out: list[Actor] = []
    done = 0
    for hit in hits:
        if hit.first < done:
            continue
        actor = _actor(text, words, hit, when(words[hit.first].start), about, done)
        if actor is not None:
            out.append(actor)
            done = actor.last
    return out


def _actor(
    text: str, words: Sequence[Token], hit: Hit, days: Sequence[date], about: Sequence[int], floor: int
) -> Actor | None:
    sense = choose(hit.senses, days[0] if days else None, about)
    if sense.kind == "leader":
        if is_against(text, words, hit.first):
            return None
        person = Person(words, hit, floor)
        states = next((s for day in days or (None,) if (s := person.states(day))), ())
        if not states:
            if person.partisan or (person.named and person.titled):
                return Actor(person.first, person.end()[0], "other", (), ())
            return None
        last, kind = person.end()
        return Actor(person.first, last, kind, states, states)
    if sense.kind == "thing" or is_thing(text, words, hit, sense):
        return Actor(hit.first, hit.last, "other", (), ())
    if sense.kind in ("organisation", "group"):
        if hyphened(text, words, hit.last) and words[hit.last].lower in _JOINED_ON:
            return None
        nation = (sense.cow,) if sense.cow else ()
        last, _ = _head(text, words, hit) or (hit.last, "")
        if sense.kind == "group" and (after := word_at(words, last)) and after.lower == "of":
            named = person_end(words, last + 1)
            last = named if named > last + 1 else last
        return Actor(hit.first, last, "organisation" if sense.kind == "organisation" else "other", (), nation)
    past = sense.kind == "capital" and distance(sense, days[0] if days else date.max) > 0
    return _state(text, words, hit, sense, floor, past)


def _state(text: str, words: Sequence[Token], hit: Hit, sense: Sense, floor: int, past: bool) -> Actor | None:
    """A state with the title, organ or group that it stands before, or that stand before it with "of".

    `past`: a capital that is none at the time told.
    """
    states = (sense.cow,) if sense.cow else ()
    kind = _KIND.get(sense.kind, "demonym")
    place = sense.kind == "place" or (sense.kind in ("capital", "seat") and (past or is_place(text, words, hit)))
    head = _head(text, words, hit)
    if head is not None:
        last, what = head
        if what == "group" or (what == "other" and not states) or sense.kind == "place":
            return Actor(hit.first, last, "other", (), states)
        if not place:
            return Actor(hit.first, last, "title" if what == "title" and states else kind, states, states)
    if place and sense.kind == "capital" and (first := _seated(words, hit, floor)) is not None:
        return Actor(first, hit.last, "title", states, states)
    before = _office_before(words, hit, floor) if not place else None
    if before is not None:
        first, what = before
        if what == "other":
            return Actor(first, hit.last, "other", (), states)
        return Actor(first, person_end(words, hit.last), "title" if states else kind, states, states)
    return Actor(hit.first, hit.last, "place" if place and states else kind, states, states)


def _head(text: str, words: Sequence[Token], hit: Hit) -> tuple[int, str] | None:
    """The end of the phrase that the state opens, and what its head is: title, organ or group."""
    at = hit.last
    if at < len(words) and words[at].lower in _GENITIVE:
        at += 1
    if hyphened(text, words, at) and words[at].lower in _JOINED_ON:
        at += 1
    for _ in range(MOST_MODIFIERS + 1):
        word = word_at(words, at)
        if word is None or not word.joined or (hyphened(text, words, at) and word.lower not in _JOINED_ON):
            return None
        if word.lower in PEOPLE and word.lower not in MODIFIERS:
            return None
        after = word_at(words, at + 1)
        goes_on = after is not None and after.joined and _can_head(after)
        if word.lower in GROUPS:
            led = after is not None and after.joined and after.lower in TITLES
            return _person(words, at + 2) if led else at + 1, "group"
        if word.lower == "official" and not goes_on and not _acts(words, at + 1):
            return None
        if word.lower in TITLES and not (goes_on and word.lower in MODIFIERS):
            return _person(words, at + 1), "title"
        if word.lower in ORGANS and not (goes_on and (word.lower in MODIFIERS or word.lower in ORGANS)):
            return at + 1, "organ"
        if word.lower not in MODIFIERS and word.lower not in ORGANS:
            return None
        at += 1
    return None


def _acts(words: Sequence[Token], at: int) -> bool:
    """Whether a word begins what someone does, and no noun that "official" could belong to."""
    word = word_at(words, at)
    return word is None or not word.joined or word.capital or word.lower in SMALL_WORDS


def _can_head(word: Token) -> bool:
    return word.lower in TITLES or word.lower in ORGANS or word.lower in GROUPS or word.lower in MODIFIERS


def _person(words: Sequence[Token], at: int) -> int:
    """The end of an office and the name of its holder: "of State Warren Christopher"."""
    word = word_at(words, at)
    if word is not None and word.joined and word.lower in ("of", "for"):
        k = at + 1
        while k < len(words) and words[k].joined and words[k].lower in OFFICE_TAIL and k - at < 6:
            k += 1
        while k - 1 > at and words[k - 1].lower in ("the", "and", "of", "for"):
            k -= 1
        if k > at + 1:
            at = k
    while at < len(words) and words[at].joined and (words[at].lower in TITLES or words[at].lower == "elect"):
        at += 1
    return person_end(words, at)


def _office_before(words: Sequence[Token], hit: Hit, floor: int) -> tuple[int, str] | None:
    """The first word of "the prime minister of", "King Hassan of" or "Communist Party of" before a state, and which."""
    at = hit.first - 1
    while at >= floor and words[at].lower in ("the", "republic", "kingdom", "former"):
        at -= 1
    if at < floor or words[at].lower != "of" or not words[at].joined:
        return None
    at -= 1
    if at >= floor and words[at].capital and (words[at].lower in GROUPS or words[at].lower in PEOPLE):
        return at - (at - 1 >= floor and words[at].joined and words[at - 1].capital), "other"
    names = 0
    while at >= floor and names < 5 and is_name(words[at]) and words[at].lower not in ORGANS:
        at -= 1
        names += 1
    if at < floor or not (words[at].lower in TITLES or (words[at].lower in ORGANS and not names)):
        return None
    if words[at].lower in ("state", "states", "side", "force", "union", "department", "republic"):
        return None
    while at - 1 >= floor and words[at].joined and (in_title(words[at - 1]) or words[at - 1].lower in ORGANS):
        at -= 1
    return at, "title"


def _seated(words: Sequence[Token], hit: Hit, floor: int) -> int | None:
    """The first word of "the government in" before a capital."""
    at = hit.first - 2
    if at < floor or words[at + 1].lower != "in" or words[at].lower not in _RULE:
        return None
    while at - 1 >= floor and words[at].joined and (in_title(words[at - 1]) or words[at - 1].lower in ORGANS):
        at -= 1
    return at
