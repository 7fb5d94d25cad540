"""The smoother of one dyad in plain NumPy and the items' parameters as arrays: starts without compiled code."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

GAUSSIAN, ORDINAL, COUNT = 0, 1, 2  # binary is ordinal with one cut
STEP_LIMIT = 2.0  # no Newton step moves a year further than this, so that counts cannot overshoot
TOLERANCE = 1e-7  # Newton converges quadratically: the step after this one would be below 1e-13
MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Packed:
    """Parameters of K items as arrays: what the smoothers read.

    kind (K,), intercept (K,), loading (K,), scale (K,) (sd, or overdispersion of a count), cuts (K, C) padded
    with +inf, weight (K,) (power of the likelihood; 0 leaves an item out).
    """

    kind: Ints
    intercept: Floats
    loading: Floats
    scale: Floats
    cuts: Floats
    weight: Floats


def logistic(v: Floats) -> Floats:
    """1 / (1 + exp(-v)) without overflow; 0 and 1 at the infinities."""
    small = np.exp(-np.abs(v))
    return np.where(v >= 0, 1.0, small) / (1.0 + small)


def score(kind: int, y: Floats, x: Floats, a: float, b: float, c: float, cuts: Floats) -> tuple[Floats, Floats]:
    """First and negative second derivative of log p(y | x) by the level x; zero where y is NaN."""
    seen = ~np.isnan(y)
    v = np.where(seen, y, 0.0)
    if kind == GAUSSIAN:
        g, w = b * (v - a - b * x) / (c * c), np.full(len(y), b * b / (c * c))
    elif kind == ORDINAL:
        edges = np.concatenate([[-np.inf], cuts, [np.inf]])
        category = v.astype(np.int64)
        low, high = logistic(edges[category] - b * x), logistic(edges[category + 1] - b * x)
        g, w = b * (low + high - 1.0), b * b * (low * (1.0 - low) + high * (1.0 - high))
    else:
        mu = np.exp(np.minimum(a + b * x, 50.0))
        g, w = b * (v - mu) / (1.0 + c * mu), b * b * mu * (1.0 + c * v) / (1.0 + c * mu) ** 2
    return np.where(seen, g, 0.0), np.where(seen, w, 0.0)


def prior_bands(steps: Floats, start: float) -> tuple[Floats, Floats]:
    """Diagonal (T,) and lower diagonal (T,), first unused, of the precision of a random walk.

    `steps` (T,) are the innovation variances; the first is replaced by the start's variance.
    """
    inverse = 1.0 / steps
    inverse[0] = 1.0 / start
    diagonal = inverse.copy()
    diagonal[:-1] += inverse[1:]
    lower = -inverse
    lower[0] = 0.0
    return diagonal, lower


def solve(diagonal: Floats, lower: Floats, right: Floats) -> tuple[Floats, Floats, Floats]:
    """Solve a symmetric tridiagonal system; also the pivots and multipliers of its LDL' form. O(T)."""
    d, e, r = diagonal.tolist(), lower.tolist(), right.tolist()
    years = len(d)
    m = [0.0] * years
    for t in range(1, years):
        m[t] = e[t] / d[t - 1]
        d[t] -= m[t] * e[t]
        r[t] -= m[t] * r[t - 1]
    r[-1] /= d[-1]
    for t in range(years - 2, -1, -1):
        r[t] = r[t] / d[t] - m[t + 1] * r[t + 1]
    return np.array(r), np.array(d), np.array(m)


def variances(pivots: Floats, multipliers: Floats) -> Floats:
    """Diagonal of the inverse from the LDL' form. O(T)."""
    d, m = pivots.tolist(), multipliers.tolist()
    v = [1.0 / p for p in d]
    for t in range(len(d) - 2, -1, -1):
        v[t] += m[t + 1] * m[t + 1] * v[t + 1]
    return np.array(v)


def totals(y: Floats, x: Floats, p: Packed) -> tuple[Floats, Floats]:
    """Score and weight of all items of one dyad, each (K, T); y is (K, T)."""
    g, w = np.zeros(y.shape), np.zeros(y.shape)
    for k in range(len(y)):
        if p.weight[k] > 0 and not np.isnan(y[k]).all():
            cuts = p.cuts[k][np.isfinite(p.cuts[k])]
            g[k], w[k] = score(int(p.kind[k]), y[k], x, p.intercept[k], p.loading[k], p.scale[k], cuts)
            g[k] *= p.weight[k]
            w[k] *= p.weight[k]
    return g, w


def smooth_one(
    y: Floats, p: Packed, steps: Floats, start: float, anchor: Floats, anchor_sd: float
) -> tuple[Floats, Floats]:
    """Posterior mode (T,) and variance (T,) of one dyad's level by Newton's method. y is (K, T)."""
    diagonal, lower = prior_bands(steps, start)
    held = ~np.isnan(anchor)
    pull = np.where(held, 1.0 / anchor_sd**2, 0.0)
    target = np.where(held, anchor, 0.0)
    x = np.zeros(y.shape[1])
    for _ in range(MOST_STEPS):
        g, w = totals(y, x, p)
        right = g.sum(axis=0) + pull * (target - x) - diagonal * x
        right[1:] -= lower[1:] * x[:-1]
        right[:-1] -= lower[1:] * x[1:]
        move, pivots, multipliers = solve(diagonal + w.sum(axis=0) + pull, lower, right)
        largest = float(np.abs(move).max())
        x = x + move * min(1.0, STEP_LIMIT / largest if largest > 0 else 1.0)
        if largest < TOLERANCE:
            break
    g, w = totals(y, x, p)
    _, pivots, multipliers = solve(diagonal + w.sum(axis=0) + pull, lower, x)
    return x, variances(pivots, multipliers)
