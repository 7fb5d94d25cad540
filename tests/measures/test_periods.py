"""Periods: exact answers against enumeration of every partition with dense normal densities."""

from __future__ import annotations

import doctest
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multivariate_normal

from bilateral.measures import _recursion as core
from bilateral.measures.periods import PRIOR, Prior, boundary_posterior, boundary_posterior_all, detect
from bilateral.measures.segmentation import segment
from bilateral.measures.simulate import change_series


def partitions(years: int) -> list[tuple[int, ...]]:
    return [c for k in range(years) for c in combinations(range(1, years), k)]


def dense_evidence(y: np.ndarray, ar: float, sd: float, spread: float) -> float:
    """Log density of one segment: a normal mean shared by the years, plus AR(1) noise, missing years struck."""
    seen = np.flatnonzero(~np.isnan(y))
    if len(seen) == 0:
        return 0.0
    noise = sd**2 * ar ** np.abs(seen[:, None] - seen[None, :])
    return float(multivariate_normal(np.zeros(len(seen)), noise + (spread * sd) ** 2).logpdf(y[seen]))


def enumerated(y: np.ndarray, ars: tuple[float, ...], sd: float, prior: Prior) -> tuple[np.ndarray, np.ndarray]:
    years = y.shape[1]
    centred = y - np.nanmean(y, axis=1, keepdims=True)
    starts, counts = np.zeros(years), np.zeros(years)
    logs, cuts = [], []
    for ar in ars:
        for p in partitions(years):
            edges = [0, *p, years]
            total = len(p) * prior.odds
            for a, b in pairwise(edges):
                total += sum(dense_evidence(row[a:b], ar, sd, prior.spread) for row in centred)
            logs.append(total)
            cuts.append(p)
    weight = np.exp(np.array(logs) - max(logs))
    weight /= weight.sum()
    for w, p in zip(weight, cuts, strict=True):
        starts[list(p)] += w
        counts[len(p)] += w
    return starts, counts


def test_the_recursion_equals_the_enumeration_of_all_partitions() -> None:
    rng = np.random.default_rng(3)
    prior = Prior(phi=(0.0, 0.4, 0.8), own_ar=0.0, hazard=0.1)
    for _ in range(4):
        y = rng.normal(size=(2, 7))
        y[:, 4:] += 3
        y[0, 2] = y[1, 5] = np.nan
        starts, counts = enumerated(y, prior.phi, 0.7, prior)
        np.testing.assert_allclose(boundary_posterior(y, noise=0.7, prior=prior), starts, atol=1e-10)
        np.testing.assert_allclose(detect(y, noise=0.7, prior=prior).changes, counts, atol=1e-10)


def test_the_compiled_path_equals_numpy_to_1e_9() -> None:
    rng = np.random.default_rng(1)
    y = rng.normal(size=(12, 3, 40)).cumsum(axis=2) * 0.5 + rng.normal(size=(12, 3, 40))
    y[rng.random(y.shape) < 0.2] = np.nan
    y[0] = np.nan
    y[1, 0] = np.nan
    y[2, :, :] = 1.5
    y[3, 1, 5:] = np.nan
    for prior in (PRIOR, Prior(min_size=3, hazard=0.1)):
        posterior = boundary_posterior_all(y, prior=prior)
        for d, row in enumerate(y):
            np.testing.assert_allclose(posterior[d], boundary_posterior(row, prior=prior), atol=1e-9)


def test_the_compiled_path_reads_cell_sds_and_known_noise() -> None:
    rng = np.random.default_rng(2)
    y, sd = rng.normal(size=(3, 2, 20)), rng.uniform(0.5, 2.0, size=(3, 2, 20))
    posterior = boundary_posterior_all(y, sd=sd, noise=[0.8, 1.2])
    for d in range(3):
        np.testing.assert_allclose(posterior[d], boundary_posterior(y[d], sd=sd[d], noise=[0.8, 1.2]), atol=1e-9)


def test_exp_and_log_of_the_compiled_rows_are_those_of_numpy() -> None:
    from bilateral.measures._rows_numba import exp_row, log_in_place

    x = -np.random.default_rng(0).uniform(0, 600, 500)
    out, work = np.empty(500), np.empty(500)
    exp_row(x, out, work, 500)
    np.testing.assert_allclose(out, np.exp(x), rtol=3e-15)
    y = np.exp(-x)
    expected = np.log(y)
    log_in_place(y, work)
    np.testing.assert_allclose(y, expected, rtol=3e-15)


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.integers(1, 6))
def test_a_series_without_observations_changes_nothing(seed: int, years: int) -> None:
    y = np.random.default_rng(seed).normal(size=(1, years + 3))
    more = np.vstack([y, np.full_like(y, np.nan)])
    np.testing.assert_allclose(boundary_posterior(more), boundary_posterior(y), atol=1e-12)


def test_without_any_observation_the_prior_comes_back() -> None:
    np.testing.assert_allclose(boundary_posterior(np.full((2, 9), np.nan))[1:], PRIOR.hazard, atol=1e-12)


def test_a_clear_change_is_found_with_a_narrow_interval() -> None:
    y, period = change_series(75, (30,), jump=5.0, ar=0.3, series=3, seed=5)
    (found,) = detect(y).boundaries
    assert found.low <= 30 <= found.high and found.high - found.low <= 4 and found.support > 0.9
    assert period[30] == 1


def test_min_size_is_kept() -> None:
    y = np.zeros(30)
    y[10] = 50.0
    y += np.random.default_rng(0).normal(size=30) * 0.1
    assert len(detect(y).boundaries) == 2
    starts = [b.year for b in detect(y, prior=Prior(min_size=5)).boundaries]
    assert all(b - a >= 5 for a, b in zip([0, *starts], [*starts, 30], strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("ar", [0.0, 0.3, 0.6])
def test_series_without_change_raise_a_false_alarm_in_at_most_a_tenth(ar: float) -> None:
    alarms = [bool(detect(change_series(75, ar=ar, seed=10_000 + i)[0]).boundaries) for i in range(300)]
    assert np.mean(alarms) <= 0.10


@pytest.mark.slow
def test_the_90_percent_intervals_hold_the_true_year_in_about_90_percent() -> None:
    held = []
    for seed in range(200):
        y, _ = change_series(75, (25, 50), jump=2.5, ar=0.3, series=2, seed=seed)
        for b in detect(y).boundaries:
            near = min((25, 50), key=lambda c: abs(c - b.year))
            if abs(near - b.year) <= 8:
                held.append(b.low <= near <= b.high)
    assert len(held) > 300 and np.mean(held) >= 0.88


def test_segment_equals_enumeration_on_short_series() -> None:
    rng = np.random.default_rng(0)
    for _ in range(30):
        y = rng.normal(size=(2, 8)).cumsum(axis=1)
        y[rng.random(y.shape) < 0.2] = np.nan
        costs = {}
        for p in partitions(8):
            edges = [0, *p, 8]
            pieces = [row[a:b] for row in y for a, b in pairwise(edges)]
            costs[p] = len(p) * 1.5 + sum(np.nansum((x - np.nanmean(x)) ** 2) for x in pieces if not np.isnan(x).all())
        found = segment(y, penalty=1.5)
        assert found.cost == pytest.approx(min(costs.values()), abs=1e-9)
        assert costs[found.boundaries] == pytest.approx(found.cost, abs=1e-9)


def test_segment_costs_what_ruptures_pelt_costs_on_1000_series() -> None:
    rpt = pytest.importorskip("ruptures", reason="a peer of the bench extra")
    rng = np.random.default_rng(7)
    for i in range(1000):
        y = rng.normal(size=(1 + i % 3, 30))
        y[:, rng.integers(1, 30) :] += rng.normal() * 3
        theirs = rpt.Pelt(model="l2", jump=1, min_size=1).fit(y.T).predict(pen=3.0)
        edges = [0, *theirs]
        parts = [y[:, a:b] for a, b in pairwise(edges)]
        cost = sum(((x - x.mean(axis=1, keepdims=True)) ** 2).sum() for x in parts) + 3.0 * (len(theirs) - 1)
        assert segment(y, penalty=3.0).cost == pytest.approx(cost, abs=1e-8)


def test_wrong_input_is_told_plainly() -> None:
    with pytest.raises(ValueError, match="infinite"):
        detect([1.0, np.inf])
    with pytest.raises(ValueError, match="min_size is 9"):
        detect([1.0, 2.0], prior=Prior(min_size=9))
    with pytest.raises(ValueError, match="penalty"):
        segment([1.0], penalty=-1)


def test_the_trimmed_scale_is_right_for_normal_noise() -> None:
    assert core.trimmed_scale(np.random.default_rng(0).normal(size=200_000) ** 2) == pytest.approx(1, abs=0.01)


def test_the_worked_example_of_the_docs_page_runs() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "methods" / "periods.md"
    assert doctest.testfile(str(page), module_relative=False).failed == 0
