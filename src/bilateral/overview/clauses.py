"""What a sentence says, apart from its English words: so that it can be told in other languages.

A sentence is a row of clauses, each a key and its values; a value knows what it is: a state on a day,
dates, an amount. `render.saying` writes them; the English sentence of a finding is written where the finding is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Union


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


@dataclass(frozen=True, slots=True)
class Own:
    """Words that stand as the source has them: a name, a title. `lang` is theirs ("und": not known).

    table: the words of this table stand for them in a language that has some ("World War II").
    """

    text: str
    lang: str = "en"
    table: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a list that a source codes by, and the table that has it in other languages."""

    table: str
    word: str


@dataclass(frozen=True, slots=True)
class Several:
    """Values told one after another, with "and" before the last of them if they are conjoined."""

    values: tuple[Value, ...]
    conjoined: bool = True


Value = Union[Who, When, Amount, Number, Years, Own, Term, Several, "Clause", int, str]


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a sentence; it may be the value of another."""

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


def terms(table: str, words: Iterable[str]) -> Several:
    """Words of one list as one value."""
    return Several(tuple(Term(table, word) for word in words))


def years_of(years: Iterable[int]) -> Years:
    """Years in order, each once."""
    return Years(tuple(sorted(set(years))))
