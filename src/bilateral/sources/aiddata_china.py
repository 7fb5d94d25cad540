"""AidData's Global Chinese Development Finance 3.0: commitments of China to each state, 2000 to 2021."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.strict import expect_columns, read_csv, to_cow, to_number

ID = "aiddata-china"
FILE = "gcdf3_cow_year.csv"
CHINA = 710
#: The adjusted amounts are the ones that AidData recommends for sums over years.
SKIPPED = ("oda_amt", "oof_amt", "vof_amt")


def _indicator(name: str, text: str, description: str) -> Indicator:
    return Indicator(
        id=name,
        name=text,
        dimension="economic",
        unit="US dollars of 2021",
        directed=True,
        years=(2000, 2021),
        absent="not reported",
        description=f"{description}, committed by China (a) to b in the year.",
    )


FLOWS = {
    "oda_adj": _indicator("china-aid", "Chinese aid", "Grants and loans on the terms of development aid"),
    "oof_adj": _indicator("china-loans", "Chinese loans", "Loans on terms nearer to the market, and export credit"),
    "vof_adj": _indicator("china-finance-vague", "other Chinese finance", "Official finance whose terms are not known"),
}
USED = ("record", "ccode", "year", *FLOWS)


def read(files: Mapping[str, Path]) -> Loaded:
    """Positive commitments; the file writes 0 where no amount was found too."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    year = to_number(ID, raw["year"]).cast(pl.Int32)
    states = raw.select(
        "record",
        year=year,
        a=pl.lit(CHINA, dtype=pl.Int16),
        b=to_cow(ID, raw["ccode"], year, "cow"),
    )
    tables = []
    for column, indicator in FLOWS.items():
        frame = states.with_columns(to_number(ID, raw[column]).round().alias("value"), detail=pl.lit(column))
        tables.append(flow_rows(frame.filter(pl.col("value") > 0), indicator.id, FILE))
    return Loaded(observations=pl.concat(tables))


SOURCE = Source(
    id=ID,
    name="AidData Global Chinese Development Finance",
    version="3.0, sums by recipient and year of odadata",
    files=(
        File(
            FILE,
            "ea467bbfad21fa5595005754b27f0951cc713256d0d637a03d086d8f68dc4fa7",
            149340,
            "https://raw.githubusercontent.com/milesdwilliams15/odadata/3c1f8955597e21246abbc1607df7b0c6f7dcd5b2/"
            "data/cow_gcdf.csv",
        ),
    ),
    years=(2000, 2021),
    licence="ODC-BY",
    redistribute=True,
    citations=(
        Citation(
            ("Custer, Samantha", "Dreher, Axel", "Elston, Thai-Binh", "Parks, Bradley C.", "and others"),
            "Tracking Chinese Development Finance: An Application of AidData's TUFF 3.0 Methodology",
            2023,
            container="AidData at William & Mary",
        ),
    ),
    indicators=tuple(FLOWS.values()),
    read=read,
    at_least={"observations": 3_000},
    notes=(
        "Commitments, not payments, gathered by AidData from public sources; China publishes none.",
        "The sums leave out projects whose amount is not known, so that a project may stand behind a 0: zeros are not "
        "taken as figures.",
        "Amounts are in constant dollars of 2021, adjusted by AidData, here in whole dollars.",
    ),
)
