"""What an overview consists of. A finding without evidence cannot be constructed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

from bilateral.overview.clauses import Clause

LABELS = {-2: "hostile", -1: "strained", 0: "neutral", 1: "friendly", 2: "close"}
DIMENSIONS = ("political", "security", "diplomatic", "economic", "people")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The record on which a sentence or a figure rests. `id` is what `trace` takes; `value` as the record has it.

    `words`: the sha256 of an article that was added to the store, and the place of its words, if they are the record.
    """

    source: str
    file: str
    record: str
    value: float | str | None
    cite: str
    id: str = ""
    words: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of ours."""

    id: str
    dimension: str
    text: str
    evidence: tuple[Evidence, ...]
    #: Larger stands earlier in its dimension, and may stand in the summary.
    weight: float = 0.0
    #: The same without its English words, for other languages; empty where it has no such form yet.
    clauses: tuple[Clause, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"finding {self.id} has no evidence: {self.text!r}")

    def _repr_html_(self) -> str:
        where = "; ".join(f"{e.source}, {e.file}: {e.record}" for e in self.evidence)
        return f"<p>{escape(self.text)} <small>[{escape(where)}]</small></p>"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its unit, its year and its source. `from_`, `to`: keys of the states of a directed flow."""

    id: str
    indicator: str
    dimension: str
    from_: str
    to: str
    year: int
    value: float
    unit: str
    status: str
    evidence: tuple[Evidence, ...]
    name: str = ""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"figure {self.id} has no evidence")


@dataclass(frozen=True, slots=True)
class EventItem:
    """An event with its evidence; `a` and `b` are keys of states (`b` empty: of one state alone)."""

    id: str
    date: str
    precision: str
    type: str
    a: str
    b: str
    directed: bool
    text: str
    evidence: tuple[Evidence, ...]
    #: The text that says it, if no data do: such an event is attributed, and counts for nothing.
    attributed: str = ""
    #: The same without its English words, as it stands after the type of the event.
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of something on which sources differ. `clauses`: the same without its English words."""

    text: str
    evidence: tuple[Evidence, ...]
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something on which sources contradict each other: every statement, none chosen.

    clauses: what it is about, without its English words.
    """

    about: str
    statements: tuple[Statement, ...]
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its 90 % interval, on the scale from -10 (hostile) to +10 (close)."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LevelYear:
    """The level of relations in one year, overall and by dimension.

    without: the lowest and the highest mean when one indicator after the other is left out.
    """

    year: int
    estimate: Estimate
    dimensions: dict[str, Estimate] = field(default_factory=dict)
    without: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """The part of one indicator in a change of the level, in points; `first` and `last`: the years that told it."""

    indicator: str
    by: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where a period begins: the years between which it lies, and the support for there being a boundary.

    month: "1970-03" where that is one year, and the weightiest fact in it is dated to the month or day.
    """

    low: int
    high: int
    support: float
    month: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A span between two turning points. `to` None: it lasts.

    text: all that is said of it; more: the same without its first sentence. moved: what carried the change into it.
    """

    from_: int
    to: int | None
    quality: int
    estimate: Estimate
    boundary: Boundary
    because: tuple[str, ...]
    text: str = ""
    moved: tuple[Move, ...] = ()
    more: str = ""

    @property
    def label(self) -> str:
        """The quality in a word."""
        return LABELS[self.quality]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The status of one indicator of one source, year by year."""

    indicator: str
    source: str
    years: dict[int, str]
    from_: str = ""
    to: str = ""
    name: str = ""
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a series. `counts` False: of a government that the other side did not recognise."""

    year: int
    value: float
    evidence: Evidence
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Series:
    """A yearly figure of one source, for charts. Series of one `group` and one way measure the same thing."""

    indicator: str
    name: str
    group: str
    dimension: str
    from_: str
    to: str
    unit: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Who, or what kind of regime, ruled a state, for the strip of governments.

    `state` is the key of a state of the dyad. `kind`: government, rival, exile, regime, or succession (one day).
    `end` None: it lasts, or the source ends.
    """

    state: str
    kind: str
    name: str
    start: date
    end: date | None
    evidence: Evidence


@dataclass(frozen=True)
class Overview:
    """All that is known of one dyad. `head` holds what the contract asks of store, dyad and version."""

    head: dict[str, Any]
    level: tuple[LevelYear, ...]
    periods: tuple[Period, ...]
    events: tuple[EventItem, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
    coverage: tuple[Coverage, ...]
    outlook: dict[str, Any]
    series: tuple[Series, ...] = ()
    rules: tuple[Rule, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows: the periods, then the sentences with their sources."""
        a, b = (self.head["dyad"][side]["name"] for side in ("a", "b"))
        rows = "".join(
            f"<tr><td>{p.from_}-{p.to or ''}</td><td>{p.label}</td><td>{p.estimate.mean:+.1f}</td></tr>"
            for p in self.periods
        )
        table = f"<table><tr><th>years</th><th>relations</th><th>level</th></tr>{rows}</table>" if rows else ""
        told = "".join(f._repr_html_() for f in self.findings)
        return f"<h3>{escape(a)} and {escape(b)}</h3>{table}{told}"
