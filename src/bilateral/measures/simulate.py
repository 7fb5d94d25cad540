"""Worlds whose truth is known: levels with mixed indicators, and series with or without change points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bilateral.measures._level_numpy import Floats, Ints, logistic
from bilateral.measures.level import Item, Parameters, Spec

WORLD = Parameters(
    (
        Item(Spec("gaussian", 1, 0), 0.3, 1.0, 1.0),
        Item(Spec("gaussian", 1, 1), -0.5, 0.7, 0.8),
        Item(Spec("binary", 1, 0), 0.0, 1.8, 1.0, (0.5,)),
        Item(Spec("binary", -1, 2), 0.0, -1.5, 1.0, (2.0,)),
        Item(Spec("ordinal", 1, 3), 0.0, 1.6, 1.0, (-2.0, 0.0, 1.5)),
        Item(Spec("ordinal", 1, 4), 0.0, 1.2, 1.0, (-1.0, 1.0)),
        Item(Spec("count", 1, 4), 0.5, 0.6, 0.2),
        Item(Spec("count", -1, 2), -0.5, -0.7, 0.5),
    ),
    step=0.04,
)


@dataclass(frozen=True, slots=True)
class World:
    """Levels (D, T), and the indicators that were seen of them: K arrays (D, T), NaN where missing."""

    level: Floats
    data: list[Floats]
    parameters: Parameters


def draw(item: Item, x: Floats, rng: np.random.Generator) -> Floats:
    """Values of one indicator for the levels x, of any shape."""
    eta = item.intercept + item.loading * x
    if item.spec.kind == "gaussian":
        return np.asarray(eta + item.scale * rng.normal(size=x.shape))
    if item.spec.kind == "count":
        rate = np.exp(eta)
        if item.scale > 0:
            rate = rate * rng.gamma(1.0 / item.scale, item.scale, size=x.shape)
        return rng.poisson(rate).astype(float)
    chance = rng.random(x.shape)
    return np.asarray(sum((chance > logistic(c - item.loading * x)).astype(float) for c in item.cuts))


def world(
    dyads: int,
    years: int,
    *,
    parameters: Parameters = WORLD,
    missing: float = 0.5,
    seed: int = 0,
) -> World:
    """A world of the level model: random walks, and every cell of the indicators missing with one probability.

    >>> w = world(3, 5)
    >>> w.level.shape, len(w.data)
    ((3, 5), 8)
    """
    rng = np.random.default_rng(seed)
    steps = rng.normal(size=(dyads, years)) * np.sqrt(parameters.step)
    steps[:, 0] = rng.normal(size=dyads) * np.sqrt(parameters.start)
    x = steps.cumsum(axis=1)
    data = []
    for item in parameters.items:
        y = draw(item, x, rng)
        y[rng.random(y.shape) < missing] = np.nan
        data.append(y)
    return World(x, data, parameters)


def ar_noise(shape: tuple[int, ...], ar: float, rng: np.random.Generator) -> Floats:
    """Stationary first-order autoregressive noise of variance 1 along the last axis."""
    e = rng.normal(size=shape)
    for t in range(1, shape[-1]):
        e[..., t] = ar * e[..., t - 1] + np.sqrt(1 - ar * ar) * e[..., t]
    return e


def change_series(
    years: int,
    changes: tuple[int, ...] = (),
    *,
    jump: float = 2.0,
    ar: float = 0.0,
    series: int = 1,
    missing: float = 0.0,
    seed: int = 0,
) -> tuple[Floats, Ints]:
    """Series (S, T) whose mean steps by +-`jump` noise sds at `changes`; also the period of each year (T,).

    >>> change_series(6, (3,))[1].tolist()
    [0, 0, 0, 1, 1, 1]
    """
    rng = np.random.default_rng(seed)
    period = np.searchsorted(np.asarray(changes, dtype=np.int64), np.arange(years), side="right")
    signs = rng.choice([-1.0, 1.0], size=(series, len(changes)))
    means = np.concatenate([np.zeros((series, 1)), jump * signs.cumsum(axis=1)], axis=1)
    y = means[:, period] + ar_noise((series, years), ar, rng)
    y[rng.random(y.shape) < missing] = np.nan
    return y, period.astype(np.int64)
