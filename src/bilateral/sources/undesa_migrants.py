"""UN DESA international migrant stock, 2020 revision: persons by country of origin and destination."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows, within_borders
from bilateral.sources.spellings import NAMES, PLACES

ID = "undesa-migrants"
FILE = "undesa2020_stock.json"
YEARS = (1990, 1995, 2000, 2005, 2010, 2015, 2020)
#: The page's own sums of regions stand among the countries.
REGIONS = ("Sub-Saharan Africa", "North Africa", "Europe", "East Europe & Central Asia", "West Asia", "South Asia",
           "East Asia", "South-East Asia", "Oceania", "Latin America and the Caribbean",
           "North America")  # fmt: skip
ALSO = NAMES
SKIP = (*PLACES, *REGIONS)

STOCK = Indicator(
    id="migrant-stock-undesa",
    name="migrant stock",
    dimension="people",
    unit="persons",
    directed=True,
    years=(1990, 2020),
    absent="not reported",
    description="Persons born in (or citizens of) a who lived in b at the middle of the year.",
    only=YEARS,
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Positive cells of the matrices; the record is the origin's row, the detail the destination's column."""
    import numpy as np
    import polars as pl

    try:
        page = json.loads(files[FILE].read_text(encoding="utf-8"))
        names = pl.Series(page["names"], dtype=pl.String)
        stocks = {int(year): np.array(rows, dtype=np.int64) for year, rows in page["matrix"].items()}
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{ID}: {FILE} is no JSON of names and matrices ({error}); fetch it again.") from error
    size = (len(names), len(names))
    if tuple(stocks) != YEARS or any(stock.shape != size for stock in stocks.values()):
        raise SourceError(f"{ID}: {FILE} has the years {[*stocks]}, told were {[*YEARS]} of {size}. Change YEARS.")
    cells = []
    for year, stock in stocks.items():
        i, j = np.nonzero(stock > 0)
        cells.append(pl.DataFrame({"i": i, "j": j, "value": stock[i, j].astype(float)}).with_columns(year=year))
    frame = pl.concat(cells).with_columns(
        origin=names.gather(pl.concat(cells)["i"]),
        destination=names.gather(pl.concat(cells)["j"]),
        record=pl.col("i") + 1,
        detail=pl.format("matrix, column {}", pl.col("j") + 1),
    )
    totals = within_borders(frame, ID, "name", also=ALSO, skip=SKIP)
    return Loaded(observations=flow_rows(totals, STOCK.id, FILE))


SOURCE = Source(
    id=ID,
    name="UN DESA International Migrant Stock",
    version="2020 revision, as packed by X80110",
    files=(
        File(
            FILE,
            "2c7b21432c17c74ffbc52c3cacd27430e9445e7013bf5349746d3634af040e98",
            1584643,
            "https://raw.githubusercontent.com/X80110/migration-visualization/"
            "cb840bd0b4a94cb70dcbb98c59290bb640182d2c/json/stock.json",
        ),
    ),
    years=(1990, 2020),
    licence="CC BY 3.0 IGO",
    redistribute=True,
    citations=(
        Citation(
            ("United Nations, Department of Economic and Social Affairs, Population Division",),
            "International Migrant Stock 2020 (POP/DB/MIG/Stock/Rev.2020)",
            2020,
            url="https://www.un.org/development/desa/pd/content/international-migrant-stock",
        ),
    ),
    indicators=(STOCK,),
    read=read,
    at_least={"observations": 45_000},
    notes=(
        "Every fifth year from 1990; the record is the origin's row and the detail the destination's column of the "
        "matrix of the year, from 1.",
        "The figures are of today's countries in every year. For a year before a state broke up, those of its parts "
        "are summed (the Soviet Union, Yugoslavia and Czechoslovakia in 1990, Ethiopia with Eritrea in 1990, "
        "Serbia with Montenegro to 2005, Sudan with South Sudan to 2010); the record is that of the largest part, and "
        "the detail names all of them.",
        "A zero in the matrix is a dyad without an estimate.",
    ),
)
