"""CEPII BACI HS22 (V202501) totals for 2023: a matrix of exporters and importers, its labels in a second file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.errors import SourceError
from bilateral.sources.baci import CITATION, dollars
from bilateral.sources.base import File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.strict import expect_columns, read_csv, to_number

ID = "baci-2023"
FILE = "baci_2023_matrix.csv"
LABELS = "baci_2023_labels.csv"
YEAR = 2023
#: No cell: no report of the dyad, or the country itself.
MISSING = ("", "NA")

EXPORTS = Indicator(
    id="exports-baci-2023",
    name="exports",
    dimension="economic",
    unit="US dollars",
    directed=True,
    years=(YEAR, YEAR),
    absent="not reported",
    description="Goods exported from a to b, free on board, in current dollars; the reports of exporter and "
    "importer reconciled by CEPII.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Positive flows; the record is the exporter's line, the detail the importer's column."""
    import polars as pl

    labels = read_csv(ID, files[LABELS])
    expect_columns(ID, labels, ("record", "iso3"), ("iso_code", "CountryName"))
    codes = labels["iso3"].to_list()
    raw = read_csv(ID, files[FILE])
    columns = [f"export_ij{j}" for j in range(1, len(codes) + 1)]
    expect_columns(ID, raw, ("record", *columns))
    if raw.height != len(codes):
        raise SourceError(
            f"{ID}: {FILE} has {raw.height} rows for {len(codes)} labels. The file is truncated; fetch it again."
        )
    cells = raw.unpivot(on=columns, index="record", variable_name="detail").with_columns(
        i=pl.col("record").cast(pl.Int64) - 1,
        j=pl.col("detail").str.strip_prefix("export_ij").cast(pl.Int64),
        year=pl.lit(YEAR, dtype=pl.Int32),
    )
    cells = cells.with_columns(value=to_number(ID, cells["value"], MISSING)).filter(pl.col("value") > 0)
    return Loaded(observations=flow_rows(dollars(cells, codes, ID), EXPORTS.id, FILE))


SOURCE = Source(
    id=ID,
    name="CEPII BACI, bilateral totals of 2023",
    version="HS22 V202501, as packed by J. Loera",
    files=(
        File(
            FILE,
            "bd11e31857895ee12bc636bc8c5f854918ce2ba2855faea0488df67b8a992e4d",
            466205,
            "https://raw.githubusercontent.com/JoeLoera/liberation-day-replication/"
            "e1f26fdbebd5de80daaad03bdb8dbca1cf24e22d/data/base_data/trade_cepii.csv",
        ),
        File(
            LABELS,
            "f38268db3d579a6454313d7824d9d6f717be5a3c69cd05a64b713c6650ecf2ff",
            3544,
            "https://raw.githubusercontent.com/JoeLoera/liberation-day-replication/"
            "e1f26fdbebd5de80daaad03bdb8dbca1cf24e22d/data/base_data/country_labels.csv",
        ),
    ),
    years=(YEAR, YEAR),
    licence="Etalab Open Licence 2.0",
    redistribute=True,
    citations=(CITATION,),
    indicators=(EXPORTS,),
    read=read,
    at_least={"observations": 20_000},
    notes=(
        "The matrix is in thousands of dollars, as BACI is: China to the United States is 440 billion.",
        "Values are rounded to whole dollars: the digits after that are the packager's sums.",
        "Taiwan, North Korea and Cuba are not in the file.",
    ),
)
