"""Numbers, dates and lists in plain English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def day(on: date, precision: str = "day") -> str:
    """A date to its precision.

    >>> day(date(1956, 5, 13)), day(date(1956, 5, 1), "month"), day(date(1956, 1, 1), "year")
    ('13 May 1956', 'May 1956', '1956')
    """
    if precision == "day":
        return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
    return f"{_MONTHS[on.month - 1]} {on.year}" if precision == "month" else str(on.year)


def on_day(when: date, precision: str = "day") -> str:
    """A date with its preposition.

    >>> on_day(date(1956, 5, 13)), on_day(date(1956, 1, 1), "year")
    ('on 13 May 1956', 'in 1956')
    """
    return ("on " if precision == "day" else "in ") + day(when, precision)


def number_word(number: int) -> str:
    """A whole number in words up to ten.

    >>> number_word(4), number_word(1234)
    ('four', '1,234')
    """
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number of things.

    >>> count(1, "dispute"), count(3, "dispute"), count(12, "crisis", "crises")
    ('one dispute', 'three disputes', '12 crises')
    """
    return f"{number_word(number)} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Iterable[str], most: int = 99) -> str:
    """Items joined as in a sentence.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c", "d"], most=2)
    ('a, b and c', 'a, b and two others')
    """
    words = list(items)
    if len(words) > most:
        left = len(words) - most
        words = [*words[:most], count(left, "other")]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def significant(value: float, digits: int = 3) -> str:
    """A number to so many significant digits, without exponents.

    >>> significant(191.0834), significant(0.04567), significant(1234.5)
    ('191', '0.0457', '1,230')
    """
    if value == 0:
        return "0"
    from math import floor, log10

    places = digits - 1 - floor(log10(abs(value)))
    rounded = round(value, places)
    return f"{rounded:,.{max(0, places)}f}"


def _scaled(value: float) -> str:
    size = abs(value)
    for limit, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if size >= limit:
            return f"{value / limit:,.1f}".removesuffix(".0") + f" {word}"
    return f"{value:,.0f}"


def money(dollars: float, unit: str = "current US dollars") -> str:
    """An amount of dollars in words; constant dollars are named as such.

    >>> money(191.1e6), money(0.3e6), money(-2.5e6)
    ('$191.1 million', '$300,000', '-$2.5 million')
    """
    sign = "-" if dollars < 0 else ""
    if 0 < abs(dollars) < 1:
        return "less than $1"
    kind = "" if unit.startswith("current") or "dollars" not in unit else f" ({unit})"
    return f"{sign}${_scaled(abs(dollars))}{kind}"


def quantity(value: float, unit: str) -> str:
    """A value with its unit, as it stands in a sentence.

    >>> quantity(34, "million TIV"), quantity(131969, "persons"), quantity(18.6, "million current US dollars")
    ('34 million TIV', '131,969 people', '$18.6 million')
    >>> quantity(1, "students"), quantity(31.7, "percent"), quantity(18, "million current US dollars")
    ('one student', '32 %', '$18 million')
    """
    dollars = {
        "US dollars": 1.0,
        "current US dollars": 1.0,
        "thousand current US dollars": 1e3,
        "million current US dollars": 1e6,
        "million US dollars": 1e6,
    }
    if unit in dollars:
        return money(value * dollars[unit])
    if "US dollars" in unit and unit.startswith("million "):
        return f"{money(value * 1e6)} (in {unit.removeprefix('million ')})"
    if "US dollars" in unit:
        return f"{money(value)} (in {unit})"
    text = f"{value:,.0f}" if float(value).is_integer() else significant(value, 3)
    if unit in ("persons", "students", "trips") and text.isdecimal():
        text = number_word(int(text))
    if unit == "persons":
        return f"{text} {'person' if value == 1 else 'people'}"
    if unit == "percent":
        return f"{value:.0f} %"
    return f"{text} {unit.removesuffix('s') if value == 1 else unit}"


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Years as unbroken stretches: first and last.

    >>> runs([1980, 1983, 1984, 1985])
    [(1980, 1980), (1983, 1985)]
    """
    found: list[list[int]] = []
    for year in sorted(set(numbers)):
        if found and year == found[-1][1] + 1:
            found[-1][1] = year
        else:
            found.append([year, year])
    return [(first, last) for first, last in found]


def years(numbers: Sequence[int]) -> str:
    """Years as ranges.

    >>> years([1980, 1983, 1984, 1985])
    '1980 and 1983-1985'
    """
    return listed([str(a) if a == b else f"{a}-{b}" for a, b in runs(numbers)])


def capital(sentence: str) -> str:
    """The sentence with its first letter in upper case."""
    return sentence[:1].upper() + sentence[1:]


_ORDINALS = ("", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ", "ninth ", "tenth ")


def ordinal(number: int) -> str:
    """A rank in words, as it stands before its noun.

    >>> ordinal(1), ordinal(3), ordinal(22)
    ('largest', 'third largest', '22nd largest')
    """
    if number <= len(_ORDINALS):
        return f"{_ORDINALS[number - 1]}largest"
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix} largest"
