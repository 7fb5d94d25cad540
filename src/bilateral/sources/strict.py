"""The strict readers that adapters share: what they were not told about stops the load and says what to write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError

if TYPE_CHECKING:
    import polars as pl


def expect_columns(source: str, frame: pl.DataFrame, used: Iterable[str], skipped: Iterable[str] = ()) -> None:
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
    return frame.with_row_index("record", offset=2 if header else 1).with_columns(pl.col("record").cast(pl.Int32))


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
        pl.lit(years, dtype=pl.Int32).alias("year") if isinstance(years, int) else years.cast(pl.Int32).alias("year")
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

    return frame.with_columns(pl.date(pl.col(year), 1, 1).alias("start"), pl.date(pl.col(year), 12, 31).alias("end"))


def undirected(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `a` < `b` in every row (columns a and b exchanged where needed)."""
    import polars as pl

    return frame.with_columns(pl.min_horizontal("a", "b").alias("a"), pl.max_horizontal("a", "b").alias("b"))
