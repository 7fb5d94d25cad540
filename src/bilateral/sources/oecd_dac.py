"""OECD DAC2A: official development assistance of a donor to a recipient, net, 2009 to 2022."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.spellings import NAMES, PLACES
from bilateral.sources.strict import expect_columns, expect_values, to_cow

ID = "oecd-dac"
FILE = "oecd_dac2a_2009_2022.rda"
USED = ("record", "Recipient", "Donor", "Aid type", "Amount type", "Year", "Value")
KIND = "ODA: Total Net"
PRICES = "Constant Prices (2022 USD millions)"
ALSO = NAMES
SKIP = PLACES

AID = Indicator(
    id="aid-oda-net",
    name="net development aid",
    dimension="economic",
    unit="million US dollars of 2022",
    directed=True,
    years=(2009, 2022),
    absent="not reported",
    description="Official development assistance that a disbursed to b, less what b paid back, in the years in "
    "which that is more than nothing.",
    reporter="a",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Donor-recipient-years of total net ODA."""
    import polars as pl

    from bilateral.sources.rfile import read_r

    raw = read_r(files[FILE])["OECD"].with_row_index("record", offset=1)
    expect_columns(ID, raw, USED)
    expect_values(ID, raw["Amount type"], (PRICES,), "PRICES")
    net = raw.filter(pl.col("Aid type") == KIND).with_columns(pl.col("Year").cast(pl.Int32))
    frame = net.select(
        "record",
        a=to_cow(ID, net["Donor"], net["Year"], "name", also=ALSO, skip=SKIP),
        b=to_cow(ID, net["Recipient"], net["Year"], "name", also=ALSO, skip=SKIP),
        year="Year",
        value="Value",
    )
    return Loaded(observations=flow_rows(frame, AID.id, FILE))


SOURCE = Source(
    id=ID,
    name="OECD DAC2A, aid disbursements to countries",
    version="2009-2022, constant prices of 2022",
    files=(
        File(
            FILE,
            "ef8912756ba8cc9002439acf8ab2ff4a64666e3c0717ee2e8b3d5aaaccc51ed2",
            426273,
            "https://raw.githubusercontent.com/dante042/MINT488/551b3286b36e0a9339c5292838df49333bcbc026/data/OECD.rda",
        ),
    ),
    years=(2009, 2022),
    licence="CC BY 4.0",
    redistribute=True,
    citations=(
        Citation(
            ("Organisation for Economic Co-operation and Development",),
            "DAC2A: Aid (ODA) disbursements to countries and regions",
            2024,
            url="https://data-explorer.oecd.org",
        ),
    ),
    indicators=(AID,),
    read=read,
    at_least={"observations": 40_000},
    notes=(
        "Of 17 kinds of aid only the net total of official development assistance is used.",
        "China, India and other donors that do not report to the OECD are not in it; Russia is in it "
        "from 2011 to 2020.",
        "The file has no zeros and nothing below zero, though repayments were larger than aid in many dyads: "
        "a missing row may be nothing, less than nothing, or not reported.",
    ),
)
