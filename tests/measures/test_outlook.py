"""How long periods last: against counting by hand, and against worlds whose hazard is known."""

from __future__ import annotations

import doctest

import numpy as np
import pytest

from bilateral.measures import outlook
from bilateral.measures.outlook import ends_within, lasting


def test_without_running_periods_the_share_is_a_plain_count():
    rng = np.random.default_rng(0)
    years = rng.integers(1, 30, 500)
    table = lasting(years, np.ones(500, dtype=bool), 40)
    reached, ended = int((years >= 8).sum()), int(((years >= 8) & (years < 13)).sum())
    assert ends_within(table, 8, 5)[0] == pytest.approx(ended / reached)


def test_running_periods_count_as_long_as_they_were_seen():
    # by hand: in year 3 four are at risk and one ends; in 4 three, none; in 5 two (one was last seen in 4), one
    years, ended = np.array([3, 4, 5, 6]), np.array([True, False, True, False])
    assert ends_within(lasting(years, ended, 10), 3, 3)[0] == pytest.approx(1 - (3 / 4) * (3 / 3) * (1 / 2))


def test_the_interval_holds_the_truth_nine_times_in_ten():
    rng, hits = np.random.default_rng(1), 0
    truth = 1 - 0.95**5
    for _ in range(400):
        years, seen = rng.geometric(0.05, 300), rng.integers(5, 60, 300)
        table = lasting(np.minimum(years, seen), years <= seen, 40)
        _, low, high = ends_within(table, 10, 5)
        hits += low <= truth <= high
    assert 0.86 <= hits / 400 <= 0.94


def test_the_interval_holds_the_truth_where_long_periods_are_pooled_too():
    rng, hits = np.random.default_rng(3), 0
    truth = 1 - 0.95**5
    for _ in range(400):
        years, seen = rng.geometric(0.05, 300), rng.integers(5, 80, 300)
        _, low, high = ends_within(lasting(np.minimum(years, seen), years <= seen, 6), 10, 5)
        hits += low <= truth <= high
    assert 0.86 <= hits / 400 <= 0.94


def test_what_no_period_reached_is_not_known():
    assert np.isnan(ends_within(lasting(np.array([2]), np.array([True]), 10), 5, 3)[0])


def test_the_examples_in_the_docs_are_true():
    assert doctest.testmod(outlook).failed == 0
