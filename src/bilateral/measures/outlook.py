"""How many periods that have lasted so long end soon.

References: Kaplan and Meier (1958), doi 10.1080/01621459.1958.10501452 (survival from running periods too); Greenwood's
variance as in Kalbfleisch and Prentice (2002), doi 10.1002/9781118032985, 1.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from bilateral.measures.intervals import Z90

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Lasting:
    """Periods by years lasted, 1 to D, the last place for all longer ones too.

    at_risk (D,): how many lasted into that year; ended (D,): how many of them ended in it.
    """

    at_risk: Ints
    ended: Ints

    def hazard(self, lasted: Ints) -> tuple[Floats, Floats]:
        """Share of the periods that end when they have lasted so long, and its part of Greenwood's variance."""
        place = np.minimum(lasted, len(self.at_risk)) - 1
        n, d = self.at_risk[place].astype(float), self.ended[place].astype(float)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(n > 0, d / n, np.nan), np.where(n > d, d / (n * (n - d)), np.nan)


def lasting(years: Ints, ended: Bools, most: int) -> Lasting:
    """Counts periods that lasted `years` (N,) and `ended` there, or still ran when they were last seen.

    >>> table = lasting(np.array([2, 3, 3]), np.array([True, True, False]), 3)
    >>> table.at_risk.tolist(), table.ended.tolist()
    ([3, 3, 2], [0, 1, 1])
    """
    at_risk, over = np.zeros(most, dtype=np.int64), np.zeros(most, dtype=np.int64)
    longest = int(years.max()) if len(years) else 0
    for year in range(1, longest + 1):
        place = min(year, most) - 1
        at_risk[place] += int((years >= year).sum())
        over[place] += int(((years == year) & ended).sum())
    return Lasting(at_risk, over)


def ends_within(table: Lasting, lasted: int, years: int) -> tuple[float, float, float]:
    """Share of the periods that reached their year `lasted` which end in it or the next, `years` in all; 90 % interval.

    Kaplan and Meier's estimate with Greenwood's variance; NaN if no period ran so long.

    >>> ends_within(lasting(np.full(100, 4), np.ones(100, dtype=bool), 10), 4, 1)[0]
    1.0
    """
    # A hazard that is pooled serves several years: its error is one and the same in each, and so adds up.
    place, times = np.unique(np.minimum(lasted + np.arange(years), len(table.at_risk)), return_counts=True)
    hazard, part = table.hazard(place)
    stay = float(np.prod((1.0 - hazard) ** times))
    spread = stay * float(np.sqrt(np.sum(times**2 * part))) if stay > 0 else 0.0
    share = 1.0 - stay
    return share, max(share - Z90 * spread, 0.0), min(share + Z90 * spread, 1.0)
