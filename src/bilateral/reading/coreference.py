"""Words that stand for a state told before: "the two countries", "the kingdom", "he", "its".

No syntax is parsed. "He" is the person told last; "it" and "its" are the state told last that is no object of a
preposition (in "the Soviet Union moved toward Cambodia, prompting it to", the Soviet Union), within two sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bilateral.reading.actor_words import DEFINITE, MALE_FEMALE, NEUTER, OFFICES, PAIR_HEADS
from bilateral.reading.lexicon import Token
from bilateral.reading.model import Mention, MentionKind
from bilateral.reading.noun_phrases import Actor
from bilateral.reading.persons import in_title, person_end

#: How many sentences back a pronoun reaches.
REACH = 2
_TWO = frozenset({"two", "both"})
_NAMED = ("name", "demonym", "capital", "government", "title", "leader")
_PREPOSITIONS = frozenset(
    {"of", "to", "with", "in", "toward", "towards", "against", "from", "for", "by", "on", "between", "into", "over"}
)
_BEING = frozenset({"is", "was", "seems", "seemed", "appears", "appeared", "remains", "became", "would", "will", "has"})
#: A sentence with more states than this is a list, not a pair.
_MOST = 4


class Discourse:
    """What was told so far: the state, the person and the pair that a later word can stand for."""

    def __init__(self, about: tuple[int, int] | None) -> None:
        self._about = about
        self._number = 0
        #: Number of the sentence and the state; an organisation, which "its" can be as well, has none.
        self._subject: tuple[int, tuple[int, ...]] | None = None
        #: The first actor of the last sentence that no preposition governs: what a sentence that opens with "it" is on.
        self._lead: tuple[int, tuple[int, ...]] | None = None
        self._next_lead: tuple[int, tuple[int, ...]] | None = None
        self._state: tuple[int, tuple[int, ...]] | None = None
        self._person: tuple[int, tuple[int, ...]] | None = None
        self._pair: tuple[int, int] | None = None
        self._pairs: Counter[tuple[int, int]] = Counter()
        #: Where in the list of mentions the pair must come from the whole text.
        self._open: list[int] = []
        self._count = 0

    def sentence(self, view: str, words: Sequence[Token], found: Sequence[Actor]) -> list[Mention]:
        """The mentions of a sentence, those of pronouns and pairs among them."""
        self._number += 1
        out: list[Mention] = []
        seen: list[int] = []
        at = 0
        if self._next_lead:
            self._lead, self._next_lead = self._next_lead, None
            self._subject = self._lead
        for actor in found:
            self._between(view, words, at, actor.first, seen, out)
            start, end = words[actor.first].start, words[actor.last - 1].end
            out.append(Mention(start, end, view[start:end], actor.kind, actor.states))
            at = actor.last
            self._told(words, actor)
            seen += [s for s in actor.states if s not in seen and actor.kind in _NAMED]
        self._between(view, words, at, len(words), seen, out)
        if len(seen) <= _MOST:
            self._pairs.update((min(a, b), max(a, b)) for i, a in enumerate(seen) for b in seen[i + 1 :])
        if len(seen) == 2:
            self._pair = (seen[0], seen[1])
        self._count += len(out)
        return out

    def _told(self, words: Sequence[Token], actor: Actor) -> None:
        """Remember an actor that a later pronoun can be."""
        if actor.kind not in (*_NAMED, "organisation"):
            return
        self._state = (self._number, actor.states)
        before = actor.first - 1
        if before >= 0 and words[before].lower == "the":
            before -= 1
        if before < 0 or words[before].lower not in _PREPOSITIONS:
            self._subject = self._state
            self._next_lead = self._next_lead or self._state
        if actor.kind in ("leader", "title"):
            self._person = self._state

    def _between(
        self, view: str, words: Sequence[Token], first: int, last: int, seen: list[int], out: list[Mention]
    ) -> None:
        """Add the words between two actors that stand for a state or a pair."""
        i = first
        while i < last:
            word = words[i].lower
            end = i + 1
            states: tuple[int, ...] = ()
            kind: MentionKind = "pronoun"
            before = words[i - 1].lower if i > first else ""
            if word in _TWO and (head := _pair_end(words, i, last)):
                end, kind, states = head, "pair", self._two(seen)
            elif word == "bilateral":
                kind, states = "pair", self._two(seen)
            elif word in OFFICES and words[i].capital and (name := person_end(words, i + 1)) > i + 1 and name <= last:
                end, kind, states = name, "title", self._recent(self._subject)
            elif word in MALE_FEMALE:
                states = self._recent(self._person)
            elif (word in NEUTER and not _impersonal(words, i)) or (word in DEFINITE and before == "the"):
                states = self._recent(self._subject) or self._recent(self._state)
            if states or kind == "pair":
                start = words[i - 1].start if before == "the" and word != "bilateral" else words[i].start
                if kind == "title":
                    self._person = (self._number, states)
                    start = words[_title_start(words, i, first)].start
                stop = words[end - 1].end
                if not states:
                    self._open.append(self._count + len(out))
                out.append(Mention(start, stop, view[start:stop], kind, states))
            i = end

    def _recent(self, told: tuple[int, tuple[int, ...]] | None) -> tuple[int, ...]:
        return told[1] if told and self._number - told[0] <= REACH else ()

    def _two(self, seen: list[int]) -> tuple[int, ...]:
        if len(seen) == 2:
            return tuple(seen)
        return self._about or self._pair or ()

    def resolved(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions; pairs that nothing before them told are the pair told most often in the text."""
        most = self._about or (self._pairs.most_common(1)[0][0] if self._pairs else ())
        for k in self._open:
            m = mentions[k]
            mentions[k] = Mention(m.start, m.end, m.quote, m.kind, most)
        return [m for m in mentions if m.kind != "pair" or m.states]


def _pair_end(words: Sequence[Token], at: int, last: int) -> int:
    """The end of "two neighbouring countries", "both sides" that begins at a word; 0 if it is none."""
    for k in range(at + 1, min(at + 4, last)):
        if not words[k].joined:
            return 0
        if words[k].lower in PAIR_HEADS and not (
            k + 1 < last and words[k + 1].lower in PAIR_HEADS and words[k + 1].joined
        ):
            return k + 1
    return 0


def _title_start(words: Sequence[Token], at: int, first: int) -> int:
    while at - 1 >= first and words[at].joined and words[at - 1].capital and in_title(words[at - 1]):
        at -= 1
    return at


def _impersonal(words: Sequence[Token], at: int) -> bool:
    """ "It is believed that", "it was agreed to"."""
    if words[at].lower != "it" or at + 1 >= len(words) or words[at + 1].lower not in _BEING:
        return False
    return any(w.lower in ("that", "to") for w in words[at + 2 : at + 6])
