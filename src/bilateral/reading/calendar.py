"""The words of the calendar, and arithmetic on days, months and years that knows no time zone.

Years are astronomical throughout `reading`: 1 is 1 AD, 0 is 1 BC, -263 is 264 BC, as EDTF and ISO 8601 write them.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
#: First three letters, lower case, to the month.
MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
WEEKDAYS = {name: i for i, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
#: TIMEX's letters for the seasons and the first month of each in the northern hemisphere.
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: EDTF level 1 writes a season as a month from 21.
SEASON_EDTF = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}

# fmt: off
_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)
# fmt: on
NUMBERS = {
    "a": 1,
    "an": 1,
    **{word: i for i, word in enumerate(_ONES, 1)},
    **{word: 10 * i for i, word in enumerate(_TENS, 2)},
}  # fmt: skip
ORDINALS = {**{word: i for i, word in enumerate(_ORDINALS, 1)}, "twenty-first": 21}
#: "the eighties": the decade within its century.
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip


def number(word: str) -> int | None:
    """The whole number that digits or English words up to ninety-nine say; None for any other word."""
    word = word.lower()
    if word.isascii() and word.isdigit():
        return int(word[:6])
    if word in NUMBERS:
        return NUMBERS[word]
    tens, _, ones = word.replace(" ", "-").partition("-")
    return NUMBERS[tens] + NUMBERS[ones] if tens in _TENS and ones in _ONES[:9] else None


def ordinal(word: str) -> int | None:
    """21 for "21st" and for "twenty-first"; None for any other word."""
    word = word.lower().replace(" ", "-")
    if word[:1].isdigit():
        return int(word.rstrip("stndrh"))
    return ORDINALS.get(word)


def last_day(year: int, month: int) -> int:
    """The last day of a month; the proleptic Gregorian calendar, which repeats every 400 years."""
    return monthrange(year % 400 + 2000, month)[1]


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """The year and month that lie `by` months later."""
    months = year * 12 + month - 1 + by
    return months // 12, months % 12 + 1


def shift_days(year: int, month: int, day: int, by: int) -> tuple[int, int, int] | None:
    """The day that lies `by` days later; None outside the years 1 to 9999, which `datetime` cannot count."""
    try:
        there = date(year, month, day) + timedelta(days=by)
    except (ValueError, OverflowError):
        return None
    return there.year, there.month, there.day


def day_of(year: int, month: int, day: int) -> date | None:
    """A `date`, or None outside the years 1 to 9999."""
    return date(year, month, day) if 1 <= year <= 9999 else None
