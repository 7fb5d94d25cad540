"""The 90 % interval of an estimate with normal errors: one width for every band that is told."""

from __future__ import annotations

from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]

#: The 0.95 quantile of the standard normal: an estimate lies within so many sd of its mean nine times in ten.
Z90 = 1.645


def band(mean: Floats, sd: Floats) -> tuple[Floats, Floats, Floats]:
    """Mean, low and high end of the 90 % interval, each (T,), in the unit of the mean. NaN stays NaN. O(T).

    >>> [round(float(x[0]), 3) for x in band(np.array([2.0]), np.array([1.0]))]
    [2.0, 0.355, 3.645]
    """
    half = Z90 * np.asarray(sd, dtype=float)
    middle = np.asarray(mean, dtype=float)
    return middle, middle - half, middle + half
