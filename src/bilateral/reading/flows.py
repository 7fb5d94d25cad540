"""What a quantity measures between states: the flow it is of, and from whom to whom that goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bilateral.reading.parties import Group, Scene

Flow = Literal["exports", "imports", "trade", "investment", "aid", "tariff", "people", "other"]

_ADJECTIVES = (
    r"(?:(?:total|overall|bilateral|mutual|two-way|annual|yearly|merchandise|goods|services|goods and services"
    r"|agricultural|"
    r"direct|foreign|foreign direct|military|economic|humanitarian|development|technical|financial|concessional|soft|"
    r"oil|gas|arms|food|garment|global|baseline|reciprocal|import|trade|defen[cs]e|shared|cumulative|[A-Z][\w.'’-]*)\s+){0,5}"
)
#: The nouns of each flow, in the order in which they are asked for.
_NOUNS: tuple[tuple[Flow, str], ...] = (
    ("tariff", r"tariffs?|dut(?:y|ies)|levy|levies"),
    ("exports", r"exports?|exported|exporting|sales to|sold"),
    ("imports", r"imports?|imported|importing|purchases from|bought"),
    ("investment", r"investments?|invested|FDI|capital stock"),
    (
        "aid",
        r"aid|assistance|grants?|loans?|lent|credits?|credit line|lines? of credit|donat\w+|debt relief|relief"
        r"|debts?|packages?|compact",
    ),
    ("trade", r"trade|turnover|commerce|trade volume|trade turnover|trade deficit|trade surplus"),
    ("other", r"spending|budget|expenditure|contracts?|projects?|remittances|compensation|sales|deal"),
)
_FLOW = {
    flow: re.compile(rf"(?P<whole>{_ADJECTIVES}\b(?i:{words})\b(?:\s+(?:volume|turnover|deficit|surplus))?)")
    for flow, words in _NOUNS
}
#: Another flow of the same clause has states of its own.
_NEXT_FLOW = re.compile(r"\b(?:exports?|imports?)\b")
_REACH = 110


@dataclass(frozen=True, slots=True)
class Measured:
    """The flow, the words that name it, where they stand, and the states."""

    flow: Flow
    what: str
    start: int
    end: int


def measured(scene: Scene, start: int, end: int) -> Measured | None:
    """The noun of a flow nearest to a number in its clause, before it or just after."""
    view = scene.view
    first, last = scene.clause(start, end)
    best: tuple[float, Measured] | None = None
    for flow, pattern in _FLOW.items():
        for m in pattern.finditer(view, max(first, start - 2 * _REACH), min(last, end + _REACH)):
            if m.end() > start and m.start() < end:
                gap: float = 0
            else:
                gap = (start - m.end()) if m.end() <= start else (m.start() - end) * 1.1
            if m.start() >= end and re.fullmatch(r"\s+(?:(?:worth|in|of)\s+(?:\w+\s+){0,2})?", view[end : m.start()]):
                gap = 0
            if m.start() >= end and re.search(r",|\band\b", view[end : m.start()]):
                gap += 80
            if re.search(r"[;]|\b(?:and|while|but)\b.*\d", view[min(m.end(), end) : max(start, m.start())]):
                gap += 150
            if best is None or gap < best[0]:
                best = gap, Measured(flow, " ".join(m["whole"].split()), m.start(), m.end())
    return best[1] if best else None


def between(scene: Scene, found: Measured, topic: tuple[int, int] | None) -> tuple[int, int]:
    """From which state to which the flow goes (0: not told)."""
    first, last = scene.clause(found.start, found.end)
    following = _NEXT_FLOW.search(scene.view, found.end, last)
    last = following.start() if following else last
    inside = [g for g in scene.groups if g.start >= first and g.end <= last and g.states]
    owner = _owner(scene, found, inside)
    pair = next((g for g in inside if len(g.states) == 2 and (g.kind == "pair" or g.preposition == "between")), None)
    if found.flow == "trade" or (pair is not None and owner is None):
        return _trade(inside, owner, pair, topic)
    after = [g for g in inside if g.start >= found.start]
    origin = _state(after, ("from",), owner)
    if found.flow == "imports":
        goal = _state(after, ("to", "into", "by", "of"), None) or (owner.states[0] if owner else 0)
        origin = _state(after, ("from",), None)
        return _filled(origin, goal, topic, bool(origin or goal))
    goal = _state(after, ("to", "into", "in", "for", "on", "toward", "towards"), None)
    if found.flow == "tariff":
        goal = _state(inside, ("on", "from", "against"), None)
        origin = next((g.states[0] for g in inside if not g.preposition), 0)
        return (origin, goal) if origin != goal else (origin, 0)
    if not origin and owner is not None:
        origin = owner.states[0]
    if not origin and found.flow in ("aid", "investment", "exports"):
        subject = next((g for g in inside if not g.preposition and g.end <= found.start), None)
        origin = subject.states[0] if subject else 0
    if origin == goal:
        goal = next((s for g in after for s in g.states if s != origin), 0)
    if not goal and found.flow == "aid":  # "gave Nepal a loan"
        goal = next((s for g in inside if not g.placed for s in g.states if s != origin), 0)
    return _filled(origin, goal, topic, found.flow in ("aid", "investment", "exports"))


_ADJOINS = re.compile(r"(?:['’]s?)?\s*(?:(?!(?:an?|the|some|its|in|to|was|were)\b)\w+\s+){0,2}")


def _owner(scene: Scene, found: Measured, inside: list[Group]) -> Group | None:
    """The state whose flow it is: "Russia's exports", "Soviet exports", "its imports"."""
    for g in reversed(inside):
        if g.start >= found.start and g.end <= found.end:
            return g
        adjoins = g.end <= found.start and _ADJOINS.fullmatch(scene.view, g.end, found.start)
        if adjoins and g.preposition not in ("in", "at", "to", "with", "between"):
            return g
    return None


def _state(groups: list[Group], prepositions: tuple[str, ...], besides: Group | None) -> int:
    return next((g.states[0] for g in groups if g.preposition in prepositions and g is not besides), 0)


def _trade(
    inside: list[Group], owner: Group | None, pair: Group | None, topic: tuple[int, int] | None
) -> tuple[int, int]:
    if pair is not None:
        return pair.states[0], pair.states[1]
    states = list(dict.fromkeys(s for g in inside if not g.placed for s in g.states))
    if owner is not None:
        states = list(dict.fromkeys((*owner.states, *states)))
    if len(states) >= 2:
        return states[0], states[1]
    if topic is not None and (not states or states[0] in topic):
        return topic
    return (states[0], 0) if states else (0, 0)


def _filled(origin: int, goal: int, topic: tuple[int, int] | None, sure: bool) -> tuple[int, int]:
    """With the other state of the topic, where one is told."""
    if topic is not None and sure:
        one, other = topic
        if origin in topic and not goal:
            goal = other if origin == one else one
        elif goal in topic and not origin:
            origin = other if goal == one else one
    return origin, goal
