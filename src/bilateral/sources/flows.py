"""What the adapters of trade, aid and people share: rows of flows, and states as their borders then were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from bilateral.sources.strict import to_cow, year_span

if TYPE_CHECKING:
    import polars as pl

#: A state of today to the state it was a part of, and the last year of that.
_PART_OF: dict[int, tuple[int, int]] = {
    **dict.fromkeys((359, 366, 367, 368, 369, 370, 371, 372, 373, 701, 702, 703, 704, 705), (365, 1991)),
    **dict.fromkeys((343, 344, 346, 349), (345, 1991)),
    341: (345, 2005),
    347: (345, 2007),
    **dict.fromkeys((316, 317), (315, 1992)),
    531: (530, 1992),
    626: (625, 2010),
    771: (770, 1970),
}
#: Two states stood, up to this year, on what the figures give as one: they cannot be told apart.
_DIVIDED = {255: 1989, 679: 1989, 816: 1975}


def flow_rows(frame: pl.DataFrame, indicator: str, file: str) -> pl.DataFrame:
    """Observations of whole years from columns a, b, year, value, record (and others of the schema).

    Rows in which a party is no state of that year, or both are the same, are left out.
    """
    import polars as pl

    kept = frame.filter(pl.col("a").is_not_null() & pl.col("b").is_not_null() & (pl.col("a") != pl.col("b")))
    named = kept.with_columns(indicator=pl.lit(indicator), file=pl.lit(file))
    return year_span(named if "status" in named.columns else named.with_columns(status=pl.lit("observed")))


def then(today: pl.Series, year: pl.Series) -> pl.Series:
    """The COW codes of the states that held, in each row's year, the land that is a state today.

    Ukraine in 1960 gives the Soviet Union (365); its figures are to be summed with those of the other fourteen.
    Germany before 1990, Yemen before 1990 and Vietnam before 1976 give null: one figure stands for two states.
    """
    import polars as pl

    frame = pl.DataFrame({"today": today.cast(pl.Int32), "year": year.cast(pl.Int32)})
    parts = pl.DataFrame(
        [(part, whole, last) for part, (whole, last) in _PART_OF.items()],
        schema={"today": pl.Int32, "whole": pl.Int32, "last": pl.Int32},
        orient="row",
    )
    divided = pl.DataFrame(list(_DIVIDED.items()), schema={"today": pl.Int32, "until": pl.Int32}, orient="row")
    joined = frame.join(parts, on="today", how="left", maintain_order="left").join(
        divided, on="today", how="left", maintain_order="left"
    )
    codes = joined.select(
        pl.when(pl.col("year") <= pl.col("until"))
        .then(None)
        .when(pl.col("year") <= pl.col("last"))
        .then(pl.col("whole"))
        .otherwise(pl.col("today"))
    ).to_series()
    return to_cow("flows", codes, year, "cow")


def within_borders(
    frame: pl.DataFrame,
    source: str,
    scheme: str,
    *,
    also: Mapping[str, int] | None = None,
    skip: Iterable[str] = (),
) -> pl.DataFrame:
    """Stocks of today's territories (origin, destination, year, value, record, detail) as of the states then.

    What moved inside a state of that time is no flow between states and is left out; the rest is summed. The
    record is that of the largest summand; the detail names the others too, as `records.Place.parts` reads them.
    """
    import polars as pl

    today = 2020
    codes = {
        side: to_cow(source, frame[name], today, scheme, also=also, skip=skip)
        for side, name in (("a", "origin"), ("b", "destination"))
    }
    found = frame.with_columns(a=then(codes["a"], frame["year"]), b=then(codes["b"], frame["year"]))
    kept = found.filter(pl.col("a").is_not_null() & pl.col("b").is_not_null() & (pl.col("a") != pl.col("b")))
    return (
        kept.sort("value", descending=True, maintain_order=True)
        .group_by("a", "b", "year", maintain_order=True)
        .agg(
            pl.col("value").sum(),
            pl.col("record").first(),
            first=pl.col("detail").first(),
            more=pl.when(pl.col("detail") == pl.col("detail").first())
            .then(pl.format(" + {}", "record"))
            .otherwise(pl.format(" + {}|{}", "record", "detail"))
            .slice(1),
        )
        .with_columns(detail=pl.concat_str("first", pl.col("more").list.join("")))
        .drop("first", "more")
    )
