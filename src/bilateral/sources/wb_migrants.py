"""World Bank Global Bilateral Migration Database: migrant stocks at the censuses of 1960 to 2000."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows, within_borders
from bilateral.sources.spellings import TERRITORIES
from bilateral.sources.strict import expect_columns, expect_values

ID = "wb-migrants"
FILE = "wb_gbmd_1960_2000.rda"
YEARS = (1960, 1970, 1980, 1990, 2000)
LABELS = tuple(f"Y{year}" for year in YEARS)
USED = ("record", "sex", "destcode", "origincode", *LABELS)
#: The Channel Islands, the Isle of Man, and the rest of the world.
SKIP = (*TERRITORIES, "CHI", "IMY", "zzz")

STOCK = Indicator(
    id="migrant-stock-wb",
    name="migrant stock",
    dimension="people",
    unit="persons",
    directed=True,
    years=(1960, 2000),
    absent="not reported",
    description="Persons born in (or citizens of) a who lived in b at the census round of the year, men and women.",
    only=YEARS,
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Stocks of men and women summed, the years put right: the file's Y1960 is 2000."""
    import polars as pl

    from bilateral.sources.rfile import read_r

    raw = read_r(files[FILE])["MigrationFlows"].with_row_index("record", offset=1)
    expect_columns(ID, raw, USED)
    expect_values(ID, raw["sex"], ("Male", "Female"), "the sexes of read()")
    men, women = (raw.filter(pl.col("sex") == sex) for sex in ("Male", "Female"))
    pair = ["destcode", "origincode"]
    if not men.select(pair).equals(women.select(pair)):
        raise SourceError(f"{ID}: the rows of men and women do not match. The file is truncated; fetch it again.")
    both = men.select("record", origin="origincode", destination="destcode").with_columns(
        men[label] + women[label] for label in LABELS
    )
    frame = (
        both.unpivot(on=LABELS, index=["record", "origin", "destination"], variable_name="detail")
        .filter(pl.col("value") > 0)
        .with_columns(
            pl.col("value").cast(pl.Float64),
            year=3960 - pl.col("detail").str.slice(1).cast(pl.Int32),  # the labels run backwards
        )
    )
    stocks = within_borders(frame, ID, "iso3", skip=SKIP)
    # the women of a dyad stand as many rows below its men
    stocks = stocks.with_columns(detail=pl.format("{}, and {} rows below", "detail", pl.lit(men.height)))
    return Loaded(observations=flow_rows(stocks, STOCK.id, FILE))


SOURCE = Source(
    id=ID,
    name="Global Bilateral Migration Database",
    version="1960-2000, as packed for DataComputing",
    files=(
        File(
            FILE,
            "9ed53bb4166f7422f5ebbe3071920de172cae8ddd30b1feeb8e11b4d2cbc35f5",
            232836,
            "https://raw.githubusercontent.com/dtkaplan/DataComputing/"
            "52addd66b94f87d18633fd7b37f974c3924b7e62/data/MigrationFlows.rda",
        ),
    ),
    years=(1960, 2000),
    licence="CC BY 4.0",
    redistribute=True,
    citations=(
        Citation(
            ("Özden, Çağlar", "Parsons, Christopher R.", "Schiff, Maurice", "Walmsley, Terrie L."),
            "Where on Earth is Everybody? The Evolution of Global Bilateral Migration 1960-2000",
            2011,
            container="World Bank Economic Review 25(1): 12-56",
            doi="10.1093/wber/lhr024",
        ),
    ),
    indicators=(STOCK,),
    read=read,
    at_least={"observations": 45_000},
    notes=(
        "The years are labelled backwards in the file: the true year is 3960 less the label in the detail.",
        "The record is the row of the men; that of the women is 53592 rows below. The detail names all summands.",
        "The figures are of the countries of 2000 in every year. Those of the parts of a state of the time are summed "
        "(the Soviet Union, Yugoslavia, Czechoslovakia, Ethiopia with Eritrea, Pakistan with Bangladesh to 1970), the "
        "record being that of the largest part; where two states stood on one figure (Germany and Yemen before "
        "1990, Vietnam before 1976) it is left out.",
        "Half of the cells are zeros, many of them imputed: they are not taken as figures.",
    ),
)
