"""Words that stand for a state told before: "the two countries", "the kingdom", "he", "its".

No syntax is parsed: a pronoun is the actor told last that it can stand for, within two sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bilateral.reading.actor_words import DEFINITE, MALE_FEMALE, NEUTER, PAIR_HEADS, PLURAL
from bilateral.reading.lexicon import Token
from bilateral.reading.model import Mention, Sentence
from bilateral.reading.noun_phrases import Actor

#: How many sentences back a pronoun reaches.
REACH = 2
_TWO = frozenset({"two", "both"})
_NAMED = ("name", "demonym", "capital", "government", "title", "leader")


class Discourse:
    """What was told so far: the state, the person and the pair that a pronoun can stand for."""

    def __init__(self, about: tuple[int, int] | None) -> None:
        self._about = about
        self._number = 0
        self._state: tuple[int, tuple[int, ...]] | None = None
        self._person: tuple[int, tuple[int, ...]] | None = None
        self._pairs: Counter[tuple[int, int]] = Counter()
        self._pair: tuple[int, int] | None = None
        #: Places in the list of mentions whose pair the whole text must supply.
        self._open: list[int] = []
        self._count = 0

    def sentence(self, view: str, words: Sequence[Token], found: Sequence[Actor], sentence: Sentence) -> list[Mention]:
        """The mentions of a sentence, those of pronouns and pairs among them."""
        self._number += 1
        out: list[Mention] = []
        seen: list[int] = []
        at = 0
        for actor in [*found, None]:
            last = actor.first if actor else len(words)
            out += self._between(view, words, at, last, seen, len(out))
            if actor is None:
                break
            start, end = words[actor.first].start, words[actor.last - 1].end
            out.append(Mention(start, end, view[start:end], actor.kind, actor.states))
            at = actor.last
            if len(actor.states) == 1 and actor.kind in _NAMED:
                self._state = (self._number, actor.states)
                if actor.kind in ("leader", "title"):
                    self._person = (self._number, actor.states)
                if actor.states[0] not in seen:
                    seen.append(actor.states[0])
        for i, a in enumerate(seen):
            for b in seen[i + 1 :]:
                self._pairs[min(a, b), max(a, b)] += 1
        if len(seen) == 2:
            self._pair = (seen[0], seen[1])
        self._count += len(out)
        return out

    def _between(
        self, view: str, words: Sequence[Token], first: int, last: int, seen: list[int], before: int
    ) -> list[Mention]:
        out: list[Mention] = []
        i = first
        while i < last:
            word = words[i].lower
            end, states, kind = i + 1, None, "pronoun"
            if word in _TWO and i + 1 < last:
                j = i + 1
                while j < last and j - i < 4 and words[j].lower not in PAIR_HEADS:
                    j += 1
                if j < last and words[j].lower in PAIR_HEADS:
                    end, states, kind = j + 1, self._two(seen), "pair"
            elif word == "bilateral":
                states, kind = self._two(seen), "pair"
            elif word in MALE_FEMALE:
                states = self._recent(self._person)
            elif word in NEUTER or (word in DEFINITE and i > first and words[i - 1].lower == "the"):
                states = self._recent(self._state)
            if states is not None:
                start = words[i].start
                if i > first and words[i - 1].lower == "the":
                    start = words[i - 1].start
                stop = words[end - 1].end
                if kind == "pair" and not states:
                    self._open.append(self._count + before + len(out))
                if states or kind == "pair":
                    out.append(Mention(start, stop, view[start:stop], kind, states))  # type: ignore[arg-type]
            i = end
        return out

    def _recent(self, told: tuple[int, tuple[int, ...]] | None) -> tuple[int, ...]:
        return told[1] if told and self._number - told[0] <= REACH else ()

    def _two(self, seen: list[int]) -> tuple[int, ...]:
        if len(seen) == 2:
            return tuple(seen)
        if self._about:
            return self._about
        return self._pair or ()

    def resolved(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions, with pairs that nothing before them told given by the pair told most often."""
        most = self._about or (self._pairs.most_common(1)[0][0] if self._pairs else None)
        for k in self._open:
            m = mentions[k]
            mentions[k] = Mention(m.start, m.end, m.quote, m.kind, most or ())
        return [m for m in mentions if m.kind != "pair" or m.states]


_ = PLURAL
