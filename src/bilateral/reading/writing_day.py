"""The day from which a text counts, where no day of publication is told: an anniversary gives its year away.

"May 13 marked the 65th anniversary ... Looking back 65 years ago, in 1956" was written in 2021, soon after 13 May.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import NamedTuple

from bilateral.reading.dates import TimeExpression

_COUNT = re.compile(
    r"\b(?P<n>\d{1,3})(?:st|nd|rd|th)[ -]anniversary\b|\b(?P<ago>\d{1,3}) years ago\b"
    r"|\b(?P<old>\d{1,3})[- ]year[- ](?:old )?(?:history|relationship|ties|friendship)\b"
)
#: A marked day: "May 13 marked the 65th anniversary", "celebrates this year".
_MARKS = re.compile(
    r"\b(?:mark(?:s|ed|ing)?|celebrat(?:es|ed|ing|e)|commemorat(?:es|ed|ing|e)|observ(?:es|ed|ing|e))\b", re.I
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
#: How far from the number the year can stand that it counts from.
_REACH = 260


class WritingDay(NamedTuple):
    """The inferred day, and a sentence that says from what words."""

    day: dt.date
    note: str


def writing_day(view: str, times: list[TimeExpression]) -> WritingDay | None:
    """The year a text was written in, from its anniversaries; None if it gives none away, or several.

    `times` are the expressions found without a day of publication. The day is the marked one, if told, else the last
    of the year: what counts from it ("last year", "over the last decade") needs the year alone.
    """
    votes: Counter[int] = Counter()
    words: dict[int, re.Match[str]] = {}
    for found in _COUNT.finditer(view):
        count = int(found["n"] or found["ago"] or found["old"])
        after = view[found.end() : found.end() + _REACH].split("\n\n")[0]
        near = view[max(0, found.start() - 60) : found.start()].rsplit("\n\n", 1)[-1]
        for year in {int(y) for y in _YEAR.findall(after) + _YEAR.findall(near)}:
            told = year + count
            if count >= 5 and year < told <= dt.date.today().year:
                weight = 3 if re.match(rf"[, (]*(?:in|on)?[ ]?(?:[A-Z][a-z]+ )?(?:\d{{1,2}},? )?{year}", after) else 1
                votes[told] += weight
                words.setdefault(told, found)
    latest = max((t.date_start.year for t in times if t.date_start and not t.inferred and t.kind == "date"), default=0)
    best = [y for y, _ in votes.most_common() if y >= latest][:1] or [y for y, _ in votes.most_common(1)]
    if not best or (len(votes) > 1 and list(votes.values()).count(votes[best[0]]) > 1 and best[0] < latest):
        return None
    year, found = best[0], words[best[0]]
    day = _marked_day(view, found, year) or dt.date(year, 12, 31)
    quote = " ".join(view[found.start() : found.end()].split())
    base = year - int(found["n"] or found["ago"] or found["old"])
    return WritingDay(
        day, f'no day of publication: the text counts from {year}, as its words "{quote}" and the year {base} say. '
        "Give --published to set it."
    )  # fmt: skip


def _marked_day(view: str, found: re.Match[str], year: int) -> dt.date | None:
    """The day that the anniversary fell on, if its sentence begins with it."""
    from bilateral.reading.dates import find_dates

    before = view[max(0, found.start() - 80) : found.start()].rsplit("\n\n", 1)[-1]
    if not _MARKS.search(before):
        return None
    for time in find_dates(before, dt.date(year, 12, 31)):
        if time.precision == "day" and time.date_start and time.date_start.year == year:
            return time.date_start
    return None
