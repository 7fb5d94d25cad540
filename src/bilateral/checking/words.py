"""How records are told in a sentence: their dates, what they say, who says it."""

from __future__ import annotations

from bilateral.checking.facts import Fact
from bilateral.checking.model import Voice
from bilateral.overview.model import Evidence
from bilateral.overview.phrases import listed


def voices(facts: list[Fact]) -> tuple[Voice, ...]:
    """The sources of some facts, each once."""
    return tuple(dict.fromkeys(Voice(f.source) for f in facts))


def evidence(facts: list[Fact]) -> tuple[Evidence, ...]:
    """The records of some facts, each once."""
    return tuple(dict.fromkeys(e for f in facts for e in f.evidence))


def short(text: str) -> str:
    """What a record says, without what the sentence around it says already."""
    return text.removeprefix("diplomatic relations ").partition(" (reference")[0]


def told(facts: list[Fact], most: int = 3) -> str:
    """Facts as a list, those of one date together."""
    by_date: dict[str, list[Fact]] = {}
    for f in facts:
        by_date.setdefault(f.when, []).append(f)
    return listed([f"{when} ({_of_one_date(some)})" for when, some in by_date.items()], most)


def _of_one_date(facts: list[Fact]) -> str:
    """What records of one date say; those that say the same of different places, in one."""
    texts = list(dict.fromkeys(short(f.text) for f in facts))
    said = [text.partition(", according to ") for text in texts]
    if len({what for what, _, _ in said}) == 1 and all(place for _, _, place in said):
        return f"{said[0][0]}, according to {listed([place for _, _, place in said])}"
    return texts[0]
