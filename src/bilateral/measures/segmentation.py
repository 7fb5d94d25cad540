"""The cheapest partition of series into segments of constant mean, found exactly by dynamic programming.

Reference: Jackson, B. et al. (2005). An algorithm for optimal partitioning of data on an interval.
IEEE Signal Processing Letters 12, 105-108, doi 10.1109/LSP.2001.838216.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class Segmentation:
    """Starts of the segments after the first (indices), and the cost: squared deviations plus penalties."""

    boundaries: tuple[int, ...]
    cost: float


def segment(series: ArrayLike, penalty: float, min_size: int = 1) -> Segmentation:
    """Partition of (T,) or (S, T) with the least sum of squared deviations plus `penalty` a boundary.

    NaN cells cost nothing. Raises ValueError for a negative penalty or a min_size beyond the series. O(S T^2).

    >>> segment([0, 0, 0, 4, 4, 4], penalty=1.0)
    Segmentation(boundaries=(3,), cost=1.0)
    """
    y = np.atleast_2d(np.asarray(series, dtype=float))
    years = y.shape[1]
    if penalty < 0 or not 1 <= min_size <= years:
        raise ValueError(f"penalty {penalty} must not be negative and min_size {min_size} must be in 1..{years}")
    seen = ~np.isnan(y)
    count = np.maximum(seen.sum(axis=1, keepdims=True), 1)
    v = np.where(seen, y - np.where(seen, y, 0.0).sum(axis=1, keepdims=True) / count, 0.0)
    zero = np.zeros((len(y), 1))
    n, s, q = (np.hstack([zero, np.cumsum(part, axis=1)]) for part in (seen.astype(float), v, v * v))
    best, back = np.full(years + 1, np.inf), np.zeros(years + 1, dtype=np.int64)
    best[0] = -penalty
    for t in range(min_size, years + 1):
        a = slice(0, t - min_size + 1)
        cells = np.maximum(n[:, t : t + 1] - n[:, a], 1.0)
        within = (q[:, t : t + 1] - q[:, a] - (s[:, t : t + 1] - s[:, a]) ** 2 / cells).sum(axis=0)
        total = best[a] + np.maximum(within, 0.0) + penalty
        back[t] = int(np.argmin(total))
        best[t] = total[back[t]]
    boundaries, t = [], int(back[years])
    while t > 0:
        boundaries.append(t)
        t = int(back[t])
    return Segmentation(tuple(reversed(boundaries)), float(best[years]))
