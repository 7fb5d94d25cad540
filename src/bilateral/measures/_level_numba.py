"""The compiled parts of the level model: the smoother of all dyads, and the sums of the M-step."""

from __future__ import annotations

import numba
import numpy as np

from bilateral.measures._compile import compiled, inlined, parallel
from bilateral.measures._level_numpy import GAUSSIAN, MOST_STEPS, ORDINAL, STEP_LIMIT, Floats, Ints

# Gauss-Hermite nodes and weights for a standard normal, exact for polynomials up to the ninth degree.
NODES = np.array([-2.8569700138728056, -1.3556261799742659, 0.0, 1.3556261799742659, 2.8569700138728056])
MASS = np.array(
    [0.011257411327720691, 0.2220759220056126, 0.5333333333333333, 0.2220759220056126, 0.011257411327720691]
)


@inlined
def sigmoid(v: float) -> float:
    """As `_level_numpy.logistic`, of one number."""
    small: float = np.exp(-abs(v))
    return (1.0 if v >= 0 else small) / (1.0 + small)


@compiled
def cell(kind: int, y: float, x: float, a: float, b: float, c: float, cuts: Floats) -> tuple[float, float]:
    """As `_level_numpy.score`, of one observed cell."""
    if kind == GAUSSIAN:
        return b * (y - a - b * x) / (c * c), b * b / (c * c)
    if kind == ORDINAL:
        category = int(y)
        low = 0.0 if category == 0 else sigmoid(cuts[category - 1] - b * x)
        high = 1.0
        if category < len(cuts) and np.isfinite(cuts[category]):
            high = sigmoid(cuts[category] - b * x)
        return b * (low + high - 1.0), b * b * (low * (1.0 - low) + high * (1.0 - high))
    mu = np.exp(min(a + b * x, 50.0))
    return b * (y - mu) / (1.0 + c * mu), b * b * mu * (1.0 + c * y) / (1.0 + c * mu) ** 2


@compiled
def smooth_dyad(
    y: Floats,
    kind: Ints,
    intercept: Floats,
    loading: Floats,
    scale: Floats,
    cuts: Floats,
    weight: Floats,
    steps: Floats,
    start: float,
    anchor: Floats,
    pull: float,
    tolerance: float,
    x: Floats,
    v: Floats,
    lag: Floats,
) -> int:
    """Mode into x (T,) (its entry values are the first guess), variances into v, covariances with the year
    before into lag. y is (T, K). Returns the Newton steps taken."""
    years, items = y.shape
    inverse, d, r, m = np.empty(years), np.empty(years), np.empty(years), np.empty(years)
    cells = 0
    at, which = np.empty(years * items, np.int64), np.empty(years * items, np.int64)
    for t in range(years):
        inverse[t] = 1.0 / (start if t == 0 else steps[t])
        for k in range(items):
            if weight[k] > 0 and not np.isnan(y[t, k]):
                at[cells], which[cells] = t, k
                cells += 1
    last = False
    taken = 0
    while True:
        for t in range(years):
            d[t] = inverse[t]
            r[t] = -inverse[t] * (x[t] - (x[t - 1] if t > 0 else 0.0))
            if t + 1 < years:
                d[t] += inverse[t + 1]
                r[t] += inverse[t + 1] * (x[t + 1] - x[t])
            if not np.isnan(anchor[t]):
                d[t] += pull
                r[t] += pull * (anchor[t] - x[t])
        for i in range(cells):
            t, k = at[i], which[i]
            g, w = cell(kind[k], y[t, k], x[t], intercept[k], loading[k], scale[k], cuts[k])
            d[t] += w * weight[k]
            r[t] += g * weight[k]
        for t in range(1, years):
            m[t] = -inverse[t] / d[t - 1]
            d[t] += m[t] * inverse[t]
            r[t] -= m[t] * r[t - 1]
        if last or taken >= MOST_STEPS:
            break
        r[years - 1] /= d[years - 1]
        largest = abs(r[years - 1])
        for t in range(years - 2, -1, -1):
            r[t] = r[t] / d[t] - m[t + 1] * r[t + 1]
            largest = max(largest, abs(r[t]))
        step = 1.0 if largest <= STEP_LIMIT else STEP_LIMIT / largest
        for t in range(years):
            x[t] += step * r[t]
        taken += 1
        last = largest < tolerance
    v[years - 1] = 1.0 / d[years - 1]
    for t in range(years - 2, -1, -1):
        lag[t + 1] = -m[t + 1] * v[t + 1]
        v[t] = 1.0 / d[t] + m[t + 1] * m[t + 1] * v[t + 1]
    lag[0] = 0.0
    return taken


@parallel
def smooth_block(
    y: Floats,
    kind: Ints,
    intercept: Floats,
    loading: Floats,
    scale: Floats,
    cuts: Floats,
    weight: Floats,
    step: float,
    start: float,
    shock: Floats,
    anchor: Floats,
    pull: float,
    tolerance: float,
    x: Floats,
    v: Floats,
    lag: Floats,
) -> None:
    """`smooth_dyad` for y (D, T, K); shock and anchor are (D, T) or (1, T); x, v, lag (D, T) in place."""
    for i in numba.prange(y.shape[0]):
        j = np.int64(i)
        smooth_dyad(
            y[j],
            kind,
            intercept,
            loading,
            scale,
            cuts,
            weight,
            step + shock[j % shock.shape[0]],
            start,
            anchor[j % anchor.shape[0]],
            pull,
            tolerance,
            x[j],
            v[j],
            lag[j],
        )


@compiled
def ordinal_sums(y: float, x: float, q: float, b: float, cuts: Floats, top: int, grad: Floats, hess: Floats) -> None:
    """Add one cell, at one node of mass q, to the gradient and negative Hessian by (cuts..., loading)."""
    category = int(y)
    low, high, fl, fh = 0.0, 1.0, 0.0, 0.0
    if category > 0:
        low = sigmoid(cuts[category - 1] - b * x)
        fl = low * (1.0 - low)
    if category < top:
        high = sigmoid(cuts[category] - b * x)
        fh = high * (1.0 - high)
    p = max(high - low, 1e-12)
    dh, dl = fh / p, -fl / p
    hh, ll, hl = dh * (1.0 - 2.0 * high) - dh * dh, dl * (1.0 - 2.0 * low) - dl * dl, -dh * dl
    if category < top:
        grad[category] += q * dh
        hess[category, category] -= q * hh
        hess[category, top] += q * x * (hh + hl)
    if category > 0:
        grad[category - 1] += q * dl
        hess[category - 1, category - 1] -= q * ll
        hess[category - 1, top] += q * x * (ll + hl)
    if 0 < category < top:
        hess[category - 1, category] -= q * hl
    grad[top] -= q * x * (dh + dl)
    hess[top, top] -= q * x * x * (hh + 2.0 * hl + ll)


@parallel
def item_sums(
    y: Floats,
    k: int,
    kind: int,
    a: float,
    b: float,
    c: float,
    cuts: Floats,
    x: Floats,
    v: Floats,
    grad: Floats,
    hess: Floats,
) -> None:
    """Sums of the M-step of item k over blocks of dyads: grad (P, n), hess (P, n, n), one row a block.

    Ordinal: gradient and upper negative Hessian by (cuts, loading). Count: by (intercept, loading), then the
    Pearson statistic, its derivative by the overdispersion, and the cells. Gaussian: moments.
    """
    blocks = grad.shape[0]
    dyads, years = x.shape
    top = len(cuts)
    for block in numba.prange(blocks):
        p = np.int64(block)
        for d in range(p * dyads // blocks, (p + 1) * dyads // blocks):
            for t in range(years):
                value = y[d, t, k]
                if np.isnan(value):
                    continue
                if kind == GAUSSIAN:
                    grad[p, 0] += 1.0
                    grad[p, 1] += x[d, t]
                    grad[p, 2] += x[d, t] * x[d, t] + v[d, t]
                    grad[p, 3] += value
                    grad[p, 4] += value * x[d, t]
                    grad[p, 5] += value * value
                    continue
                sd = np.sqrt(v[d, t])
                for n in range(5):
                    z, q = x[d, t] + sd * NODES[n], MASS[n]
                    if kind == ORDINAL:
                        ordinal_sums(value, z, q, b, cuts, top, grad[p], hess[p])
                    else:
                        mu = np.exp(min(a + b * z, 50.0))
                        g = q * (value - mu) / (1.0 + c * mu)
                        w = q * mu * (1.0 + c * value) / (1.0 + c * mu) ** 2
                        grad[p, 0] += g
                        grad[p, 1] += g * z
                        hess[p, 0, 0] += w
                        hess[p, 0, 1] += w * z
                        hess[p, 1, 1] += w * z * z
                        spread = mu * (1.0 + c * mu)
                        pearson = q * (value - mu) ** 2 / spread
                        grad[p, 2] += pearson
                        grad[p, 3] += pearson * mu * mu / spread
                        grad[p, 4] += q


@compiled
def walk_sums(x: Floats, v: Floats, lag: Floats, shock: Floats) -> tuple[float, float]:
    """Sum of expected squared steps, and their number, over the years without a shock."""
    total, count = 0.0, 0.0
    for d in range(x.shape[0]):
        for t in range(1, x.shape[1]):
            if shock[d % shock.shape[0], t] == 0.0:
                total += (x[d, t] - x[d, t - 1]) ** 2 + v[d, t] + v[d, t - 1] - 2.0 * lag[d, t]
                count += 1.0
    return total, count
