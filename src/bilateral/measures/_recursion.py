"""The exact recursion over change points in plain NumPy: one dyad, no compiled code, so it starts at once.

Words used here: a *segment* (a, t) holds the years a..t; `gain[a, t]` is its log marginal likelihood; E holds the
same on a scale that cannot overflow; F and B are the forward and backward sums of Fearnhead (2006).
The compiled twin for all dyads is `_recursion_numba`; a test holds the two together to 1e-9.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PHI_STEP = 0.05  # resolution of the AR coefficient
PHI_COUNT = 20  # 0, 0.05, ..., 0.95
KEEP = 0.85  # share of the squared differences that the noise scale is made from: jumps fall in the rest
TRIMMED = 0.5203991  # mean of a squared standard normal below that share
FLOOR = 0.1  # the noise is never taken to be below this share of the series' own spread
ENOUGH = 12  # observations from which a series may say something about its own autocorrelation


@dataclass(frozen=True, slots=True)
class Noise:
    """Grid of noise models, flat: `phi` (G,) AR coefficients, `factor` (C,) of the scale, their log weights."""

    phi: Floats
    factor: Floats
    weight: Floats
    rho: Floats
    logv: Floats


def noise_grid(phi: tuple[float, ...], factor: tuple[float, ...], factor_sd: float, years: int) -> Noise:
    """Tables of phi**gap and log(1 - phi**(2 gap)), and the prior weight of each (phi, factor)."""
    factors = np.asarray(factor, float)
    weight = np.exp(-0.5 * (np.log(factors) / factor_sd) ** 2)
    grid = np.log(weight / weight.sum() / len(phi))
    base = np.arange(PHI_COUNT)[:, None] * PHI_STEP
    rho: Floats = np.power(base, np.arange(years + 1)[None, :], dtype=np.float64)
    logv = np.zeros_like(rho)
    logv[:, 1:] = np.log1p(-(rho[:, 1:] ** 2))
    return Noise(np.asarray(phi, float), factors, np.tile(grid, (len(phi), 1)), rho, logv)


def trimmed_scale(squares: Floats) -> float:
    """Mean of the smallest squares, corrected for the trimming: a variance that jumps hardly touch."""
    kept = int(np.ceil(KEEP * len(squares)))
    return float(np.sort(squares)[:kept].sum() / kept / TRIMMED)


def own_ar(u: Floats) -> float:
    """AR coefficient of one gap-free list of values from differences at lags one and two; NaN if too short."""
    if len(u) < ENOUGH:
        return float("nan")
    one, two = trimmed_scale((u[1:] - u[:-1]) ** 2), trimmed_scale((u[2:] - u[:-2]) ** 2)
    return min(max(two / one - 1.0, 0.0), 0.95) if one > 0 else float("nan")


def phi_index(own: Floats, phi: Floats, share: float) -> Ints:
    """Row of the tables for each grid point and series (G, S): the shared phi plus part of the series' own."""
    known = ~np.isnan(own)
    offset = np.zeros(len(own))
    if known.any():
        offset[known] = share * (own[known] - own[known].sum() / known.sum())
    index = np.floor((phi[:, None] + offset[None, :]) / PHI_STEP + 0.5).astype(np.int64)
    return np.clip(index, 0, PHI_COUNT - 1)


def marginal_scale(y: Floats, u: Floats, gaps: Ints, rho: Floats, noise_sd: float) -> float:
    """Sd of the noise (not of its innovations) under one AR coefficient; `noise_sd` if that is known."""
    if noise_sd > 0:
        return noise_sd
    if len(u) < 3:
        return 1.0
    spread = float(((y - y.sum() / len(y)) ** 2).sum() / len(y))
    if spread <= 0:
        return 1.0
    return float(np.sqrt(max(trimmed_scale((u[1:] - u[:-1]) ** 2 / (2.0 * (1.0 - rho[gaps]))), FLOOR**2 * spread)))


def gains(
    y: Floats, sd: Floats, noise_sd: Floats, noise: Noise, spread: float, share: float
) -> tuple[Floats, Floats, Floats]:
    """Evidence of every segment for every AR coefficient of the grid.

    Returns quad (G, T, T), the sum of squares left after the segment's mean, logdet (G, T, T), and
    constant (G,), the part of the log likelihood that no partition changes. With scale factor k a segment
    has log evidence -(quad / k**2 + logdet) / 2. O(G S T^2).
    """
    series, years = y.shape
    grid = len(noise.phi)
    quad, logdet = np.zeros((grid, years, years)), np.zeros((grid, years, years))
    constant = np.zeros(grid)
    seen = [np.flatnonzero(~np.isnan(row)) for row in y]
    centred = [y[s, o] - y[s, o].sum() / max(len(o), 1) for s, o in enumerate(seen)]
    own = np.array([own_ar(c / sd[s, o]) for s, (c, o) in enumerate(zip(centred, seen, strict=True))])
    rows = phi_index(own, noise.phi, share)
    prior = 1.0 / spread**2
    for s in range(series):
        o = seen[s]
        if len(o) == 0:
            continue
        gaps = np.diff(o)
        following = np.searchsorted(o, np.arange(years))
        start = np.append(o, years)[following]
        open_ = start[:, None] <= np.arange(years)[None, :]
        first = np.minimum(start, years - 1)
        for g in range(grid):
            rho, logv = noise.rho[rows[g, s]], noise.logv[rows[g, s]]
            scale = marginal_scale(y[s, o], centred[s] / sd[s, o], gaps, rho, float(noise_sd[s]))
            u, c = centred[s] / (sd[s, o] * scale), 1.0 / sd[s, o]
            z, w = u[1:] - rho[gaps] * u[:-1], 1.0 / (1.0 - rho[gaps] ** 2)
            d = c[1:] - rho[gaps] * c[:-1]
            sums = np.zeros((4, years))
            sums[:, o[1:]] = w * d * d, w * d * z, w * z * z, logv[gaps]
            sums = np.cumsum(sums, axis=1)
            head = np.zeros((4, years))
            head[:3, o] = c * c, c * u, u * u
            a, b, e, v = (sums[:, None, :] - sums[:, first][:, :, None]) + head[:, first][:, :, None]
            quad[g] += np.where(open_, e - b * b / (a + prior), 0.0)
            logdet[g] += np.where(open_, v, 0.0) + np.log1p(np.where(open_, a, 0.0) / prior)
            constant[g] -= len(o) * np.log(scale)
    return quad, logdet, constant


@dataclass(frozen=True, slots=True)
class Passes:
    """Forward and backward sums for the C noise models of one dyad, and the posterior weight of each model."""

    E: Floats  # (C, T, T)
    F: Floats  # (C, T + 1)
    B: Floats  # (C, T + 1)
    weight: Floats  # (C,)
    evidence: float


def passes(
    quad: Floats, logdet: Floats, constant: Floats, noise: Noise, seen: int, odds: float | Floats, min_size: int
) -> Passes:
    """Forward and backward recursion for every noise model at once. O(C T^2).

    Everything is held relative to the best path (the max pass M), so that no sum leaves the range of floats.
    `odds` is the log odds of a boundary in a year: one number, or one a year (T,).
    """
    years = quad.shape[1]
    factors = noise.factor
    gain = -0.5 * (quad[:, None] / (factors * factors)[None, :, None, None] + logdet[:, None])
    gain = gain.reshape(-1, years, years)
    length = np.arange(years)[None, :] - np.arange(years)[:, None] + 1
    gain[:, 1:] += np.broadcast_to(odds, (years,))[None, 1:, None]
    gain[:, length < min_size] = -np.inf
    models = len(gain)
    M, F, B = np.zeros((models, years + 1)), np.zeros((models, years + 1)), np.zeros((models, years + 1))
    E = np.zeros_like(gain)
    F[:, 0] = B[:, years] = 1.0
    for t in range(years):
        path = M[:, : t + 1] + gain[:, : t + 1, t]
        M[:, t + 1] = path.max(axis=1)
        reached = np.isfinite(M[:, t + 1])
        E[reached, : t + 1, t] = np.exp(path[reached] - M[reached, t + 1, None])
        F[:, t + 1] = (F[:, : t + 1] * E[:, : t + 1, t]).sum(axis=1)
    for a in range(years - 1, -1, -1):
        B[:, a] = (E[:, a, a:] * B[:, a + 1 :]).sum(axis=1)
    log_each = (
        (noise.weight + constant[:, None] - seen * np.log(factors)[None, :]).reshape(-1)
        + M[:, years]
        + np.log(F[:, years])
    )
    top = float(log_each.max())
    each = np.exp(log_each - top)
    return Passes(E, F, B, each / each.sum(), top + float(np.log(each.sum())))


def start_posterior(p: Passes) -> Floats:
    """Probability that a segment starts in each year, (T,); the first year's is 1."""
    total = p.F[:, -1:]
    mixed: Floats = (p.weight[:, None] * p.F[:, :-1] * p.B[:, :-1] / total).sum(axis=0)
    return mixed


def segment_posterior(p: Passes) -> Floats:
    """Probability that (a, t) is one of the segments, (T, T)."""
    scale = p.weight / p.F[:, -1]
    mixed: Floats = np.einsum("c,ca,cat,ct->at", scale, p.F[:, :-1], p.E, p.B[:, 1:], optimize=False)
    return mixed


def count_posterior(p: Passes, most: int) -> tuple[Floats, Floats]:
    """Posterior of the number of changes 0..most, and of the place of the j-th change when there are k.

    Returns counts (most + 1,) and joint (most + 1, most, T): joint[k, j - 1, b] = P(k changes, the j-th
    starts a segment in year b). O(C most T^2). What lies above `most` is missing from the sum of counts.
    """
    models, years = p.F.shape[0], p.F.shape[1] - 1
    depth = most + 2
    ahead, behind = np.zeros((depth, models, years + 1)), np.zeros((depth, models, years + 1))
    ahead[0, :, 0] = behind[0, :, years] = 1.0
    for j in range(1, depth):
        ahead[j, :, 1:] = (ahead[j - 1, :, None, :-1] @ p.E)[:, 0, :]
        behind[j, :, :-1] = (p.E @ behind[j - 1, :, 1:, None])[:, :, 0]
    scale = p.weight / p.F[:, -1]
    counts: Floats = ahead[1:, :, years] @ scale
    joint = np.zeros((most + 1, most, years))
    for k in range(1, most + 1):
        for j in range(1, k + 1):
            joint[k, j - 1] = scale @ (ahead[j, :, :-1] * behind[k - j + 1, :, :-1])
    return counts, joint


def increasing(log_place: Floats) -> Ints:
    """Years b_1 < ... < b_k with the greatest sum of log_place[j, b_j]; log_place is (k, T)."""
    k, years = log_place.shape
    best, back = log_place[0].copy(), np.zeros((k, years), dtype=np.int64)
    for j in range(1, k):
        before = np.concatenate([[-np.inf], np.maximum.accumulate(best)[:-1]])
        places = np.arange(years)
        run = np.where(best >= np.maximum.accumulate(best), places, 0)
        back[j] = np.concatenate([[0], np.maximum.accumulate(run)[:-1]])
        best = log_place[j] + before
    chosen = np.zeros(k, dtype=np.int64)
    chosen[-1] = int(np.argmax(best))
    for j in range(k - 1, 0, -1):
        chosen[j - 1] = back[j, chosen[j]]
    return chosen


def run_holding(place: Floats, year: int, level: float) -> tuple[int, int]:
    """Shortest run of years around `year` that holds `level` of the mass of `place`, grown one year at a time."""
    low = high = year
    total = place.sum()
    while place[low : high + 1].sum() < level * total:
        left = place[low - 1] if low > 1 else -1.0
        right = place[high + 1] if high + 1 < len(place) else -1.0
        if left < 0 and right < 0:
            break
        if left >= right:
            low -= 1
        else:
            high += 1
    return low, high
