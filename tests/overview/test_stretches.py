"""Periods of a level: all dyads at once as one by one; quiet worlds stay whole."""

from __future__ import annotations

import numpy as np
import pytest

from bilateral.overview.stretches import HOLE, runs_of, stretches, stretches_all


def walks(dyads: int, years: int, seed: int):
    """Levels with steps, with years of which nothing is told and holes; the first and last year are told."""
    rng = np.random.default_rng(seed)
    mean = np.cumsum(rng.normal(0, 0.9, (dyads, years)) * (rng.random((dyads, years)) < 0.08), axis=1)
    mean += rng.normal(0, 0.1, mean.shape)
    told = rng.random(mean.shape) < 0.9
    told[0, 10:18] = False
    told[:, [0, -1]] = True
    shock = np.where(rng.random(mean.shape) < 0.05, 1.0, 0.0)
    return mean, np.full(mean.shape, 0.3), told, shock


def test_all_dyads_at_once_have_the_periods_of_each():
    arrays = walks(12, 40, seed=3)
    begin, start = np.full(12, 1950), np.arange(13) * 40
    together = stretches_all(begin, start, *(a.ravel() for a in arrays))
    assert sum(map(len, together)) > 20
    for d in range(12):
        assert together[d] == stretches(np.arange(1950, 1990), *(a[d] for a in arrays))


def test_dyads_of_different_length_are_laid_end_to_end():
    mean, sd, told, shock = walks(2, 40, seed=4)
    cells = np.r_[0:25, 40:80]
    flat = [a.ravel()[cells] for a in (mean, sd, told, shock)]
    flat[2][24] = True
    one, other = stretches_all(np.array([1900, 1950]), np.array([0, 25, 65]), *flat)
    assert one == stretches(np.arange(1900, 1925), *(a[:25] for a in flat))
    assert other == stretches(np.arange(1950, 1990), *(a[25:] for a in flat))


def test_a_hole_parts_two_runs_and_a_shorter_one_does_not():
    told = np.ones(30, dtype=bool)
    told[5 : 5 + HOLE] = False
    told[15 : 15 + HOLE - 1] = False
    assert runs_of(told) == [slice(0, 5), slice(5 + HOLE, 30)]


@pytest.mark.parametrize("ar", [0.0, 0.3, 0.6])
def test_a_level_that_only_wavers_is_one_period_nine_times_in_ten(ar):
    rng = np.random.default_rng(1)
    e = rng.normal(0, 0.25, (200, 75))
    for t in range(1, 75):
        e[:, t] = ar * e[:, t - 1] + np.sqrt(1 - ar * ar) * e[:, t]
    flat = (e.ravel(), np.full(e.size, 0.4), np.ones(e.size, dtype=bool), np.zeros(e.size))
    found = stretches_all(np.full(200, 1950), np.arange(201) * 75, *flat)
    assert np.mean([len(f) > 1 for f in found]) <= 0.10


def test_a_dated_fact_makes_a_turn_of_what_would_be_none():
    mean = np.concatenate([np.full(15, 0.3), np.full(15, -0.45)])
    mean += np.random.default_rng(0).normal(0, 0.15, 30)
    rest = (np.full(30, 0.3), np.ones(30, dtype=bool))
    quiet, fact = np.zeros(30), np.zeros(30)
    fact[15] = 1.0
    without, told = (stretches(np.arange(1950, 1980), mean, *rest, shock) for shock in (quiet, fact))
    assert [s.first for s in told] == [1950, 1965]
    assert told[1].boundary.support > (without[1].boundary.support if len(without) > 1 else 0.0)
