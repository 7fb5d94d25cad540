"""Leaders by name: whom they speak for at the time told, with the title before the name or the government behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bilateral.reading.actor_words import (
    GROUPS,
    LESSER_TITLES,
    MODIFIERS,
    NO_GIVEN_NAME,
    OFFICE_TAIL,
    ONLY_WITH_TITLE,
    ORGANS,
    PARTICLES,
    TITLES,
)
from bilateral.reading.lexicon import Hit, Token
from bilateral.reading.model import MentionKind
from bilateral.reading.senses import distance, word_at

#: How many days before and after its term an office still counts: texts date loosely.
SLACK = 400
#: How many days outside of office a title with a family name alone still means the leader.
FAR = 5 * 365
_FORMER = frozenset({"former", "ex", "ousted", "deposed", "late", "exiled"})
_GENITIVE = ("'s", "’s", "ʼs")


def is_name(word: Token) -> bool:
    """Whether a word can be part of a person's name."""
    return (
        word.capital
        and word.lower not in TITLES
        and word.lower not in MODIFIERS
        and word.lower not in NO_GIVEN_NAME
        and word.lower not in _GENITIVE
        and word.lower not in OFFICE_TAIL
    )


def in_title(word: Token) -> bool:
    """Whether a word can be part of a title before a name."""
    return word.lower in TITLES or word.lower in MODIFIERS or (word.capital and word.lower in ("father", "mother"))


class Person:
    """A person of the tables, where the text names one: the span of the mention and its kind."""

    def __init__(self, words: Sequence[Token], hit: Hit, floor: int) -> None:
        self.words, self.hit, self.floor = words, hit, floor
        first = hit.first
        while first - 1 >= floor and words[first].joined and is_name(words[first - 1]) and hit.first - first < 3:
            first -= 1
        self.given = first
        title = _office(words, first, floor)
        while title - 1 >= floor and words[title].joined and in_title(words[title - 1]):
            title -= 1
        titles = {words[k].lower for k in range(title, first)} & TITLES
        #: A prince or an ambassador of a family name is not the president of that name.
        self.lesser = bool(titles) and titles <= LESSER_TITLES
        self.titled = bool(titles) or (
            words[hit.first].lower in TITLES  # the title is in the table: "King Hussein"
        )
        self.former = any(words[k].lower in _FORMER for k in range(title, first))
        #: The table has more than a family name.
        self.named = hit.last - hit.first > 1
        #: "Opposition leader", "rebel commander".
        self.partisan = bool(titles) and title - 1 >= floor and words[title - 1].lower in GROUPS
        self.first = title if self.titled or self.former else first

    def states(self, on: date | None) -> tuple[int, ...]:
        """The state that the person leads on a day; none if the words may well mean someone else."""
        words, hit = self.words, self.hit
        senses = [s for s in hit.senses if s.kind == "leader"]
        held = [s for s in senses if s.holds(on or date.max, SLACK)]
        single = hit.last - hit.first == 1 and words[hit.first].lower not in TITLES
        if self.partisan or (single and self.lesser):
            return ()
        if single and _goes_on(words, hit.last):
            return ()
        if single and not self.titled and self._an_article_or_particle_before():
            return ()
        if single and not self.titled and (self.given < hit.first or words[hit.first].lower in ONLY_WITH_TITLE):
            return ()
        if not held:
            if on is not None and (self.former or not self.titled):
                return ()
            if on is None and not (self.titled or not single or len({s.cow for s in senses}) == 1):
                return ()
            nearest = min(senses, key=lambda s: distance(s, on or date.max))
            if on is not None and single and distance(nearest, on) > FAR:
                return ()
            held = [s for s in senses if distance(s, on or date.max) == distance(nearest, on or date.max)]
        cows = {s.cow for s in held}
        return tuple(cows) if len(cows) == 1 else ()

    def _an_article_or_particle_before(self) -> bool:
        """ "In the Hague", "Jean Van den Bosch"; but "the Thatcher government"."""
        before = word_at(self.words, self.hit.first - 1)
        if before is None or not self.words[self.hit.first].joined:
            return False
        return before.lower in PARTICLES or (before.lower == "the" and self.end()[1] != "government")

    def end(self) -> tuple[int, MentionKind]:
        """The end of the mention: with the government that the name stands before ("the Lon Nol regime")."""
        words, at = self.words, self.hit.last
        while at < len(words) and words[at].joined and is_name(words[at]) and self.titled and at - self.hit.last < 2:
            at += 1
        end = at
        if at < len(words) and words[at].lower in _GENITIVE:
            at += 1
        for _ in range(3):
            word = word_at(words, at)
            if word is None or not word.joined:
                break
            if word.lower in ORGANS and word.lower not in MODIFIERS and word.lower not in ("side", "state", "force"):
                return at + 1, "government"
            if word.lower not in MODIFIERS:
                break
            at += 1
        return end, "leader"


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether another name follows: "Carter Brown"."""
    after = word_at(words, at)
    return after is not None and after.joined and is_name(after) and after.lower not in ORGANS


def person_end(words: Sequence[Token], at: int, most: int = 5) -> int:
    """The end of a person's name that begins at a word, or that word's place if none does."""
    end = at
    for k in range(at, min(len(words), at + most)):
        if not words[k].joined:
            break
        if is_name(words[k]):
            end = k + 1
        elif words[k].lower not in PARTICLES:
            break
    return end


def _office(words: Sequence[Token], first: int, floor: int) -> int:
    """Before a name, "of Foreign Affairs" is passed over where a title stands before it."""
    at = first
    while at - 1 >= floor and first - at < 5 and words[at].joined and words[at - 1].lower in OFFICE_TAIL:
        at -= 1
    if at < first and words[at].lower in ("of", "for") and at - 1 >= floor and words[at - 1].lower in TITLES:
        return at
    return first
