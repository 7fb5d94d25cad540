"""One point of the calendar of any grain, written as EDTF, as a TIMEX value, and as its first and last day.

EDTF: Library of Congress, Extended Date/Time Format, 2019, levels 0 and 1 (`1956-05`, `195X`, `1979/1991`, `1993/..`,
`1956-22`). TIMEX: the VAL of TIMEX2 as WikiWars uses it (`195`, `1862-SP`, `BC0264`, `1791-06-20TNI`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bilateral.reading.calendar import SEASON_EDTF, SEASON_MONTH, day_of, last_day, shift_days, shift_months

Grain = Literal["day", "month", "season", "year", "decade", "century"]
#: From fine to coarse.
GRAINS: tuple[Grain, ...] = ("day", "month", "season", "year", "decade", "century")
#: What "early", "mid" and "late" leave of a grain: the first and last unit, counted from 0.
#: Thirds of a month's days and of a year's months; a decade's years are shared 4, 3, 3.
THIRDS: dict[str, dict[str, tuple[int, int]]] = {
    "month": {"early": (0, 9), "mid": (10, 19), "late": (20, 30)},
    "year": {"early": (0, 3), "mid": (4, 7), "late": (8, 11)},
    "decade": {"early": (0, 3), "mid": (4, 6), "late": (7, 9)},
    "century": {"early": (0, 33), "mid": (34, 66), "late": (67, 99)},
}


@dataclass(frozen=True, slots=True)
class When:
    """A day, month, season, year, decade or century.

    `year` is astronomical (0 is 1 BC); of a decade or century, its year of least count ("the 480s BC": 480 BC).
    `part` is "", early, mid or late; `clock` is a TIMEX time of day ("17:30", "NI"), "" if none is told.
    """

    year: int
    month: int = 0
    day: int = 0
    grain: Grain = "year"
    season: str = ""
    part: str = ""
    clock: str = ""

    def at(self, grain: Grain) -> When | None:
        """The same point at a grain as coarse or coarser; None if this point is not so fine."""
        if GRAINS.index(grain) < GRAINS.index(self.grain):
            return None
        month = self.month if grain in ("day", "month") else 0
        day = self.day if grain == "day" else 0
        step = {"decade": 10, "century": 100}.get(grain, 1)
        season = self.season if grain == "season" else ""
        year = self.year - self.year % step if self.year > 0 else self.year
        return When(year, month, day, grain, season)

    def shifted(self, by: int, grain: Grain) -> When | None:
        """The point of this grain that lies `by` such units later; None if this point is not so fine."""
        if grain == "day":
            there = shift_days(self.year, self.month, self.day, by) if self.grain == "day" else None
            return When(*there, grain="day") if there else None
        if grain == "month":
            if not self.month or self.grain not in ("day", "month"):
                return None
            return When(*shift_months(self.year, self.month, by), grain="month")
        base = self.at(grain)
        step = {"decade": 10, "century": 100}.get(grain, 1)
        return When(base.year + by * step, 0, 0, grain, base.season) if base else None


def edtf(when: When) -> str:
    """EDTF level 0 or 1. A part of a grain becomes the interval of its third: early 1979 is 1979-01/1979-04."""
    if when.part and when.grain in THIRDS:
        return "/".join(edtf(bound) for bound in _third(when))
    year = _iso_year(when.year)
    if when.grain == "day":
        return f"{year}-{when.month:02d}-{when.day:02d}"
    if when.grain == "month":
        return f"{year}-{when.month:02d}"
    if when.grain == "season":
        return f"{year}-{SEASON_EDTF[when.season]}"
    if when.grain == "decade" and when.year > 0:
        return f"{when.year // 10:03d}X"
    if when.grain == "century" and when.year > 0:
        return f"{when.year // 100:02d}XX"
    if when.grain in ("decade", "century"):  # before Christ X would cut the years off at the wrong end
        first, last = _years(when)
        return f"{_iso_year(first)}/{_iso_year(last)}"
    return year


def timex(when: When) -> str:
    """The TIMEX value; "early", "mid" and "late" do not show in it."""
    era, count = ("BC", 1 - when.year) if when.year <= 0 else ("", when.year)
    if when.grain == "century":
        return f"{era}{count // 100:02d}"
    if when.grain == "decade":
        return f"{era}{count // 10:03d}"
    value = f"{era}{count:04d}"
    if when.grain == "season":
        value += f"-{when.season}"
    if when.grain in ("day", "month"):
        value += f"-{when.month:02d}"
    if when.grain == "day":
        value += f"-{when.day:02d}"
    return value + (f"T{when.clock}" if when.clock else "")


def bounds(when: When) -> tuple[date | None, date | None]:
    """The first and the last day; None where `date` cannot say it (before the year 1)."""
    if when.part and when.grain in THIRDS:
        first, last = _third(when)
        return bounds(first)[0], bounds(last)[1]
    if when.grain == "day":
        there = day_of(when.year, when.month, when.day)
        return there, there
    if when.grain == "month":
        return _months(when.year, when.month, 1)
    if when.grain == "season":
        return _months(when.year, SEASON_MONTH[when.season], 3)
    first_year, last_year = _years(when)
    return day_of(first_year, 1, 1), day_of(last_year, 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date | None, date | None]:
    end_year, end_month = shift_months(year, month, count - 1)
    return day_of(year, month, 1), day_of(end_year, end_month, last_day(end_year, end_month))


def _years(when: When) -> tuple[int, int]:
    length = {"decade": 10, "century": 100}.get(when.grain, 1)
    return (when.year, when.year + length - 1) if when.year > 0 else (when.year - length + 1, when.year)


def _third(when: When) -> tuple[When, When]:
    """The first and last unit of an early, middle or late part."""
    first, last = THIRDS[when.grain][when.part]
    if when.grain == "month":
        last = min(last, last_day(when.year, when.month) - 1)
        return (
            When(when.year, when.month, first + 1, "day"),
            When(when.year, when.month, last + 1, "day"),
        )
    if when.grain == "year":
        return When(when.year, first + 1, grain="month"), When(when.year, last + 1, grain="month")
    start = _years(when)[0]
    return When(start + first), When(start + last)


def _iso_year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"
