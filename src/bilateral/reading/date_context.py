"""The running date of a text: which year "June 22" is in, which day "two days later" is.

Two anchors. The running date is the last one the text told, as in a history: dates go forward, and a month far behind
the running one belongs to the next year. The day of writing serves what counts from it ("last year", "ago") and, in
an article whose day is known, dates without a year that no date nearby explains.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bilateral.reading.calendar import SEASON_MONTH, last_day
from bilateral.reading.date_words import Mention
from bilateral.reading.edtf import When

#: A month so many months behind the running one is the next year's; so many ahead, the last year's.
BACK, AHEAD = 7, 10
#: How far, in code points, a year reaches back to an earlier date without one ("May 6 and July 7, 1954").
REACH_BACK = 60
#: How far a running year reaches in an article whose day of writing is known.
REACH_ON = 600
#: How far ahead to look for the first year where none has been told.
LOOK_AHEAD = 3000
#: How far the interval reaches whose "early years" are meant.
REACH_YEARS = 1000
#: A told year so far from the running one is an aside; a second one so near to it makes it the story.
FAR, NEAR = 4, 2
_OPENS = re.compile(
    r"(?:[.!?\n][\s\"”')\]]{0,4}|^)(?:(?:In|By|On|During|From|Since|Between|The|the|year|spring|summer|autumn|winter|of"
    r"|early|late|Early|Late|mid|Mid)[ -]){0,4}$"
)
_BREAK = re.compile(r"\n[ \t]*\r?\n")
_SENTENCE_END = re.compile(r"[.!?][\s\"”')]|\n")


class Context:
    """The running date while the mentions of one text are resolved in their order."""

    def __init__(self, mentions: Sequence[Mention], text: str, published: date | None) -> None:
        self.mentions, self.text = mentions, text
        self.written = When(published.year, published.month, published.day, "day") if published else None
        self._main: When | None = None
        self._aside: When | None = None
        self._aside_at = 0
        self.running: When | None = None
        self.told_at = 0
        #: News tells weekdays and is written on a day.
        self._news = self.written is not None and any(m.weekday is not None for m in mentions)
        #: The first and last year of the last interval, for "the early years", and where it ended.
        self.years: tuple[int, int] | None = None
        self.years_at = 0
        #: For each mention, the next one that names its year.
        self.next_year: list[int | None] = [None] * len(mentions)
        found = None
        for i in range(len(mentions) - 1, -1, -1):
            self.next_year[i] = found
            if mentions[i].how == "date" and mentions[i].year is not None and not mentions[i].short:
                found = i

    def resolve(self, i: int) -> tuple[When | None, bool]:
        """The calendar point of mention `i`, or None if the text does not say; and whether it was inferred."""
        mention = self.mentions[i]
        self.running = self._running_at(mention.start)
        when = self._point(i, mention)
        if when is not None:
            if mention.part or mention.clock:
                when = replace(when, part=mention.part, clock=mention.clock)
            self._move(mention, when)
        inferred = mention.how != "date" or mention.year is None or mention.short
        return when, inferred

    def _point(self, i: int, mention: Mention) -> When | None:
        if mention.how == "date":
            if mention.short:
                return self._short(mention)
            if mention.year is None:
                return self._without_year(i, mention)
            return When(mention.year, mention.month, mention.day, mention.grain, mention.season)
        if mention.how == "anniversary":
            return self._anniversary(mention)
        if mention.how in ("span", "early"):
            return None  # a span, not a point: `dates` makes it
        if mention.how == "deictic":
            return self._deictic(mention)
        if mention.ahead and i + 1 < len(self.mentions):
            return self._point(i + 1, self.mentions[i + 1])
        base = self.written if mention.from_writing else self.running
        if base is None:
            return None
        if mention.how == "clock":
            return base.at("day")
        if mention.clause:
            return self._beside(mention, base)
        return base.shifted(mention.by, mention.grain)

    def _move(self, mention: Mention, when: When) -> None:
        """Let the running date follow, but not into asides: "two years earlier", "last year", "the 1950s"."""
        if mention.how in ("clock", "anniversary", "deictic") or when.grain == "century" or mention.clause:
            return
        if mention.how == "offset" and (mention.by < 0 or mention.from_writing):
            return
        self.told_at = mention.end
        here = self._main
        if when.grain == "year" and here and here.year == when.year and mention.how == "offset":
            return  # "late in the year" does not forget the month
        if when.part or when.clock:
            when = replace(when, part="", clock="")
        if here is not None and self._is_aside(mention, when, here):
            confirmed = self._aside is not None and abs(self._aside.year - when.year) <= NEAR and when.month
            self._aside, self._aside_at = when, mention.end
            if not confirmed:
                return
        self._main, self._aside = when, None

    def _is_aside(self, mention: Mention, when: When, here: When) -> bool:
        """Whether a told year is a look back or far away; one that opens a sentence or a line is none."""
        back = when.grain in ("year", "decade") and when.year < here.year
        if mention.year is None or not (back or abs(when.year - here.year) > FAR):
            return False
        if when.grain == "day" and when.year > here.year:
            return False  # a history that skips years goes on with a full date
        return _OPENS.search(self.text, max(0, mention.start - 24), mention.start) is None

    def _running_at(self, at: int) -> When | None:
        """The running date at a place: the aside's within its sentence, else the main story's."""
        # An aside ends with its sentence, or after 400 characters.
        ended = self._aside is None or at > self._aside_at + 400
        ended = ended or _SENTENCE_END.search(self.text, self._aside_at, at) is not None
        return self._main if ended else self._aside

    def _beside(self, mention: Mention, base: When) -> When | None:
        """ "27 June, two days after the invasion" is that day; alone it counts from the running date, if at all."""
        if mention.start - self.told_at <= 4 and base.grain != "year":
            return base
        return base.shifted(mention.by, mention.grain) if mention.by > 0 and base.month else None

    def _anchor(self, mention: Mention) -> When | None:
        """The date that tells the year: the running one, or the day of writing where that is known and nearer.

        News, which tells weekdays, counts from the day of writing in each new paragraph ("in August"), a history from
        the last year told.
        """
        far = mention.start - self.told_at
        if self.written and (
            self.running is None
            or far > REACH_ON
            or (self._news and _BREAK.search(self.text, self.told_at, mention.start) is not None)
        ):
            return self.written
        return self.running

    def _without_year(self, i: int, mention: Mention) -> When | None:
        anchor = self._anchor(mention)
        if not mention.month and not mention.season:  # "the 9th"
            if anchor is None or not anchor.month or mention.day > last_day(anchor.year, anchor.month):
                return None
            return When(anchor.year, anchor.month, mention.day, "day")
        ahead = self._ahead(i, mention, anchor)
        month = mention.month or SEASON_MONTH[mention.season]
        if ahead is not None:
            year = ahead
        elif anchor is None:
            return None
        elif mention.turn is not None:
            year = anchor.year + mention.turn
            if mention.how == "date" and mention.turn and self._turns_on_month(mention, anchor):
                here = anchor.month or 1
                year = anchor.year + (0 if (month - here) * mention.turn > 0 else mention.turn)
        else:
            year = _nearest(anchor, month, backward=anchor is self.written)
        if mention.day and mention.day > last_day(year, month):
            return None
        return When(year, mention.month, mention.day, mention.grain, mention.season)

    def _turns_on_month(self, mention: Mention, anchor: When) -> bool:
        """ "The previous April" turns on the month; "April of the previous year" on the year."""
        return bool(anchor.month) and "year" not in self.text[mention.start : mention.end].lower()

    def _ahead(self, i: int, mention: Mention, anchor: When | None) -> int | None:
        """The year that a date soon after tells for this one too: "10 May and 22 June 1940"."""
        j = self.next_year[i]
        if j is None or mention.turn is not None:
            return None
        later = self.mentions[j]
        if anchor is None:
            return later.year if later.start - mention.end <= LOOK_AHEAD else None
        between = self.text[mention.end : later.start] if later.start - mention.end <= REACH_BACK else "."
        if later.year is None or any(mark in between for mark in ".;\n"):
            return None
        if mention.season and later.season and between.strip() in ("and", "or", "to"):
            return later.year
        if mention.season or later.grain not in ("day", "month"):
            return None
        if j != i + 1 and any(self.mentions[k].how != "date" for k in range(i + 1, j)):
            return None
        return later.year - (mention.month > later.month)

    def _short(self, mention: Mention) -> When | None:
        """ "the '60s", "'89": the latest such year that is not after the running date or the day of writing."""
        anchor = self.running or self.written
        if anchor is None or mention.year is None:
            return None
        if mention.year >= 100:  # "in 480" is a year only where the story is that old
            return When(1 - mention.year) if anchor.year <= 0 else None
        limit = max(anchor.year, self.written.year if self.written else anchor.year)
        if mention.grain == "decade":
            limit += 20 if not self.written else 0
        year = limit - limit % 100 + mention.year
        return When(year if year <= limit else year - 100, grain=mention.grain)

    def _deictic(self, mention: Mention) -> When | None:
        if self.written is None:
            return None
        if mention.weekday is not None:
            today = date(self.written.year, self.written.month, self.written.day).weekday()
            ahead = (mention.weekday - today) % 7
            return self.written.shifted(ahead or 7 if mention.by > 0 else ahead - 7 if ahead else 0, "day")
        if mention.month or mention.season:
            month = mention.month or SEASON_MONTH[mention.season]
            year = self.written.year
            if mention.by < 0 and month >= self.written.month:
                year -= 1
            elif mention.by > 0 and month <= self.written.month:
                year += 1
            return When(year, mention.month, 0, mention.grain, mention.season)
        return self.written.shifted(mention.by, mention.grain)

    def _anniversary(self, mention: Mention) -> When | None:
        """The date that is remembered: so many years before the day told beside it, or before the writing."""
        near = self.running is not None and mention.start - self.told_at <= REACH_BACK
        base = self.running if near else self.written or self.running
        if base is None:
            return None
        day_told = near and base.grain in ("day", "month")
        year = base.year - mention.by
        if not day_told:
            return When(year)
        if base.day > last_day(year, base.month):
            return When(year, base.month, grain="month")
        return When(year, base.month, base.day, base.grain)


def _nearest(anchor: When, month: int, backward: bool) -> int:
    """The year that brings a month nearest to the anchor, forward in a history, backward from a day of writing."""
    if not anchor.month:
        return anchor.year
    distance = month - anchor.month
    if backward:
        return anchor.year - (distance > 3)
    if distance < -BACK:
        return anchor.year + 1
    return anchor.year - (distance > AHEAD)
