"""ICEWS: how often the news reported one state acting towards another, in four classes, by year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, to_cow, year_span

ID = "icews"
FILE = "icews_dyadyear_2002_2014.rda"
KINDS = {"verbCoop": "verbal cooperation", "matlCoop": "material cooperation", "verbConf": "verbal conflict",
         "matlConf": "material conflict"}  # fmt: skip
USED = ("year", "i_iso3c", "j_iso3c", *KINDS)
SKIPPED = ("i", "j", "id", "i_year", "j_year", "i_polity2", "j_polity2", "i_region", "j_region", "i_gdp", "j_gdp",
           "i_log_gdp", "j_log_gdp", "i_pop", "j_pop", "i_log_pop", "j_log_pop")  # fmt: skip
YEARS = (2002, 2014)


def _indicator(kind: str) -> Indicator:
    return Indicator(
        id=f"icews-{kind.replace(' ', '-')}",
        name=f"reported {kind}",
        dimension="security" if kind == "material conflict" else "political",
        unit="events",
        directed=True,
        years=YEARS,
        absent="not reported",
        description=f"Number of news-coded events of {kind} by actors of a towards actors of b in the year. How much "
        "is reported depends on how much the world's press writes of both.",
    )


INDICATORS = {column: _indicator(kind) for column, kind in KINDS.items()}


def read(files: Mapping[str, Path]) -> Loaded:
    """All directed dyads of the 152 states of the file; a count of 0 is a true zero of that count."""
    import polars as pl

    from bilateral.sources.rfile import read_r

    raw = read_r(files[FILE])["icews"]
    expect_columns(ID, raw, USED, SKIPPED)
    year = raw["year"].cast(pl.Int32)
    rows = raw.select(
        *KINDS,
        a=to_cow(ID, raw["i_iso3c"], year, "iso3"),
        b=to_cow(ID, raw["j_iso3c"], year, "iso3"),
        year=year,
        record=pl.int_range(1, pl.len() + 1, dtype=pl.Int32),
    )
    states, years = rows["a"].n_unique(), rows["year"].n_unique()
    if (
        rows.height != states * (states - 1) * years
        or rows.select(pl.struct("a", "b", "year").is_duplicated().any()).item()
    ):
        raise SourceError(
            f"{ID}: {rows.height:,} rows are not every dyad of {states} states in {years} years, so a missing row has "
            "no meaning. Fetch the file again, or change sources/icews.py."
        )
    long = rows.unpivot(
        list(KINDS), index=["a", "b", "year", "record"], variable_name="detail", value_name="value"
    ).with_columns(
        indicator=pl.col("detail").replace_strict({c: i.id for c, i in INDICATORS.items()}),
        status=pl.when(pl.col("value") == 0).then(pl.lit("true zero")).otherwise(pl.lit("observed")),
        file=pl.lit(FILE),
    )
    return Loaded(observations=year_span(long))


SOURCE = Source(
    id=ID,
    name="ICEWS coded event data, dyad-years",
    version="2002-2014, by netify",
    files=(
        File(
            FILE,
            "7267fb4350b8926f389b1f7eeef0a1ef3e93a8f40cdb751a9d7d240e7348f5e9",
            851180,
            "https://raw.githubusercontent.com/netify-dev/netify/d0dceb6a666e013651d017c5f6a55a51fee7bff2/"
            "data/icews.rda",
        ),
    ),
    years=YEARS,
    licence="ICEWS: free with citation; package GPL-3",
    redistribute=False,
    citations=(
        Citation(
            ("Boschee, Elizabeth", "Lautenschlager, Jennifer", "O'Brien, Sean", "Shellman, Steve", "Starz, James",
             "Ward, Michael"),
            "ICEWS Coded Event Data",
            2015,
            "Harvard Dataverse",
            doi="10.7910/DVN/28075",
        ),
    ),
    indicators=tuple(INDICATORS.values()),
    read=read,
    at_least={"observations": 1_000_000},
    notes=(
        "The file has every directed dyad of 152 states in every year, so 0 is a true zero of reported events. Other "
        "states are not in it at all, large ones among them: Turkey, Venezuela, Czechia, Serbia, Taiwan, Namibia.",
        "Events are found by software in news stories: the counts follow press attention, and errors are known.",
    ),
)  # fmt: skip
