"""COW Trade 4.0: imports between states as the importer's records give them, 1870 to 2014."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.strict import expect_columns, to_cow

ID = "cow-trade"
FILE = "cow_trade_ddy.rds"
USED = ("record", "ccode1", "ccode2", "year", "flow1")
#: flow2 is flow1 of the same dyad in the other order; the smoothed series fill gaps by interpolation.
SKIPPED = ("flow2", "smoothflow1", "smoothflow2")

IMPORTS = Indicator(
    id="imports-cow",
    name="imports",
    dimension="economic",
    unit="million current US dollars",
    directed=True,
    years=(1870, 2014),
    absent="not reported",
    description="Goods that b imported from a, so that a flow runs, as everywhere here, from a to b.",
    reporter="b",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Directed dyad-years with an import of a million dollars or more."""
    import polars as pl

    from bilateral.sources.rfile import read_r

    raw = read_r(files[FILE])["cow_trade_ddy"].with_row_index("record", offset=1)
    expect_columns(ID, raw, USED, SKIPPED)
    # A 0 here is less than half a million, or nothing, or not known: the file does not tell.
    traded = raw.filter(pl.col("flow1") > 0).with_columns(pl.col("ccode1", "ccode2", "year").cast(pl.Int32))
    frame = traded.select(
        "record",
        a=to_cow(ID, traded["ccode2"], traded["year"], "cow"),
        b=to_cow(ID, traded["ccode1"], traded["year"], "cow"),
        year="year",
        value="flow1",
    )
    return Loaded(observations=flow_rows(frame, IMPORTS.id, FILE))


SOURCE = Source(
    id=ID,
    name="Correlates of War Trade",
    version="4.0, as packed for peacesciencer",
    files=(
        File(
            FILE,
            "b904e5dad332013c1ee68188c099902e18417ef906e9545043db30212420aeb7",
            4148977,
            "https://raw.githubusercontent.com/svmiller/svmiller.github.io/"
            "05300716985a2a0997138ea2b459889db6e675eb/R/peacesciencer/cow_trade_ddy.rds",
        ),
    ),
    years=(1870, 2014),
    licence="free with citation; terms of redistribution not stated",
    redistribute=False,
    citations=(
        Citation(
            ("Barbieri, Katherine", "Keshk, Omar M. G.", "Pollins, Brian M."),
            "Trading Data: Evaluating our Assumptions and Coding Rules",
            2009,
            container="Conflict Management and Peace Science 26(5): 471-491",
            doi="10.1177/0738894209343887",
        ),
        Citation(
            ("Barbieri, Katherine", "Keshk, Omar M. G."),
            "Correlates of War Project Trade Data Set Codebook, Version 4.0",
            2016,
            url="https://correlatesofwar.org",
        ),
    ),
    indicators=(IMPORTS,),
    read=read,
    at_least={"observations": 500_000},
    notes=(
        "The file is rounded to whole millions, and holds 0 for dyads that are known to have traded (the Soviet "
        "Union with Cambodia 1981 to 1991, with East Germany 1960 to 1963): no 0 is taken as a figure.",
        "The smoothed series of the file are not used.",
    ),
)
