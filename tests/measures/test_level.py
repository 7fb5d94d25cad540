"""Level: the smoothers against dense linear algebra and a general optimiser; parameters and intervals on worlds."""

from __future__ import annotations

import doctest
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.special import expit, gammaln

from bilateral.measures import level as lv
from bilateral.measures.level import Item, Parameters, Spec
from bilateral.measures.simulate import WORLD, world


def one(years: int = 25, seed: int = 0) -> tuple[list[np.ndarray], np.ndarray]:
    w = world(1, years, seed=seed)
    return [d[0] for d in w.data], w.level[0]


def log_posterior(x: np.ndarray, data: list[np.ndarray], p: Parameters, shock: np.ndarray) -> float:
    """The model written out plainly, cell by cell."""
    total = -0.5 * x[0] ** 2 / p.start
    for t in range(1, len(x)):
        total -= 0.5 * (x[t] - x[t - 1]) ** 2 / (p.step + shock[t])
    for item, row in zip(p.items, data, strict=True):
        for t, y in enumerate(row):
            if np.isnan(y):
                continue
            eta = item.intercept + item.loading * x[t]
            if item.spec.kind == "gaussian":
                total -= 0.5 * ((y - eta) / item.scale) ** 2
            elif item.spec.kind == "count":
                r, mu = 1 / item.scale, np.exp(eta)
                total += gammaln(y + r) - gammaln(r) + r * np.log(r / (r + mu)) + y * np.log(mu / (r + mu))
            else:
                edges = np.array([-np.inf, *item.cuts, np.inf]) - item.loading * x[t]
                total += np.log(expit(edges[int(y) + 1]) - expit(edges[int(y)]))
    return float(total)


def test_the_mode_is_the_one_a_general_optimiser_finds() -> None:
    data, _ = one()
    shock = np.zeros(25)
    shock[10] = 3.0
    mean, _ = lv.smooth(data, WORLD, shock=shock)
    found = minimize(lambda x: -log_posterior(x, data, WORLD, shock), np.zeros(25), method="BFGS", tol=1e-9)
    np.testing.assert_allclose(mean, found.x, atol=2e-4)
    assert log_posterior(mean, data, WORLD, shock) >= -found.fun - 1e-9


def test_with_gaussian_items_mean_and_sd_are_those_of_dense_algebra() -> None:
    p = Parameters(WORLD.items[:2], step=0.1)
    data = list(one()[0][:2])
    lower = np.tril(np.ones((25, 25)))
    prior = lower @ np.diag([1.0] + [0.1] * 24) @ lower.T
    precision, right = np.linalg.inv(prior), np.zeros(25)
    for item, row in zip(p.items, data, strict=True):
        seen = ~np.isnan(row)
        precision += np.diag(seen * item.loading**2 / item.scale**2)
        right += np.where(seen, item.loading * (np.nan_to_num(row) - item.intercept) / item.scale**2, 0)
    cov = np.linalg.inv(precision)
    mean, sd = lv.smooth(data, p)
    np.testing.assert_allclose(mean, cov @ right, atol=1e-10)
    np.testing.assert_allclose(sd, np.sqrt(np.diag(cov)), atol=1e-10)


def test_the_compiled_path_equals_numpy_to_1e_8() -> None:
    w = world(9, 40, seed=4)
    rng = np.random.default_rng(0)
    shock = rng.exponential(size=(9, 40)) * (rng.random((9, 40)) < 0.1)
    anchor = np.where(rng.random((9, 40)) < 0.05, -2.0, np.nan)
    w.data[6][0, 3] = 4000.0  # an absurd count must not break Newton's method
    for options in ({}, {"groups": (0, 4)}, {"without": (2,)}):
        mean, sd = lv.smooth_all(w.data, WORLD, shock=shock, anchor=anchor, block=4, **options)
        for d in range(9):
            row = [x[d] for x in w.data]
            m, s = lv.smooth(row, WORLD, shock=shock[d], anchor=anchor[d], **options)
            np.testing.assert_allclose(mean[d], m, atol=1e-8)
            np.testing.assert_allclose(sd[d], s, atol=1e-8)


def test_contributions_sum_to_the_mean() -> None:
    data, _ = one(30, seed=2)
    anchor = np.full(30, np.nan)
    anchor[20] = -2.0
    parts = lv.contributions(data, WORLD, anchor=anchor)
    mean, _ = lv.smooth(data, WORLD, anchor=anchor)
    np.testing.assert_allclose(parts.sum(axis=(0, 1)), mean, atol=1e-9)
    assert parts.shape == (9, 30, 30) and not parts[:-1][np.isnan(np.array(data))].any()


def test_a_hard_fact_moves_the_level_at_once() -> None:
    p = Parameters((Item(Spec("gaussian"), 0.0, 1.0, 1.0),), step=0.01)
    data = [np.r_[np.full(15, 1.0), np.full(15, -1.0)]]
    shock = np.zeros(30)
    shock[15] = 4.0
    slow, fast = lv.smooth(data, p)[0], lv.smooth(data, p, shock=shock)[0]
    assert abs(slow[15] - slow[14]) < 0.3 < 1.5 < fast[14] - fast[15]
    anchor = np.full(30, np.nan)
    anchor[20] = -3.0
    assert lv.smooth(data, p, anchor=anchor, anchor_sd=0.05)[0][20] == pytest.approx(-3, abs=0.2)


@settings(max_examples=20)
@given(st.integers(0, 10**6))
def test_an_unseen_indicator_changes_nothing(seed: int) -> None:
    data, _ = one(12, seed)
    blind = [*data[:-1], np.full(12, np.nan)]
    fewer = Parameters(WORLD.items[:-1], WORLD.step)
    for a, b in zip(lv.smooth(blind, WORLD), lv.smooth(data[:-1], fewer), strict=True):
        np.testing.assert_allclose(a, b, atol=1e-12)


def test_without_any_observation_the_prior_comes_back() -> None:
    mean, sd = lv.smooth([np.full(6, np.nan)] * 8, WORLD)
    np.testing.assert_allclose(mean, 0)
    np.testing.assert_allclose(sd**2, 1 + 0.04 * np.arange(6), atol=1e-12)


def test_parameters_survive_json() -> None:
    assert Parameters.from_dict(json.loads(json.dumps(WORLD.to_dict()))) == WORLD


def test_fit_finds_the_parameters_of_a_simulated_world() -> None:
    w = world(800, 40, seed=3)
    found = lv.fit(w.data, [i.spec for i in WORLD.items])
    for a, b in zip(found.items, WORLD.items, strict=True):
        assert a.loading == pytest.approx(b.loading, rel=0.15)
        if b.spec.kind in ("gaussian", "count"):
            assert a.scale == pytest.approx(b.scale, rel=0.2, abs=0.03)
    assert found.step == pytest.approx(WORLD.step, rel=0.3)


def test_fit_is_deterministic_and_a_signed_loading_never_turns() -> None:
    w = world(200, 20, seed=5)
    wrong = [Spec("gaussian", -1), *[i.spec for i in WORLD.items[1:]]]
    a, b = lv.fit(w.data, wrong, rounds=10), lv.fit(w.data, wrong, rounds=10)
    assert a == b and a.items[0].loading <= 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_the_90_percent_interval_covers_88_to_92_percent(seed: int) -> None:
    w = world(3000, 75, seed=seed)
    mean, sd = lv.smooth_all(w.data, lv.fit(w.data, [i.spec for i in WORLD.items]))
    assert 0.88 <= (np.abs(mean - w.level) < 1.645 * sd).mean() <= 0.92
    assert np.corrcoef(mean.ravel(), w.level.ravel())[0, 1] >= 0.977


def test_the_band_without_a_group_holds_every_such_run() -> None:
    data, _ = one()
    low, high = lv.band_without(data, WORLD)
    run, _ = lv.smooth(data, WORLD, without=(2,))
    assert (low <= run).all() and (run <= high).all()


def test_the_public_scale_keeps_the_order_and_its_words() -> None:
    x = np.linspace(-6, 6, 50)
    assert (np.diff(lv.to_scale(x)) > 0).all() and np.abs(lv.to_scale(x)).max() <= 10
    assert [lv.label(v) for v in (-10, -3, 0, 3, 10)] == list(lv.LABELS)


def test_wrong_input_is_told_plainly() -> None:
    with pytest.raises(ValueError, match="no indicator has a sign"):
        lv.fit([np.zeros((2, 3))], [Spec("gaussian", 0)])
    with pytest.raises(ValueError, match="is binary but holds 2"):
        lv.fit([np.full((2, 3), 2.0)], [Spec("binary")])
    with pytest.raises(ValueError, match="no observation"):
        lv.fit([np.full((2, 3), np.nan)], [Spec("binary")])


def test_the_worked_example_of_the_docs_page_runs() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "methods" / "level.md"
    assert doctest.testfile(str(page), module_relative=False).failed == 0


def test_leaving_an_indicator_out_by_one_step_is_smoothing_without_it() -> None:
    votes = Item(Spec("gaussian"), 0.1, 1.0, 0.6)
    trade = Item(Spec("gaussian"), 0.0, 0.7, 0.9)
    p = Parameters((votes, trade), step=0.1)
    y = np.random.default_rng(0).normal(size=(2, 30))
    y[0, 5:9] = np.nan
    without = lv.left_out(list(y), p)
    for k in range(2):
        rest = y.copy()
        rest[k] = np.nan
        np.testing.assert_allclose(without[k], lv.smooth(list(rest), p)[0], atol=1e-8)
