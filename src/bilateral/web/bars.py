"""Counts by year as bars, up for the better and down for the worse: the coordinates that a template draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bilateral.web.moves import Row

#: Width of the chart and length of its longest bar on a wide page, and in each of its two rows on a phone.
WIDE, PHONE = (960, 70), (360, 76)
#: Beside the first bar, above the highest one, and the least room up and down.
_EDGE, _AIR, _LEAST = 6, 4, 12


@dataclass(frozen=True, slots=True)
class Bars:
    """A row of bars: `bars` tells of each year where it stands, its counts and how long it is up and down.

    The line of zero lies at `zero`, the lower end of the longest bar at `end`.
    """

    first: int
    last: int
    width: int
    zero: float
    end: float
    step: float
    thick: float
    bars: tuple[dict[str, Any], ...]
    marks: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The years of a chart: in one row on a wide page, in two on a phone; `most`: what the longest bar counts."""

    first: int
    last: int
    most: int
    wide: tuple[Bars, ...]
    phone: tuple[Bars, ...]


def chart(rows: list[Row]) -> Chart | None:
    """The chart of some counts, None if there are none."""
    if not rows:
        return None
    first, last = rows[0][0], rows[-1][0]
    most = max(max(max(up, down) for _, up, down, _ in rows), 1)
    middle = (first + last) // 2
    halves = [some for some in ((first, middle), (middle + 1, last)) if some[0] <= some[1]]
    phone = tuple(_bars(rows, a, b, most, *PHONE) for a, b in halves)
    return Chart(first, last, most, (_bars(rows, first, last, most, *WIDE),), phone)


def _bars(rows: list[Row], first: int, last: int, most: int, width: int, half: int) -> Bars:
    step = (width - 2 * _EDGE) / (last - first + 1)
    found = tuple(
        {
            "year": year,
            "x": round(_EDGE + (year - first) * step, 2),
            "up": up,
            "down": down,
            "of": of,
            "rise": round(half * up / most, 1),
            "fall": round(half * down / most, 1),
        }
        for year, up, down, of in rows
        if first <= year <= last
    )
    every = 20 if last - first > 60 else 10
    # A mark at the very edge would be cut.
    years = range(-(-(first + 2) // every) * every, last - 1, every)
    marks = tuple((y, round(_EDGE + (y - first + 0.5) * step, 1)) for y in years)
    zero = max(max((n["rise"] for n in found), default=0), _LEAST) + _AIR
    end = zero + max(max((n["fall"] for n in found), default=0), _LEAST)
    thick = round(max(step - 0.8, 0.6), 2)
    return Bars(first, last, width, round(zero, 1), round(end, 1), round(step, 2), thick, found, marks)
