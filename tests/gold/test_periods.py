"""What the level and the periods reach on the published overviews must not fall below its floors."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.states.registry import state
from tests.gold.scoring import computed, hits, scores

FLOORS = tomllib.loads(Path(__file__).with_name("floors-periods.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dyads(gold):
    return json.loads((gold / "periods.json").read_text(encoding="utf-8"))["dyads"]


@pytest.fixture(scope="module")
def ours(dyads, full_store):
    pairs = {d["id"]: make_dyad(state(d["state_a"]["cow"]), state(d["state_b"]["cow"])) for d in dyads}
    return {name: computed(overview(full_store, pair)) for name, pair in pairs.items()}


@pytest.mark.slow
@pytest.mark.parametrize("tiers", ["AB", "ABC"])
def test_no_score_falls_below_its_floor(dyads, ours, tiers):
    reached = scores(dyads, ours, tiers=tiers)
    below = {k: (reached[k], floor) for k, floor in FLOORS[tiers].items() if reached[k] < floor}
    assert not below


def test_a_boundary_of_ours_takes_one_of_theirs_at_most():
    gold = {
        "periods": [{"start": 1950, "end": None}],
        "boundaries": [
            {"year": 1960, "range": [1959, 1961], "change": 1},
            {"year": 1961, "range": [1960, 1962], "change": -1},
            {"year": 1980, "range": [1979, 1981], "change": 0},
        ],
    }
    assert hits(gold, [1940, 1950, 1960, 1980]) == (1, 1, 2)
    assert hits(gold, [1960, 1961, 1990]) == (2, 3, 2)
    assert hits(gold, []) == (0, 0, 2)
