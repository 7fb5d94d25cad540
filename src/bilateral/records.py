"""The rows of a store as objects: where a record stands, what was observed, what happened, who is party to what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: source, file, number of the record, and the part of the file it is counted in."""

    source: str
    file: str
    record: int
    detail: str | None

    def text(self) -> str:
        """The place in words: "row 412 of un_votes", "line 7"."""
        kind = "line" if self.file.rsplit(".", 1)[-1].lower() in ("csv", "dat", "zip", "gz") else "row"
        return f"{kind} {self.record:,}" + (f", {self.detail}" if self.detail else "")


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

    @property
    def id(self) -> str:
        """A name that `trace` understands."""
        return f"{self.indicator}:{self.a}-{self.b}:{self.start}:{self.place.record}"

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

    @property
    def id(self) -> str:
        """A name that `trace` understands."""
        return f"{self.place.source}:{self.type.replace(' ', '-')}:{self.a}-{self.b}:{self.date}:{self.place.record}"

    @property
    def when(self) -> str:
        """The date to its precision: 1956-05-13, 1956-05 or 1956."""
        return self.date.isoformat()[: {"day": 10, "month": 7}.get(self.precision, 4)]


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
