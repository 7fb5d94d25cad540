"""REIGN regimes: which kind of regime a state had from which day to which, to December 2020."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bilateral.errors import SourceError
from bilateral.sources._citations import REIGN
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.spells import entries, members
from bilateral.sources.strict import expect_columns, expect_values, read_csv, to_number

ID = "reign-regimes"
FILE = "reign_regimes_202012.csv"
USED = ("record", "cowcode", "gwf_startdate", "gwf_enddate", "gwf_regimetype")
#: The case names end in a spreadsheet's day number, or a date, or nothing: no key.
SKIPPED = ("gwf_country", "gwf_casename")
KINDS = ("civilian provisional", "foreign-occupied", "indirect military", "military", "military personal", "monarchy",
         "oligarchy", "parliamentary", "party-based", "party-military", "party-personal", "party-personal-military",
         "personal", "presidential", "provisional", "provisional military", "warlordism")  # fmt: skip
#: A regime that "ends" on one of these days had not ended when its row was last touched.
CENSORED = (date(2020, 12, 31), date(2021, 12, 31))

REGIME = Indicator(
    id="regime",
    name="regime",
    dimension="political",
    unit="kind",
    directed=False,
    years=(1946, 2020),
    absent="not reported",
    description="The kind of regime of a state, after Geddes, Wright and Frantz: monarchy, military, personal, "
    "party-based and their mixtures, presidential, parliamentary, provisional, foreign-occupied, warlordism.",
    of="state",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """One spell a row, and an event where one regime followed another (also one of the same kind)."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    kind = raw["gwf_regimetype"].str.strip_chars()
    expect_values(ID, kind, KINDS, "KINDS")
    try:
        start, last = (raw[c].str.to_date("%m/%d/%Y") for c in ("gwf_startdate", "gwf_enddate"))
    except pl.exceptions.InvalidOperationError as error:
        raise SourceError(
            f"{ID}: a date is not month/day/year ({str(error).splitlines()[0]}); fetch the file again."
        ) from error
    spells = (
        raw.select(
            a=to_number(ID, raw["cowcode"]).cast(pl.Int16),
            start=start,
            last=last,
            text=kind,
            record="record",
        )
        .sort("a", "start", "record")
        # the file gives the day of a change to both regimes; it belongs to the new one
        .with_columns(
            pl.when(~pl.col("last").is_in(CENSORED))
            .then(
                pl.col("last")
                - pl.when(pl.col("start").shift(-1).over("a") == pl.col("last"))
                .then(pl.duration(days=1))
                .otherwise(pl.duration(days=0))
            )
            .alias("end"),
            pl.col("text").shift(1).over("a").alias("before"),
        )
    )
    spells = members(ID, spells).with_columns(b=pl.lit(0, pl.Int16), file=pl.lit(FILE))
    change = (
        pl.when(pl.col("text") == pl.col("before"))
        .then(pl.format("change of regime, {} as before", "text"))
        .otherwise(pl.format("change of regime from {} to {}", "before", "text"))
    )
    return Loaded(
        observations=spells.with_columns(indicator=pl.lit(REGIME.id), status=pl.lit("observed")),
        events=entries(spells.filter(pl.col("before").is_not_null()), "regime", change),
    )


SOURCE = Source(
    id=ID,
    name="REIGN regime list",
    version="December 2020",
    files=(
        File(
            FILE,
            "acb8a511084b86917fbbf2d4437fc7cb6ae25217df81dd915d74183e7daef155",
            37115,
            "https://raw.githubusercontent.com/OEFDataScience/REIGN.github.io/"
            "d7a8a6f17c951b68e30bbca6185d7acd9089d60b/data_sets/regime_list.csv",
        ),
    ),
    years=(1946, 2020),
    licence="MIT",
    redistribute=True,
    citations=(
        REIGN,
        Citation(
            ("Geddes, Barbara", "Wright, Joseph", "Frantz, Erica"),
            "Autocratic Breakdown and Regime Transitions: A New Data Set",
            2014,
            "Perspectives on Politics 12(2), 313-331",
            doi="10.1017/S1537592714000851",
            cited_for="method",
        ),
    ),
    indicators=(REGIME,),
    read=read,
    at_least={"observations": 600, "events": 400},
    notes=(
        "The day of a change is given to both regimes; here it belongs to the new one only.",
        "Regimes that end on 31 December 2020 (188) or 2021 (6) were in place when the list was made: their end is "
        "open. The list knows two changes of 2021 (Kyrgyzstan, Myanmar), but is not complete for that year.",
        "Germany (255) starts on 1 September 1990, Yemen (679) on 22 April 1990 and the Czech Republic on 1 December "
        "1992, a month before the states themselves; the dates are kept as they stand.",
        "Belarus 1994, Armenia 2018 and Ethiopia 1991 have gaps of days between two regimes.",
        "The first regime of a state is a spell but no event.",
    ),
)
