"""What the tests of dyadic sources ask of a table of observations."""

from __future__ import annotations

import polars as pl


def series(frame: pl.DataFrame, indicator: str, a: int, b: int) -> dict[int, float | None]:
    """The values of a dyad by the year in which they begin."""
    rows = pick(frame, indicator, a, b)
    return dict(zip(rows["start"].dt.year(), rows["value"], strict=True))


def pick(frame: pl.DataFrame, indicator: str, a: int, b: int) -> pl.DataFrame:
    """The rows of a dyad by their first day."""
    return frame.filter((pl.col("indicator") == indicator) & (pl.col("a") == a) & (pl.col("b") == b)).sort("start")


def place(frame: pl.DataFrame, indicator: str, a: int, b: int, year: int) -> tuple[str, int, str | None]:
    """File, record and detail of a dyad's one row of a year."""
    rows = pick(frame, indicator, a, b).filter(pl.col("start").dt.year() == year)
    return rows.select("file", "record", "detail").row(0)
