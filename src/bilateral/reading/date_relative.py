"""What the patterns say that count from another date: the running one, or the day of writing."""

from __future__ import annotations

import re

from bilateral.reading import date_patterns as p
from bilateral.reading.calendar import MONTHS, SEASONS, WEEKDAYS, number, ordinal
from bilateral.reading.date_builders import Found, turn_of, words_of
from bilateral.reading.date_words import DAY_PARTS, Mention
from bilateral.reading.edtf import Grain

_LATER = ("later", "after", "afterward", "afterwards", "following", "from now")


def unit_turn(found: Found) -> list[Mention]:
    """ "the following month", "that same day", "the previous April", "the next spring"."""
    words = found["turn"].lower()
    turn = turn_of(words)
    if words == "the":
        return []
    if found["month"]:
        return [Mention(*found.span(), grain="month", month=MONTHS[found["month"][:3].lower()], turn=turn)]
    if found["season"]:
        return [Mention(*found.span(), grain="season", season=SEASONS[found["season"]], turn=turn)]
    unit = found["unit"].lower()
    if unit in DAY_PARTS:
        return [Mention(*found.span(), "offset", "day", by=turn or 0, clock=DAY_PARTS[unit])]
    return [Mention(*found.span(), "offset", _grain(unit), by=turn or 0)]


def _grain(unit: str) -> Grain:
    """The grain a unit counts in; weeks count in days."""
    unit = unit.lower()
    if unit.startswith("centur"):
        return "century"
    if unit in ("week", "fortnight"):
        return "day"
    return "month" if unit == "month" else "decade" if unit == "decade" else "year" if unit == "year" else "day"


def _days_of(unit: str) -> int:
    return {"week": 7, "fortnight": 14}.get(unit.lower(), 1)


def offset(found: Found) -> list[Mention]:
    """ "two days later", "a year earlier", "65 years ago"."""
    count = number(words_of(found, "n") or "one")
    if count is None:
        return []
    where = re.sub(r"\s+", " ", found["where"].lower())
    by = count * _days_of(found["unit"]) * (1 if where in _LATER else -1)
    grain = _grain(found["unit"])
    if grain == "decade" or grain == "century":  # ten years later is a year, not a decade
        by *= 10 if grain == "decade" else 100
        grain = "year"
    clause = where in ("after", "before", "following", "prior") and bool(p.CLAUSE.match(found.string, found.end()))
    from_writing = where in ("ago", "from now")
    return [Mention(*found.span(), "offset", grain, by=by, from_writing=from_writing, clause=clause)]


def deictic(found: Found) -> list[Mention]:
    """ "last year", "yesterday", "last Monday": counted from the day of writing."""
    if found["day"]:
        by = {"yesterday": -1, "today": 0, "tomorrow": 1}[found["day"].lower()]
        return [Mention(*found.span(), "deictic", "day", by=by, from_writing=True)]
    if found["wd"]:
        by = turn_of(found["wturn"]) or 0
        weekday = WEEKDAYS[found["wd"][:3].lower()]
        return [Mention(*found.span(), "deictic", "day", by=by, from_writing=True, weekday=weekday)]
    by = (turn_of(found["turn"]) or 0) * _days_of(found["unit"])
    if found["turn"].lower().startswith("the") and found["unit"].lower() in ("decade", "century") and by < 0:
        return []  # a span of ten years, not a decade of the calendar
    return [Mention(*found.span(), "deictic", _grain(found["unit"]), by=by, from_writing=True)]


def last_span(found: Found) -> list[Mention]:
    """ "the last decade", "the past five years": a span that ends or begins with the writing."""
    unit = words_of(found, "unit") or found["one"]
    words = words_of(found, "n").lower()
    vague = words.startswith(("few", "several", "couple"))
    count = (2 if words.startswith("couple") else 3) if vague else number(words or "one")
    if not count:
        return []
    grain = _grain(unit)
    by = count * _days_of(unit) * (turn_of(found["turn"]) or 1)
    return [Mention(*found.span(), "span", grain, by=by, from_writing=True, approximate=True)]


def last_season(found: Found) -> list[Mention]:
    """For "last spring", "last March": counted from the day of writing."""
    by = turn_of(found["turn"]) or 0
    if found["month"]:
        month = MONTHS[found["month"][:3].lower()]
        return [Mention(*found.span(), "deictic", "month", month=month, by=by, from_writing=True)]
    return [Mention(*found.span(), "deictic", "season", season=SEASONS[found["season"]], by=by, from_writing=True)]


def anniversary(found: Found) -> list[Mention]:
    """For "the 65th anniversary": `by` is 65."""
    words = re.split("[\u2010-\u2015-]year", found["n"])[0]
    count = number(words) or ordinal(words)
    return [Mention(*found.span(), "anniversary", "year", by=count, from_writing=True)] if count else []


def early_years(found: Found) -> list[Mention]:
    """For "the early years", "these years": of the interval told before."""
    part = p.PARTS.get(found["part"].lower(), "late" if found["part"].lower() in ("last", "later", "final") else "")
    return [Mention(*found.span(), "early", "year", part=part, approximate=True)]


def in_year(found: Found) -> list[Mention]:
    """ "late in the year", "the end of the month"."""
    words = found[0].lower()
    part = next((part for word, part in p.PARTS.items() if word in words), "")
    grain: Grain = "month" if words_of(found, "months") else _grain(found["unit"])
    if words_of(found, "months"):
        part = "late"
    return [Mention(*found.span(), "offset", grain, by=0, part=part)]
