"""Turning points of one or several yearly series: exact Bayesian recursion, and exact segmentation.

The model. In each period a series has its own mean; around it runs first-order autoregressive noise that starts
afresh with the period. A boundary falls in any year with the same probability, on its own. Summing over every
partition into periods is exact (Fearnhead 2006); the AR coefficient and the scale of the noise are summed over a
grid, so that autocorrelation, which looks like change, has to be outdone by the evidence for a change.
Reference: Fearnhead, P. (2006). Exact and efficient Bayesian inference for multiple changepoint problems.
Statistics and Computing 16, 203-213, doi 10.1007/s11222-006-8450-8.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from bilateral.measures import _recursion as core
from bilateral.measures._recursion import Floats
from bilateral.measures.intervals import Z90


@dataclass(frozen=True, slots=True)
class Prior:
    """What is assumed of the series before it is seen.

    hazard: probability that a new period begins in a year. spread: prior sd of a period's mean, in units of
    the noise's sd. phi, factor: grids of the AR coefficient and of the scale of the noise (times its robust
    estimate). own_ar: how far, 0..1, a series follows its own autocorrelation, where there are several.
    min_size: fewest years of a period. most: greatest number of changes that is told apart.
    """

    hazard: float = 0.01
    spread: float = 5.0
    phi: tuple[float, ...] = (0.0, 0.3, 0.6, 0.85)
    factor: tuple[float, ...] = (0.85, 1.2)
    factor_sd: float = 0.25
    own_ar: float = 0.5
    min_size: int = 1
    most: int = 15

    @property
    def odds(self) -> float:
        """Log odds of a boundary in a year."""
        return float(np.log(self.hazard / (1.0 - self.hazard)))


PRIOR = Prior()


@dataclass(frozen=True, slots=True)
class Boundary:
    """A turning point: the new period's first year (an index), its 90 % interval, and its support.

    support: posterior probability that at least one boundary lies in low..high, both included.
    """

    year: int
    low: int
    high: int
    support: float


@dataclass(frozen=True, slots=True)
class Segment:
    """Years first..last (indices) and, for each of the S series, the mean with its 90 % interval (NaN: unseen)."""

    first: int
    last: int
    mean: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class Periods:
    """What `detect` found. `posterior` (T,): probability of a boundary in each year; `changes`: of each number."""

    boundaries: tuple[Boundary, ...]
    segments: tuple[Segment, ...]
    posterior: Floats
    changes: Floats
    evidence: float


def _checked(series: ArrayLike, sd: ArrayLike | None, noise: ArrayLike | None) -> tuple[Floats, Floats, Floats]:
    y = np.atleast_2d(np.asarray(series, dtype=float))
    if y.ndim != 2 or y.shape[1] < 1:
        raise ValueError(f"series must be (T,) or (S, T), not {np.shape(series)}; give one row a series")
    if np.isinf(y).any():
        raise ValueError("series holds an infinite value; write NaN where nothing was observed")
    scale = np.ones_like(y) if sd is None else np.broadcast_to(np.asarray(sd, float), y.shape).copy()
    scale[np.isnan(y)] = 1.0
    known = np.zeros(len(y)) if noise is None else np.broadcast_to(np.asarray(noise, float), (len(y),)).copy()
    if not (scale > 0).all() or not (known >= 0).all():
        raise ValueError("sd and noise must be positive wherever the series is observed")
    return y, scale, known


def _passes(y: Floats, sd: Floats, known: Floats, prior: Prior, lift: ArrayLike | None = None) -> core.Passes:
    factor = (1.0,) if (known > 0).all() else prior.factor
    noise = core.noise_grid(prior.phi, factor, prior.factor_sd, y.shape[1])
    if prior.min_size > y.shape[1]:
        raise ValueError(f"min_size is {prior.min_size} but the series has {y.shape[1]} years")
    quad, logdet, constant = core.gains(y, sd, known, noise, prior.spread, prior.own_ar)
    odds = prior.odds if lift is None else prior.odds + np.broadcast_to(np.asarray(lift, float), y.shape[1:])
    return core.passes(quad, logdet, constant, noise, int((~np.isnan(y)).sum()), odds, prior.min_size)


def boundary_posterior(
    series: ArrayLike,
    *,
    sd: ArrayLike | None = None,
    noise: ArrayLike | None = None,
    prior: Prior = PRIOR,
) -> Floats:
    """Posterior probability (T,) that a period begins in each year; the first year's is 0 by definition.

    series: (T,) or (S, T), NaN where unobserved; the S series share their boundaries. sd: relative sd of the
    noise by cell, ones if not given. noise: sd of the noise where it is known (scalar or (S,)), else estimated.
    Raises ValueError for infinite values or shapes that do not fit. O(G S T^2) for G noise models.

    >>> step = [0.1, -0.2, 0.0, 0.2, -0.1, 0.1, 5.1, 4.9, 5.2, 4.8, 5.0, 5.1]
    >>> int(boundary_posterior(step, noise=0.2).argmax())
    6
    """
    y, scale, known = _checked(series, sd, noise)
    found = core.start_posterior(_passes(y, scale, known, prior))
    found[0] = 0.0
    return found


def _all_checked(
    series: Floats, sd: Floats | None, noise: ArrayLike | None, prior: Prior
) -> tuple[Floats, Floats, tuple[Any, ...]]:
    y = np.ascontiguousarray(series, dtype=float)
    if y.ndim != 3 or np.isinf(y).any() or prior.min_size > y.shape[2]:
        raise ValueError(f"series {y.shape} must be (D, S, T), without infinite values, T at least min_size")
    scale = np.ones((1, *y.shape[1:])) if sd is None else np.ascontiguousarray(sd, dtype=float)
    known = np.zeros(y.shape[1]) if noise is None else np.broadcast_to(np.asarray(noise, float), y.shape[1:2])
    factor = (1.0,) if (known > 0).all() else prior.factor
    grid = core.noise_grid(prior.phi, factor, prior.factor_sd, y.shape[2])
    tables = (known.copy(), grid.phi, grid.factor, grid.weight, grid.rho, grid.logv)
    odds = np.full((1, y.shape[2]), prior.odds)
    return y, scale, (*tables, prior.spread, prior.own_ar, odds, prior.min_size)


def boundary_posterior_all(
    series: Floats,
    *,
    sd: Floats | None = None,
    noise: ArrayLike | None = None,
    prior: Prior = PRIOR,
) -> Floats:
    """As `boundary_posterior` for every dyad, compiled, on all cores: series (D, S, T), posterior (D, T).

    sd is (D, S, T) or (1, S, T). Raises ValueError as `boundary_posterior` does. O(D G S T^2).
    """
    from bilateral.measures import _recursion_numba as fast

    y, scale, settings = _all_checked(series, sd, noise, prior)
    starts, evidence = np.empty((len(y), y.shape[2])), np.empty(len(y))
    arguments: tuple[Any, ...] = (y, scale, *settings, starts, evidence)
    fast.all_starts(*arguments)
    starts[:, 0] = 0.0
    return starts


def detect(
    series: ArrayLike,
    *,
    sd: ArrayLike | None = None,
    noise: ArrayLike | None = None,
    prior: Prior = PRIOR,
    support: float = 0.5,
    lift: ArrayLike | None = None,
) -> Periods:
    """Periods of one dyad: boundaries with intervals and support, and the means of what lies between them.

    Arguments as for `boundary_posterior`. The number of boundaries is the most probable one, lowered until each
    has at least `support`. Boundary j is the most probable place of the j-th change given that number, its
    interval the 90 % region of that place. Means are those given the reported boundaries. lift (T,): log odds
    added to a boundary in a year, for years in which a dated fact makes one more likely.

    >>> found = detect([0.1, -0.2, 0.0, 0.2, -0.1, 0.1, 5.1, 4.9, 5.2, 4.8, 5.0, 5.1], noise=0.2)
    >>> [(b.year, b.low, b.high) for b in found.boundaries], [round(float(s.mean[0]), 1) for s in found.segments]
    ([(6, 6, 6)], [0.0, 5.0])
    """
    y, scale, known = _checked(series, sd, noise)
    p = _passes(y, scale, known, prior, lift)
    starts = core.start_posterior(p)
    starts[0] = 0.0
    counts, joint = core.count_posterior(p, min(prior.most, y.shape[1] - 1))
    return _told(y, scale, starts, core.segment_posterior(p), counts, joint, p.evidence, support)


def _told(
    y: Floats,
    sd: Floats,
    starts: Floats,
    pairs: Floats,
    counts: Floats,
    joint: Floats,
    evidence: float,
    support: float,
) -> Periods:
    """The report of one dyad from its posteriors."""
    found: tuple[Boundary, ...] = ()
    for k in range(int(np.argmax(counts)), 0, -1):
        place = joint[k, :k]
        with np.errstate(divide="ignore"):
            chosen = core.increasing(np.log(place / place.sum(axis=1, keepdims=True)))
        spans = [core.run_holding(place[j], int(b), 0.9) for j, b in enumerate(chosen)]
        held = [min(max(1.0 - float(pairs[:low, high:].sum()), 0.0), 1.0) for low, high in spans]
        if min(held) >= support:
            rows = zip(chosen, spans, held, strict=True)
            found = tuple(Boundary(int(b), low, high, float(s)) for b, (low, high), s in rows)
            break
    edges = [0, *(b.year for b in found), y.shape[1]]
    segments = tuple(_segment(y, sd, a, b) for a, b in pairwise(edges))
    return Periods(found, segments, starts, counts, evidence)


def _segment(y: Floats, sd: Floats, first: int, end: int) -> Segment:
    """Weighted mean of each series in first..end-1; its interval allows for the lag-one correlation within."""
    part, w = y[:, first:end], 1.0 / sd[:, first:end] ** 2
    w = np.where(np.isnan(part), 0.0, w)
    n, total = (w > 0).sum(axis=1), w.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(n > 0, np.nansum(np.where(w > 0, part, 0.0) * w, axis=1) / total, np.nan)
        left = np.where(w > 0, part - mean[:, None], 0.0)
        variance = (left**2).sum(axis=1) / np.maximum(n - 1, 1)
        ar = np.clip((left[:, 1:] * left[:, :-1]).sum(axis=1) / (left**2).sum(axis=1), 0.0, 0.9)
        ar = np.nan_to_num(ar)
        half = np.where(n > 1, Z90 * np.sqrt(variance / n * (1 + ar) / (1 - ar)), np.nan)
    return Segment(first, end - 1, mean, mean - half, mean + half)
