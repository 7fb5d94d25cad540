"""UNESCO UIS students abroad: the ten largest destinations of each origin, and origins of each destination."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.spellings import NAMES, PLACES
from bilateral.sources.strict import expect_columns, expect_values, read_csv, to_cow, to_number

if TYPE_CHECKING:
    import polars as pl

ID = "uis-students"
DESTINATIONS = "uis_students_top_destinations.csv"
ORIGINS = "uis_students_top_origins.csv"
ALSO = NAMES
SKIP = (*PLACES, "Other countries", "Africa: unknown countries", "Asia: unknown countries",
        "Caribbean and Central America: unknown countries", "Europe: unknown countries",
        "North America: unknown countries", "Oceania: unknown countries",
        "South America: unknown countries")  # fmt: skip
#: The packager's marks: a "includes another category", c "national estimate", d "estimate of UNESCO".
CODES = {
    "- - - -": None,
    "a - - -": "includes another category",
    "- - c -": "national estimate",
    "- - - d": "estimate of UNESCO",
    "a - c -": "includes another category; national estimate",
    "- - c d": "national estimate; estimate of UNESCO",
    "a - - d": "includes another category; estimate of UNESCO",
}


STUDENTS = Indicator(
    id="students-abroad",
    name="students",
    dimension="people",
    unit="students",
    directed=True,
    years=(1998, 2021),
    absent="not reported",
    description="Students from a at universities and colleges of b, as b counted them.",
    reporter="b",
)


def _list(path: Path, origin: str, destination: str) -> pl.DataFrame:
    import polars as pl

    raw = read_csv(ID, path)
    expect_columns(ID, raw, ("record", "year", origin, destination, "value_lumped", "cond_all"))
    expect_values(ID, raw["cond_all"], CODES)
    year = to_number(ID, raw["year"]).cast(pl.Int32)
    frame = raw.select(
        "record",
        year=year,
        a=to_cow(ID, raw[origin], year, "name", also=ALSO, skip=SKIP),
        b=to_cow(ID, raw[destination], year, "name", also=ALSO, skip=SKIP),
        value=to_number(ID, raw["value_lumped"]),
        text=raw["cond_all"].replace_strict(CODES, return_dtype=pl.String),
    )
    return flow_rows(frame, STUDENTS.id, path.name)


def read(files: Mapping[str, Path]) -> Loaded:
    """Both lists; a dyad-year that stands in both with one value is taken from the destinations."""
    import polars as pl

    first = _list(files[DESTINATIONS], "origin_country_name", "dest_country_lumped")
    second = _list(files[ORIGINS], "origin_country_lumped", "dest_country_name")
    more = second.join(first, on=["a", "b", "start", "value"], how="anti", maintain_order="left")
    return Loaded(observations=pl.concat([first, more]))


SOURCE = Source(
    id=ID,
    name="UNESCO UIS, students abroad (largest flows)",
    version="1998-2021, by 360info",
    files=(
        File(
            DESTINATIONS,
            "743fc0426e3793c31f428ae097be025310de011666ec23ba069a14cd1820fb18",
            1855752,
            "https://raw.githubusercontent.com/360-info/report-global-education/"
            "b09bb22ac7ef73d980891d8990cf4d0c4b5f3b94/data/popular-destinations-by-origin.csv",
        ),
        File(
            ORIGINS,
            "6ea8ad10e62823763547339f02b525d4279a5cddc8a87c600b57bc81ea339819",
            699448,
            "https://raw.githubusercontent.com/360-info/report-global-education/"
            "b09bb22ac7ef73d980891d8990cf4d0c4b5f3b94/data/popular-origins-by-destination.csv",
        ),
    ),
    years=(1998, 2021),
    licence="CC BY 4.0",
    redistribute=True,
    citations=(
        Citation(
            ("UNESCO Institute for Statistics",),
            "Inbound internationally mobile students by country of origin",
            2022,
            url="http://data.uis.unesco.org",
        ),
        Citation(
            ("360info",),
            "Global education: student flows",
            2022,
            url="https://github.com/360-info/report-global-education",
            cited_for="the lists of largest flows",
        ),
    ),
    indicators=(STUDENTS,),
    read=read,
    at_least={"observations": 45_000},
    notes=(
        "Lists of the ten largest flows, not the matrix: a dyad that is not in them may have had any smaller number.",
        "The United States of 2001 have fractions of students in the source; they are kept.",
        "The text of a row says whether the figure is an estimate, or counts another category with it.",
    ),
)
