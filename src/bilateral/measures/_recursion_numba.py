"""The compiled twin of `_recursion`: the boundary posteriors of all dyads, one dyad a task, all cores."""

from __future__ import annotations

import numba
import numpy as np

from bilateral.measures._compile import compiled, parallel
from bilateral.measures._gains_numba import dyad_gains
from bilateral.measures._recursion import Floats
from bilateral.measures._rows_numba import add_times, exp_row, log_row, max_row

CHUNKS = 128  # tasks for the cores: enough to share evenly


@compiled
def dyad_passes(
    quad: Floats,
    logdet: Floats,
    odds: Floats,
    min_size: int,
    square: float,
    E: Floats,
    M: Floats,
    F: Floats,
    B: Floats,
    work: Floats,
    spare: Floats,
) -> None:
    """Forward and backward sums of one noise model: E (T, T), M, F and B (T + 1,), as in `_recursion.passes`.

    odds (T,): log odds of a boundary in each year.
    """
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
        log_row(quad[a, a:], logdet[a, a:], half, M[a] + (odds[a] if a > 0 else 0.0), row)
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
def dyad_models(
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
    odds: Floats,
    min_size: int,
    space: Floats,
    E: Floats,
    F: Floats,
    B: Floats,
    each: Floats,
) -> float:
    """Sums of all C noise models of one dyad: F and B (C, T + 1), their posterior weights `each` (C,).

    E is (C, T, T), or (1, T, T) where only the last one need be kept; `space` (3, G, T, T) is scratch.
    Returns the log evidence.
    """
    years = y.shape[1]
    grid, factors = len(phi), len(factor)
    quad, logdet, change = space[0], space[1], space[2]
    constant = np.empty(grid)
    seen = dyad_gains(y, sd, noise_sd, phi, rho, logv, spread, share, quad, logdet, change, constant)
    M, work, spare = np.empty(years + 1), np.empty(years + 1), np.empty(years + 1)
    for g in range(grid):
        for f in range(factors):
            c = g * factors + f
            dyad_passes(
                quad[g],
                logdet[g],
                odds,
                min_size,
                factor[f] * factor[f],
                E[c % E.shape[0]],
                M,
                F[c],
                B[c],
                work,
                spare,
            )
            fixed = weight[g, f] + constant[g] - seen * np.log(factor[f])
            each[c] = fixed + M[years] + np.log(F[c, years])
    top, total = each.max(), 0.0
    for c in range(len(each)):
        each[c] = np.exp(each[c] - top)
        total += each[c]
    for c in range(len(each)):
        each[c] /= total
    return float(top + np.log(total))


@compiled
def mixed_starts(F: Floats, B: Floats, each: Floats, starts: Floats) -> None:
    """Start posterior (T,) of one dyad, over its noise models."""
    years = len(starts)
    starts[:] = 0.0
    for c in range(len(each)):
        for t in range(years):
            starts[t] += each[c] * (F[c, t] * B[c, t] / F[c, years])


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
    odds: Floats,
    min_size: int,
    starts: Floats,
    evidence: Floats,
) -> None:
    """Start posteriors (D, T) and log evidence (D,) of series y (D, S, T).

    `sd` is (D, S, T) or (1, S, T); `noise_sd` (S,), zero where it is to be estimated; `odds` (D, T) or (1, T).
    """
    dyads, years, grid, models = y.shape[0], y.shape[2], len(phi), len(phi) * len(factor)
    chunks = min(dyads, CHUNKS)
    for i in numba.prange(chunks):
        # Scratch is allocated once a chunk: so large a block would cost page faults with every dyad.
        space, E, each = np.empty((3, grid, years, years)), np.zeros((1, years, years)), np.empty(models)
        F, B = np.empty((models, years + 1)), np.empty((models, years + 1))
        for d in range(np.int64(i) * dyads // chunks, (np.int64(i) + 1) * dyads // chunks):
            evidence[d] = dyad_models(
                y[d],
                sd[d % sd.shape[0]],
                noise_sd,
                phi,
                factor,
                weight,
                rho,
                logv,
                spread,
                share,
                odds[d % odds.shape[0]],
                min_size,
                space,
                E,
                F,
                B,
                each,
            )
            mixed_starts(F, B, each, starts[d])
