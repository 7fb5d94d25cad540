"""Compiled loops over rows of numbers, written so that the compiler can use vector instructions.

Each runs over independent cells of contiguous arrays, few arrays a loop, without reductions or branches: that way
IEEE rules are kept, and `exp` and `log`, written out here, cost a nanosecond or two a cell.
"""

from __future__ import annotations

import numpy as np

from bilateral.measures._compile import compiled
from bilateral.measures._recursion import Floats, Ints

MAGIC = 6755399441055744.0  # 1.5 * 2**52: adding it rounds to an integer that stands in the low bits
LOG2E, LN2_HIGH, LN2_LOW = 1.4426950408889634, 6.93147180369123816490e-01, 1.90821492927058770002e-10
ONE_BITS, MANTISSA = np.int64(0x3FF0000000000000), np.int64(0x000FFFFFFFFFFFFF)
TWO52_BITS = np.int64(0x4330000000000000)


@compiled
def exp_row(x: Floats, out: Floats, work: Floats, n: int) -> None:
    """out[:n] = exp(x[:n]) for x <= 0, below -700 taken as -700 (1e-304); relative error under 1e-15."""
    bits = work.view(np.int64)
    for i in range(n):
        v = x[i] if x[i] > -700.0 else -700.0
        work[i] = v * LOG2E + MAGIC
        k = work[i] - MAGIC
        r = (v - k * LN2_HIGH) - k * LN2_LOW
        p = 1.0 / 479001600.0
        p = p * r + 1.0 / 39916800.0
        p = p * r + 1.0 / 3628800.0
        p = p * r + 1.0 / 362880.0
        p = p * r + 1.0 / 40320.0
        p = p * r + 1.0 / 5040.0
        p = p * r + 1.0 / 720.0
        p = p * r + 1.0 / 120.0
        p = p * r + 1.0 / 24.0
        p = p * r + 1.0 / 6.0
        p = p * r + 0.5
        p = p * r + 1.0
        out[i] = p * r + 1.0
    for i in range(n):
        bits[i] = (bits[i] << 52) + ONE_BITS
    for i in range(n):
        out[i] *= work[i]


@compiled
def log_in_place(x: Floats, work: Floats) -> None:
    """x = log(x) for positive normal numbers, error of a few units in the last place."""
    n = len(x)
    bits, whole = x.view(np.int64), work.view(np.int64)
    for i in range(n):
        whole[i] = (bits[i] >> 52) | TWO52_BITS
        bits[i] = (bits[i] & MANTISSA) | ONE_BITS
    for i in range(n):
        big = x[i] > 1.4142135623730951
        e = work[i] - (4503599627370496.0 + (1022.0 if big else 1023.0))
        f = (0.5 * x[i] if big else x[i]) - 1.0
        s = f / (2.0 + f)
        z = s * s
        p = 2.0 / 21.0
        p = p * z + 2.0 / 19.0
        p = p * z + 2.0 / 17.0
        p = p * z + 2.0 / 15.0
        p = p * z + 2.0 / 13.0
        p = p * z + 2.0 / 11.0
        p = p * z + 2.0 / 9.0
        p = p * z + 2.0 / 7.0
        p = p * z + 2.0 / 5.0
        p = p * z + 2.0 / 3.0
        x[i] = e * LN2_HIGH + (2.0 * s + (s * z * p + e * LN2_LOW))


@compiled
def add_times(row: Floats, f: float, total: Floats) -> None:
    """total += f * row."""
    for i in range(len(row)):
        total[i] += f * row[i]


@compiled
def add_series(
    sums: Floats, head: Floats, first: Ints, prior: float, quad: Floats, det: Floats, change: Floats
) -> None:
    """Add one series to all segments: sum of squares, product of variances, log innovation variances.

    sums (4, T) are running sums; head (4, T) what a segment that starts in a year adds to them; first (T,) the
    first observation at or after a year, T where there is none. Few arrays a loop, else none is vectorised.
    """
    years = len(first)
    for a in range(years):
        f = first[a]
        a0, b0, c0, v0 = head[0, a], head[1, a], head[2, a], head[3, a]
        A, B, C, V = sums[0, f:], sums[1, f:], sums[2, f:], sums[3, f:]
        q, p, v = quad[a, f:], det[a, f:], change[a, f:]
        for t in range(years - f):
            b = B[t] + b0
            q[t] += (C[t] + c0) - b * b / (A[t] + a0)
        for t in range(years - f):
            p[t] *= (A[t] + a0) * prior
            v[t] += V[t] + v0


@compiled
def log_row(quad: Floats, logdet: Floats, half: float, start: float, out: Floats) -> None:
    """Log evidence of the segments of one start, on top of the path before it."""
    for i in range(len(out)):
        out[i] = start + (half * quad[i] - 0.5 * logdet[i])


@compiled
def max_row(row: Floats, best: Floats) -> None:
    """best = max(best, row)."""
    for i in range(len(row)):
        best[i] = row[i] if row[i] > best[i] else best[i]
