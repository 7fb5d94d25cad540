"""The rows of a store as objects: where a record stands, what was observed, what happened, who is party to what."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: source, file, number of the record, and the part of the file it is counted in."""

    source: str
    file: str
    record: int
    detail: str | None

    @property
    def parts(self) -> tuple[tuple[int, str | None], ...]:
        """Every record that the row rests on, as (record, detail): one, or the summands of a sum.

        Adapters write them into the detail: "matrix, column 34 + 12|matrix, column 35" (record and detail of each
        further one, the detail left out where it is the same), "Y1960, and 53592 rows below", "Sheet1, rows 7,9",
        "ATOP 3755, with line 12".

        >>> Place("s", "f.json", 3, "matrix, column 4 + 12|matrix, column 5 + 20").parts
        ((3, 'matrix, column 4'), (12, 'matrix, column 5'), (20, 'matrix, column 4'))
        >>> Place("s", "f.rda", 3, "Y1960, and 100 rows below").parts
        ((3, 'Y1960'), (103, 'Y1960'))
        """
        detail = self.detail or ""
        if below := re.search(r", and (\d+) rows below$", detail):
            men = Place(self.source, self.file, self.record, detail[: below.start()]).parts
            return tuple((record + step, part) for record, part in men for step in (0, int(below[1])))
        if rows := re.search(r"(?:^|, )(?:lines|rows) (\d[\d,]*)$", detail):
            return tuple((int(n), detail[: rows.start()] or None) for n in rows[1].split(","))
        if other := re.search(r", with line (\d+)$", detail):
            return (self.record, detail[: other.start()]), (int(other[1]), detail[: other.start()])
        first, *more = detail.split(" + ")
        found: list[tuple[int, str | None]] = [(self.record, first or None)]
        for part in more:
            record, _, its = part.partition("|")
            found.append((int(record), its or first or None))
        return tuple(found)

    def text(self) -> str:
        """The place in words: "row 412 of un_votes", "line 7"; of a sum the first record and how many more."""
        kind = "line" if self.file.rsplit(".", 1)[-1].lower() in ("csv", "dat", "zip", "gz") else "row"
        (record, detail), *more = self.parts
        text = f"{kind} {record:,}" + (f", {detail}" if detail else "")
        return text + (f" and {len(more)} more" if more else "")


def _which(nth: int) -> str:
    """The end of an id that the first row has: nothing, ".2", ".3"."""
    return "" if nth == 1 else f".{nth}"


@dataclass(frozen=True, slots=True)
class Observation:
    """The value of an indicator for a dyad (or a state: `b` 0) in a span of days, both included."""

    indicator: str
    a: int
    b: int
    start: dt.date
    end: dt.date | None
    value: float | None
    text: str | None
    status: str
    place: Place
    nth: int = 1

    @property
    def id(self) -> str:
        """A name that `trace` understands."""
        return f"{self.indicator}:{self.a}-{self.b}:{self.start}:{self.place.record}{_which(self.nth)}"

    @property
    def year(self) -> int:
        """The year in which the span begins."""
        return self.start.year


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened between two states (or in one: `b` 0)."""

    type: str
    a: int
    b: int
    directed: bool
    date: dt.date
    precision: str
    end: dt.date | None
    text: str
    place: Place
    nth: int = 1

    @property
    def id(self) -> str:
        """A name that `trace` understands."""
        what = f"{self.place.source}:{self.type.replace(' ', '-')}:{self.a}-{self.b}"
        return f"{what}:{self.date}:{self.place.record}{_which(self.nth)}"

    @property
    def when(self) -> str:
        """The date to its precision: 1956-05-13, 1956-05 or 1956."""
        return self.date.isoformat()[: {"day": 10, "month": 7}.get(self.precision, 4)]


@dataclass(frozen=True, slots=True)
class ToldEvent(Event):
    """A fact that is no event of a source, under an id of its own: an act that a text tells, a change of government.

    act: what the text tells, as in the comparator of its claim; empty for what no text tells.
    """

    claim: str = ""
    act: str = ""

    @property
    def id(self) -> str:
        """A name that `trace` understands."""
        return self.claim


@dataclass(frozen=True, slots=True)
class Party:
    """A state's part in a treaty of several."""

    treaty: str
    title: str | None
    kind: str
    state: int
    signed: dt.date | None
    force: dt.date | None
    ended: dt.date | None
    precision: str
    place: Place


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of two states (or of one: `b` 0): attributed to the text, never counted as data.

    `kind` is event, period or figure; `type` is the type of an event, what a figure counts, "quality" for a period (its
    quality is `value`; `comparator` is "improved" or "deteriorated" where the words tell a change, and `value` then its
    sign or what it came to). An event that is a turn in relations has its act in `comparator` ("ambassador recalled")
    and 1 (nearer) or -1 (further) in `value`. `article` is the sha256 of the text, `start` and `stop` the place of the
    words in it, in code points. `quote` is None where only the raw file has the words.
    """

    kind: str
    type: str
    a: int
    b: int
    directed: bool
    mood: str
    first: dt.date | None
    last: dt.date | None
    precision: str
    edtf: str
    value: float | None
    unit: str | None
    comparator: str | None
    article: str
    title: str
    author: str | None
    published: dt.date | None
    start: int
    stop: int
    quote: str | None
    place: Place
    nth: int = 1

    @property
    def id(self) -> str:
        """A name that `trace` understands."""
        what = f"{self.place.source}:claim:{self.a}-{self.b}"
        return f"{what}:{self.article[:12]}:{self.start}-{self.stop}{_which(self.nth)}"


Row = TypeVar("Row", Observation, Event, Said)


def told_apart(rows: Iterable[Row]) -> list[Row]:
    """The rows of a dyad, no two with one id, in their order.

    One line may hold two facts of a kind (a treaty signed and in force on one day), and members of an archive count
    their lines each from 1. The second row of an id is its `nth` 2, and its id ends in ".2".
    """
    seen: Counter[str] = Counter()
    out = []
    for row in rows:
        name = row.id
        seen[name] += 1
        out.append(row if seen[name] == 1 else replace(row, nth=seen[name]))
    return out


@dataclass(frozen=True, slots=True)
class IndicatorInfo:
    """What a store remembers of an indicator; the fields are those of `sources.base.Indicator`."""

    id: str
    name: str
    dimension: str
    unit: str
    directed: bool
    years: tuple[int, int]
    absent: str
    description: str
    reporter: str
    un_seat: bool
    of: str
    only: tuple[int, ...]
    source: str
