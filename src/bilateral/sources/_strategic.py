"""What the two lists of strategic rivalries share: spells of whole years, and the events at their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilateral.sources._codes import known
from bilateral.sources.base import Indicator, Loaded

if TYPE_CHECKING:
    import polars as pl

#: What a rivalry can be about.
KINDS = ("spatial", "positional", "ideological", "interventionary")
#: 324 is Venice, which was gone before the state system began.
SKIP = (324,)


def rivalries(
    source: str, file: str, frame: str, indicator: Indicator, raw: pl.DataFrame, years: tuple[str, str], kinds: pl.Expr
) -> Loaded:
    """One spell for each rivalry; its beginning and, unless it outlasts the file, its end are events.

    raw: `record`, `ccode1`, `ccode2` and the two columns of `years`, first and last. The last year of the indicator
    is where the record stops, not where a rivalry ended.
    """
    import polars as pl

    begin, end = (pl.col(c).cast(pl.Int32) for c in years)
    spells = (
        raw.select(
            "record",
            a=known(source, raw["ccode1"], SKIP),
            b=known(source, raw["ccode2"], SKIP),
            indicator=pl.lit(indicator.id),
            start=pl.date(begin, 1, 1),
            last=pl.when(end < indicator.years[1]).then(end),
            value=pl.lit(1.0),
            text=kinds,
            status=pl.lit("observed"),
            file=pl.lit(file),
            detail=pl.lit(frame),
        )
        .filter(pl.col("a").is_not_null() & pl.col("b").is_not_null())
        .with_columns(end=pl.date("last", 12, 31))
    )
    begun = spells.with_columns(type=pl.lit("rivalry begun"), date="start")
    ended = spells.filter(pl.col("last").is_not_null()).with_columns(
        type=pl.lit("rivalry ended"), date=pl.date("last", 1, 1)
    )
    events = pl.concat([begun, ended]).with_columns(
        end=pl.lit(None, dtype=pl.Date),
        directed=pl.lit(False),
        precision=pl.lit("year"),
        text=pl.format("strategic rivalry ({})", "text"),
    )
    return Loaded(observations=spells, events=events)
