"""What reading passes on: an article, its sentences, who is meant, and claims that stand literally in its text.

All offsets count code points of `Article.text`, the decoded file. Readers look at `Article.view`, a text of the same
length in which everything that is not body (mark-up, menus, teasers) is blank, so that what they find has its place
in the file without any mapping.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "html", "pdf", "wikitext", "markdown", "xml"]
#: How a text names a state, or what else it names.
MentionKind = Literal[
    "name", "demonym", "capital", "place", "government", "leader", "title", "pair", "pronoun", "organisation", "other"
]
#: How sure an event is in the words of the text: it happened, it is to come, it did not happen, it might.
Mood = Literal["told", "planned", "negated", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what of it is its body; `data.decode(encoding, errors)` gives the text (but of a PDF).

    `written` is the day from which the text counts ("last year"): that of publication, else the one that the text
    itself gives away (a note then says how), else None. `pages` are the spans of the pages of a PDF; `notes` are
    warnings for a person (no date found, pages scanned).
    """

    text: str
    view: str
    body: tuple[tuple[int, int], ...]
    sha256: str
    kind: Kind
    encoding: str
    errors: str = "strict"
    title: str = ""
    author: str = ""
    published: dt.date | None = None
    written: dt.date | None = None
    pages: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.text) != len(self.view):
            raise ValueError(f"the view has {len(self.view)} code points, the text {len(self.text)}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body: `view[start:end]`. `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names states, or an actor that is no state.

    `states` are COW codes as of the time told: one for "Moscow", two for "the two countries", none for
    organisations, rebels, firms and people who do not speak for a state.
    """

    start: int
    end: int
    quote: str
    kind: MentionKind
    states: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EventClaim:
    """The text says that `a` did something to, or with, `b` (COW codes; `b` 0: of one state alone).

    `type` is one of PLOVER or a hard fact of diplomacy; `date` is EDTF, "" if the text does not tell it.
    `inferred`: the year, or all of the date, came from the context. `also`: further states that took part.
    """

    start: int
    end: int
    quote: str
    type: str
    date: str
    precision: str
    date_start: dt.date | None
    date_end: dt.date | None
    inferred: bool
    a: int
    b: int
    directed: bool
    mood: Mood = "told"
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodClaim:
    """The text says how relations of two states were from one year to another (None: open), -2 to 2."""

    start: int
    end: int
    quote: str
    from_: int | None
    to: int | None
    quality: int
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """The text gives a number: `what` is counted in `unit`, from one state to another (0: not told).

    `comparator` is "", about, more than, at least, less than, at most or nearly; `direction` is level, increase,
    decrease or planned.
    """

    start: int
    end: int
    quote: str
    value: float
    unit: str
    what: str
    year: int | None
    from_: int
    to: int
    approximate: bool
    direction: str
    comparator: str = ""


Claim = EventClaim | PeriodClaim | FigureClaim


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader found in one article."""

    article: Article
    events: tuple[EventClaim, ...] = ()
    periods: tuple[PeriodClaim, ...] = ()
    figures: tuple[FigureClaim, ...] = ()
