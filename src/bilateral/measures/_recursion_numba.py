"""The compiled twin of `_recursion`: the boundary posteriors of all dyads, one dyad a task, all cores."""

from __future__ import annotations

import numba
import numpy as np

from bilateral.measures._compile import compiled, inlined, parallel
from bilateral.measures._recursion import (
    ENOUGH,
    FLOOR,
    KEEP,
    PHI_COUNT,
    PHI_STEP,
    TRIMMED,
    Floats,
)
from bilateral.measures._rows_numba import add_series, add_times, exp_row, log_in_place, log_row, max_row


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
    constant: Floats,
) -> int:
    """As `_recursion.gains`, into quad, logdet and constant; returns the number of observations."""
    series, years = y.shape
    grid = phi.shape[0]
    quad[:] = 0.0
    logdet[:] = 1.0  # a product until the end: one logarithm for all series
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
    change = np.zeros_like(quad)
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


@compiled
def dyad_passes(
    quad: Floats,
    logdet: Floats,
    odds: float,
    min_size: int,
    square: float,
    E: Floats,
    M: Floats,
    F: Floats,
    B: Floats,
    work: Floats,
    spare: Floats,
) -> None:
    """Forward and backward sums of one noise model: E (T, T), M, F and B (T + 1,), as in `_recursion.passes`."""
    years = quad.shape[0]
    M[:] = -np.inf
    M[0] = 0.0
    F[:] = 0.0
    F[0] = 1.0
    B[:] = 0.0
    B[years] = 1.0
    half = -0.5 / square
    for a in range(years):
        n = years - a
        row = E[a, a:]
        log_row(quad[a, a:], logdet[a, a:], half, M[a] + (odds if a > 0 else 0.0), row)
        for i in range(min(min_size - 1, n)):
            row[i] = -np.inf
        max_row(row, M[a + 1 :])
    for a in range(years):
        n = years - a
        row, following = E[a, a:], M[a + 1 :]
        for i in range(n):
            work[i] = row[i] - following[i] if following[i] > -np.inf else -np.inf
        exp_row(work, row, spare, n)
        for i in range(min(min_size - 1, n)):
            row[i] = 0.0
        add_times(row, F[a], F[a + 1 :])
    for a in range(years - 1, -1, -1):
        row = E[a]
        s0, s1, s2, s3 = 0.0, 0.0, 0.0, 0.0
        t = a
        while t + 3 < years:
            s0 += row[t] * B[t + 1]
            s1 += row[t + 1] * B[t + 2]
            s2 += row[t + 2] * B[t + 3]
            s3 += row[t + 3] * B[t + 4]
            t += 4
        while t < years:
            s0 += row[t] * B[t + 1]
            t += 1
        B[a] = (s0 + s1) + (s2 + s3)


@compiled
def dyad_starts(
    y: Floats,
    sd: Floats,
    noise_sd: Floats,
    phi: Floats,
    factor: Floats,
    weight: Floats,
    rho: Floats,
    logv: Floats,
    spread: float,
    share: float,
    odds: float,
    min_size: int,
    starts: Floats,
) -> tuple[float, float]:
    """Start posterior (T,) of one dyad into `starts`; returns the probability of no change and the evidence."""
    years = y.shape[1]
    grid, factors = len(phi), len(factor)
    quad, logdet = np.empty((grid, years, years)), np.empty((grid, years, years))
    constant = np.empty(grid)
    seen = dyad_gains(y, sd, noise_sd, phi, rho, logv, spread, share, quad, logdet, constant)
    E = np.zeros((years, years))
    M, F, B = np.empty(years + 1), np.empty(years + 1), np.empty(years + 1)
    work, spare = np.empty(years + 1), np.empty(years + 1)
    each, whole = np.empty(grid * factors), np.empty(grid * factors)
    mixed = np.zeros((grid * factors, years))
    for g in range(grid):
        for f in range(factors):
            c = g * factors + f
            dyad_passes(quad[g], logdet[g], odds, min_size, factor[f] * factor[f], E, M, F, B, work, spare)
            each[c] = weight[g, f] + constant[g] - seen * np.log(factor[f]) + M[years] + np.log(F[years])
            for t in range(years):
                mixed[c, t] = F[t] * B[t] / F[years]
            whole[c] = E[0, years - 1] / F[years]
    top, total, none = each.max(), 0.0, 0.0
    for c in range(grid * factors):
        each[c] = np.exp(each[c] - top)
        total += each[c]
    starts[:] = 0.0
    for c in range(grid * factors):
        none += each[c] / total * whole[c]
        for t in range(years):
            starts[t] += each[c] / total * mixed[c, t]
    return none, top + np.log(total)


@parallel
def all_starts(
    y: Floats,
    sd: Floats,
    noise_sd: Floats,
    phi: Floats,
    factor: Floats,
    weight: Floats,
    rho: Floats,
    logv: Floats,
    spread: float,
    share: float,
    odds: float,
    min_size: int,
    starts: Floats,
    none: Floats,
    evidence: Floats,
) -> None:
    """Start posteriors (D, T), probability of no change (D,) and log evidence (D,) of series y (D, S, T).

    `sd` is (D, S, T) or (1, S, T); `noise_sd` (S,), zero where it is to be estimated.
    """
    for d in numba.prange(y.shape[0]):
        none[d], evidence[d] = dyad_starts(
            y[d],
            sd[np.int64(d) % sd.shape[0]],
            noise_sd,
            phi,
            factor,
            weight,
            rho,
            logv,
            spread,
            share,
            odds,
            min_size,
            starts[d],
        )
