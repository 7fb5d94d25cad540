"""GDELT: cooperation and conflict in the world's news between two states, by month, 2018 to February 2024."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, read_csv, to_cow, to_number, undirected

ID = "gdelt"
FILE = "gdelt_dyad_month_2018_2024_derived.csv.gz"
SUMS = {"pos_sum": "gdelt-cooperation", "neg_sum": "gdelt-conflict"}
USED = ("record", "iso3_a", "iso3_b", "month", "days_in_data", *SUMS)
SKIPPED = ("active_days",)
#: Territories, and what is no member of the state system.
SKIP = ("ABW", "AIA", "BMU", "COK", "CYM", "GGY", "MAC", "PSE", "SHN", "VAT")
YEARS = (2018, 2024)
_SCALE = "The scale is that of the author's edge: Goldstein score with small terms for sources, articles and tone."

COOPERATION = Indicator(
    id="gdelt-cooperation",
    name="cooperation in the news",
    dimension="political",
    unit="weighted Goldstein points",
    directed=False,
    years=YEARS,
    absent="not reported",
    description=f"Sum over the days of a month on which news of the dyad were on balance cooperative. {_SCALE}",
)
CONFLICT = Indicator(
    id="gdelt-conflict",
    name="conflict in the news",
    dimension="security",
    unit="weighted Goldstein points",
    directed=False,
    years=YEARS,
    absent="not reported",
    description=f"Sum, 0 or negative, over the days of a month on which news of the dyad were on balance hostile. "
    f"{_SCALE}",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """Two observations a dyad and month; a month of which days are missing says so in its text."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    first = raw["month"].str.to_date("%Y-%m", strict=False)
    if first.has_nulls():
        row = int(first.is_null().arg_max() or 0)
        raise SourceError(f"{ID}: month {raw['month'][row]!r} in line {row + 2} is no year and month; fetch it again.")
    year = first.dt.year().cast(pl.Int32)
    days = to_number(ID, raw["days_in_data"]).cast(pl.Int32)
    rows = undirected(
        raw.select(
            *(to_number(ID, raw[c]) for c in SUMS),
            a=to_cow(ID, raw["iso3_a"], year, "iso3", skip=SKIP),
            b=to_cow(ID, raw["iso3_b"], year, "iso3", skip=SKIP),
            start=first,
            end=first.dt.month_end(),
            days=days,
            record="record",
        ).filter(pl.col("a").is_not_null() & pl.col("b").is_not_null())
    )
    if rows.filter((pl.col("pos_sum") < 0) | (pl.col("neg_sum") > 0)).height:
        raise SourceError(f"{ID}: pos_sum below 0 or neg_sum above 0; the file is of another making.")
    length = pl.col("end").dt.day()
    long = rows.unpivot(
        list(SUMS),
        index=["a", "b", "start", "end", "days", "record"],
        variable_name="detail",
        value_name="value",
    )
    return Loaded(
        observations=long.with_columns(
            indicator=pl.col("detail").replace_strict(SUMS),
            text=pl.when(pl.col("days") < length).then(pl.format("{} of {} days", "days", length)),
            status=pl.when(pl.col("value") == 0).then(pl.lit("true zero")).otherwise(pl.lit("observed")),
            file=pl.lit(FILE),
        )
    )


SOURCE = Source(
    id=ID,
    name="GDELT 2.0, months of dyads",
    version="2018-01 to 2024-02, derived from daily matrices",
    files=(
        File(
            FILE,
            "f8d27b362a0e2828e9eeb451b111bd96182f1f9685799d54119c64553a97a6bb",
            3755897,
            None,
            origin="monthly sums of the daily matrices of github.com/gzemo/gdelt-graph-data, commit 8b71911",
        ),
    ),
    years=YEARS,
    licence="GDELT: free with attribution; repository GPL-3.0",
    redistribute=False,
    citations=(
        Citation(
            ("Leetaru, Kalev", "Schrodt, Philip A."),
            "GDELT: Global Data on Events, Location, and Tone, 1979-2012",
            2013,
            "ISA Annual Convention",
            url="https://www.gdeltproject.org",
        ),
    ),
    indicators=(COOPERATION, CONFLICT),
    read=read,
    at_least={"observations": 800_000},
    notes=(
        "Days are missing in many months (December 2020, November 2022 to June 2023 most): the text says how many "
        "were there, and the sums are of those days only.",
        "A day counts as a whole as cooperative or hostile, by its net; 0 means that no day of the month was on that "
        "side.",
        "The file has 199 states and territories; Serbia, Montenegro, Bosnia and Kosovo are not in it.",
        "Machine-coded news: large states and loud events weigh most, and errors are known.",
    ),
)
