"""Time expressions in English text, with their exact place and their calendar value.

>>> [e.value for e in find_dates("From 1970 to 1979. In early 1979, on 7 January, and since 1993.")]
['1970/1979', '1979-01/1979-04', '1979-01-07', '1993/..']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bilateral.reading.date_context import REACH_YEARS, Context
from bilateral.reading.date_grammar import scan
from bilateral.reading.date_words import DASH, S0, Mention, S
from bilateral.reading.edtf import When, bounds, edtf, timex

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval", "unknown"]
Kind = Literal["date", "interval", "anniversary", "relative"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that tells a time.

    `start` and `end` count code points: `text[start:end] == quote`. `value` is EDTF (level 0 or 1) and `timex` the
    TIMEX value; both are "" where the text alone does not tell the time ("last year" without a day of writing).
    `date_start` and `date_end` are the first and last day, None where open, unknown or before the year 1.
    Of an interval, `parts` are the points it names; those of other kinds have none.
    """

    start: int
    end: int
    quote: str
    kind: Kind
    value: str
    timex: str
    date_start: date | None
    date_end: date | None
    precision: Precision
    approximate: bool = False
    #: An interval without a told beginning ("until 1991") or end ("since 1993").
    open_start: bool = False
    open_end: bool = False
    #: Whether the year (or all of it) came from the context and not from the words.
    inferred: bool = False
    #: Of an anniversary, its number: 65 for "the 65th anniversary", whose value is the date remembered.
    years: int | None = None
    parts: tuple[TimeExpression, ...] = ()


def find_dates(text: str, published: date | None = None) -> list[TimeExpression]:
    """All time expressions of a text, in order, none overlapping another.

    Dates without a year take it from the running date of the text, or, if `published` is given, from the day of
    publication where no date is near; what counts from the day of writing ("last year", "65 years ago") needs
    `published`, and stays without a value without it. Linear in the length of the text.
    """
    mentions = list(scan(text))
    context = Context(mentions, text, published)
    points: list[TimeExpression] = []
    out: list[TimeExpression] = []
    for i, mention in enumerate(mentions):
        when, inferred = context.resolve(i)
        point = _point(text, mention, when, inferred, context)
        if point is None:
            continue
        points.append(point)
        joined = _join(text, out[-1], point) if out else None
        if joined is not None:
            out[-1] = joined
            if joined.date_start and joined.date_end:
                context.years = (joined.date_start.year, joined.date_end.year)
                context.years_at = joined.end
        else:
            out.append(point)
    return [_opened(text, e, out[i - 1].end if i else 0) for i, e in enumerate(out)]


def points(expressions: list[TimeExpression]) -> list[TimeExpression]:
    """The single points: each interval that names its ends is replaced by them."""
    return [point for e in expressions for point in (e.parts or (e,))]


def _point(text: str, mention: Mention, when: When | None, inferred: bool, context: Context) -> TimeExpression | None:
    start, end = mention.start, mention.end
    quote = text[start:end]
    if when is not None:
        first, last = bounds(when)
        anniversary = mention.how == "anniversary"
        return TimeExpression(
            start, end, quote, "anniversary" if anniversary else "date", edtf(when), timex(when), first, last,
            when.grain, mention.approximate, inferred=inferred, years=mention.by if anniversary else None,
        )  # fmt: skip
    if mention.how in ("date", "clock") or (mention.how == "offset" and not mention.from_writing):
        return None  # nothing near says which year: better silent than wrong
    span = _span(mention, context)
    if span is None:
        kind: Kind
        kind, years = ("anniversary", mention.by) if mention.how == "anniversary" else ("relative", None)
        return TimeExpression(start, end, quote, kind, "", "", None, None, "unknown", inferred=True, years=years)
    first, last = bounds(span[0])[0], bounds(span[1])[1]
    value = f"{edtf(span[0])}/{edtf(span[1])}"
    return TimeExpression(start, end, quote, "interval", value, "", first, last, "interval", True, inferred=True)


def _span(mention: Mention, context: Context) -> tuple[When, When] | None:
    """ "The last decade" from the day of writing; "the early years" within the last interval told."""
    if mention.how == "span" and context.written is not None:
        grain, by = mention.grain, mention.by
        if grain == "decade" or grain == "century":
            by *= 10 if grain == "decade" else 100
            grain = "year"
        there, here = context.written.shifted(by, grain), context.written.at(grain)
        if there is not None and here is not None:
            return (there, here) if by < 0 else (here, there)
    told_near = mention.start - context.years_at <= REACH_YEARS
    if mention.how == "early" and context.years is not None and told_near:
        first, last = context.years
        third = (last - first) // 3
        if mention.part == "early":
            last = first + third
        elif mention.part == "late":
            first = last - third
        return When(first), When(last)
    return None


_BETWEEN = re.compile(
    rf"{S0}{DASH}{S0}(?:the{S})?|,?{S}(?:to|until|till|through|up{S}to)(?:{S}the(?:{S}end{S}of)?)?{S}|(?P<slash>/)|(?P<and>{S}and{S}(?:the{S})?)"
)
_FROM = re.compile(rf"\b(?i:(?P<between>between)|from)(?:{S}the)?{S}$")
_SINCE = re.compile(rf"\b(?i:(?P<end>since|after|from)|(?P<start>until|till|before|prior{S}to|up{S}to))(?:{S}the)?{S}$")
_ONWARD = re.compile(
    rf"{S}(?:onwards?|on\b(?!{S}the)|to{S}(?:date|the{S}present|this{S}day|now|present))|{S0}{DASH}{S0}present\b"
)
#: How far before a point its opening words can start.
_REACH = 64


def _before(words: re.Pattern[str], text: str, floor: int, at: int) -> re.Match[str] | None:
    """Words that end, with the white space behind them, at a place."""
    if at == 0 or not text[at - 1].isspace():
        return None
    return words.search(text, max(floor, at - _REACH), at)


def _join(text: str, left: TimeExpression, right: TimeExpression) -> TimeExpression | None:
    """The interval of two points beside each other: "1979-1991", "from 1970 to 1979", "between May and June 1953"."""
    if left.parts or right.start - left.end > _REACH or left.kind != "date" or right.kind != "date":
        return None
    between = _BETWEEN.fullmatch(text, left.end, right.start)
    if between is None:
        return None
    before = _before(_FROM, text, 0, left.start)
    if between["and"] and not (before and before["between"]):
        return None
    if between["slash"] and left.precision != "day":
        return None
    if left.date_start and right.date_end and left.date_start > right.date_end:
        return None
    start = before.start() if before else left.start
    first, last = left.value.split("/")[0], right.value.split("/")[-1]
    return TimeExpression(
        start, right.end, text[start : right.end], "interval", f"{first}/{last}", "", left.date_start, right.date_end,
        "interval", left.approximate or right.approximate, inferred=left.inferred or right.inferred,
        parts=(left, right),
    )  # fmt: skip


def _opened(text: str, point: TimeExpression, floor: int) -> TimeExpression:
    """ "Since 1993", "until 1991", "from 1980 onwards": an interval open at one end."""
    if point.kind != "date":
        return point
    before = _before(_SINCE, text, floor, point.start)
    onward = _ONWARD.match(text, point.end)
    if onward is None and (before is None or before[0].lower().startswith("from")):
        return point
    start = before.start() if before else point.start
    end = onward.end() if onward else point.end
    to_start = onward is None and before is not None and before["start"] is not None
    value = f"../{point.value.split('/')[-1]}" if to_start else f"{point.value.split('/')[0]}/.."
    return TimeExpression(
        start, end, text[start:end], "interval", value, "", None if to_start else point.date_start,
        point.date_end if to_start else None, "interval", point.approximate, open_start=to_start,
        open_end=not to_start, inferred=point.inferred, parts=(point,),
    )  # fmt: skip
