"""Claims by hand, as a reader would find them."""

from __future__ import annotations

from datetime import date

from bilateral.reading.model import EventClaim, FigureClaim, PeriodClaim


def days(when: str) -> tuple[date | None, date | None, str]:
    """First day, last day and precision of "1956", "2016-03", "1956-05-13", "1980/1990" or ""."""
    if not when:
        return None, None, ""
    if "/" in when:
        first, last = when.split("/")
        return days(first)[0], days(last)[1], "interval"
    if len(when) == 4:
        return date(int(when), 1, 1), date(int(when), 12, 31), "year"
    if len(when) == 7:
        year, month = map(int, when.split("-"))
        last = date(year + month // 12, month % 12 + 1, 1) - date.resolution
        return date(year, month, 1), last, "month"
    return date.fromisoformat(when), date.fromisoformat(when), "day"


def event(quote, kind, when, a, b, directed=False, **more):
    first, last, precision = days(when)
    return EventClaim(0, len(quote), quote, kind, when, precision, first, last, False, a, b, directed, **more)


def figure(quote, value, unit, what, year, from_, to, comparator="", direction="level"):
    loose = comparator in ("about", "nearly")
    return FigureClaim(0, len(quote), quote, value, unit, what, year, from_, to, loose, direction, comparator)


def period(from_, to, quality, a, b):
    return PeriodClaim(0, 6, "period", from_, to, quality, a, b)
