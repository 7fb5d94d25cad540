"""Spans of days of one state, tested against its membership of the state system, and the events they begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources.strict import module_of
from bilateral.states.registry import states

if TYPE_CHECKING:
    import polars as pl


def membership() -> pl.DataFrame:
    """Every spell of every state: `a` (COW code), `joined`, `left` (9999-12-31 while it lasts)."""
    from datetime import date

    import polars as pl

    rows = [(s.cow, spell.start, spell.end or date.max) for s in states().values() for spell in s.spells]
    return pl.DataFrame(rows, schema={"a": pl.Int16, "joined": pl.Date, "left": pl.Date}, orient="row")


def members(source: str, spells: pl.DataFrame) -> pl.DataFrame:
    """The rows whose span (`start` to `end`, null: open) shares a day with a membership of state `a`.

    Dates are left as they are: a leader who brought a state to independence keeps the day of entry.

    Raises
    ------
    SourceError
        At a code that no state ever had, or a span that ends before it starts.
    """
    import polars as pl

    table = membership()
    if (odd := spells.filter(~pl.col("a").is_in(table["a"].unique().to_list()))).height:
        raise SourceError(
            f"{source}: code {odd['a'][0]} in record {odd['record'][0]} is no state of the Correlates of War list. "
            f"Change sources/{module_of(source)}.py."
        )
    if (odd := spells.filter(pl.col("start").is_null() | (pl.col("end") < pl.col("start")))).height:
        raise SourceError(
            f"{source}: record {odd['record'][0]} has no first day, or ends before it starts. "
            f"The file is damaged; fetch it again, or change sources/{module_of(source)}.py."
        )
    known = (
        spells.join(table, on="a")
        .filter((pl.col("start") <= pl.col("left")) & (pl.col("end").is_null() | (pl.col("end") >= pl.col("joined"))))
        .select("a", "record")
        .unique()
    )
    return spells.join(known, on=["a", "record"], how="semi", maintain_order="left")


def entries(spells: pl.DataFrame, kind: str, text: pl.Expr) -> pl.DataFrame:
    """The first day of each span as an event of one state: `kind` is its type, `text` what it was."""
    import polars as pl

    return spells.select(
        "a",
        "b",
        "file",
        "record",
        type=pl.lit(kind),
        directed=pl.lit(False),
        date="start",
        precision=pl.lit("day"),
        text=text,
    )
