"""SIPRI arms transfers: trend-indicator values of major conventional arms, supplier to recipient, by year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, read_csv, to_cow, to_number, year_span

ID = "sipri-arms"
FILE = "sipri_tiv_dyadyear_1950_2021.csv"
USED = ("record", "supplier", "recipient", "year", "value")
#: The file's own COW numbers are not used: they give rebels the number of the state they fought.
SKIPPED = (
    "supplier_cown",
    "recipient_cown",
    "supplier_lon",
    "supplier_lat",
    "recipient_lon",
    "recipient_lat",
)
#: SIPRI's spellings that our registry does not have.
ALSO = {"East Germany (GDR)": 265, "North Yemen": 678, "South Yemen": 680, "South Vietnam": 817, "Viet Nam": 816,
        "Soviet Union": 365, "UAE": 696, "Saint Vincent": 57, "Bosnia-Herzegovina": 346, "DR Congo": 490,
        "Cote d'Ivoire": 437, "Cabo Verde": 402, "eSwatini": 572, "Timor-Leste": 860, "Czechia": 316,
        "North Macedonia": 343, "Micronesia": 987, "Saint Kitts and Nevis": 60, "United States": 2,
        "Libya GNC": 620, "Serbia": 345}  # fmt: skip
#: No states of the system; names with SIPRI's own mark of a non-state party (a final "*") are skipped too.
SKIP = ("Aruba", "Biafra", "Katanga", "Northern Cyprus", "Palestine", "Western Sahara", "Unknown supplier(s)",
        "Unknown recipient(s)")  # fmt: skip

ARMS = Indicator(
    id="arms-transfers",
    name="transfers of major conventional arms",
    dimension="security",
    unit="million TIV",
    directed=True,
    years=(1950, 2021),
    absent="zero",
    description="SIPRI trend-indicator value of major conventional arms delivered by a to b: a volume of military "
    "capability, not a price.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Supplier-recipient-years with a positive volume; parties that are no states are left out."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    year = to_number(ID, raw["year"]).cast(pl.Int32)
    marked = [name for side in ("supplier", "recipient") for name in raw[side].unique() if name.endswith("*")]
    frame = raw.select(
        indicator=pl.lit(ARMS.id),
        a=to_cow(ID, raw["supplier"], year, "name", also=ALSO, skip=(*SKIP, *marked)),
        b=to_cow(ID, raw["recipient"], year, "name", also=ALSO, skip=(*SKIP, *marked)),
        year=year,
        value=to_number(ID, raw["value"]),
        status=pl.lit("observed"),
        file=pl.lit(FILE),
        record="record",
    )
    return Loaded(observations=year_span(frame).filter(pl.col("a").is_not_null() & pl.col("b").is_not_null()))


SOURCE = Source(
    id=ID,
    name="SIPRI Arms Transfers Database",
    version="2022-03, by 360info",
    files=(
        File(
            FILE,
            "07bb55395106ab6bda65d6379bef8ffbfbc036a8ce8e607f0759baf5496f1958",
            2271565,
            "https://raw.githubusercontent.com/360-info/report-arms-trade/e00d2d3e57d1d6dd409f60fc367e088cce34c86e/"
            "data/sipri-exports-processed.csv",
        ),
    ),
    years=(1950, 2021),
    licence="SIPRI fair use (repository CC BY 4.0)",
    redistribute=False,
    citations=(
        Citation(
            ("Stockholm International Peace Research Institute",),
            "SIPRI Arms Transfers Database",
            2022,
            url="https://www.sipri.org/databases/armstransfers",
        ),
    ),
    indicators=(ARMS,),
    read=read,
    at_least={"observations": 15_000},
    notes=("Rows of rebels, organisations and unknown parties are left out.",),
)
