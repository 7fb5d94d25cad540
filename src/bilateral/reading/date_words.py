"""What the patterns of a time expression are built of, and the mention that a pattern yields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bilateral.reading.calendar import DECADES, NUMBERS, ORDINALS
from bilateral.reading.edtf import Grain

#: How the calendar point of a mention is found.
How = Literal["date", "clock", "offset", "deictic", "span", "anniversary", "early"]


@dataclass(slots=True)
class Mention:
    """A time expression as the words alone give it; what the context must supply is None or 0."""

    start: int
    end: int
    how: How = "date"
    grain: Grain = "year"
    year: int | None = None
    month: int = 0
    day: int = 0
    season: str = ""
    part: str = ""
    clock: str = ""
    #: Which year, month or day relative to the running one: 0 the same, 1 the next, -1 the previous.
    turn: int | None = None
    #: A count of `grain` units: later (positive) or earlier; of an anniversary, its number.
    by: int = 0
    #: "ago", "last year", "today": counted from the day of writing, not from the running date.
    from_writing: bool = False
    #: A year of two digits, whose century the context supplies.
    short: bool = False
    #: 0 Monday to 6 Sunday where only the weekday is told.
    weekday: int | None = None
    approximate: bool = False
    #: "Two days after the landing": counted from something the words name and the calendar does not know.
    clause: bool = False
    #: A time of day whose day is the next mention: "noon on 6 June".
    ahead: bool = False


#: White space within an expression: one line break with its indent, as text wrapped in mark-up has, but no blank line.
#: It is bounded, so that no pattern can be made to look further than some hundred characters.
_BLANKS = r"[ \t\u00a0\u2009\u202f]"
S = rf"(?:{_BLANKS}{{1,40}}(?:\r?\n[ \t]{{0,40}})?|\r?\n[ \t]{{0,40}})"
S0 = rf"(?:{S})?"
DASH = "[-\u2010\u2011\u2012\u2013\u2014\u2212]"

MONTH = (
    r"(?:Jan(?:uary\b|\b\.?)|Feb(?:ruary\b|\b\.?)|Mar(?:ch\b|\b\.?)|Apr(?:il\b|\b\.?)|May\b|June\b|July\b|Jun\b\.?|Jul\b\.?"
    r"|Aug(?:ust\b|\b\.?)|Sep(?:tember\b|t?\b\.?)|Oct(?:ober\b|\b\.?)|Nov(?:ember\b|\b\.?)|Dec(?:ember\b|\b\.?)"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
#: A month that stands alone must be written out: "Mar", "Dec" and "Sep" name other things.
FULL_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
TH = r"(?:st|nd|rd|th)"
_era = r"BCE?|B\.C\.E\.|B\.C\.?|AD|CE|A\.D\.?"
ERA = rf"(?:{S}(?P<era>{_era})(?!\w))"
ERA_WORD = rf"{S}(?:{_era})(?!\w)"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|2100)(?![0-9]|[.,][0-9])"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b"
UNIT = r"(?:day|week|fortnight|month|year|decade|centur(?:y|ie))"
_words = "|".join(sorted(NUMBERS, key=len, reverse=True))
_tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = rf"(?:[0-9]{{1,3}}|(?:{_tens})[- ](?:one|two|three|four|five|six|seven|eight|nine)|{_words})"
ORDINAL = rf"(?:[0-9]{{1,3}}{TH}|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
DECADE_WORD = "|".join(DECADES)
CLOCK = (
    r"(?:(?:[01]?[0-9]|2[0-4])(?::[0-5][0-9])(?:[ ]?(?:[AaPp][Mm]\b|[AaPp]\.[Mm]\b\.?))?"
    r"|(?:1[0-2]|[1-9])[ ]?(?:[AaPp][Mm]\b|[AaPp]\.[Mm]\b\.?))"
    r"(?:[ ](?:hours|hrs?|GMT|UTC|local time)\b)?"
)


def clock_of(words: str) -> str:
    """ "17:30" for "5:30PM", "0530" and "17:30 hrs"; TIMEX's XX where it is no time of day."""
    found = re.match(r"([0-9]{1,2}):?([0-9]{2})?[ ]?([AaPp])?", words)
    if not found:
        return {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}.get(words.lower(), "XX")
    hour, minute = int(found[1]), found[2] or "00"
    half = (found[3] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute}"


#: TIMEX's parts of the day.
DAY_PARTS = {
    "morning": "MO", "dawn": "MO", "afternoon": "AF", "evening": "EV", "dusk": "EV", "night": "NI", "eve": "",
}  # fmt: skip
