"""REIGN leaders: who led a state from which day to which month, to March 2021."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.errors import SourceError
from bilateral.sources._citations import REIGN
from bilateral.sources.base import File, Indicator, Loaded, Source
from bilateral.sources.spells import entries, members
from bilateral.sources.strict import expect_columns, read_csv, to_number

ID = "reign-leaders"
FILE = "reign_leaders_202103.csv"
USED = ("record", "ccode", "leader", "sdate", "smonth", "syear", "emonth", "eyear")
SKIPPED = ("stateabb", "leadid", "birthyear", "gender", "militarycareer", "l_month", "l_year", "", "_duplicated_0",
           "codedby", "notes")  # fmt: skip

LEADER = Indicator(
    id="leader",
    name="leader",
    dimension="political",
    unit="name",
    directed=False,
    years=(1946, 2021),
    absent="not reported",
    description="The person who in fact led a state, by family name; the end is the last day of the month given, or "
    "the day before the successor entered, whichever came first.",
    of="state",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """One spell and one entry into office a row; leaders of what was no state of the system are left out."""
    import polars as pl

    # the notes mix two encodings; the names are UTF-8
    raw = read_csv(ID, files[FILE], encoding="utf8-lossy")
    expect_columns(ID, raw, USED, SKIPPED)
    if (broken := raw.filter(pl.col("leader").str.contains("\ufffd"))).height:
        raise SourceError(
            f"{ID}: the leader in line {broken['record'][0]} is not UTF-8; fetch the file again, or name its "
            "encoding in sources/reign_leaders.py."
        )
    dated = raw.with_columns(to_number(ID, raw[c]).cast(pl.Int32) for c in USED if c not in ("record", "leader"))
    spells = (
        dated.select(
            a=pl.col("ccode").cast(pl.Int16),
            start=pl.date("syear", "smonth", "sdate"),
            last=pl.date("eyear", "emonth", 1).dt.month_end(),
            text=pl.col("leader").str.strip_chars().str.replace_all(r"\s+", " "),
            record="record",
        )
        .sort("a", "start", "record")
        .with_columns((pl.col("start").shift(-1).over("a") - pl.duration(days=1)).alias("before_next"))
        # a spell without an end ran on when the file was made
        .with_columns(
            pl.when(pl.col("last").is_not_null())
            .then(pl.max_horizontal("start", pl.min_horizontal("last", "before_next")))
            .alias("end")
        )
    )
    spells = members(ID, spells).with_columns(b=pl.lit(0, pl.Int16), file=pl.lit(FILE))
    return Loaded(
        observations=spells.with_columns(indicator=pl.lit(LEADER.id), status=pl.lit("observed")),
        events=entries(spells, "leader", pl.format("{} in power", "text")),
    )


SOURCE = Source(
    id=ID,
    name="REIGN leader list",
    version="March 2021",
    files=(
        File(
            FILE,
            "1663d94b6a00008c84c19979306c0997128225890b875c0aae5bbfb922829e44",
            185531,
            "https://raw.githubusercontent.com/OEFDataScience/REIGN.github.io/"
            "d7a8a6f17c951b68e30bbca6185d7acd9089d60b/data_sets/leaderlist_3_21.csv",
        ),
    ),
    years=(1946, 2021),
    licence="MIT",
    redistribute=True,
    citations=(REIGN,),
    indicators=(LEADER,),
    read=read,
    at_least={"observations": 2_200, "events": 2_200},
    notes=(
        "The day of entry is given, of the exit only the month.",
        "Four spells run past the entry of the successor in the file (Seychelles 1977, Kuwait 2020, Bhutan 2013, Samoa "
        "1975); they end the day before it.",
        "Kohl leads 260 until September 1990 and 255 from 1 October 1990, two days before the union.",
        "Leaders before a state entered the state system, or while it was out of it, are left out (San Marino before "
        "1992, MacArthur in Japan, among others).",
        "Taiwan (713) has no row: its leaders are not in the list.",
    ),
)
