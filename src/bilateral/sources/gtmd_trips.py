"""Global Transnational Mobility Dataset: estimated trips of persons between countries, 2011 to 2016."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.spellings import TERRITORIES
from bilateral.sources.strict import expect_columns, read_csv, to_cow, to_number

ID = "gtmd-trips"
FILE = "gtmd_trips_2011_2016.csv"
USED = ("record", "reporting country", "secondary country", "time", "value")
#: Continents, their parts, unions and the world; besides these, all codes that begin with UN_ or KCMD_.
REGIONS = ("AFR", "AFR_C", "AFR_E", "AFR_N", "AFR_S", "AFR_W", "AME", "AME_C", "AME_N", "AME_S", "ASI", "ASI_C",
           "ASI_E", "ASI_S", "ASI_S_E", "ASI_W", "AU_NZ", "B20", "B99", "CRB", "EU27_2020", "EUR", "EUR_NEU27_2020",
           "EXT_EU27_2020", "MEL", "MIC", "NEU28-UK_FOR", "OCE", "TOTAL")  # fmt: skip

TRIPS = Indicator(
    id="trips",
    name="trips",
    dimension="people",
    unit="trips",
    directed=True,
    years=(2011, 2016),
    absent="not reported",
    description="Estimated trips of persons from a to b by air, sea and land in the year, those of visitors on their "
    "way home among them.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Dyad-years with at least one estimated trip; regions are left out."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED)
    year = to_number(ID, raw["time"]).cast(pl.Int32)
    sides = {"a": raw["reporting country"], "b": raw["secondary country"]}
    named = [c for side in sides.values() for c in side.unique() if c.startswith(("UN_", "KCMD_"))]
    skip = (*TERRITORIES, *REGIONS, *named)
    frame = raw.select(
        "record",
        year=year,
        value=to_number(ID, raw["value"]),
        **{name: to_cow(ID, codes, year, "iso3", skip=skip) for name, codes in sides.items()},
    ).filter(pl.col("value") > 0)
    return Loaded(observations=flow_rows(frame, TRIPS.id, FILE))


SOURCE = Source(
    id=ID,
    name="Global Transnational Mobility Dataset",
    version="KCMD, 2011-2016",
    files=(
        File(
            FILE,
            "3c2b7be33ef161df64a75a61cd41facab11060ac3e5f0d67ab20120566bc502d",
            3954079,
            "https://raw.githubusercontent.com/drmsmith/lassaVac/"
            "ca044531be107d8ad2578444698af3b9d5cf1035/preprocessing/data/KCMD_EUI_GMP_Estimated_trips.csv",
        ),
    ),
    years=(2011, 2016),
    licence="CC BY 4.0",
    redistribute=True,
    citations=(
        Citation(
            ("Recchi, Ettore", "Deutschmann, Emanuel", "Vespe, Michele"),
            "Estimating Transnational Human Mobility on a Global Scale",
            2019,
            container="EUI Working Paper RSCAS 2019/30",
        ),
    ),
    indicators=(TRIPS,),
    read=read,
    at_least={"observations": 100_000},
    notes=(
        "An estimate from tourism and air traffic. A visit is two trips, out and home, so dyads known from tourism "
        "alone have the same figure both ways, and a figure is not the number of b's visitors from a.",
        "An estimate that rounds to 0 is left out.",
    ),
)
