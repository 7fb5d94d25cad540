"""ICOW colonial history: from whom a state became independent, in which month, and whether with violence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._codes import first_day, known, last_day
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, read_csv, to_number

ID = "icow-colonies"
FILE = "icow_colonial_history_110.csv"
USED = ("record", "State", "IndFrom", "IndDate", "IndViol")
SKIPPED = ("Name", "ColRuler", "IndType", "SecFrom", "SecDate", "SecViol", "Into", "IntoDate", "COWsys", "GWsys",
           "Notes")  # fmt: skip
#: Independent of none; and of the United Provinces of Central America, which never were a member of the system.
NONE, SKIP = "-9", (89,)
#: The two Germanys: their line is that of the state that they are said to have left.
ONE_LINE = ("260", "265")
HOW = {"0": "without violence", "1": "with violence"}

INDEPENDENCE = Indicator(
    id="independence",
    name="independence",
    dimension="diplomatic",
    unit="1 or 0",
    directed=True,
    years=(1816, 2011),
    absent="zero",
    description="The month in which b became independent of a, and whether with violence.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """One row for each state that became independent of another; early dates may have no month."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    expect_values(ID, raw["IndViol"], HOW, "HOW")
    some = raw.filter(pl.col("IndFrom") != NONE, ~pl.col("State").is_in(list(ONE_LINE)))
    date = to_number(ID, some["IndDate"]).cast(pl.Int32)
    frame = some.select(
        "record",
        a=known(ID, to_number(ID, some["IndFrom"]), SKIP),
        b=known(ID, to_number(ID, some["State"])),
        year=date // 100,
        month=date % 100,
        day=pl.lit(0),
        text=pl.col("IndViol").replace_strict(HOW),
    ).filter(pl.col("a").is_not_null())
    return Loaded(
        observations=frame.with_columns(
            indicator=pl.lit(INDEPENDENCE.id),
            value=pl.lit(1.0),
            status=pl.lit("observed"),
            file=pl.lit(FILE),
            start=first_day("year", "month", "day"),
            end=last_day("year", "month", "day"),
        )
    )


SOURCE = Source(
    id=ID,
    name="ICOW colonial history",
    version="1.1",
    files=(
        File(
            FILE,
            "1ac3334e93378e455a6eae90b03f11bb4e60bd4935d2bd85bced0f8788009cbe",
            25820,
            "https://raw.githubusercontent.com/globalgov/manystates/23d119a10b997c2d5ddbd6a665dc816146c20db7/data-raw/"
            "states/ICOW/coldata110.csv",
        ),
    ),
    years=(1816, 2011),
    licence="free with citation; collection CC BY 4.0",
    redistribute=False,
    citations=(
        Citation(
            ("Hensel, Paul R.",),
            "ICOW Colonial History Data Set, version 1.1",
            2018,
            url="https://www.paulhensel.org/icowcol.html",
        ),
    ),
    indicators=(INDEPENDENCE,),
    read=read,
    at_least={"observations": 165},
    notes=(
        "Independence is dated by the month; the day on which a state entered the Correlates of War's list may lie "
        "years later. An overview tells it where both were in that list in the year.",
        "Violent means violence over independence, by the project's judgement: it counts that of Cambodia in 1953 so, "
        "and not that of India and Pakistan in 1947.",
        "Where the list has a state leave one that was no member (Central America), or two states of one line (the two "
        "Germanys), the row is left out.",
    ),
)
