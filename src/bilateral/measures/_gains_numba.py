"""The compiled twin of `_recursion.gains`: the evidence of every segment of one dyad."""

from __future__ import annotations

import numpy as np

from bilateral.measures._compile import compiled, inlined
from bilateral.measures._recursion import ENOUGH, FLOOR, KEEP, PHI_COUNT, PHI_STEP, TRIMMED, Floats
from bilateral.measures._rows_numba import add_series, add_times, log_in_place


@inlined
def trimmed(squares: Floats, n: int) -> float:
    """As `_recursion.trimmed_scale`, of the first n squares."""
    kept = int(np.ceil(KEEP * n))
    ordered = np.sort(squares[:n])
    total = 0.0
    for i in range(kept):
        total += ordered[i]
    return total / kept / TRIMMED


@compiled
def dyad_gains(
    y: Floats,
    sd: Floats,
    noise_sd: Floats,
    phi: Floats,
    rho: Floats,
    logv: Floats,
    spread: float,
    share: float,
    quad: Floats,
    logdet: Floats,
    change: Floats,
    constant: Floats,
) -> int:
    """As `_recursion.gains`, into quad, logdet and constant; returns the number of observations."""
    series, years = y.shape
    grid = phi.shape[0]
    quad[:] = 0.0
    logdet[:] = 1.0  # a product until the end: one logarithm for all series
    change[:] = 0.0
    constant[:] = 0.0
    total = 0
    prior = 1.0 / (spread * spread)
    seen, count = np.zeros((series, years), np.int64), np.zeros(series, np.int64)
    centred, own = np.zeros((series, years)), np.full(series, np.nan)
    spreads, squares = np.zeros(series), np.zeros(years)
    for s in range(series):
        n, mean = 0, 0.0
        for t in range(years):
            if not np.isnan(y[s, t]):
                seen[s, n] = t
                mean += y[s, t]
                n += 1
        count[s] = n
        total += n
        for i in range(n):
            centred[s, i] = y[s, seen[s, i]] - mean / n
            spreads[s] += centred[s, i] ** 2 / n
        if n >= ENOUGH:
            u = centred[s]
            for i in range(n - 1):
                squares[i] = (u[i + 1] / sd[s, seen[s, i + 1]] - u[i] / sd[s, seen[s, i]]) ** 2
            one = trimmed(squares, n - 1)
            for i in range(n - 2):
                squares[i] = (u[i + 2] / sd[s, seen[s, i + 2]] - u[i] / sd[s, seen[s, i]]) ** 2
            two = trimmed(squares, n - 2)
            if one > 0:
                own[s] = min(max(two / one - 1.0, 0.0), 0.95)
    known, centre = 0, 0.0
    for s in range(series):
        if not np.isnan(own[s]):
            known += 1
            centre += own[s]
    sums, head, first = np.empty((4, years)), np.empty((4, years)), np.empty(years, np.int64)
    for s in range(series):
        n = count[s]
        if n == 0:
            continue
        regular = True
        for i in range(n - 1):
            if seen[s, i + 1] - seen[s, i] != 1:
                regular = False
        base = -1.0
        for g in range(grid):
            offset = 0.0 if np.isnan(own[s]) else share * (own[s] - centre / known)
            row = int(np.floor((phi[g] + offset) / PHI_STEP + 0.5))
            row = min(max(row, 0), PHI_COUNT - 1)
            r, lv = rho[row], logv[row]
            if noise_sd[s] > 0:
                scale = noise_sd[s]
            elif n < 3 or spreads[s] <= 0:
                scale = 1.0
            else:
                if regular:
                    if base < 0:
                        for i in range(n - 1):
                            jump = centred[s, i + 1] / sd[s, seen[s, i + 1]] - centred[s, i] / sd[s, seen[s, i]]
                            squares[i] = jump * jump / 2.0
                        base = trimmed(squares, n - 1)
                    found = base / (1.0 - r[1])
                else:
                    for i in range(n - 1):
                        jump = centred[s, i + 1] / sd[s, seen[s, i + 1]] - centred[s, i] / sd[s, seen[s, i]]
                        squares[i] = jump * jump / (2.0 * (1.0 - r[seen[s, i + 1] - seen[s, i]]))
                    found = trimmed(squares, n - 1)
                scale = np.sqrt(max(found, FLOOR * FLOOR * spreads[s]))
            constant[g] -= n * np.log(scale)
            sums[:] = 0.0
            for i in range(1, n):
                t, b = seen[s, i], seen[s, i - 1]
                q = r[t - b]
                w = 1.0 / (1.0 - q * q)
                z = centred[s, i] / (sd[s, t] * scale) - q * centred[s, i - 1] / (sd[s, b] * scale)
                d = 1.0 / sd[s, t] - q / sd[s, b]
                sums[0, t], sums[1, t], sums[2, t], sums[3, t] = w * d * d, w * d * z, w * z * z, lv[t - b]
            for t in range(1, years):
                for i in range(4):
                    sums[i, t] += sums[i, t - 1]
            following = n - 1
            for a in range(years - 1, -1, -1):
                while following > 0 and seen[s, following - 1] >= a:
                    following -= 1
                t0 = seen[s, following]
                first[a] = t0 if t0 >= a else years
                inverse = 1.0 / sd[s, t0]
                u0 = centred[s, following] * inverse / scale
                head[0, a], head[1, a] = inverse * inverse - sums[0, t0] + prior, inverse * u0 - sums[1, t0]
                head[2, a], head[3, a] = u0 * u0 - sums[2, t0], -sums[3, t0]
            add_series(sums, head, first, spread * spread, quad[g], logdet[g], change[g])
    work = np.empty(years)
    for g in range(grid):
        for a in range(years):
            log_in_place(logdet[g, a, a:], work)
            add_times(change[g, a, a:], 1.0, logdet[g, a, a:])
    return total
