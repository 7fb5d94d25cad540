"""What a source is: files pinned by hash, indicators with their meaning, and a strict reader.

A reader is told every column, code and value it will meet. What it was not told about stops the load, with
a message that says what to write and where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bilateral.errors import SourceError

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
    "leader", "regime",
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
    votes, roll_calls
        Only un-votes.
    """

    observations: pl.DataFrame | None = None
    events: pl.DataFrame | None = None
    parties: pl.DataFrame | None = None
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


def expect_columns(
    source: str, frame: pl.DataFrame, used: Iterable[str], skipped: Iterable[str] = ()
) -> None:
    """Stop unless the frame has just the columns that the adapter uses or skips by name, in any order."""
    told = [*used, *skipped]
    new = [c for c in frame.columns if c not in told]
    gone = [c for c in told if c not in frame.columns]
    if new:
        raise SourceError(
            f"{source}: column {new[0]!r} is new (columns found: {', '.join(frame.columns[:8])}, ...). "
            f"Add it to USED or SKIPPED in sources/{module_of(source)}.py."
        )
    if gone:
        raise SourceError(
            f"{source}: column {gone[0]!r} is missing. The file is truncated or of another version; "
            f"fetch it again, or change sources/{module_of(source)}.py."
        )


def expect_values(source: str, column: pl.Series, told: Iterable[object], table: str = "CODES") -> None:
    """Stop at the first value of a column that the adapter was not told about (null is told as None)."""
    allowed = set(told)
    for value in column.unique(maintain_order=True):
        if value not in allowed:
            row = column.to_list().index(value) + 1
            raise SourceError(
                f"{source}: {value!r} in row {row}, column {column.name!r}, is not among the "
                f"{len(allowed)} values told. If it is new, add it to {table} in "
                f"sources/{module_of(source)}.py."
            )


def module_of(source: str) -> str:
    """The module name of a source id: `un-votes` lives in `un_votes`, a few under a shorter name."""
    short = {"embassies-wikidata": "embassies", "unctad-iia": "iia"}
    return short.get(source) or source.replace("-", "_")


def read_csv(
    source: str,
    path: Path,
    *,
    separator: str = ",",
    encoding: str = "utf8",
    quote: str | None = '"',
    header: bool = True,
) -> pl.DataFrame:
    """A CSV file as text columns, plus `record`, the 1-based line of the row (the header is line 1).

    Every cell is text, so that nothing is guessed; cast with `strict=True`. An empty cell is "". Lines are
    counted as rows, so a file with line breaks inside quotes wants its own count.

    Raises
    ------
    SourceError
        If the file is empty, cannot be decoded, or its rows differ in length.
    """
    import polars as pl

    try:
        frame = pl.read_csv(
            path,
            separator=separator,
            encoding=encoding,
            quote_char=quote,
            has_header=header,
            infer_schema=False,
            truncate_ragged_lines=False,
        )
    except (pl.exceptions.PolarsError, OSError, UnicodeError) as error:
        raise SourceError(
            f"{source}: {path.name} cannot be read as CSV ({str(error).splitlines()[0]}). "
            "The file is truncated, empty or in another encoding; fetch it again."
        ) from error
    frame = frame.rename({c: c.lstrip("\ufeff") for c in frame.columns}).fill_null("")
    return frame.with_row_index("record", offset=2 if header else 1).with_columns(
        pl.col("record").cast(pl.Int32)
    )


def to_number(source: str, column: pl.Series, missing: Sequence[str] = ("",)) -> pl.Series:
    """A text column as floats; the words in `missing` become null, any other word stops the load."""
    import polars as pl

    words = column.set(column.is_in(list(missing)), None)
    numbers = words.cast(pl.Float64, strict=False)
    bad = words.is_not_null() & numbers.is_null()
    if bad.any():
        row = int(bad.arg_max() or 0)
        raise SourceError(
            f"{source}: {words[row]!r} in row {row + 1}, column {column.name!r}, is no number. "
            f"If it marks a missing value, add it to MISSING in sources/{module_of(source)}.py."
        )
    return numbers


def to_cow(
    source: str,
    codes: pl.Series,
    years: pl.Series | int,
    scheme: str,
    *,
    also: Mapping[str, int] | None = None,
    skip: Iterable[str] = (),
) -> pl.Series:
    """The COW codes of states given by code or name in each row's year, null where skipped by name.

    Parameters
    ----------
    codes : text (or int for `cow` and `gw`)
    years : the year in which each row's code is to be read: `DEU` is 260 in 1985 and 255 in 2000.
    scheme : "cow", "gw", "iso3", "iso2", "m49", or "name" (any of our English names, matched whole).
    also : the source's own spellings, to COW codes (looked up first).
    skip : codes that are no states of the system (regions, territories, "Unknown"): their rows give null.

    A code that was valid, but for no state in that year (a territory before independence), gives null.

    Raises
    ------
    SourceError
        At a code that neither the registry nor the adapter knows; the message names its row.
    """
    import polars as pl

    from bilateral.states.crosswalk import lookup

    told, skipped = dict(also or {}), set(skip)
    frame = pl.DataFrame({"code": codes.cast(pl.String)}).with_columns(
        pl.lit(years, dtype=pl.Int32).alias("year")
        if isinstance(years, int)
        else years.cast(pl.Int32).alias("year")
    )
    pairs = frame.unique(maintain_order=True)
    found: list[int | None] = []
    for code, year in pairs.iter_rows():
        if code is None or code in skipped:
            found.append(None)
        elif code in told:
            found.append(lookup("cow", str(told[code]), year).cow)
        else:
            answer = lookup(scheme, code, year)
            if not answer.known:
                row = int(frame["code"].to_list().index(code)) + 1
                raise SourceError(
                    f"{source}: {scheme} {code!r} in row {row} is no state, and not skipped by name. "
                    f"Add it to ALSO or SKIP in sources/{module_of(source)}.py."
                )
            found.append(answer.cow)
    table = pairs.with_columns(pl.Series("cow", found, dtype=pl.Int16))
    return frame.join(table, on=["code", "year"], how="left", nulls_equal=True, maintain_order="left")["cow"]


def year_span(frame: pl.DataFrame, year: str = "year") -> pl.DataFrame:
    """The frame with `start` and `end`, the first and last day of the year in each row."""
    import polars as pl

    return frame.with_columns(
        pl.date(pl.col(year), 1, 1).alias("start"), pl.date(pl.col(year), 12, 31).alias("end")
    )


def undirected(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `a` < `b` in every row (columns a and b exchanged where needed)."""
    import polars as pl

    return frame.with_columns(pl.min_horizontal("a", "b").alias("a"), pl.max_horizontal("a", "b").alias("b"))
