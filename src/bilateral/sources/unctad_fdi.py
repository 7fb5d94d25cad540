"""UNCTAD bilateral FDI statistics: flows of direct investment, as told at home and as told by the host."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.spellings import NAMES, PLACES
from bilateral.sources.strict import expect_columns, read_csv, to_cow, to_number

ID = "unctad-fdi"
HOME = "unctad_fdi_2001_2012_homereport.csv"
HOST = "unctad_fdi_2001_2012_hostreport.csv"
USED = ("record", "source", "target", "flow", "year")
ALSO = NAMES
SKIP = PLACES

OUTWARD = Indicator(
    id="fdi-flow-home",
    name="direct investment",
    dimension="economic",
    unit="million current US dollars",
    directed=True,
    years=(2001, 2012),
    absent="not reported",
    description="Direct investment from a in b in the year, less what was drawn back, as a reported it.",
    reporter="a",
)
INWARD = Indicator(
    id="fdi-flow-host",
    name="direct investment",
    dimension="economic",
    unit="million current US dollars",
    directed=True,
    years=(2001, 2012),
    absent="not reported",
    description="Direct investment from a in b in the year, less what was drawn back, as b reported it.",
    reporter="b",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Flows other than 0, of both reports; a negative flow is investment drawn back."""
    import polars as pl

    tables = []
    for indicator, file in ((OUTWARD, HOME), (INWARD, HOST)):
        raw = read_csv(ID, files[file])
        expect_columns(ID, raw, USED)
        year = to_number(ID, raw["year"]).cast(pl.Int32)
        frame = raw.select(
            "record",
            year=year,
            a=to_cow(ID, raw["source"], year, "name", also=ALSO, skip=SKIP),
            b=to_cow(ID, raw["target"], year, "name", also=ALSO, skip=SKIP),
            value=to_number(ID, raw["flow"]).round(3),
        ).filter(pl.col("value") != 0)
        tables.append(flow_rows(frame, indicator.id, file))
    return Loaded(observations=pl.concat(tables))


SOURCE = Source(
    id=ID,
    name="UNCTAD Bilateral FDI Statistics",
    version="2014, as packed by A. Araujo",
    files=(
        File(
            HOME,
            "672099dc777189e726d51fa498de98cfa48d4f6986fda2b2d91dc4a30345f5dd",
            2037038,
            "https://raw.githubusercontent.com/acastroaraujo/TaxHavens/50565a034aabee5a6f9647345756970ba9b74345/"
            "source_info.csv",
        ),
        File(
            HOST,
            "673e30c210ddfeea1bf15a780314b5ea1a6f80473e20d177e3a04bcfebc19eb8",
            2279041,
            "https://raw.githubusercontent.com/acastroaraujo/TaxHavens/50565a034aabee5a6f9647345756970ba9b74345/"
            "target_info.csv",
        ),
    ),
    years=(2001, 2012),
    licence="UNCTAD terms, with attribution",
    redistribute=False,
    citations=(
        Citation(
            ("United Nations Conference on Trade and Development",),
            "Bilateral FDI Statistics 2014",
            2014,
            url="https://unctad.org/topic/investment/investment-statistics-and-trends",
        ),
    ),
    indicators=(OUTWARD, INWARD),
    read=read,
    at_least={"observations": 60_000},
    notes=(
        "The packager wrote 0 for UNCTAD's sign of no data: a zero is not taken as a figure.",
        "Home and host seldom report the same: both are kept, each under its reporter.",
        "Values are rounded to thousands of dollars.",
    ),
)
