"""The compiled inner loops of the ideal point sampler: normal probabilities, quantiles and random numbers.

Loops over one item's votes hold no branch and call no library function, so that the compiler turns them into
vector instructions. Random numbers are a function of (seed, iteration, vote): no state, any number of threads,
always the same draws. Importing this module imports Numba.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Function = TypeVar("Function", bound=Callable[..., Any])


_LIMIT = 8.0
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_UNIT = 1.0 / 9007199254740992.0


def _compiled(**more: Any) -> Callable[[Function], Function]:
    """Sums may be regrouped and products fused with them, which lets loops be vectorised; no more than that."""
    compile_: Callable[[Function], Function] = njit(
        cache=True, nogil=True, error_model="numpy", fastmath={"contract", "reassoc"}, **more
    )
    return compile_


@_compiled(inline="always")
def uniform(key: np.uint64, counter: int) -> float:
    """A number in (0, 1): SplitMix64 (Steele, Lea and Flood 2014) at place `counter` of the stream `key`."""
    z = key + np.uint64(counter) * _GOLDEN
    z = (z ^ (z >> np.uint64(30))) * _MIX_1
    z = (z ^ (z >> np.uint64(27))) * _MIX_2
    z = z ^ (z >> np.uint64(31))
    return (np.float64(np.int64(z >> np.uint64(11))) + 0.5) * _UNIT


@_compiled(inline="always")
def normal_below(x: float) -> float:
    """P(standard normal < x), relative error below 1e-8, constant beyond 8 (Hart 1968, no. 5666)."""
    t = min(abs(x), _LIMIT)
    y = t * t * (-0.5 / 256.0)
    e = 1.0 + y * (1.0 + y * (0.5 + y * (1 / 6 + y * (1 / 24 + y * (1 / 120 + y * (1 / 720 + y / 5040))))))
    e *= e
    e *= e
    e *= e
    e *= e
    e *= e
    e *= e
    e *= e
    e *= e
    top = 0.700383064443688 + t * 0.0352624965998911
    top = 33.912866078383 + t * (6.37396220353165 + t * top)
    top = 220.206867912376 + t * (221.213596169931 + t * (112.079291497871 + t * top))
    low = 16.064177579207 + t * (1.75566716318264 + t * 0.0883883476483184)
    low = 296.564248779674 + t * (86.7807322029461 + t * low)
    low = 440.413735824752 + t * (793.826512519948 + t * (637.333633378831 + t * low))
    tail = e * top / low
    return tail if x < 0 else 1.0 - tail


@_compiled(inline="always")
def central_quantile(p: float) -> float:
    """Standard normal quantile for p between 0.02425 and 0.97575; elsewhere a wrong number (Acklam 2003)."""
    q = p - 0.5
    r = q * q
    top = -39.69683028665376 * r + 220.9460984245205
    top = ((top * r - 275.9285104469687) * r + 138.3577518672690) * r - 30.66479806614716
    low = -54.47609879822406 * r + 161.5858368580409
    low = ((low * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572
    return q * (top * r + 2.506628277459239) / (low * r + 1.0)


@_compiled()
def tail_quantile(p: float) -> float:
    """Standard normal quantile for p outside (0.02425, 0.97575) (Acklam 2003)."""
    q = math.sqrt(-2.0 * math.log(p if p < 0.5 else 1.0 - p))
    top = -0.007784894002430293 * q - 0.3223964580411365
    top = (((top * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q
    low = ((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416
    z = (top + 2.938163982698783) / (low * q + 1.0)
    return z if p < 0.5 else -z


@_compiled()
def quantile(p: float) -> float:
    """Standard normal quantile, absolute error below 1e-8."""
    return central_quantile(p) if 0.02425 < p < 0.97575 else tail_quantile(p)


@_compiled()
def normal(key: np.uint64, counter: int) -> float:
    """One standard normal number."""
    return quantile(uniform(key, counter))


@_compiled()
def likelihood_ratio(m: Floats, yes: int, abstain: int, all_: int, cut: Floats, new: Floats) -> float:
    """Likelihood of an item's votes under the cutpoints `new` over that under `cut`, given means `m`.

    `m` holds the yes votes first, then the abstentions, then the no votes.
    """
    ratio = 1.0
    for j in range(yes):
        ratio *= normal_below(new[0] - m[j]) / normal_below(cut[0] - m[j])
    for j in range(yes, abstain):
        # the difference of two probabilities, taken in the tail where it keeps its digits
        side = 1.0 if cut[0] + cut[1] < 2.0 * m[j] else -1.0
        was = side * (normal_below(side * (cut[1] - m[j])) - normal_below(side * (cut[0] - m[j])))
        now = side * (normal_below(side * (new[1] - m[j])) - normal_below(side * (new[0] - m[j])))
        ratio *= max(now, 1e-300) / max(was, 1e-300)
    for j in range(abstain, all_):
        ratio *= normal_below(m[j] - new[1]) / normal_below(m[j] - cut[1])
    return ratio


@_compiled()
def draw_latent(
    m: Floats,
    z: Floats,
    p: Floats,
    yes: int,
    abstain: int,
    all_: int,
    cut: Floats,
    key: np.uint64,
    first: int,
) -> None:
    """Draw the latent position behind each vote: normal around `m`, kept within the vote's cutpoints.

    `z` is filled; `p` is scratch of the same length.
    """
    for j in range(yes):
        p[j] = uniform(key, first + j) * normal_below(cut[0] - m[j])
    for j in range(yes, abstain):
        side = 1.0 if cut[0] + cut[1] < 2.0 * m[j] else -1.0
        low, high = normal_below(side * (cut[0] - m[j])), normal_below(side * (cut[1] - m[j]))
        p[j] = low + uniform(key, first + j) * (high - low)
    for j in range(abstain, all_):
        p[j] = uniform(key, first + j) * normal_below(m[j] - cut[1])
    for j in range(all_):
        z[j] = central_quantile(p[j])
    for j in range(all_):
        if not 0.02425 < p[j] < 0.97575:
            z[j] = tail_quantile(min(max(p[j], 1e-300), 1.0 - 1e-16))
    for j in range(yes):
        z[j] += m[j]
    for j in range(yes, abstain):
        side = 1.0 if cut[0] + cut[1] < 2.0 * m[j] else -1.0
        z[j] = m[j] + side * z[j]
    for j in range(abstain, all_):
        z[j] = m[j] - z[j]
    for j in range(all_):
        z[j] = min(max(z[j], -9.0), 9.0)


@_compiled()
def propose(cut: Floats, new: Floats, step: float, key: np.uint64, counter: int) -> float:
    """New cutpoints within -7 and 7, in order, near the old (Cowles 1996); returns the ratio of proposals."""
    low = normal_below((-7.0 - cut[0]) / step)
    high = normal_below((cut[1] - cut[0]) / step)
    new[0] = cut[0] + step * quantile(min(max(low + uniform(key, counter) * (high - low), 1e-15), 1 - 1e-15))
    low = normal_below((new[0] - cut[1]) / step)
    high = normal_below((7.0 - cut[1]) / step)
    new[1] = cut[1] + step * quantile(min(max(low + uniform(key, counter + 1) * (high - low), 1e-15), 1 - 1e-15))
    new[0] = min(max(new[0], -7.0), cut[1])
    new[1] = min(max(new[1], new[0]), 7.0)
    there = normal_below((cut[1] - cut[0]) / step) * normal_below((cut[1] - new[0]) / step)
    return there / (normal_below((new[1] - new[0]) / step) * normal_below((new[1] - cut[0]) / step))


@_compiled(parallel=True)
def sweep_items(
    start: Ints,
    yes_end: Ints,
    abstain_end: Ints,
    point: NDArray[np.int32],
    theta: Floats,
    beta: Floats,
    cuts: Floats,
    step: float,
    key: np.uint64,
    chunk_of: Ints,
    pull: Floats,
    weight: Floats,
    longest: int,
) -> None:
    """One pass over all items: cutpoints, latent positions, discrimination; sums for the ideal points.

    Items go to a fixed number of chunks, whose sums are added in order, so that the result does not depend on
    the number of threads. `pull[c, i]` becomes the sum of beta * z and `weight[c, i]` that of beta**2 over the
    votes of country-session i in chunk c.
    """
    chunks = chunk_of.size - 1
    for c in prange(chunks):
        m, z, p, at = np.empty(longest), np.empty(longest), np.empty(longest), np.empty(longest)
        cut, new = np.empty(2), np.empty(2)
        pull[c, :] = 0.0
        weight[c, :] = 0.0
        for k in range(chunk_of[c], chunk_of[c + 1]):
            first, n = start[k], start[k + 1] - start[k]
            yes, abstain = yes_end[k] - first, abstain_end[k] - first
            for j in range(n):
                at[j] = theta[point[first + j]]
            b = beta[k]
            for j in range(n):
                m[j] = b * at[j]
            own = key + np.uint64(k + 1) * _MIX_1
            cut[0], cut[1] = cuts[k, 0], cuts[k, 1]
            ratio = propose(cut, new, step, own, 0)
            ratio *= likelihood_ratio(m, yes, abstain, n, cut, new)
            if uniform(own, 2) < ratio:
                cut[0], cut[1] = new[0], new[1]
                cuts[k, 0], cuts[k, 1] = new[0], new[1]
            draw_latent(m, z, p, yes, abstain, n, cut, own, 8)
            cross, square = 0.0, 0.0
            for j in range(n):
                cross += at[j] * z[j]
                square += at[j] * at[j]
            precision = square + 1.0
            b = cross / precision + normal(own, 3) / math.sqrt(precision)
            beta[k] = b
            for j in range(n):
                i = point[first + j]
                pull[c, i] += b * z[j]
                weight[c, i] += b * b
