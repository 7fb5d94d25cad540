"""What a sentence says, apart from its English words: so that it can be told in other languages.

A sentence is a row of clauses, each a key and its values; a value knows what it is: a state on a day,
dates, an amount. `render.saying` writes them; the English sentence of a finding is written where the finding is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Who:
    """A state by its COW code, as it was called on a day."""

    cow: int
    on: date


@dataclass(frozen=True, slots=True)
class When:
    """Dates, each with its precision (day, month, year)."""

    dates: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with the unit of its source."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number with so many decimals."""

    value: float
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Years:
    """Years, told as ranges."""

    years: tuple[int, ...]


Value = Who | When | Amount | Number | Years | int | str


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a sentence."""

    key: str
    values: tuple[tuple[str, Value], ...]


def clause(key: str, **values: Value) -> Clause:
    """A clause of a key and its values.

    >>> clause("igos", n=3, year=2014).key
    'igos'
    """
    return Clause(key, tuple(values.items()))


def when(dates: Iterable[tuple[date, str]]) -> When:
    """Several dates as one value."""
    return When(tuple(dates))


def years_of(years: Iterable[int]) -> Years:
    """Years in order, each once."""
    return Years(tuple(sorted(set(years))))
