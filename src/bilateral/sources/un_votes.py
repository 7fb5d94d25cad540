"""UN General Assembly roll calls, 1946 to January 2020: who voted how on what.

The votes speak with the voice of the government that held the seat, not always the one that held the capital.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, to_cow
from bilateral.states.registry import states

if TYPE_CHECKING:
    import polars as pl

ID = "un-votes"
VOTES, CALLS = "un_votes.rda", "un_roll_calls.rda"
USED_VOTES = ("rcid", "country", "country_code", "vote")
USED_CALLS = ("rcid", "session", "importantvote", "date", "unres", "amend", "para", "short", "descr")
CODES = {"yes": 1, "abstain": 2, "no": 3}
#: Voters that have no ISO 3166 code today; the file gives some of them none, some a withdrawn one.
GONE = {"Federal Republic of Germany": 260, "German Democratic Republic": 265, "Czechoslovakia": 315,
        "Yugoslavia": 345, "Zanzibar": 511, "Yemen Arab Republic": 678, "Yemen People's Republic": 680}  # fmt: skip
#: The voter under a name, when it was another state than the name says: name, first and last session, COW code.
#: The file is slow to rename Germany and Yemen after they united (3 October and 22 May 1990), and writes
#: "Taiwan" for the Republic of China from the start, though it governed China until its fourth session.
RENAMED = (("Federal Republic of Germany", 45, 45, 255), ("Yemen Arab Republic", 45, 45, 679), ("Taiwan", 1, 3, 710))
#: Founding members of the UN before they were members of the state system, with the last year of that.
EARLY = {369: 1990, 370: 1990, 750: 1946}
#: Up to this session a day from 1 to 7 is no day of the month (see notes).
LAST_SESSION_WITHOUT_DAYS = 57
TITLE = 160

AGREEMENT = Indicator(
    id="un-vote-agreement",
    name="agreement in UN votes",
    dimension="political",
    unit="share of common votes",
    directed=False,
    years=(1946, 2020),
    absent="not reported",
    description="Share of the General Assembly roll calls of a year in which both states voted, and voted alike; "
    "computed by the store from the votes, not stored with them. 2020 is one roll call, 1964 has none.",
    un_seat=True,
)


def _calls(raw: pl.DataFrame) -> pl.DataFrame:
    """The roll calls; a date whose day cannot be a day of the month becomes the first of its month."""
    import polars as pl

    expect_columns(ID, raw, USED_CALLS)
    for flag in ("importantvote", "amend", "para"):
        expect_values(ID, raw[flag], (0, 1, None), "the flags")
    no_day = (pl.col("session") <= LAST_SESSION_WITHOUT_DAYS) & (pl.col("date").dt.day() <= 7)
    words = pl.when(pl.col("short").is_null() | (pl.col("short") == "")).then("descr").otherwise("short")
    return raw.select(
        rcid="rcid",
        session=pl.col("session").cast(pl.Int16, strict=True),
        date=pl.when(no_day).then(pl.col("date").dt.month_start()).otherwise("date"),
        resolution=pl.col("unres").replace("", None),
        important=pl.col("importantvote").cast(pl.Boolean),
        amendment=pl.col("amend").cast(pl.Boolean),
        paragraph=pl.col("para").cast(pl.Boolean),
        title=words.str.strip_chars().str.slice(0, TITLE).replace("", None),
        record=pl.int_range(1, pl.len() + 1, dtype=pl.Int32),
    )


def _voters(votes: pl.DataFrame) -> pl.DataFrame:
    """Each (country, session) of the votes with its state; a voter that was no state then stops the load."""
    import polars as pl

    seen = votes.group_by("country", "country_code", "session", maintain_order=True).agg(
        pl.col("date").dt.year().max().alias("year")
    )
    # ISO codes are read in 2020, because the file uses those of that year for all years
    gone = pl.col("country").is_in(list(GONE))
    today = to_cow(ID, seen["country_code"].set(seen.select(gone).to_series(), None), 2020, "iso2")
    state = pl.coalesce(pl.col("country").replace_strict(GONE, default=None, return_dtype=pl.Int16), today)
    for name, first, last, cow in RENAMED:
        then = (pl.col("country") == name) & pl.col("session").is_between(first, last)
        state = pl.when(then).then(pl.lit(cow, pl.Int16)).otherwise(state)
    seen = seen.with_columns(state.alias("state"))
    for country, year, cow in seen.select("country", "year", "state").iter_rows():
        if cow is None or not (states()[cow].exists_in(year) or year <= EARLY.get(cow, 0)):
            raise SourceError(
                f"{ID}: {country!r} votes in {year}, but was no state of the system then. "
                f"Add it to GONE, RENAMED or EARLY in sources/un_votes.py."
            )
    return seen.select("country", "session", "state")


def read(files: Mapping[str, Path]) -> Loaded:
    """Every vote cast (absences are not in the file) and every roll call."""
    import polars as pl

    from bilateral.sources.rfile import read_r

    calls = _calls(read_r(files[CALLS])["un_roll_calls"])
    raw = read_r(files[VOTES])["un_votes"]
    expect_columns(ID, raw, USED_VOTES)
    expect_values(ID, raw["vote"], CODES)
    votes = raw.select(
        pl.col("rcid").cast(pl.Int32, strict=True),
        "country",
        "country_code",
        pl.col("vote").replace_strict(CODES, return_dtype=pl.Int8),
        pl.int_range(1, pl.len() + 1, dtype=pl.Int32).alias("record"),
    ).join(calls.select("rcid", "session", "date"), on="rcid", how="left", maintain_order="left")
    if votes["session"].has_nulls():
        lost = votes.filter(pl.col("session").is_null())["rcid"][0]
        raise SourceError(f"{ID}: roll call {lost} has votes but is not in {CALLS}; fetch both files again.")
    votes = votes.join(_voters(votes), on=["country", "session"], how="left", maintain_order="left")
    if votes.select(pl.struct("state", "rcid").is_duplicated().any()).item():
        twice = votes.filter(pl.struct("state", "rcid").is_duplicated()).row(0, named=True)
        raise SourceError(
            f"{ID}: {twice['country']!r} votes twice in roll call {twice['rcid']} "
            f"(row {twice['record']}); two names mean one state. Change RENAMED in sources/un_votes.py."
        )
    return Loaded(votes=votes.select("state", "rcid", "vote", "record"), roll_calls=calls)


_AT = "https://raw.githubusercontent.com/dgrtwo/unvotes/7eb7034314ff79c49c9e0785fcd9d216fa04cf14/data/"
SOURCE = Source(
    id=ID,
    name="United Nations General Assembly Voting Data",
    version="unvotes, to January 2020",
    files=(
        File(
            VOTES,
            "cf814a48bc536e8f87f8e027942ac515fe6aae9d63cd71dd88ed718b14887e87",
            262083,
            _AT + VOTES,
        ),
        File(
            CALLS,
            "ff2070ae600cfd32176c6d149637306b9b677d6b910f48bec59a15357d673b4b",
            212577,
            _AT + CALLS,
        ),
    ),
    years=(1946, 2020),
    licence="CC0 1.0",
    redistribute=True,
    citations=(
        Citation(
            ("Voeten, Erik", "Strezhnev, Anton", "Bailey, Michael"),
            "United Nations General Assembly Voting Data",
            2009,
            "Harvard Dataverse",
            doi="10.7910/DVN/LEJUQZ",
        ),
        Citation(
            ("Bailey, Michael A.", "Strezhnev, Anton", "Voeten, Erik"),
            "Estimating Dynamic State Preferences from United Nations Voting Data",
            2017,
            "Journal of Conflict Resolution 61(2), 430-456",
            doi="10.1177/0022002715595700",
            cited_for="method",
        ),
    ),
    indicators=(AGREEMENT,),
    read=read,
    at_least={"votes": 850_000, "roll_calls": 6_000},
    notes=(
        "Absences are not in the file; a state without a row in a roll call did not vote.",
        "In the sessions to 57 most days run from 1 to 7 and are not days of the month (the vote on China's seat "
        "of 25 October 1971 has the 7th); such dates are stored as the first of their month.",
        "1964 has no roll call (the dispute on arrears); session 19 has one, of February 1965; 2020 has one.",
        "China's seat was held by Taipei until 25 October 1971: those votes stand under Taiwan (713) from session "
        "4 on, under China (710) before.",
        "Cambodia's seat was held by Democratic Kampuchea and its coalition from 1979 to 1990.",
        "Belarus and Ukraine voted from 1946 and India in 1946, before they were members of the state system.",
        "The first votes of united Germany and Yemen (session 45, 1990) stand under the new states.",
        "About 25 roll calls stand in the file twice under two numbers (57/78, 57/84, 59/28, 61/156 among them); "
        "both are kept.",
        "Roll call 961 of session 22 is dated 1966 and 4521 of session 59 December 2005, both outside their sessions.",
    ),
)
