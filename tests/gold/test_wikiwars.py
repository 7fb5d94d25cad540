"""Calendar values of 22 war histories (WikiWars 1.04), against the floors."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

from bilateral.reading.dates import find_dates
from tests.gold.floors import FLOORS, hold
from tests.gold.wikiwars import documents, halves, score


def test_calendar_values_of_wikiwars_do_not_fall_below_their_floors(gold: Path) -> None:
    every = documents(gold)
    tuned, held_out = halves(every)
    tuned_score, held_out_score = score(tuned), score(held_out)
    texts = [d["text"] for d in every]
    speeds = []
    for _ in range(3):  # the best of three: other work on the machine only ever slows a run
        began = time.process_time()
        for text in texts:
            find_dates(text)
        speeds.append(sum(map(len, texts)) / (time.process_time() - began) / 1000)
    scores = {
        "tuned_relaxed": tuned_score.relaxed,
        "tuned_strict": tuned_score.strict,
        "held_out_relaxed": held_out_score.relaxed,
        "held_out_strict": held_out_score.strict,
        "all_relaxed": score(every).relaxed,
        "speed": max(speeds),
    }
    hold("wikiwars", scores)


def test_the_floors_are_no_lower_than_what_the_project_promises() -> None:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["wikiwars"]
    promised = {"all_relaxed": 0.88, "held_out_relaxed": 0.88, "speed": 300}
    assert {name: floors[name] >= least for name, least in promised.items()} == dict.fromkeys(promised, True)


def test_the_gold_has_the_documents_and_expressions_it_is_said_to_have(gold: Path) -> None:
    every = documents(gold)
    assert len(every) == 22
    assert sum(len(d["timex"]) for d in every) == 2636
    assert all(d["text"][x["start"] : x["end"]] == x["text"] for d in every for x in d["timex"])
