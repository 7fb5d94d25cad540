"""Who says that another must do something: "Norway said Iceland must return it" is a demand of Norway on Iceland."""

from __future__ import annotations

import re

from bilateral.reading.parties import Group, Scene

_SPEECH = (
    r"(?:said|says?|insist(?:s|ed)|demand(?:s|ed)|declar(?:es|ed)|reiterat(?:es|ed)|warn(?:s|ed)|told|tells|stress(?:es|ed)|"
    r"remind(?:s|ed|er)|announc(?:es|ed)|urg(?:es|ed)|stat(?:es|ed)|argu(?:es|ed)|believ(?:es|ed)|maintain(?:s|ed)|wrote|vowed)"
)
_SAYS = re.compile(rf"\b{_SPEECH}\b")
_SAID = re.compile(rf"[^,;]{{0,40}}\b{_SPEECH}\b")


def demand(scene: Scene, start: int) -> tuple[Group, Group] | None:
    """Who demands, and of whom, where "must" stands at `start`; None if the words name only one of them as a state."""
    free = [g for g in scene.before(start) if g.states and not g.placed and not scene.owns(g)]
    asked = next((g for g in free if g.kind != "pronoun"), None)
    if asked is None:
        return None
    before = [g for g in scene.groups if g.end <= asked.start and not g.placed and not g.preposition]
    told = [g for g in reversed(before) if _SAYS.search(scene.view, g.end, asked.start)]
    after = [g for g in scene.groups if g.start > start and _SAID.match(scene.view, g.end, scene.end)]
    speaker = next(iter([*told, *after]), None)
    if speaker is None or not speaker.states or set(speaker.states) & set(asked.states):
        return None
    return speaker, asked
