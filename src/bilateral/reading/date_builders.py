"""What the groups of a pattern say: from a match to mentions, or to none where the words are no date after all.

Most matches make one mention; days of one month and years of one range make several.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bilateral.reading import date_patterns as p
from bilateral.reading.calendar import DECADES, MONTHS, SEASONS, last_day, ordinal
from bilateral.reading.date_words import Mention, clock_of

Found = re.Match[str]
Builder = Callable[[Found], list[Mention]]

#: How far before a year or a month the word can start that dates have before them.
REACH = 48
_DAY_NUMBER = re.compile(r"[0-9]{1,2}")
_TURNS = {"next": 1, "following": 1, "coming": 1, "previous": -1, "preceding": -1, "last": -1, "past": -1}


def words_of(found: Found, group: str) -> str:
    """The words of a group, "" where the pattern has no such group or it is not in the text."""
    return found.groupdict().get(group) or ""


def _year(found: Found) -> int | None:
    """The astronomical year of the groups `year` and `era`."""
    words = words_of(found, "year")
    if not words:
        return None
    return 1 - int(words) if words_of(found, "era").startswith("B") else int(words)


def turn_of(words: str) -> int | None:
    """Which way "the following", "that same", "last" point: 1, 0 or -1; None for no words."""
    words = words.lower()
    return next((way for word, way in _TURNS.items() if word in words), 0) if words else None


def days_of_month(found: Found) -> list[Mention]:
    """The days of one month, each a mention: "12-15 May 1940" is two, the last with the month's words."""
    month, year, turn = MONTHS[found["month"][:3].lower()], _year(found), turn_of(words_of(found, "that"))
    spans = [found.span(group) for group in ("days", "more") if words_of(found, group)]
    days = [m for span in spans for m in _DAY_NUMBER.finditer(found.string, *span)]
    if any(not 1 <= int(m[0]) <= last_day(year or 2000, month) for m in days):
        return []
    out = [
        Mention(*_with_ordinal(m, found.end()), grain="day", year=year, month=month, day=int(m[0]), turn=turn)
        for m in days
    ]
    # What stands before the days belongs to the first, what stands after them to the last.
    out[0].start = found.start()
    out[-1].end = found.end()
    if words_of(found, "clock"):
        out[-1].clock = clock_of(words_of(found, "clock"))
    return out


def _with_ordinal(day: Found, end: int) -> tuple[int, int]:
    """The span of a day's number with its "th"."""
    tail = day.string[day.end() : day.end() + 2]
    return day.start(), min(day.end() + 2 * (tail in ("st", "nd", "rd", "th")), end)


def month_of_year(found: Found) -> list[Mention]:
    """For "December 1991", "December"; "May" and "March" only where a date can stand."""
    year, that = _year(found), words_of(found, "that")
    if year is None and not that and found["month"] in p.AMBIGUOUS_MONTHS:
        # A march, a modal verb, an adjective: months only behind a word that dates have before them.
        before = p.BEFORE_MONTH.search(found.string, max(0, found.start() - REACH), found.start())
        if not before or (found["month"] == "March" and p.MARCHING.match(found.string, found.end())):
            return []
    month = MONTHS[found["month"][:3].lower()]
    return [Mention(*found.span(), grain="month", year=year, month=month, turn=turn_of(that))]


def iso(found: Found) -> list[Mention]:
    """For "1956-05-13"."""
    year, month, day = int(found["year"]), int(found["m"]), int(found["d"] or 0)
    if found["d"] and not 1 <= day <= last_day(year, month):
        return []
    return [Mention(*found.span(), grain="day" if day else "month", year=year, month=month, day=day)]


def season(found: Found) -> list[Mention]:
    """For "the spring of 1862", "summer"; not "the fall of Saigon"."""
    year, that = _year(found), turn_of(words_of(found, "that"))
    word = found["season"]
    start, end = found.span()
    if words_of(found, "of"):  # "the fall of Saigon", "the spring of hope"
        return []
    if year is None and that is None:
        capital = word[0].isupper() and not words_of(found, "the")
        after = p.SEASON_NOUN.match(found.string, end)
        before = p.BEFORE_SEASON.search(found.string, max(0, start - REACH), start)
        if (
            after
            or not (before or (capital and word != "Fall"))
            or (word.lower() == "fall" and not words_of(found, "the"))
        ):
            return []
    return [Mention(start, end, grain="season", year=year, season=SEASONS[word.lower()], turn=that)]


def bare_year(found: Found) -> list[Mention]:
    """For "1956", "the year 1956", "264 BC"; not "1500 men"."""
    if words_of(found, "named") or words_of(found, "era"):
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
    bc = words_of(found, "era").startswith("B")
    for group in ("year", "right", "to"):
        if words_of(found, group):
            count = int(found[group])
            if count == 0:
                return []
            out.append(Mention(*found.span(group), year=1 - count if bc else count))
    out[-1].end = found.end()
    return out


def ancient_year(found: Found) -> list[Mention]:
    """For "in 480" in a text about years before Christ; the context drops it elsewhere."""
    text, start = found.string, found.start()
    if not p.BEFORE_ANCIENT.search(text, max(0, start - REACH), start) or p.COUNTED.match(text, found.end()):
        return []
    return [Mention(*found.span(), year=int(found["year"]), short=True)]


def two_years(found: Found) -> list[Mention]:
    """ "1979-91": the second year takes the century of the first."""
    left, right = int(found["year"]), int(found["right"])
    right += left - left % 100
    if right <= left:
        return []
    return [Mention(*found.span("year"), year=left), Mention(*found.span("right"), year=right)]


def decade(found: Found) -> list[Mention]:
    """For "the 1980s", "the '60s", "the eighties"."""
    short = words_of(found, "short") or str(DECADES.get(words_of(found, "word").lower(), ""))
    if short:
        if words_of(found, "word") and not words_of(found, "the"):
            return []
        return [Mention(*found.span(), grain="decade", year=int(short), short=True)]
    return [Mention(*found.span(), grain="decade", year=_year(found))]


def century(found: Found) -> list[Mention]:
    """For "the nineteenth century", "the 9th century BC"."""
    count = ordinal(found["n"])
    if not count or count > 40:
        return []
    year = 1 - (count - 1) * 100 if words_of(found, "era") else (count - 1) * 100
    return [Mention(*found.span(), grain="century", year=year)]


def short_year(found: Found) -> list[Mention]:
    """For "'89"."""
    return [Mention(*found.span(), year=int(found["short"]), short=True)]


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
    day = 24 if words_of(found, "eve").endswith("Eve") else 25
    return [Mention(*found.span(), grain="day", month=12, day=day)]
