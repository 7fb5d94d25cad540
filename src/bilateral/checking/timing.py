"""Two spans of days, the claim's and the record's: is the one the other, and if not, how far are they apart?"""

from __future__ import annotations

import calendar
from datetime import date
from typing import Literal

#: "same": the record lies within the words; "coarser": the record is less precise than the words, and does not
#: contradict them; "touches": the two overlap; "apart".
Fit = Literal["same", "coarser", "touches", "apart"]


def last_day(first: date, precision: str) -> date:
    """The last possible day of a date.

    >>> last_day(date(1956, 2, 1), "month").isoformat(), last_day(date(1956, 1, 1), "year").isoformat()
    ('1956-02-29', '1956-12-31')
    """
    if precision == "month":
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return date(first.year, 12, 31) if precision == "year" else first


def fit(claim: tuple[date, date], record: tuple[date, date], lasting: bool = False) -> Fit:
    """How a record's days fit those told; `lasting`: the record went on all its days, it is no rough date."""
    if claim[0] <= record[0] and record[1] <= claim[1]:
        return "same"
    if record[0] <= claim[0] and claim[1] <= record[1]:
        return "same" if lasting else "coarser"
    return "touches" if record[0] <= claim[1] and claim[0] <= record[1] else "apart"


def days_apart(claim: tuple[date, date], record: tuple[date, date]) -> int:
    """The days between two spans; positive when the record is later; 0 when they overlap.

    >>> days_apart((date(1956, 5, 13), date(1956, 5, 13)), (date(1956, 11, 6), date(1956, 11, 6)))
    177
    """
    if record[0] > claim[1]:
        return (record[0] - claim[1]).days
    return -(claim[0] - record[1]).days if record[1] < claim[0] else 0


def in_words(days: int) -> str:
    """A distance in plain words.

    >>> in_words(177), in_words(-1), in_words(800)
    ('177 days later', 'one day earlier', '2 years later')
    """
    size, way = abs(days), "later" if days > 0 else "earlier"
    if size == 1:
        return f"one day {way}"
    return f"{size} days {way}" if size < 366 else f"{round(size / 365.25)} year{'s' * (size >= 548)} {way}"
