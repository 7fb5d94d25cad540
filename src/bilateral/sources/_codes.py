"""What the sources that are already coded in COW numbers share: their codes, their R frames, their dates."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources.strict import module_of

if TYPE_CHECKING:
    import polars as pl


def r_frame(source: str, path: Path, name: str) -> pl.DataFrame:
    """One data frame of an R file, plus `record`, the 1-based row.

    Raises
    ------
    SourceError
        If the file holds no frame of that name, or the frame is empty.
    """
    import polars as pl

    from bilateral.sources.rfile import read_r

    frames = read_r(path)
    if name not in frames or frames[name].is_empty():
        raise SourceError(
            f"{source}: {path.name} holds {', '.join(frames) or 'nothing'}, not {name!r} with rows. "
            "The file is of another version; fetch it again."
        )
    return frames[name].with_row_index("record", offset=1).with_columns(pl.col("record").cast(pl.Int32))


def known(source: str, codes: pl.Series, skip: Iterable[int] = ()) -> pl.Series:
    """COW codes as they stand, null where skipped by name; a code of no state stops the load.

    Unlike `to_cow` this asks for no year: a rivalry of 1494 begins long before its states are members of
    the system.
    """
    import polars as pl

    from bilateral.states.registry import states

    numbers = codes.cast(pl.Int32, strict=True)
    left_out = numbers.is_in(list(skip))
    bad = ~numbers.is_in(list(states())) & ~left_out
    if bad.any():
        row = int(bad.arg_max() or 0)
        raise SourceError(
            f"{source}: cow {numbers[row]} in row {row + 1}, column {codes.name!r}, is no state, and not "
            f"skipped by name. Add it to SKIP in sources/{module_of(source)}.py."
        )
    return numbers.set(left_out, None).cast(pl.Int16)


def first_day(year: str, month: str, day: str) -> pl.Expr:
    """The first possible day of a date whose month or day may be null or 0; null where the year is."""
    import polars as pl

    m, d = (pl.col(c).fill_null(0).clip(lower_bound=1) for c in (month, day))
    start = pl.date(pl.col(year), m, 1)
    return pl.min_horizontal(start + pl.duration(days=d - 1), start.dt.month_end())


def last_day(year: str, month: str, day: str) -> pl.Expr:
    """The last possible day of a date whose month or day may be null or 0; null where the year is."""
    import polars as pl

    m, d = pl.col(month).fill_null(0), pl.col(day).fill_null(0)
    start = pl.date(pl.col(year), pl.when(m == 0).then(12).otherwise(m), 1)
    exact = pl.min_horizontal(start + pl.duration(days=d - 1), start.dt.month_end())
    return pl.when((m == 0) | (d == 0)).then(start.dt.month_end()).otherwise(exact)


def precision(month: str, day: str) -> pl.Expr:
    """ "day", "month" or "year", by which of month and day are null or 0."""
    import polars as pl

    return (
        pl.when(pl.col(month).fill_null(0) == 0)
        .then(pl.lit("year"))
        .when(pl.col(day).fill_null(0) == 0)
        .then(pl.lit("month"))
        .otherwise(pl.lit("day"))
    )
