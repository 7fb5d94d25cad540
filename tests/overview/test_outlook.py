"""The outlook: what became of the like, in the text as in the record."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.overview.outlook import AHEAD, LONGEST, TABLE, ordinal
from bilateral.states.names import resolve


def of(store, a: str, b: str, **window):
    view = overview(store, make_dyad(resolve(a), resolve(b)), **window)
    return view, view.outlook


@pytest.mark.slow
def test_the_rate_is_that_of_the_periods_that_lasted_as_long(full_store):
    view, told = of(full_store, "Cambodia", "Russia")
    rate, now = told["base_rate"], view.periods[-1]
    counts = json.loads(TABLE.read_text(encoding="utf-8"))[rate["dyads"]][now.label]
    assert rate["periods"] == counts["at_risk"][rate["lasted"] - 1]
    stay = 1.0
    for year in range(rate["lasted"], rate["lasted"] + AHEAD):
        place = min(year, len(counts["at_risk"])) - 1
        stay *= 1 - counts["ended"][place] / counts["at_risk"][place]
    assert rate["share"] == pytest.approx(1 - stay, abs=0.001)
    assert rate["low"] <= rate["share"] <= rate["high"]
    assert f"{100 * rate['share']:.0f} % ended within {AHEAD} years" in told["text"]
    assert f"reached their {ordinal(rate['lasted'])} year" in told["text"]


@pytest.mark.slow
def test_a_pair_without_arms_or_conflicts_is_held_against_its_like(full_store):
    assert of(full_store, "Bhutan", "Tuvalu")[1]["base_rate"]["dyads"] == "quiet"


@pytest.mark.slow
@pytest.mark.parametrize("window", [{"first": 2010}, {"last": 1990}, {"as_of": date(1990, 1, 1)}])
def test_an_overview_of_a_part_of_the_years_has_no_rate(full_store, window):
    assert of(full_store, "India", "Pakistan", **window)[1]["base_rate"] is None


@pytest.mark.slow
def test_years_beyond_the_last_that_is_counted_alone_are_counted_together(full_store):
    told = of(full_store, "Mexico", "Spain")[1]
    assert told["base_rate"]["lasted"] == LONGEST
    assert f"reached their {LONGEST}th year or a later one" in told["text"]


def test_a_store_blind_to_conflicts_calls_no_pair_quiet(starter):
    told = of(starter, "United States", "Russia")[1]
    assert told["base_rate"] is None
    assert "no source of conflicts" in told["text"] and "without conflicts" not in told["text"]


def test_more_periods_are_at_risk_in_a_year_than_end_in_it():
    told = json.loads(TABLE.read_text(encoding="utf-8"))
    for kind in ("active", "quiet"):
        for counts in told[kind].values():
            assert all(d <= n for d, n in zip(counts["ended"], counts["at_risk"], strict=True))
            assert counts["better"] + counts["worse"] <= counts["periods"]
            assert counts["moved"][0] < 0 < counts["moved"][1]
