"""What a source is: files pinned by hash, indicators with their meaning, and a strict reader.

A reader is told every column, code and value it will meet. What it was not told about stops the load, with
a message that says what to write and where.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import polars as pl

Dimension = Literal["political", "security", "diplomatic", "economic", "people"]
#: What it means that a source has no row for a dyad and year that it covers.
Absent = Literal["zero", "not reported"]

TYPES = frozenset({
    # PLOVER
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    # the hard facts of diplomacy
    "established", "broken", "restored", "recognised", "embassy opened", "embassy closed", "visit",
    "agreement", "treaty", "alliance", "war begun", "war ended", "aid", "sanction",
    # what changes the speaker for a state, or ends what was begun
    "dispute", "crisis", "rivalry begun", "rivalry ended", "alliance ended", "sanction ended", "treaty ended",
    "territorial claim", "territorial claim ended", "leader", "regime",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """A raw file, pinned. `url` None: it was packed from several files, and only a mirror has it."""

    name: str
    sha256: str
    size: int
    url: str | None
    #: Where it came from, when there is no single address.
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite a source, and for what."""

    authors: tuple[str, ...]  # "Family, Given" or one institution
    title: str
    year: int
    container: str = ""  # journal, series or publisher
    doi: str = ""
    url: str = ""
    cited_for: str = "data"

    def text(self) -> str:
        """The citation in one line of plain text."""
        who = "; ".join(self.authors)
        tail = ". ".join(x for x in (self.container, f"doi:{self.doi}" if self.doi else self.url) if x)
        return f"{who} ({self.year}). {self.title}. {tail}".rstrip(". ") + "."


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measured quantity.

    `id` is unique over all sources, in kebab-case. `unit` is what follows a value in a sentence ("US dollars",
    "persons"). `directed`: a row speaks of a flow from a to b. `years` are the first and last year covered,
    by the source as a whole. `absent` says what a missing row means within them.
    """

    id: str
    name: str  # as it stands in a sentence: "exports", "arms transfers"
    dimension: Dimension
    unit: str
    directed: bool
    years: tuple[int, int]
    absent: Absent
    description: str
    #: "a" or "b" when the sender or the receiver reported the flow, "" when a third party compiled it.
    reporter: Literal["a", "b", ""] = ""
    #: The series speaks with the voice of the government that held the UN seat.
    un_seat: bool = False
    #: "state": a quantity of one state alone (`b` is 0 in every row).
    of: Literal["dyad", "state"] = "dyad"
    #: years that were measured, when the source is no yearly one (a census every ten years)
    only: tuple[int, ...] = ()


@dataclass(frozen=True)
class Loaded:
    """What an adapter gives: frames in the schema of `store.SCHEMAS`; absent ones are empty.

    observations
        indicator str; a, b int (COW; b 0 for one state alone; a < b unless directed); start, end date (both
        days included; a whole year is 1 January to 31 December; end null: still so at the source's last year);
        value float or null; text str or null (a category, a name); status "observed", "true zero" or
        "not reported"; file str; record int (1-based line of a text file, its header being line 1; 1-based row
        of an R frame; row of a sheet as the program shows it; else the place named by detail); detail str or
        null (member of a zip, frame or sheet name, cell).
    events
        type (of TYPES); a, b int (b 0: of one state); directed bool; date date (first possible day),
        precision "day", "month", "year"; end date or null; text str: what the source says it was, in our
        words, a noun phrase; file, record, detail as above.
    parties
        For agreements of many: treaty str (the source's id), title str, kind str, state int, signed, force,
        ended date or null, precision str, file, record, detail. The dyads follow when a store is asked.
    claims
        What a text says, attributed to it: see `schema.TABLES`. No words of a text whose licence does not allow it.
    votes, roll_calls
        Only un-votes.
    """

    observations: pl.DataFrame | None = None
    events: pl.DataFrame | None = None
    parties: pl.DataFrame | None = None
    claims: pl.DataFrame | None = None
    votes: pl.DataFrame | None = None
    roll_calls: pl.DataFrame | None = None


@dataclass(frozen=True)
class Source:
    """One published data set in one version."""

    id: str  # kebab-case
    name: str
    version: str
    files: tuple[File, ...]
    years: tuple[int, int]
    licence: str
    redistribute: bool
    citations: tuple[Citation, ...]
    indicators: tuple[Indicator, ...]
    read: Callable[[Mapping[str, Path]], Loaded]
    #: Fewer rows than this in a table mean that the file is not whole: {"observations": 10_000}.
    at_least: Mapping[str, int] = field(default_factory=dict)
    #: What a user of the numbers has to know: one sentence each.
    notes: tuple[str, ...] = ()
