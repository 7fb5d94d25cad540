"""PLOVER gold-standard sentences: which state an actor is, and which two states an event is between."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bilateral.reading.actors import find_mentions
from bilateral.reading.dates import find_dates
from bilateral.reading.events import find_events
from bilateral.reading.model import Mention, Sentence
from bilateral.reading.phrases import states_of_phrase
from bilateral.reading.roles import parties_of
from bilateral.states.registry import codes

#: Actors of the gold that are no members of the state system, and words that say so.
BEYOND = {
    "PSE": ("palestin", "hamas", "plo", "west bank", "gaza", "jericho", "ramallah", "nablus", "hebron", "jenin",
            "rafah", "bethlehem", "tulkarm", "fatah", "islamic jihad", "arafat"),
    "HKG": ("hong kong",),
}  # fmt: skip


class Score(NamedTuple):
    """Shares of 1; `wrong` counts actors that are no state and were told to be one."""

    phrases: float
    wrong: int
    dyads: float
    directed: float
    first_two: float


def sentences(gold: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((gold / "plover_gsr.json").read_text(encoding="utf-8"))
    return found


def halves(every: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Even numbers, which rules may be written from, and odd ones, which are held out."""
    even = [s for s in every if int(s["id"][-4:]) % 2 == 0]
    return even, [s for s in every if int(s["id"][-4:]) % 2]


def wanted(code: str) -> frozenset[object]:
    """The COW codes that an ISO3 code had since 1980; for Germany both, as the sentences have no date."""
    if code in BEYOND:
        return frozenset({code})
    if code == "DEU":
        return frozenset({255, 260})
    return frozenset(cow for cow, _, end in codes("iso3").get(code, ()) if end.year >= 1992)


def entities(phrase: str, states: Sequence[int] = ()) -> frozenset[object]:
    """What a phrase stands for, in the terms of `wanted`."""
    found: Sequence[object] = states or states_of_phrase(phrase)
    if not found:
        found = [code for code, words in BEYOND.items() if any(w in phrase.lower() for w in words)]
    return frozenset(found)


def pair_of(a: Mention | None, b: Mention | None) -> tuple[frozenset[object], frozenset[object]]:
    """Two mentions, or the two states of one that is a pair, as entities."""
    if a is not None and a is b and len(a.states) == 2:
        return frozenset(a.states[:1]), frozenset(a.states[1:])
    return tuple(entities(m.quote, m.states) if m else frozenset() for m in (a, b))  # type: ignore[return-value]


def score(some: Sequence[dict[str, Any]]) -> Score:
    """An actor is found if its state is the only one told; a dyad if it is one of those of the gold."""
    actors = [a for s in some for side in ("source", "target") for a in s[side]]
    told = [(a, entities(a["text"])) for a in actors]
    right = [len(e) == 1 and e <= wanted(a["code"]) for a, e in told if a["is_state"]]
    wrong = sum(bool(e) for a, e in told if not a["is_state"])
    between = [s for s in some if s["state_state"]]
    hits = directed = claims = firsts = first_claims = 0
    for s in between:
        text, one = s["text"], Sentence(0, len(s["text"]), 0)
        mentions = find_mentions(text, [one], find_dates(text))
        pairs = [(wanted(a["code"]), wanted(b["code"])) for a in s["source"] for b in s["target"]]
        a, b = pair_of(*parties_of(text, one, mentions)[:2])
        claims += bool(a and b)
        same = any(a & x and b & y for x, y in pairs)
        directed += same
        hits += same or any(a & y and b & x for x, y in pairs)
        every = [entities(m.quote, m.states) for m in mentions if m.kind not in ("pair", "pronoun")]
        first = list(dict.fromkeys(e for e in every if e))[:2]
        first_claims += len(first) == 2
        if len(first) == 2:
            c, d = first
            firsts += any((c & x and d & y) or (c & y and d & x) for x, y in pairs)
    return Score(
        sum(right) / len(right), wrong, 2 * hits / (claims + len(between)), 2 * directed / (claims + len(between)),
        2 * firsts / (first_claims + len(between)),
    )  # fmt: skip


class Events(NamedTuple):
    """Shares of the sentences."""

    pairs: float
    directed: float


def score_events(some: Sequence[dict[str, Any]]) -> Events:
    """Whether `find_events` tells of the right two states, in the sentences between two members of the state system."""
    states = [s for s in some if s["state_state"] and not {a["code"] for a in s["source"] + s["target"]} & set(BEYOND)]
    pairs = directed = 0
    for s in states:
        text, one = s["text"], [Sentence(0, len(s["text"]), 0)]
        times = find_dates(text)
        found = find_events(text, one, times, find_mentions(text, one, times))
        gold = [(wanted(a["code"]), wanted(b["code"])) for a in s["source"] for b in s["target"]]
        ahead = [e for e in found if any(e.a in x and e.b in y for x, y in gold)]
        either = [e for e in found if any({e.a, e.b} & x and {e.a, e.b} & y and e.a != e.b for x, y in gold)]
        pairs += bool(either)
        directed += bool(ahead) or any(not e.directed for e in either)
    return Events(pairs / len(states), directed / len(states))
