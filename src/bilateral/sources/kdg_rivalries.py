"""Rivalries of Klein, Goertz and Diehl: strings of militarised disputes between the same two states."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._codes import first_day, known, last_day, precision
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, read_csv, to_number

ID = "kdg-rivalries"
FILE = "kdg_rivalries.csv"
USED = ("record", "rivala", "rivalb", "beginr", "endr", "totdisp", "rivtyp2", "rivtypold")
SKIPPED = ("rivnumb", "rivalry")
#: An isolated conflict is no rivalry; the older words grade the rivalries by length.
KINDS = {"ENDURING": "enduring", "PROTO": "proto-rivalry", "ISOLATED": "isolated"}
LAST = 2001

RIVALRY = Indicator(
    id="enduring-rivalry-kdg",
    name="rivalry of repeated disputes",
    dimension="security",
    unit="rivalries",
    directed=False,
    years=(1816, LAST),
    absent="zero",
    description="A spell from the first to the last of three or more linked militarised disputes between the two.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """One spell for each rivalry; isolated disputes are left out, for they are no rivalry."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    expect_values(ID, raw["rivtyp2"], ("RIVALRY", "ISOLATED"), "KINDS")
    expect_values(ID, raw["rivtypold"], KINDS, "KINDS")
    begin, end = (to_number(ID, raw[c]).cast(pl.Int32) for c in ("beginr", "endr"))
    frame = (
        raw.select(
            "record",
            a=known(ID, raw["rivala"]),
            b=known(ID, raw["rivalb"]),
            type=pl.col("rivtyp2"),
            text=pl.format("{} of {} disputes", pl.col("rivtypold").replace_strict(KINDS), "totdisp"),
            **{
                f"{c}_{side}": x // n % m
                for side, x in (("begin", begin), ("end", end))
                for c, n, m in (("y", 10_000, 10_000), ("m", 100, 100), ("d", 1, 100))
            },
        )
        .filter(pl.col("type") == "RIVALRY")
        .with_columns(lasts=pl.col("y_end") >= LAST)
        .with_columns(
            indicator=pl.lit(RIVALRY.id),
            value=pl.lit(1.0),
            status=pl.lit("observed"),
            file=pl.lit(FILE),
            start=first_day("y_begin", "m_begin", "d_begin"),
            end=pl.when(~pl.col("lasts")).then(last_day("y_end", "m_end", "d_end")),
        )
    )
    begun = frame.with_columns(type=pl.lit("rivalry begun"), date="start", precision=precision("m_begin", "d_begin"))
    ended = frame.filter(~pl.col("lasts")).with_columns(
        type=pl.lit("rivalry ended"), date=first_day("y_end", "m_end", "d_end"), precision=precision("m_end", "d_end")
    )
    events = pl.concat([begun, ended]).with_columns(
        end=pl.lit(None, dtype=pl.Date), directed=pl.lit(False), text=pl.format("rivalry ({})", "text")
    )
    return Loaded(observations=frame, events=events)


SOURCE = Source(
    id=ID,
    name="Klein-Goertz-Diehl rivalries",
    version="2006",
    files=(
        File(
            FILE,
            "ac24364742127c35a1c012944981695bb029150da8786d2011151343cb9cfd2b",
            69047,
            "https://raw.githubusercontent.com/hilangoe/CyberCrises/21c047a73a403d806dc25a0eaa5b52f7f6dd93e0/"
            "_data/_raw/kdg.csv",
        ),
    ),
    years=(1816, LAST),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Klein, James P.", "Goertz, Gary", "Diehl, Paul F."),
            "The New Rivalry Dataset: Procedures and Patterns",
            2006,
            "Journal of Peace Research 43(3), 331-348",
            "10.1177/0022343306063935",
        ),
    ),
    indicators=(RIVALRY,),
    read=read,
    at_least={"observations": 300},
    notes=(
        "A rivalry whose last dispute fell in 2001 has no end: the record was closed that year.",
        "The end is that of the last known dispute; one in the 1990s may not have been the last.",
        "Days that no month has (31 September) are read as the last day of that month; day 00 as an unknown day.",
    ),
)
