"""UN Comtrade exports as the exporter reported them, every fourth year 1964 to 2016, from the R package penppml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.spellings import TERRITORIES
from bilateral.sources.strict import expect_columns, to_cow

ID = "penppml-trade"
FILE = "penppml_trade_1964_2016.rda"
YEARS = tuple(range(1964, 2017, 4))
USED = ("record", "exp", "imp", "time", "export")
#: The provisions of trade agreements, which are no flows.
SKIPPED = ("id", "agreement", "ad_prov_14", "cp_prov_23", "tbt_prov_07", "tbt_prov_33", "tf_prov_41", "tf_prov_45",
           "env_prov_18", "et_prov_38", "inv_prov_22", "ipr_prov_15", "ipr_prov_44", "lm_prov_10", "moc_prov_21",
           "ser_prov_47", "ste_prov_30", "cp_prov_26")  # fmt: skip
#: The World Bank's codes for Zaire, East Timor, the Soviet Union, both Vietnams, South Yemen and Montenegro.
ALSO = {"ZAR": 490, "TMP": 860, "SVU": 365, "SVR": 817, "VDR": 816, "YDR": 680, "MNT": 341}
#: Two states under one code (BLX Belgium and Luxembourg), parts of states, places of no state, goods of no place.
SKIP = (*TERRITORIES, "BAT", "BLX", "BUN", "FRE", "KN1", "NZE", "PCE", "PCZ", "RYU", "SIK", "SPE", "TAN", "UNS",
        "USP", "ZPM", "ZW1")  # fmt: skip

EXPORTS = Indicator(
    id="exports-comtrade",
    name="exports",
    dimension="economic",
    unit="US dollars",
    directed=True,
    years=(1964, 2016),
    absent="not reported",
    description="Goods that a reported to have exported to b, in current dollars.",
    reporter="a",
    only=YEARS,
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Positive flows: the file writes 0 where the exporter sent no report too."""
    import polars as pl

    from bilateral.sources.rfile import read_r

    raw = read_r(files[FILE])["trade"].with_row_index("record", offset=1)
    expect_columns(ID, raw, USED, SKIPPED)
    traded = raw.filter(pl.col("export") > 0)
    year = traded["time"].cast(pl.Int32)
    frame = traded.select(
        "record",
        a=to_cow(ID, traded["exp"], year, "iso3", also=ALSO, skip=SKIP),
        b=to_cow(ID, traded["imp"], year, "iso3", also=ALSO, skip=SKIP),
        year=year,
        value="export",
    )
    return Loaded(observations=flow_rows(frame, EXPORTS.id, FILE))


SOURCE = Source(
    id=ID,
    name="UN Comtrade exports by exporter's report",
    version="penppml 0.2",
    files=(
        File(
            FILE,
            "d97178aa1cfa26b89f24a70004f86b4de6c36a903d3a5b5bb0e7da7d7870ee9e",
            989324,
            "https://raw.githubusercontent.com/cran/penppml/422ae24bae6a1b55b23639510d812e07287a44fd/data/trade.rda",
        ),
    ),
    years=(1964, 2016),
    licence="MIT (the package)",
    redistribute=True,
    citations=(
        Citation(
            (
                "Breinlich, Holger",
                "Corradi, Valentina",
                "Rocha, Nadia",
                "Ruta, Michele",
                "Santos Silva, J. M. C.",
                "Zylkin, Tom",
            ),
            "Machine Learning in International Trade Research: Evaluating the Impact of Trade Agreements",
            2021,
            container="World Bank Policy Research Working Paper 9629",
        ),
    ),
    indicators=(EXPORTS,),
    read=read,
    at_least={"observations": 130_000},
    notes=(
        "Every fourth year only, and only what the exporter told: beside BACI it shows the gap between both books.",
        "A zero is nothing, or no report: it is not taken as a figure. The Soviet Union never reported.",
        "Belgium and Luxembourg stand under one code in all years and are left out.",
        "Dollars above 16 million have the precision of the file, seven digits.",
    ),
)
