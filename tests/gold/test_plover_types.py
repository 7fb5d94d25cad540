"""Event types of the PLOVER gold sentences between states, against the floors."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from bilateral.reading.actors import find_mentions
from bilateral.reading.dates import find_dates
from bilateral.reading.events import find_events
from bilateral.reading.model import EventClaim
from bilateral.reading.sentences import split_sentences
from tests.gold.floors import hold

#: The names of 2016, in those of 2022.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
#: The hard facts of diplomacy, in PLOVER's types (its codebook and the gold itself: a treaty signed is SUPPORT).
PLOVER = {
    "established": "SUPPORT", "restored": "SUPPORT", "recognised": "SUPPORT", "embassy opened": "SUPPORT",
    "treaty": "SUPPORT", "alliance": "SUPPORT", "agreement": "AGREE", "war ended": "AGREE", "visit": "CONSULT",
    "broken": "SANCTION", "embassy closed": "SANCTION", "sanction": "SANCTION", "war begun": "ASSAULT", "aid": "AID",
}  # fmt: skip
#: What is only to come is, in PLOVER, an agreement to it.
TO_COME = frozenset({"CONSULT", "AID", "COOPERATE", "SUPPORT", "RETREAT", "CONCEDE"})


def plover(e: EventClaim) -> str:
    kind = PLOVER.get(e.type, e.type)
    return "AGREE" if e.mood == "planned" and kind in TO_COME else kind


def first_type(text: str) -> str:
    """The type of the first event told in a sentence, "" if none is."""
    sentences = split_sentences(text, [(0, len(text))])
    times = find_dates(text)
    told = find_events(text, sentences, times, find_mentions(text, sentences, times))
    return next((plover(e) for e in told if e.mood in ("told", "planned") and e.type != "regime"), "")


def test_event_types_of_the_state_to_state_sentences_do_not_fall_below_their_floor(gold: Path) -> None:
    every = json.loads((gold / "plover_gsr.json").read_text(encoding="utf-8"))
    between = [x for x in every if x["state_state"]]
    assert len(between) == 149
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    told = 0
    for x in between:
        want = RENAMED.get(x["event"], x["event"])
        found = first_type(x["text"])
        asked[want] += 1
        right[want] += found == want
        told += found != ""
    for kind in sorted(asked):
        print(f"{kind}: {right[kind]} of {asked[kind]}")
    hold("plover_types", {"accuracy": right.total() / asked.total(), "accuracy_where_told": right.total() / told})
