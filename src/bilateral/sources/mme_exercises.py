"""Joint military exercises (D'Orazio): in how many the armed forces of two states took part together, by year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, read_csv, to_cow, to_number, year_span

if TYPE_CHECKING:
    import polars as pl

ID = "mme-exercises"
FILE = "mme_v7_long.csv"
USED = ("record", "MMEID", "Ex_Name", "gwcode", "country", "s.year")
SKIPPED = ("Series_Name", "year", "Location", "lat", "lon", "StartDate", "s.month", "s.day", "EndDate", "e.year",
           "e.month", "e.day", "CPX", "Air", "Land", "Sea", "Amphibious", "Cyber", "Warfighting", "Peacekeeping",
           "Humanitarian", "FocusDescription", "AdditionalParticipantInfo", "participant_count")  # fmt: skip
NO_CODE, NO_NAME = "NA", "-9"
#: Participants without a code that are states, in spellings of the file.
ALSO = {"st. christopher": 60}
#: And those that are none; "-9" is a participant that nobody named.
SKIP = ("-9", "Hong Kong SAR China", "NATO", "New Caledonia", "Baltic States", "Netherlands Antilles", "Bermuda")
#: The file gives all of Vietnam the code that was the South's.
VIETNAM = {"817": 816}
YEARS = (1980, 2010)


def _indicator(name: str, words: str, what: str) -> Indicator:
    return Indicator(
        id=name,
        name=words,
        dimension="security",
        unit="exercises",
        directed=False,
        years=YEARS,
        absent="zero",
        description=f"Number of military exercises reported in the news that began in the year and in which {what}.",
    )


ALL = _indicator("joint-exercises", "joint military exercises", "both took part, with or without others")
ALONE = _indicator("joint-exercises-alone", "military exercises of the two alone", "no others than the two took part")


def read(files: Mapping[str, Path]) -> Loaded:
    """One row a dyad and year with an exercise, which knows the lines of both; the file has a line a participant."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    year = to_number(ID, raw["s.year"]).cast(pl.Int32)
    coded = raw["gwcode"] != NO_CODE
    code = raw["gwcode"].set(~coded, None)
    by_code = to_cow(ID, code, year, "gw", also=VIETNAM)
    by_name = to_cow(ID, raw["country"].set(coded, None), year, "name", also=ALSO, skip=SKIP)
    parts = raw.select(
        "record",
        "MMEID",
        name=pl.when(pl.col("Ex_Name") != NO_NAME).then("Ex_Name"),
        state=pl.coalesce(by_code, by_name),
        year=year,
        several=pl.struct("gwcode", "country").n_unique().over("MMEID"),
    )
    once = parts.filter(pl.col("state").is_not_null()).unique(["MMEID", "state"], keep="first", maintain_order=True)
    pairs = once.join(once.select("MMEID", b="state", other="record"), on="MMEID", maintain_order="left_right").filter(
        pl.col("state") < pl.col("b")
    )
    pairs = pairs.rename({"state": "a"}).sort("a", "b", "year", "record", "other")
    frames = [_counted(pairs, ALL), _counted(pairs.filter(pl.col("several") == 2), ALONE)]
    return Loaded(observations=year_span(pl.concat(frames)))


def _counted(pairs: pl.DataFrame, indicator: Indicator) -> pl.DataFrame:
    """The exercises of each dyad and year, with the names of those that have one and every line they rest on."""
    import polars as pl

    lines = pl.concat_str(["record", "other"], separator=",")
    names = pl.col("name").drop_nulls().unique(maintain_order=True).str.join("; ")
    return pairs.group_by("a", "b", "year", maintain_order=True).agg(
        indicator=pl.lit(indicator.id),
        value=pl.len().cast(pl.Float64),
        status=pl.lit("observed"),
        text=pl.when(pl.col("name").is_not_null().any()).then(names),
        file=pl.lit(FILE),
        record=pl.col("record").first(),
        detail="lines " + lines.str.join(","),
    )


SOURCE = Source(
    id=ID,
    name="Joint military exercises",
    version="7, long form of troopdata",
    files=(
        File(
            FILE,
            "901d3d946d77a535f35f5edf8ac4e499c275159ef9faaa269286aaee034fddd7",
            3538720,
            "https://raw.githubusercontent.com/meflynn/troopdata/3946bcf89a6d72de8abace812dc557f1f249f5f7/data-raw/"
            "mme-v7-long.csv",
        ),
    ),
    years=YEARS,
    licence="data: free with citation; package GPL-3 or later",
    redistribute=False,
    citations=(
        Citation(
            ("D'Orazio, Vito",),
            "War Games: North Korea's Reaction to US and South Korean Military Exercises",
            2012,
            "Journal of East Asian Studies 12(2), 275-294",
        ),
        Citation(
            ("Flynn, Michael E.",),
            "troopdata: Tools for Analyzing Cross-National Military Deployment and Basing Data",
            2021,
            url="https://github.com/meflynn/troopdata",
            cited_for="the file",
        ),
    ),
    indicators=(ALL, ALONE),
    read=read,
    at_least={"observations": 5_000},
    notes=(
        "Exercises were gathered from news reports: one that no agency reported is not among them, so that a 0 is none "
        "reported, and states of which the press writes little have fewer.",
        "Of an exercise at most 24 participants are named. Some took part as observers, which the file does not tell.",
        "An exercise that runs into a new year stands in both years of the file, and is counted in that of its "
        "beginning.",
        "The file has one code for all of Vietnam, that of the South; it is read as Vietnam. Participants without a "
        "code are read by name; an exercise with one whom nobody named is no exercise of the two alone.",
    ),
)
