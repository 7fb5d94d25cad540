"""IMF International Trade in Goods by partner: exports of 2025, from a web page that draws them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.spellings import NAMES, PLACES
from bilateral.sources.strict import expect_columns, to_cow

ID = "imf-imts"
FILE = "imf_imts_2025.json"
YEAR = 2025
USED = ("record", "source", "target", "value")
SKIPPED = ("pctSrcGdp", "pctDstGdp")
ALSO = NAMES
SKIP = PLACES

EXPORTS = Indicator(
    id="exports-imf",
    name="exports",
    dimension="economic",
    unit="million current US dollars",
    directed=True,
    years=(YEAR, YEAR),
    absent="not reported",
    description="Goods exported from a to b, free on board, as the exporter reported them to the IMF or the IMF "
    "estimated them.",
    reporter="a",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Edges with a value; the record is the place of the edge in the list, from 1."""
    import polars as pl

    try:
        edges = json.loads(files[FILE].read_text(encoding="utf-8"))["edges"]
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{ID}: {FILE} is no JSON with `edges` ({error}); fetch it again.") from error
    raw = pl.DataFrame(edges).with_row_index("record", offset=1)
    expect_columns(ID, raw, USED, SKIPPED)
    frame = raw.select(
        "record",
        "value",
        a=to_cow(ID, raw["source"], YEAR, "name", also=ALSO, skip=SKIP),
        b=to_cow(ID, raw["target"], YEAR, "name", also=ALSO, skip=SKIP),
        year=pl.lit(YEAR, dtype=pl.Int32),
        detail=pl.lit("edges"),
    ).filter(pl.col("value") > 0)
    return Loaded(observations=flow_rows(frame, EXPORTS.id, FILE))


SOURCE = Source(
    id=ID,
    name="IMF International Trade in Goods by partner country",
    version="annual 2025, as packed by A. Alavandhan",
    files=(
        File(
            FILE,
            "164d30351c0d1a023d651ab67907cdc434f01c6bde2cde418e45b0ed3df0702a",
            2292528,
            "https://raw.githubusercontent.com/aalavandhan/aalavandhan.github.io/"
            "087fe9c8b57e53c8ec5942ff354561b64799afc2/apps/global-trade/trade_data.json",
        ),
    ),
    years=(YEAR, YEAR),
    licence="IMF terms, with attribution",
    redistribute=False,
    citations=(
        Citation(
            ("International Monetary Fund",),
            "International Trade in Goods by Partner Country (IMTS)",
            2026,
            url="https://data.imf.org",
        ),
    ),
    indicators=(EXPORTS,),
    read=read,
    at_least={"observations": 15_000},
    notes=(
        "Values are rounded to 0.1 million by the packager; an edge of 0.0 is left out.",
        "The lists of partners are not whole: small exporters (Cambodia has 22 partners) lack many, and the totals "
        "of the same file are larger than the sums of its edges. A missing edge says nothing.",
        "The file does not say which edges an exporter reported and which the IMF estimated from partners: those of "
        "Russia, which told little of its trade after 2022, want care.",
    ),
)
