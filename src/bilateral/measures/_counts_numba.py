"""Compiled posteriors of the number and the places of changes, for all dyads: the rest of what `detect` needs."""

from __future__ import annotations

import numba
import numpy as np

from bilateral.measures._compile import compiled, parallel
from bilateral.measures._recursion import Floats
from bilateral.measures._recursion_numba import CHUNKS, dyad_models, mixed_starts
from bilateral.measures._rows_numba import add_times

NEGLIGIBLE = 1e-13  # weight below which a noise model, or a further change, is not followed


@compiled
def add_counts(
    E: Floats, F: Floats, B: Floats, weight: float, ahead: Floats, behind: Floats, counts: Floats, joint: Floats
) -> None:
    """Add one noise model to `_recursion.count_posterior`'s counts (most + 1,) and joint (most + 1, most, T)."""
    years, most = E.shape[0], len(counts) - 1
    scale = weight / F[years]
    ahead[:] = 0.0
    behind[:] = 0.0
    ahead[0, 0] = behind[0, years] = 1.0
    told, depth = 0.0, 0
    for j in range(1, most + 2):
        for a in range(j - 1, years):
            if ahead[j - 1, a] > 0:
                add_times(E[a, a:], ahead[j - 1, a], ahead[j, a + 1 :])
        for a in range(years - j, -1, -1):
            total = 0.0
            for t in range(a, years):
                total += E[a, t] * behind[j - 1, t + 1]
            behind[j, a] = total
        counts[j - 1] += scale * ahead[j, years]
        told += ahead[j, years] / F[years]
        depth = j
        if weight * (1.0 - told) < NEGLIGIBLE:
            break
    for k in range(1, depth):
        for j in range(1, k + 1):
            for b in range(years):
                joint[k, j - 1, b] += scale * ahead[j, b] * behind[k - j + 1, b]


@compiled
def add_pairs(E: Floats, F: Floats, B: Floats, weight: float, pairs: Floats) -> None:
    """Add one noise model to the segment posterior (T, T)."""
    years = E.shape[0]
    for a in range(years):
        reach = weight * F[a] / F[years]
        for t in range(a, years):
            pairs[a, t] += reach * E[a, t] * B[t + 1]


@parallel
def all_counts(
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
    pairs: Floats,
    counts: Floats,
    joint: Floats,
) -> None:
    """As `all_starts`, and segment posteriors (D, T, T), counts (D, most + 1), joint (D, most + 1, most, T)."""
    dyads, years, most = y.shape[0], y.shape[2], counts.shape[1] - 1
    grid, models = len(phi), len(phi) * len(factor)
    chunks = min(dyads, CHUNKS)
    for i in numba.prange(chunks):
        space, E = np.empty((3, grid, years, years)), np.zeros((models, years, years))
        F, B, each = np.empty((models, years + 1)), np.empty((models, years + 1)), np.empty(models)
        ahead, behind = np.empty((most + 2, years + 1)), np.empty((most + 2, years + 1))
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
            for c in range(models):
                if each[c] >= NEGLIGIBLE:
                    add_pairs(E[c], F[c], B[c], each[c], pairs[d])
                    add_counts(E[c], F[c], B[c], each[c], ahead, behind, counts[d], joint[d])
