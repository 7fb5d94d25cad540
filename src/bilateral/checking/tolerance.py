"""What a figure's own words allow: the rounding it was written with, and its "more than", "nearly", "about".

docs/methods/checking.md says why the constants are what they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

#: A round number is no licence: half of its last written place, but never more than this share of it.
ROUNDING = 0.05
#: What "about" and "nearly" allow, as a share.
ABOUT = 0.10
#: "More than 200" says less than 300, or one would have written that.
BOUND = 1.5
#: Records within this share of what the words allow bear the order of magnitude out.
ORDER = 0.25
#: The same where the source counts something kindred (people by birth, not by passport).
LOOSE = 1.0

Place = Literal["inside", "margin", "order", "beyond", "outside"]


def written_unit(value: float) -> float:
    """The place of the last digit that was written and is not zero.

    >>> written_unit(200e6), written_unit(191.1e6), written_unit(8046)
    (100000000.0, 100000.0, 1.0)
    """
    number = Decimal(repr(float(value))).normalize()
    exponent = number.as_tuple().exponent
    return float(Decimal(10) ** exponent) if isinstance(exponent, int) and number else 1.0


@dataclass(frozen=True, slots=True)
class Allowed:
    """The values that the words allow, and whether a bound alone was told ("low": more than; "high": less than)."""

    low: float
    high: float
    bound: Literal["", "low", "high"] = ""

    def place(self, x: float, margin: float, order: float = ORDER) -> Place:
        """Where a record stands: inside; within the margin of measurement; of the order; past a bound; outside.

        >>> Allowed(200, 300, "low").place(191, 0.1), Allowed(195, 205).place(160, 0.1)
        ('margin', 'order')
        """
        if self.low <= x <= self.high:
            return "inside"
        if _widened(self, margin).low <= x <= _widened(self, margin).high:
            return "margin"
        if (self.bound == "low" and x > self.high) or (self.bound == "high" and x < self.low):
            return "beyond"
        # a share of 1 doubles the upper end and halves the lower
        low, high = self.low - abs(self.low) * order / (1 + order), self.high + abs(self.high) * order
        return "order" if low <= x <= high else "outside"


def _widened(some: Allowed, share: float) -> Allowed:
    return Allowed(some.low - share * abs(some.low), some.high + share * abs(some.high), some.bound)


def allowed(value: float, comparator: str = "", approximate: bool = False) -> Allowed:
    """What a figure with its comparator allows.

    >>> allowed(200e6, "more than").low, allowed(20e6, "nearly").low, allowed(8000, "about").high
    (200000000.0, 18000000.0, 8800.0)
    """
    size = abs(value)
    half = min(written_unit(value) / 2, ROUNDING * size)
    if comparator in ("more than", "at least"):
        return Allowed(value, value + (BOUND - 1) * size, "low")
    if comparator in ("less than", "at most"):
        return Allowed(value - (1 - 1 / BOUND) * size, value, "high")
    if comparator == "nearly":
        return Allowed(value - ABOUT * size, value)
    if comparator == "about" or approximate:
        half = max(half, ABOUT * size)
    return Allowed(value - half, value + half)
