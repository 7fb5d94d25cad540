"""Periods of a level: all dyads at once as one by one; where a boundary lies; a fact of a year."""

from __future__ import annotations

import numpy as np
import pytest

from bilateral.measures.level import Item, Parameters, Spec, smooth
from bilateral.overview.stretches import HOLE, cut, runs_of, stretches, turns_all

PARAMETERS = Parameters((Item(Spec("gaussian"), 0.0, 1.0, 0.8), Item(Spec("ordinal"), 0.0, 1.5, 1.0, (-1.0, 1.0))), 0.3)


def walks(dyads: int, years: int, seed: int):
    """Indicators of levels with steps, with years of which nothing is told and a hole; first and last year are told."""
    rng = np.random.default_rng(seed)
    level = np.cumsum(rng.normal(0, 1.5, (dyads, years)) * (rng.random((dyads, years)) < 0.08), axis=1)
    votes = level + rng.normal(0, 0.8, level.shape)
    acts = np.digitize(1.5 * level + rng.logistic(size=level.shape), (-1.0, 1.0)).astype(float)
    told = rng.random(level.shape) < 0.9
    told[0, 10:18] = False
    told[:, [0, -1]] = True
    series = np.where(told[:, None], np.stack([votes, acts], axis=1), np.nan)
    shock = np.where(rng.random(level.shape) < 0.05, 1.0, 0.0)
    smoothed = [smooth(list(s), PARAMETERS) for s in series]
    return series, np.array([m for m, _ in smoothed]), np.array([s for _, s in smoothed]), told, shock


def test_all_dyads_at_once_have_the_periods_of_each():
    series, mean, sd, told, shock = walks(12, 40, seed=3)
    cells, start = np.concatenate([s.T for s in series]), np.arange(13) * 40
    begins, chance = turns_all(cells, start, PARAMETERS, told.ravel(), shock.ravel())
    years, found = np.arange(1950, 1990), 0
    for d in range(12):
        own = slice(d * 40, d * 40 + 40)
        alone = stretches(years, series[d], PARAMETERS, mean[d], sd[d], told[d], shock[d])
        assert cut(years, mean[d], sd[d], told[d], begins[own], chance[own]) == alone
        found += len(alone)
    assert found > 20


def test_dyads_of_different_length_are_laid_end_to_end():
    series, mean, sd, told, shock = walks(2, 40, seed=4)
    told[0, 24] = True
    cells = np.concatenate([series[0, :, :25].T, series[1].T])
    flat = [np.r_[x[0, :25], x[1]] for x in (told, shock)]
    begins, chance = turns_all(cells, np.array([0, 25, 65]), PARAMETERS, *flat)
    for d, (a, b) in enumerate(((0, 25), (25, 65))):
        n = b - a
        arrays = (mean[d, :n], sd[d, :n], told[d, :n])
        alone = stretches(np.arange(n), series[d, :, :n], PARAMETERS, *arrays, shock[d, :n])
        assert cut(np.arange(n), *arrays, begins[a:b], chance[a:b]) == alone


def test_a_hole_parts_two_runs_and_a_shorter_one_does_not():
    told = np.ones(30, dtype=bool)
    told[5 : 5 + HOLE] = False
    told[15 : 15 + HOLE - 1] = False
    assert runs_of(told) == [slice(0, 5), slice(5 + HOLE, 30)]


@pytest.mark.parametrize(
    ("chance", "wanted"),
    [
        # all of it in one year, though another boundary is expected nearby
        ({10: 1.0, 13: 0.3}, (10, 10, 1.0)),
        # spread over three years
        ({9: 0.3, 10: 0.4, 11: 0.3}, (9, 11, 1.0)),
        # less than one boundary expected: the interval holds nine tenths of what there is
        ({10: 0.5, 11: 0.1}, (10, 11, 0.6)),
    ],
)
def test_the_interval_of_a_boundary_holds_nine_tenths_of_one(chance, wanted):
    years, posterior, begins = np.arange(20), np.zeros(20), np.zeros(20, dtype=bool)
    begins[10] = True
    for year, p in chance.items():
        posterior[year] = p
    level = np.r_[np.full(10, 1.0), np.full(10, -1.0)]
    _, second = cut(years, level, np.full(20, 0.2), np.ones(20, dtype=bool), begins, posterior)
    assert (second.boundary.low, second.boundary.high, second.boundary.support) == pytest.approx(wanted)


def test_a_dated_fact_makes_a_turn_of_what_would_be_none():
    rng = np.random.default_rng(0)
    votes = np.r_[np.full(15, 0.4), np.full(15, -0.5)] + rng.normal(0, 0.5, 30)
    series = np.stack([votes, np.full(30, np.nan)])
    mean, sd = smooth(list(series), PARAMETERS)
    quiet, fact = np.zeros(30), np.zeros(30)
    fact[15] = 1.0
    rest = (series, PARAMETERS, mean, sd, np.ones(30, dtype=bool))
    without, told = (stretches(np.arange(1950, 1980), *rest, shock) for shock in (quiet, fact))
    assert len(without) == 1
    assert [s.first for s in told] == [1950, 1965]
