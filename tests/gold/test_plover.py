"""Actors and dyads of the PLOVER gold-standard sentences, against the floors."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.gold.floors import FLOORS, hold
from tests.gold.plover import halves, score, score_events, sentences


def test_actors_and_dyads_of_plover_do_not_fall_below_their_floors(gold: Path) -> None:
    every = sentences(gold)
    tuned, held_out = halves(every)
    a, b, both = score(tuned), score(held_out), score(every)
    scores = {
        "tuned_phrases": a.phrases,
        "held_out_phrases": b.phrases,
        "all_phrases": both.phrases,
        "tuned_dyads": a.dyads,
        "held_out_dyads": b.dyads,
        "all_dyads": both.dyads,
        "all_directed": both.directed,
        "non_states_right": 1 - both.wrong / 54,
    }
    print(f"plover first two states: {both.first_two:.3f}")
    hold("plover", scores)


def test_the_floors_of_plover_are_no_lower_than_what_the_project_promises() -> None:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["plover"]
    promised = {"all_dyads": 0.90, "all_phrases": 0.90, "non_states_right": 52 / 54}
    assert all(floors[name] >= round(least, 3) for name, least in promised.items())


def test_the_gold_of_plover_has_what_it_is_said_to_have(gold: Path) -> None:
    every = sentences(gold)
    actors = [a for s in every for side in ("source", "target") for a in s[side]]
    assert len(every) == 322
    assert sum(s["state_state"] for s in every) == 149
    assert sum(not a["is_state"] for a in actors) == 54


def test_the_parties_of_the_events_of_plover_do_not_fall_below_their_floors(gold: Path) -> None:
    tuned, held_out = halves(sentences(gold))
    both = score_events(sentences(gold))
    scores = {
        "tuned_pairs": score_events(tuned).pairs,
        "held_out_pairs": score_events(held_out).pairs,
        "all_directed": both.directed,
    }
    hold("plover_events", scores)
