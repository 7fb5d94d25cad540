"""Partitions of a level: against every partition written out, compiled as plain, quiet worlds stay whole."""

from __future__ import annotations

import doctest
from itertools import combinations, pairwise

import numpy as np
import pytest
from scipy.special import expit, logsumexp
from scipy.stats import nbinom, norm

from bilateral.measures import partition as pt
from bilateral.measures.level import Item, Parameters, Spec
from bilateral.measures.partition import GRID, Plan, partition, partition_all
from bilateral.measures.simulate import WORLD, ar_noise, world


def density(item: Item, y: float, x: float) -> float:
    """Log density of one value at a level, by scipy."""
    eta = item.intercept + item.loading * x
    if item.spec.kind == "gaussian":
        return float(norm.logpdf(y, eta, item.scale))
    if item.spec.kind == "count":
        r = 1 / item.scale
        return float(nbinom.logpmf(y, r, r / (r + np.exp(eta))))
    edges = np.array([-np.inf, *item.cuts, np.inf]) - item.loading * x
    return float(np.log(expit(edges[int(y) + 1]) - expit(edges[int(y)])))


def every_partition(data: list[np.ndarray], p: Parameters, lift: np.ndarray, plan: Plan):
    """Log weight of every partition, by its starts."""
    years = data[0].shape[0]
    said = np.zeros((years, len(GRID)))
    for item, row in zip(p.items, data, strict=True):
        for t, y in enumerate(row):
            if not np.isnan(y):
                said[t] += item.spec.weight * np.array([density(item, y, x) for x in GRID])
    prior = norm.logpdf(GRID, 0, plan.spread)
    prior = prior - logsumexp(prior)
    weights = {}
    for number in range(years):
        for starts in combinations(range(1, years), number):
            edges = [0, *starts, years]
            if min(b - a for a, b in pairwise(edges)) < plan.min_size:
                continue
            fit = sum(logsumexp(prior + plan.weight * said[a:b].sum(axis=0)) for a, b in pairwise(edges))
            odds = sum(np.log(plan.hazard / (1 - plan.hazard)) + lift[s] for s in starts)
            weights[starts] = fit + odds
    return weights


@pytest.mark.parametrize("seed", range(6))
def test_posterior_and_best_partition_are_those_of_all_partitions_written_out(seed):
    rng = np.random.default_rng(seed)
    data = [d[0] + 0.0 for d in world(1, 9, seed=seed).data]
    lift, plan = np.where(rng.random(9) < 0.3, 2.0, 0.0), Plan(hazard=0.1, min_size=1 + seed % 3)
    weights = every_partition(data, WORLD, lift, plan)
    total = logsumexp(list(weights.values()))
    wanted = [sum(np.exp(w - total) for s, w in weights.items() if t in s) for t in range(9)]
    found = partition(data, WORLD, lift=lift, plan=plan)
    np.testing.assert_allclose(found.posterior, wanted, atol=1e-9)
    assert found.starts == max(weights, key=lambda s: weights[s])


def test_compiled_and_plain_say_the_same_of_runs_of_any_length():
    w = world(20, 60, seed=3)
    cells = np.stack(w.data, axis=-1).reshape(-1, len(WORLD.items))
    rng = np.random.default_rng(0)
    first = np.arange(20) * 60
    length = np.r_[1, 2, 3, rng.integers(4, 61, 17)]
    lift = np.where(rng.random(len(cells)) < 0.1, 4.0, 0.0)
    starts, posterior = partition_all(cells, first, length, WORLD, lift)
    some = 0
    for a, n in zip(first[1:], length[1:], strict=True):
        one = partition(list(cells[a : a + n].T), WORLD, lift=lift[a : a + n])
        assert tuple(np.flatnonzero(starts[a : a + n])) == one.starts
        np.testing.assert_allclose(posterior[a : a + n], one.posterior, atol=1e-9)
        some += len(one.starts)
    assert some > 5 and not starts[0] and posterior[0] == 0


def test_years_without_evidence_neither_help_nor_hurt():
    rng = np.random.default_rng(0)
    p = Parameters((Item(Spec("gaussian"), 0.0, 1.0, 0.4),), 0.1)
    y = np.r_[rng.normal(1.5, 0.4, 12), rng.normal(-1.5, 0.4, 12)]
    holed = np.insert(y, 12, [np.nan] * 3)
    assert partition([y], p).starts == (12,)
    found = partition([holed], p)
    assert len(found.starts) == 1 and 12 <= found.starts[0] <= 15
    # the four places of the turn cannot be told apart
    np.testing.assert_allclose(found.posterior[12:16], found.posterior[12], rtol=0.05)


def test_a_dated_fact_places_the_turn():
    p = Parameters((Item(Spec("gaussian"), 0.0, 1.0, 1.0),), 0.1)
    y = np.r_[np.full(10, 1.0), 0.0, 0.0, 0.0, np.full(10, -1.0)]
    for year in (10, 11, 12, 13):
        lift = np.zeros(23)
        lift[year] = 4.0
        assert partition([y], p, lift=lift).starts == (year,)


@pytest.mark.parametrize("ar", [0.0, 0.3, 0.6])
def test_a_level_that_never_moves_is_one_period_nine_times_in_ten(ar):
    rng = np.random.default_rng(5)
    items = tuple(Item(Spec("gaussian", weight=0.6), 0.0, 1.0, s) for s in (0.8, 1.2))
    p = Parameters(items, 0.1)
    x = rng.normal(0, 0.7, (300, 1))
    cells = np.stack([x + i.scale * ar_noise((300, 75), ar, rng) for i in items], axis=-1).reshape(-1, 2)
    first = np.arange(300) * 75
    starts, _ = partition_all(cells, first, np.full(300, 75), p, np.zeros(len(cells)))
    assert np.mean(starts.reshape(300, 75).any(axis=1)) <= 0.10


def test_too_few_years_are_refused():
    with pytest.raises(ValueError, match="1 years are given"):
        partition([np.array([0.0])], Parameters((Item(Spec("gaussian"), 0.0, 1.0, 1.0),), 0.1))


def test_the_examples_in_the_docs_are_true():
    assert doctest.testmod(pt).failed == 0
