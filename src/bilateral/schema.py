"""The tables of a store: their columns and types, in the order in which they stand in the Parquet files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

VERSION = 1

STATUSES = (
    "observed",
    "true zero",
    "not reported",
    "state not in the system",
    "outside the source's years",
    "government not recognised",
)

_PLACE = {"file": "str", "record": "i32", "detail": "str"}
TABLES: dict[str, dict[str, str]] = {
    "observations": {
        "indicator": "str",
        "a": "i16",
        "b": "i16",
        "start": "date",
        "end": "date",
        "value": "f64",
        "text": "str",
        "status": "str",
        **_PLACE,
    },
    "events": {
        "type": "str",
        "a": "i16",
        "b": "i16",
        "directed": "bool",
        "date": "date",
        "precision": "str",
        "end": "date",
        "text": "str",
        **_PLACE,
    },
    "parties": {
        "treaty": "str",
        "title": "str",
        "kind": "str",
        "state": "i16",
        "signed": "date",
        "force": "date",
        "ended": "date",
        "precision": "str",
        **_PLACE,
    },
    # What a text says of two states: attributed to the text, never counted as data.
    "claims": {
        "kind": "str",  # event, period or figure
        "type": "str",
        "a": "i16",
        "b": "i16",
        "directed": "bool",
        "mood": "str",
        "first": "date",
        "last": "date",
        "precision": "str",
        "edtf": "str",
        "value": "f64",  # of a figure; the quality of a period, -2 to 2; of a turn in relations 1 nearer, -1 further
        "unit": "str",
        "comparator": "str",  # of a figure; "improved", "deteriorated" of a period that is a change; the act of a turn
        "article": "str",  # sha256 of the text
        "title": "str",
        "author": "str",
        "published": "date",
        "start": "i32",  # of its words in the text, in code points
        "stop": "i32",
        "quote": "str",  # null where the words may not be handed on: the file and the place have them
        **_PLACE,
    },
    "votes": {"state": "i16", "rcid": "i32", "vote": "i8", "record": "i32"},
    "roll_calls": {
        "rcid": "i32",
        "session": "i16",
        "date": "date",
        "resolution": "str",
        "important": "bool",
        "amendment": "bool",
        "paragraph": "bool",
        "title": "str",
        "record": "i32",
    },
}
#: The order of rows: what one dyad needs stands together, and two builds give the same bytes.
SORT: dict[str, tuple[str, ...]] = {
    "observations": ("a", "b", "indicator", "start", "end", "file", "detail", "record", "value", "text"),
    "events": ("a", "b", "date", "type", "text", "file", "detail", "record"),
    "parties": ("state", "treaty", "signed", "file", "record"),
    "claims": ("a", "b", "first", "kind", "type", "article", "start", "stop"),
    "votes": ("state", "rcid"),
    "roll_calls": ("rcid",),
}


def polars_types() -> dict[str, pl.DataType | type[pl.DataType]]:
    """The Polars type of each short type name."""
    import polars as pl

    return {
        "str": pl.String,
        "i8": pl.Int8,
        "i16": pl.Int16,
        "i32": pl.Int32,
        "f64": pl.Float64,
        "date": pl.Date,
        "bool": pl.Boolean,
    }


def conform(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with just the columns of the table, typed and sorted; absent nullable columns are null."""
    import polars as pl

    types = polars_types()
    optional = {"detail", "value", "text", "end", "ended", "force", "signed", "title"} | set(TABLES["claims"])
    columns = [
        pl.col(name).cast(types[kind]) if name in frame.columns else pl.lit(None, dtype=types[kind]).alias(name)
        for name, kind in TABLES[table].items()
        if name in frame.columns or name in optional
    ]
    typed = frame.select(columns).select(list(TABLES[table]))
    # Sorting by a text that is the same in every row costs seconds on a million rows.
    told = [name for name in SORT[table] if typed.schema[name] != pl.String or typed[name].n_unique() > 1]
    return typed.sort(told, nulls_last=False)
