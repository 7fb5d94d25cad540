"""UN ideal points and published vote agreement, sessions 1 to 78, from the authors' release of June 2024."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, read_csv, to_number, undirected, year_span
from bilateral.states.registry import states

if TYPE_CHECKING:
    import polars as pl

ID = "un-ideal-points"
FILE = "unga_idealpoints_jun2024.csv"
POINTS = {"IdealPointAll": "un-ideal-point", "Q5%All": "un-ideal-point-low", "Q95%All": "un-ideal-point-high"}
PARTNERS = {"USAgree": 2, "RUSSAgree": 365, "BrazilAgree": 140, "ChinaAgree": 710, "IndiaAgree": 750,
            "IsraelAgree": 666}  # fmt: skip
USED = ("record", "ccode", "session", *POINTS, *PARTNERS)
#: `iso3c` gives both Yemens YAR and both Germanies DEU; `ccode` tells them apart.
SKIPPED = ("", "NVotesAll", "QO%All", "Q10%All", "Q50%All", "Q90%All", "Q100%All", "iso3c", "Countryname")
#: COW codes of the file, first and last session, and the state that held the seat then (as in `un_votes`).
RENAMED = ((260, 45, 45, 255), (678, 45, 45, 679), (713, 1, 3, 710))
#: Members of the UN before they were members of the state system, with the last year of that.
EARLY = {369: 1990, 370: 1990, 750: 1946}
#: States that joined in the new year of a session, which is filed under the old: code, session. Left out.
LATE = ((331, 46), (346, 46), (452, 11), (590, 22))
MISSING = ("NA",)
#: Session s opens in September of 1945 + s.
SESSION_ZERO = 1945

POINT = Indicator(
    id="un-ideal-point",
    name="UN ideal point",
    dimension="political",
    unit="standard deviations",
    directed=False,
    years=(1946, 2023),
    absent="not reported",
    description="Posterior mean of the position of a state on the main line of conflict in the General Assembly "
    "(higher: nearer to the United States); session s is filed under the year 1945 + s.",
    un_seat=True,
    of="state",
)
LOW = replace(
    POINT, id="un-ideal-point-low", name="UN ideal point, low end",
    description="5th percentile of the posterior of the ideal point.",
)  # fmt: skip
HIGH = replace(
    POINT, id="un-ideal-point-high", name="UN ideal point, high end",
    description="95th percentile of the posterior of the ideal point.",
)  # fmt: skip
AGREEMENT = Indicator(
    id="un-vote-agreement-published",
    name="published agreement in UN votes",
    dimension="political",
    unit="share of common votes",
    directed=False,
    years=(1946, 2023),
    absent="not reported",
    description="Share of the roll calls of a session in which two states voted alike, as published by the authors "
    "for pairs with the United States, Russia, Brazil, China, India or Israel; session s is filed under 1945 + s.",
    un_seat=True,
)


def _seats(raw: pl.DataFrame) -> pl.DataFrame:
    """Rows with `state`, `session` and `year`; a code that was no state then stops the load."""
    import polars as pl

    rows = raw.with_columns(
        to_number(ID, raw["ccode"]).cast(pl.Int16).alias("code"),
        to_number(ID, raw["session"]).cast(pl.Int32).alias("session"),
    ).with_columns((pl.col("session") + SESSION_ZERO).alias("year"))
    late = pl.any_horizontal((pl.col("code") == c) & (pl.col("session") == s) for c, s in LATE)
    state = pl.col("code")
    for code, first, last, cow in RENAMED:
        then = (pl.col("code") == code) & pl.col("session").is_between(first, last)
        state = pl.when(then).then(pl.lit(cow, pl.Int16)).otherwise(state)
    rows = rows.filter(~late).with_columns(state.alias("state"))
    for cow, year, record in rows.select("state", "year", "record").iter_rows():
        known = states().get(cow)
        if known is None or not (known.exists_in(year) or year <= EARLY.get(cow, 0)):
            raise SourceError(
                f"{ID}: ccode {cow} in line {record} was no state of the system in {year}. "
                f"Add it to RENAMED, EARLY or LATE in sources/un_ideal_points.py."
            )
    return rows


def _points(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    import polars as pl

    return rows.select(
        indicator=pl.lit(POINTS[column]),
        a="state",
        b=pl.lit(0, pl.Int16),
        year="year",
        value=to_number(ID, rows[column]),
        detail=pl.lit(column),
        record="record",
    )


def _agreement(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a dyad and session; a dyad of two named states stands twice in the file, and must agree."""
    import polars as pl

    pairs = pl.concat(
        rows.select(
            indicator=pl.lit(AGREEMENT.id),
            a="state",
            b=pl.lit(partner, pl.Int16),
            year="year",
            value=to_number(ID, rows[column], MISSING),
            detail=pl.lit(column),
            record="record",
        )
        for column, partner in PARTNERS.items()
    ).filter(pl.col("value").is_not_null() & (pl.col("a") != pl.col("b")))
    pairs = undirected(pairs).sort("record", "detail")
    apart = pairs.group_by("a", "b", "year").agg((pl.col("value").max() - pl.col("value").min()).alias("gap"))
    if (apart["gap"] > 1e-6).any():
        a, b, year, _ = apart.filter(pl.col("gap") > 1e-6).sort("a", "b", "year").row(0)
        raise SourceError(
            f"{ID}: the agreement of {a} and {b} in {year} stands in two lines with different values; "
            "fetch the file again, or change sources/un_ideal_points.py."
        )
    return pairs.unique(["a", "b", "year"], keep="first", maintain_order=True)


def read(files: Mapping[str, Path]) -> Loaded:
    """Ideal points with their 90 % interval for each state, agreement for dyads with six states."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    rows = _seats(raw)
    frames = [*(_points(rows, column) for column in POINTS), _agreement(rows)]
    return Loaded(observations=year_span(pl.concat(frames)).with_columns(status=pl.lit("observed"), file=pl.lit(FILE)))


SOURCE = Source(
    id=ID,
    name="United Nations General Assembly ideal point estimates",
    version="June 2024",
    files=(
        File(
            FILE,
            "94ce7440bdba9252b2f4294333291585748dfe84dbaf56fe9f26e1af38f66198",
            1932704,
            "https://raw.githubusercontent.com/bkey15/dissertation/404972095f61b481311089fbb75bcac4a7b700fd/"
            "data/ch3/raw/unga_dat/IdealpointestimatesAll_Jun2024.csv",
        ),
    ),
    years=(1946, 2023),
    licence="CC0 1.0 (Harvard Dataverse)",
    redistribute=True,
    citations=(
        Citation(
            ("Bailey, Michael A.", "Strezhnev, Anton", "Voeten, Erik"),
            "Estimating Dynamic State Preferences from United Nations Voting Data",
            2017,
            "Journal of Conflict Resolution 61(2), 430-456",
            doi="10.1177/0022002715595700",
        ),
        Citation(
            ("Voeten, Erik", "Strezhnev, Anton", "Bailey, Michael"),
            "United Nations General Assembly Voting Data",
            2009,
            "Harvard Dataverse",
            doi="10.7910/DVN/LEJUQZ",
        ),
    ),
    indicators=(POINT, LOW, HIGH, AGREEMENT),
    read=read,
    at_least={"observations": 60_000},
    notes=(
        "Session s opens in September of 1945 + s and runs into the next year; it is filed under the first.",
        "Session 19 (1964) has no estimates.",
        "China has no row before session 26: Taipei held the seat. The rows of sessions 1 to 3 under Taiwan's code "
        "are filed under China, as in un-votes.",
        "San Marino and Bosnia (session 46), Ghana (11) and Mauritius (22) are left out for the session in which "
        "they joined: its year is the one before they were states.",
    ),
)
