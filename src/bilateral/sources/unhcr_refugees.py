"""UNHCR: refugees and asylum-seekers by country of origin and of asylum, at the end of each year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.spellings import TERRITORIES
from bilateral.sources.strict import expect_columns, to_cow

if TYPE_CHECKING:
    import polars as pl

ID = "unhcr-refugees"
FILE = "unhcr_population.rda"
FIRST, LAST = 1951, 2024
USED = ("record", "year", "coo_iso", "coa_iso", "refugees", "asylum_seekers")
SKIPPED = ("coo_name", "coo", "coa_name", "coa", "returned_refugees", "idps", "returned_idps", "stateless", "ooc",
           "oip", "hst")  # fmt: skip
#: UNHCR's codes for unknown, for stateless and for Tibetan origin.
SKIP = (*TERRITORIES, "UNK", "XXA", "TIB")

#: Codes that stood for two states up to the year.
DIVIDED = {"VNM": 1975, "YEM": 1989}


def _indicator(name: str, who: str) -> Indicator:
    return Indicator(
        id=name,
        name=name.replace("-", " ").replace("asylum seekers", "asylum-seekers"),
        dimension="people",
        unit="persons",
        directed=True,
        years=(FIRST, LAST),
        absent="not reported",
        description=f"{who} from a in b at the end of the year.",
        reporter="b",
    )


REFUGEES = _indicator("refugees", "Refugees, and persons in a situation like that of refugees,")
SEEKERS = _indicator("asylum-seekers", "Persons whose claim to asylum was not yet decided,")


def _divided(raw: pl.DataFrame, side: str) -> pl.Series:
    import polars as pl

    return raw["year"] <= raw[side].replace_strict(DIVIDED, default=0, return_dtype=pl.Float64)


def read(files: Mapping[str, Path]) -> Loaded:
    """Positive figures; a zero may be a category that was not counted then."""
    import polars as pl

    from bilateral.sources.rfile import read_r

    raw = read_r(files[FILE])["population"].with_row_index("record", offset=1)
    expect_columns(ID, raw, USED, SKIPPED)
    year = raw["year"].cast(pl.Int32)
    states = raw.select(
        "record",
        "refugees",
        "asylum_seekers",
        year=year,
        a=to_cow(ID, raw["coo_iso"], year, "iso3", skip=SKIP),
        b=to_cow(ID, raw["coa_iso"], year, "iso3", skip=SKIP),
    ).filter(pl.col("year") <= LAST, *(~_divided(raw, side) for side in ("coo_iso", "coa_iso")))
    tables = [
        flow_rows(states.rename({column: "value"}).filter(pl.col("value") > 0), indicator.id, FILE).drop(other)
        for indicator, column, other in (
            (REFUGEES, "refugees", "asylum_seekers"),
            (SEEKERS, "asylum_seekers", "refugees"),
        )
    ]
    return Loaded(observations=pl.concat(tables, how="diagonal"))


SOURCE = Source(
    id=ID,
    name="UNHCR Refugee Population Statistics",
    version="R package refugees",
    files=(
        File(
            FILE,
            "66eb6872a5f34c82705be97759051703bc0f404e3ecadc9c72a5f61424a22cf8",
            480360,
            "https://raw.githubusercontent.com/cran/refugees/2dc4969558b6aad3a24ff0b79bf2f5ed94947d0d/data/"
            "population.rda",
        ),
    ),
    years=(FIRST, LAST),
    licence="CC BY 4.0",
    redistribute=True,
    citations=(
        Citation(
            ("United Nations High Commissioner for Refugees",),
            "Refugee Population Statistics Database",
            2025,
            url="https://www.unhcr.org/refugee-statistics",
        ),
    ),
    indicators=(REFUGEES, SEEKERS),
    read=read,
    at_least={"observations": 120_000},
    notes=(
        "UNHCR shows 1 to 4 persons as 5: no figure is below 5.",
        "A zero stands where a row was made for another category, or where nothing was counted: it is no figure.",
        "2025 is the middle of the year and is left out; so are others in need of international protection "
        "(Venezuelans abroad), the internally displaced and the stateless.",
        "A code of today stands in every year. The years in which it meant no one state are left out: Vietnam to 1975, "
        "Yemen to 1989, and states that came out of another before they did.",
    ),
)
