"""Who takes part in an event: the states about a trigger, by their place, the words before them, and voice.

No syntax is parsed. Mentions that stand side by side ("Australia, the United Kingdom and the United States") are one
group; the group before a verb that no preposition governs is its subject, the next group after it its object.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bilateral.reading.model import Mention, Sentence
from bilateral.states.registry import lineage, state

_JOINED = re.compile(
    r"(?:\s*,)?\s*(?:and|or|&|as\s+well\s+as|along\s+with|together\s+with)?\s*(?:the\s+|its\s+)?|\s*[-–—/]\s*|\s*\((?:[A-Z]{2,6}\)\s*)?(?:,|and|\s)*(?:the\s+)?",
    re.I,
)
_PREPOSITION = re.compile(
    r"\b(?P<word>in|at|on|onto|upon|with|to|from|for|of|against|between|among|by|into|under|over|near|toward|towards|via|through|"
    r"across|within|outside|inside|about|during|after|before|since|than|like|including|versus|alongside)\s+"
    r"(?:(?:the|a|an|its|his|her|their|both|many|several|all|neighbou?ring|then|late|former|what|most|other|some|new|newly|independent|communist|"
    r"city|capital|town|northern|southern|eastern|western|central)\s+)*$",
    re.I,
)
_OF_ACTOR = re.compile(
    r"\b(?:governments?|leaders?|presidents?|ministers?|kings?|queens?|emperors?|parliaments?|armies|army|forces"
    r"|authorities|people|representatives|officials|delegations?|heads of state|republic|kingdom|union|envoys?"
    r"|visits?|arrival)\s+of\s+(?:\w+\s+){0,2}$",
    re.I,
)
#: Where the clause of a trigger ends.
_CLAUSE = re.compile(
    r";|:\s|,?\s+(?:while|whereas|although|though|because|unless)\s|,\s+(?:but|which|who|when|where|after|before|prompting|leading|making|"
    r"following|thus|so)\s|\s[–—]\s|,\s+and\s+(?=(?:the\s+)?(?:[\w.'’-]+\s+){0,4}?(?:was|were|is|are|has|had|have|did|also|then|later|in|on)\b)",
    re.I,
)
#: Prepositions that may be conjunctions: "after Colombia recognised".
_CONJUNCTIONS = ("after", "before", "since", "than", "like")
#: What follows a place in the name of a treaty or a meeting: "the Paris Peace Agreements".
_IN_NAME = re.compile(
    r"\s+(?:[A-Z]\w+\s+){0,2}(?:Accords?|Agreements?|Treaty|Treaties|Conference|Declaration|Protocols?|Peace|Pact|Summit"
    r"|Convention|Statute|Process|Communiqu[eé]|Charter|Talks)\b"
)
#: "The United Kingdom of Libya" is Libya.
_FORM_OF_STATE = re.compile(r"United (?:Kingdom|States|Provinces)|Union")


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions side by side, the states that they name, and the preposition that governs them."""

    start: int
    end: int
    quote: str
    states: tuple[int, ...]
    #: "" where none governs them; "of" of "the government of X" is none.
    preposition: str
    kind: str
    #: The whole is a place: "in Moscow", "in London".
    placed: bool


def heir(cow: int, topic: tuple[int, int] | None, day: date | None) -> int:
    """A state of the topic where a text names the one it succeeded, after that one's end: "Korea" in 2022."""
    if topic is None or not cow or cow in topic:
        return cow
    end = state(cow).end
    if end is None or (day is not None and day <= end):
        return cow
    return next((link.after for link in lineage(cow) if link.before == cow and link.after in topic), cow)


class Scene:
    """One sentence and who is named in it."""

    def __init__(self, view: str, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        self.view, self.start, self.end = view, sentence.start, sentence.end
        self.sentence, self.mentions = sentence, mentions
        self.groups = list(_grouped(view, sentence, mentions))
        self._starts = [g.start for g in self.groups]
        self.marks = [m.span() for m in _CLAUSE.finditer(view, sentence.start, sentence.end)]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause about a place."""
        first = max((b for a, b in self.marks if b <= start), default=self.start)
        last = min((a for a, b in self.marks if a >= end), default=self.end)
        return first, last

    def before(self, place: int) -> list[Group]:
        """The groups that end at or before a place, the nearest first."""
        return [g for g in reversed(self.groups[: bisect_left(self._starts, place)]) if g.end <= place]

    def after(self, place: int, until: int) -> list[Group]:
        """The groups between two places."""
        return [g for g in self.groups[bisect_left(self._starts, place) :] if g.end <= until]

    def between(self, start: int, end: int) -> list[Group]:
        """The groups that touch a stretch."""
        return [g for g in self.groups if g.end > start and g.start < end]

    def subject(self, place: int) -> Group | None:
        """The group that does what the verb at a place says."""
        first, _ = self.clause(place, place)
        groups = self.before(place)
        free = [g for g in groups if self._governs(g, place)]
        inside = [g for g in free if g.start >= first]
        # A subject may stand before an apposition or a clause between commas; it is the nearest that governs itself.
        return next(iter(inside or free), None)

    def _governs(self, group: Group, place: int) -> bool:
        between = self.view[group.end : place]
        if self.owns(group):
            return re.fullmatch(r"\s+(?:\w+\s+){1,3}", between) is not None
        if group.preposition in _CONJUNCTIONS:
            return re.fullmatch(r"\s+(?:\w+\s+){0,2}", between) is not None
        return not group.preposition

    def owns(self, group: Group) -> bool:
        """Whether a group is only "its", "his", "their"."""
        return group.kind == "pronoun" and group.quote.lower() in ("its", "his", "her", "their")

    def object(self, place: int, besides: tuple[int, ...], prepositions: str = "") -> Group | None:
        """The first group after a place, in its clause, of other states than `besides`."""
        _, last = self.clause(place, place)
        found = [g for g in self.after(place, last) if set(g.states) - set(besides) or not g.states]
        found = [g for g in found if g.preposition != "by"]
        wanted = [g for g in found if g.preposition in prepositions.split()] if prepositions else []
        free = [g for g in found if not g.placed]
        return next(iter(wanted or free or found), None)

    def agent(self, place: int) -> Group | None:
        """The group after "by" in the clause of a passive."""
        _, last = self.clause(place, place)
        return next((g for g in self.after(place, last) if g.preposition == "by"), None)


def _grouped(view: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[Group]:
    out: list[Group] = []
    held: list[Mention] = []
    for mention in [*_told(view, mentions), None]:
        if mention is not None and held and _JOINED.fullmatch(view, held[-1].end, mention.start):
            held.append(mention)
            continue
        if held:
            out.append(_group(view, sentence, held))
        held = [mention] if mention is not None else []
    return out


def _told(view: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions without those that only look like one: currencies, names of treaties, forms of state."""
    for number, m in enumerate(mentions):
        after = mentions[number + 1] if number + 1 < len(mentions) else None
        if view[m.end : m.end + 1] == "$":
            continue
        if m.kind in ("capital", "place") and _IN_NAME.match(view, m.end):
            continue
        if _FORM_OF_STATE.fullmatch(m.quote) and after and re.fullmatch(r"\s+of\s+", view[m.end : after.start]):
            continue
        yield m


def _group(view: str, sentence: Sentence, held: list[Mention]) -> Group:
    start = held[0].start
    low = max(sentence.start, start - 60)
    found = _PREPOSITION.search(view, low, start)
    word = found["word"].lower() if found else ""
    if word == "of" and (head := _OF_ACTOR.search(view, low, start)):
        # "The government of X" is governed by what stands before "the government".
        found = _PREPOSITION.search(view, max(sentence.start, head.start() - 40), head.start())
        word = found["word"].lower() if found else ""
    states = tuple(dict.fromkeys(s for m in held for s in m.states))
    kinds = {m.kind for m in held}
    placed = word in ("in", "at", "near", "outside", "within", "through") and len(states) < 3
    return Group(
        start,
        held[-1].end,
        view[start : held[-1].end],
        states,
        word,
        kinds.pop() if len(kinds) == 1 else "mixed",
        placed,
    )


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of an event: `a` to or with `b` (0: none), the others, and the groups that named them."""

    a: int
    b: int
    directed: bool
    also: tuple[int, ...] = ()
    groups: tuple[Group, ...] = ()


def made(groups: list[Group], directed: bool) -> Cast:
    """The cast of an event between the first two states of the groups."""
    states = tuple(dict.fromkeys(s for g in groups for s in g.states))
    a, b = (*states, 0, 0)[:2]
    return Cast(a, b, directed, states[2:], tuple(groups))
