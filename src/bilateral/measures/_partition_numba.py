"""The compiled recursion over partitions, the same as `partition`, run by run."""

from __future__ import annotations

import numba
import numpy as np

from bilateral.measures._compile import compiled, parallel
from bilateral.measures._level_numpy import COUNT, GAUSSIAN, Bools, Floats, Ints


@compiled
def fits(
    y: Floats,
    kind: Ints,
    intercept: Floats,
    loading: Floats,
    scale: Floats,
    weight: Floats,
    tables: Floats,
    grid: Floats,
) -> tuple[Floats, Floats]:
    """Likelihood of each year at each point of the grid (T, G), its largest value set to 1; the log of that value."""
    years, items = y.shape
    said, most = np.zeros((years, len(grid))), np.zeros(years)
    for t in range(years):
        for k in range(items):
            v = y[t, k]
            if weight[k] <= 0 or np.isnan(v):
                continue
            for g in range(len(grid)):
                mu = intercept[k] + loading[k] * grid[g]
                if kind[k] == GAUSSIAN:
                    said[t, g] -= 0.5 * weight[k] * ((v - mu) / scale[k]) ** 2
                elif kind[k] == COUNT:
                    rate = np.exp(min(mu, 50.0))
                    tail = np.log1p(scale[k] * rate)
                    said[t, g] += weight[k] * (v * (np.log(rate) - tail) - tail / scale[k])
                else:
                    said[t, g] += weight[k] * tables[k, int(v), g]
        most[t] = said[t].max()
        for g in range(len(grid)):
            said[t, g] = np.exp(said[t, g] - most[t])
    return said, most


@compiled
def evidence(fit: Floats, most: Floats, prior: Floats) -> Floats:
    """Log evidence [a, t] of a period of the years a..t - 1."""
    years = len(fit)
    found = np.full((years, years + 1), -np.inf)
    held = np.empty(len(prior))
    for a in range(years):
        held[:] = prior
        scale = 0.0
        for t in range(a, years):
            total = 0.0
            for g in range(len(prior)):
                held[g] *= fit[t, g]
                total += held[g]
            for g in range(len(prior)):
                held[g] /= total
            scale += np.log(total) + most[t]
            found[a, t + 1] = scale
    return found


@compiled
def turns(said: Floats, odds: Floats, least: int, starts: Bools, posterior: Floats) -> None:
    """Where periods begin in the most probable partition, and the probability of a beginning in each year."""
    years = len(odds)
    before, after = np.full(years + 1, -np.inf), np.full(years + 1, -np.inf)
    best, come = np.full(years + 1, -np.inf), np.zeros(years + 1, np.int64)
    before[0] = best[0] = after[years] = 0.0
    for t in range(least, years + 1):
        largest = -np.inf
        for a in range(t - least + 1):
            start = odds[a] if a > 0 else 0.0
            largest = max(largest, before[a] + start + said[a, t])
            path = best[a] + start + said[a, t]
            if path > best[t]:
                best[t], come[t] = path, a
        total = 0.0
        for a in range(t - least + 1):
            total += np.exp(before[a] + (odds[a] if a > 0 else 0.0) + said[a, t] - largest)
        before[t] = largest + np.log(total)
    for a in range(years - least, -1, -1):
        largest = -np.inf
        for t in range(a + least, years + 1):
            largest = max(largest, said[a, t] + after[t])
        total = 0.0
        for t in range(a + least, years + 1):
            total += np.exp(said[a, t] + after[t] - largest)
        after[a] = (odds[a] if a > 0 else 0.0) + largest + np.log(total)
    for a in range(1, years):
        posterior[a] = np.exp(before[a] + after[a] - before[years])
    last = come[years]
    while last > 0:
        starts[last] = True
        last = come[last]


@compiled
def level_of(fit: Floats, prior: Floats, grid: Floats) -> float:
    """The mean level of a period of the years of `fit`, on the public scale."""
    held = prior.copy()
    for t in range(len(fit)):
        total = 0.0
        for g in range(len(grid)):
            held[g] *= fit[t, g]
            total += held[g]
        for g in range(len(grid)):
            held[g] /= total
    mean = 0.0
    for g in range(len(grid)):
        mean += held[g] * grid[g]
    return float(10.0 * np.tanh(mean / 2.0))


@compiled
def tell_apart(fit: Floats, prior: Floats, grid: Floats, least_move: float, starts: Bools) -> None:
    """Takes out of `starts` those across which the level moves less than `least_move`, the smallest move first."""
    edges = [0]
    edges.extend(np.flatnonzero(starts))
    edges.append(len(fit))
    while len(edges) > 2:
        least, place = np.inf, 0
        before = level_of(fit[edges[0] : edges[1]], prior, grid)
        for n in range(1, len(edges) - 1):
            here = level_of(fit[edges[n] : edges[n + 1]], prior, grid)
            if abs(here - before) < least:
                least, place = abs(here - before), n
            before = here
        if least >= least_move:
            break
        starts[edges.pop(place)] = False


@parallel
def turns_all(
    cells: Floats,
    first: Ints,
    length: Ints,
    kind: Ints,
    intercept: Floats,
    loading: Floats,
    scale: Floats,
    weight: Floats,
    tables: Floats,
    grid: Floats,
    prior: Floats,
    odds: Floats,
    least: int,
    least_move: float,
    starts: Bools,
    posterior: Floats,
) -> None:
    """Fills `starts` and `posterior` (N,) of all runs; runs of fewer than `least` years stay as they are."""
    for r in numba.prange(len(first)):
        a, b = first[r], first[r] + length[r]
        if length[r] >= least:
            fit, most = fits(cells[a:b], kind, intercept, loading, scale, weight, tables, grid)
            turns(evidence(fit, most, prior), odds[a:b], least, starts[a:b], posterior[a:b])
            tell_apart(fit, prior, grid, least_move, starts[a:b])
