"""Periods of a level that is seen through indicators: exact recursion over all partitions, on the evidence itself.

The model. In each period the level stands still, at a value with a normal prior, summed over a grid; the indicators of
every kind see it through the loadings of `level.Parameters`. A new period begins in a year with the odds of the plan,
raised where a dated fact says so. Summing over every partition is exact (Barry and Hartigan 1992; Fearnhead 2006), and
so is the most probable partition (dynamic programming). Missing cells are NaN and say nothing.
References: Barry and Hartigan (1992), doi 10.1214/aos/1176348521 (product partition models); Fearnhead (2006),
doi 10.1007/s11222-006-8450-8 (the recursion).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from bilateral.measures._level_numpy import COUNT, GAUSSIAN, Bools, Floats, Ints, Packed, logistic
from bilateral.measures.level import Parameters, to_scale

#: The values that the level of a period may have, on the scale of the model: the public scale but its last tenths.
GRID: Floats = np.linspace(-3.6, 3.6, 49)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is assumed before the evidence is seen.

    hazard: probability that a period begins in a year without any fact. spread: sd of the level of a period, on the
    scale of the model. weight: power of the evidence, below 1 as the errors of neighbouring years are nearly one error.
    min_size: fewest years of a period. least_move: periods whose levels lie nearer to each other, on the public scale,
    are told as one, the nearest first.
    """

    hazard: float = 0.02
    spread: float = 1.5
    weight: float = 0.5
    min_size: int = 2
    least_move: float = 0.0

    @property
    def odds(self) -> float:
        """Log odds that a period begins in a year."""
        return float(np.log(self.hazard / (1.0 - self.hazard)))

    def prior(self) -> Floats:
        """Probability of each value of the grid, (G,)."""
        density = np.exp(-0.5 * (GRID / self.spread) ** 2)
        return np.asarray(density / density.sum())


@dataclass(frozen=True, slots=True)
class Partition:
    """starts: first years (indices) of all periods but the first, in the most probable partition, without those across
    which the level hardly moves. posterior (T,): probability that a period begins in each year, over all partitions."""

    starts: tuple[int, ...]
    posterior: Floats


def log_likelihood(data: Sequence[Floats], parameters: Parameters) -> Floats:
    """What the indicators of each year say of each value of `GRID`, up to a constant a year: (T, G).

    data: K rows of T cells, NaN where missing. Each indicator counts with the power `Spec.weight`.
    """
    y, p = np.asarray(data, dtype=float), parameters.packed()
    found = np.zeros((y.shape[1], len(GRID)))
    tables = category_tables(p)
    for k in np.flatnonzero(p.weight > 0):
        seen = np.flatnonzero(~np.isnan(y[k]))
        found[seen] += p.weight[k] * _one(y[k][seen], p, int(k), tables[k])
    return found


def _one(y: Floats, p: Packed, k: int, table: Floats) -> Floats:
    """Log likelihood of the values of one indicator at each point of the grid, (N, G)."""
    mu = p.intercept[k] + p.loading[k] * GRID
    if p.kind[k] == GAUSSIAN:
        return np.asarray(-0.5 * ((y[:, None] - mu) / p.scale[k]) ** 2)
    if p.kind[k] == COUNT:
        rate, c = np.exp(np.minimum(mu, 50.0)), p.scale[k]
        return np.asarray(y[:, None] * np.log(rate / (1 + c * rate)) - np.log1p(c * rate) / c)
    return np.asarray(table[y.astype(np.int64)])


def category_tables(p: Packed) -> Floats:
    """Log probability of each category of the ordinal items at each point of the grid: (K, C + 1, G)."""
    edges = np.pad(p.cuts, ((0, 0), (1, 1)), constant_values=((0, 0), (-np.inf, np.inf)))
    below = logistic(edges[:, :, None] - p.loading[:, None, None] * GRID)
    return np.asarray(np.log(np.maximum(np.diff(below, axis=1), 1e-300)))


def partition(
    data: Sequence[Floats], parameters: Parameters, *, lift: Floats | None = None, plan: Plan | None = None
) -> Partition:
    """Periods of one dyad in plain NumPy. data: K rows of T cells; lift (T,): log odds added to a beginning in a year.

    O(K G T + G T^2), some milliseconds for 80 years. Raises ValueError if there are fewer years than `min_size`.
    """
    plan = plan or Plan()
    years = np.shape(data)[1]
    if years < plan.min_size:
        raise ValueError(f"{years} years are given, a period has at least {plan.min_size}; take them as one period")
    odds = np.full(years, plan.odds) + (0.0 if lift is None else np.asarray(lift, float))
    said = plan.weight * log_likelihood(data, parameters)
    evidence = _evidence(said, plan.prior())
    before, after = np.full(years + 1, -np.inf), np.full(years + 1, -np.inf)
    best, come = np.full(years + 1, -np.inf), np.zeros(years + 1, dtype=np.int64)
    before[0] = best[0] = after[years] = 0.0
    start = np.concatenate([[0.0], odds[1:], [0.0]])
    for t in range(plan.min_size, years + 1):
        firsts = np.arange(t - plan.min_size + 1)
        before[t] = np.logaddexp.reduce(before[firsts] + start[firsts] + evidence[firsts, t])
        paths = best[firsts] + start[firsts] + evidence[firsts, t]
        come[t] = int(np.argmax(paths))
        best[t] = paths[come[t]]
    for a in range(years - plan.min_size, -1, -1):
        ends = np.arange(a + plan.min_size, years + 1)
        after[a] = start[a] + np.logaddexp.reduce(evidence[a, ends] + after[ends])
    posterior = np.exp(before[:-1] + after[:-1] - before[years])
    posterior[0] = 0.0
    starts = []
    t = int(come[years])
    while t > 0:
        starts.append(t)
        t = int(come[t])
    return Partition(_told_apart(starts[::-1], said, plan), posterior)


def _told_apart(starts: list[int], said: Floats, plan: Plan) -> tuple[int, ...]:
    """The starts without those across which the level moves less than `least_move`; the smallest move goes first."""
    edges = [0, *starts, len(said)]
    while len(edges) > 2:
        levels = [_public(np.log(plan.prior()) + said[a:b].sum(axis=0)) for a, b in pairwise(edges)]
        steps = np.abs(np.diff(levels))
        least = int(np.argmin(steps))
        if steps[least] >= plan.least_move:
            break
        del edges[least + 1]
    return tuple(edges[1:-1])


def _public(said: Floats) -> float:
    """The mean level, on the public scale, that a log density over the grid gives."""
    density = np.exp(said - said.max())
    return float(to_scale(np.array(density @ GRID / density.sum())))


def _evidence(said: Floats, prior: Floats) -> Floats:
    """Log evidence [a, t] of a period of the years a..t - 1, its level summed out: (T, T + 1). O(G T^2)."""
    years = len(said)
    found = np.full((years, years + 1), -np.inf)
    most = said.max(axis=1)
    fit = np.exp(said - most[:, None])
    held, scale = np.empty((years, len(prior))), np.zeros(years)
    for t in range(years):
        held[t] = prior
        held[: t + 1] *= fit[t]
        total = held[: t + 1].sum(axis=1)
        held[: t + 1] /= total[:, None]
        scale[: t + 1] += np.log(total) + most[t]
        found[: t + 1, t + 1] = scale[: t + 1]
    return found


def partition_all(
    cells: Floats, first: Ints, length: Ints, parameters: Parameters, lift: Floats, plan: Plan | None = None
) -> tuple[Bools, Floats]:
    """As `partition` for R runs of years, compiled, on all cores.

    cells (N, K): the indicators of N years; run r has the years first[r] to first[r] + length[r]. lift (N,).
    Returns, of each of the N years, whether a period begins in it, and the probability of that; both false and 0 in
    the first year of a run, and in all years of a run shorter than `min_size`.
    """
    from bilateral.measures import _partition_numba as fast

    plan, p = plan or Plan(), parameters.packed()
    starts, posterior = np.zeros(len(cells), dtype=bool), np.zeros(len(cells))
    items = (p.kind, p.intercept, p.loading, p.scale, plan.weight * p.weight, category_tables(p), GRID)
    runs = (np.ascontiguousarray(cells, dtype=np.float64), first.astype(np.int64), length.astype(np.int64))
    before = (plan.prior(), plan.odds + lift, plan.min_size, plan.least_move)
    arguments: tuple[Any, ...] = (*runs, *items, *before, starts, posterior)
    fast.turns_all(*arguments)
    return starts, posterior
