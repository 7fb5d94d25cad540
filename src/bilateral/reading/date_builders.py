"""What the groups of a pattern say: from a match to mentions, or to none where the words are no date after all.

Most matches make one mention; days of one month and years of one range make several.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bilateral.reading import date_patterns as p
from bilateral.reading.calendar import DECADES, MONTHS, SEASONS, WEEKDAYS, last_day, number, ordinal
from bilateral.reading.date_words import DAY_PARTS, Mention, clock_of
from bilateral.reading.edtf import Grain

Found = re.Match[str]
Builder = Callable[[Found], list[Mention]]

#: How far before a year or a month the word can start that dates have before them.
REACH = 48
_DAY_NUMBER = re.compile(r"[0-9]{1,2}")
_TURNS = {"next": 1, "following": 1, "coming": 1, "previous": -1, "preceding": -1, "last": -1, "past": -1}
_LATER = ("later", "after", "afterward", "afterwards", "following", "from now")


def _get(found: Found, group: str) -> str:
    """The words of a group, "" where the pattern has no such group or it is not in the text."""
    return found.groupdict().get(group) or ""


def _year(found: Found) -> int | None:
    """The astronomical year of the groups `year` and `era`."""
    words = _get(found, "year")
    if not words:
        return None
    return 1 - int(words) if _get(found, "era").startswith("B") else int(words)


def _turn(words: str) -> int | None:
    """Which way "the following", "that same", "last" point: 1, 0 or -1; None for no words."""
    words = words.lower()
    return next((way for word, way in _TURNS.items() if word in words), 0) if words else None


def days_of_month(found: Found) -> list[Mention]:
    """The days of one month, each a mention: "12-15 May 1940" is two, the last with the month's words."""
    month, year, turn = MONTHS[found["month"][:3].lower()], _year(found), _turn(_get(found, "that"))
    spans = [found.span(group) for group in ("days", "more") if _get(found, group)]
    days = [m for span in spans for m in _DAY_NUMBER.finditer(found.string, *span)]
    if any(not 1 <= int(m[0]) <= last_day(year or 2000, month) for m in days):
        return []
    out = [
        Mention(*_with_ordinal(m, found.end()), grain="day", year=year, month=month, day=int(m[0]), turn=turn)
        for m in days
    ]
    if "more" in found.groupdict():  # the month stands first and belongs to the first day
        out[0].start = found.start()
        out[-1].end = found.end()
    else:
        out[0].start = found.start()
        out[-1].end = found.end()
    if _get(found, "clock"):
        out[-1].clock = clock_of(_get(found, "clock"))
    return out


def _with_ordinal(day: Found, end: int) -> tuple[int, int]:
    """The span of a day's number with its "th"."""
    tail = day.string[day.end() : day.end() + 2]
    return day.start(), min(day.end() + 2 * (tail in ("st", "nd", "rd", "th")), end)


def month_of_year(found: Found) -> list[Mention]:
    """For "December 1991", "December"; "May" and "March" only where a date can stand."""
    year, that = _year(found), _get(found, "that")
    if year is None and not that and found["month"] in p.AMBIGUOUS_MONTHS:
        # A march, a modal verb, an adjective: months only behind a word that dates have before them.
        before = p.BEFORE_MONTH.search(found.string, max(0, found.start() - REACH), found.start())
        if not before or (found["month"] == "March" and p.MARCHING.match(found.string, found.end())):
            return []
    month = MONTHS[found["month"][:3].lower()]
    return [Mention(*found.span(), grain="month", year=year, month=month, turn=_turn(that))]


def iso(found: Found) -> list[Mention]:
    """For "1956-05-13"."""
    year, month, day = int(found["year"]), int(found["m"]), int(found["d"] or 0)
    if found["d"] and not 1 <= day <= last_day(year, month):
        return []
    return [Mention(*found.span(), grain="day" if day else "month", year=year, month=month, day=day)]


def season(found: Found) -> list[Mention]:
    """For "the spring of 1862", "summer"; not "the fall of Saigon"."""
    year, that = _year(found), _turn(_get(found, "that"))
    word = found["season"]
    start, end = found.span()
    if _get(found, "of"):  # "the fall of Saigon", "the spring of hope"
        return []
    if year is None and that is None:
        capital = word[0].isupper() and not _get(found, "the")
        after = p.SEASON_NOUN.match(found.string, end)
        before = p.BEFORE_SEASON.search(found.string, max(0, start - REACH), start)
        if after or not (before or (capital and word != "Fall")) or (word.lower() == "fall" and not _get(found, "the")):
            return []
    return [Mention(start, end, grain="season", year=year, season=SEASONS[word.lower()], turn=that)]


def bare_year(found: Found) -> list[Mention]:
    """For "1956", "the year 1956", "264 BC"; not "1500 men"."""
    if _get(found, "named") or _get(found, "era"):
        return [Mention(*found.span(), year=_year(found))]
    text, start = found.string, found.start("year")
    if p.MONEY.search(text, max(0, start - REACH), start) or p.COUNTED.match(text, found.end()):
        return []
    if found["year"].endswith("00") and not p.BEFORE_YEAR.search(text, max(0, start - REACH), start):
        return []
    return [Mention(*found.span(), year=_year(found))]


def old_years(found: Found) -> list[Mention]:
    """Years with an era behind the last: "264-241 BC"."""
    out = []
    bc = _get(found, "era").startswith("B")
    for group in ("year", "right", "to"):
        if _get(found, group):
            count = int(found[group])
            if count == 0:
                return []
            out.append(Mention(*found.span(group), year=1 - count if bc else count))
    out[-1].end = found.end()
    return out


def two_years(found: Found) -> list[Mention]:
    """ "1979-91": the second year takes the century of the first."""
    left, right = int(found["year"]), int(found["right"])
    right += left - left % 100
    if right <= left:
        return []
    return [Mention(*found.span("year"), year=left), Mention(*found.span("right"), year=right)]


def decade(found: Found) -> list[Mention]:
    """For "the 1980s", "the '60s", "the eighties"."""
    short = _get(found, "short") or str(DECADES.get(_get(found, "word").lower(), ""))
    if short:
        if _get(found, "word") and not _get(found, "the"):
            return []
        return [Mention(*found.span(), grain="decade", year=int(short), short=True)]
    return [Mention(*found.span(), grain="decade", year=_year(found))]


def century(found: Found) -> list[Mention]:
    """For "the nineteenth century", "the 9th century BC"."""
    count = ordinal(found["n"])
    if not count or count > 40:
        return []
    year = 1 - (count - 1) * 100 if _get(found, "era") else (count - 1) * 100
    return [Mention(*found.span(), grain="century", year=year)]


def short_year(found: Found) -> list[Mention]:
    """For "'89"."""
    return [Mention(*found.span(), year=int(found["short"]), short=True)]


def unit_turn(found: Found) -> list[Mention]:
    """ "the following month", "that same day", "the previous April", "the next spring"."""
    words = found["turn"].lower()
    turn = _turn(words)
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
    count = number(_get(found, "n") or "one")
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
        by = _turn(found["wturn"]) or 0
        weekday = WEEKDAYS[found["wd"][:3].lower()]
        return [Mention(*found.span(), "deictic", "day", by=by, from_writing=True, weekday=weekday)]
    by = (_turn(found["turn"]) or 0) * _days_of(found["unit"])
    if found["turn"].lower().startswith("the") and found["unit"].lower() in ("decade", "century") and by < 0:
        return []  # a span of ten years, not a decade of the calendar
    return [Mention(*found.span(), "deictic", _grain(found["unit"]), by=by, from_writing=True)]


def last_span(found: Found) -> list[Mention]:
    """ "the last decade", "the past five years": a span that ends or begins with the writing."""
    unit = _get(found, "unit") or found["one"]
    words = _get(found, "n").lower()
    vague = words.startswith(("few", "several", "couple"))
    count = (2 if words.startswith("couple") else 3) if vague else number(words or "one")
    if not count:
        return []
    grain = _grain(unit)
    by = count * _days_of(unit) * (_turn(found["turn"]) or 1)
    return [Mention(*found.span(), "span", grain, by=by, from_writing=True, approximate=True)]


def last_season(found: Found) -> list[Mention]:
    """For "last spring", "last March": counted from the day of writing."""
    by = _turn(found["turn"]) or 0
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
    grain: Grain = "month" if _get(found, "months") else _grain(found["unit"])
    if _get(found, "months"):
        part = "late"
    return [Mention(*found.span(), "offset", grain, by=0, part=part)]


def the_th(found: Found) -> list[Mention]:
    """For "the 9th", of the running month."""
    return [Mention(*found.span(), grain="day", day=int(found["day"]))]


def clock(found: Found) -> list[Mention]:
    """For "5:30PM", of the running day."""
    return [Mention(*found.span(), "clock", "day", clock=clock_of(found["clock"]))]


def christmas(found: Found) -> list[Mention]:
    """For "Christmas", "Christmas Eve"; not "the Christmas Truce"."""
    if p.CHRISTMAS_NAME.match(found.string, found.end()):
        return []
    day = 24 if _get(found, "eve").endswith("Eve") else 25
    return [Mention(*found.span(), grain="day", month=12, day=day)]
