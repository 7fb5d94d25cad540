"""UN votes for the benchmarks and tests of `measures`: from the raw files to plain arrays.

The rules are those of the published ideal points (Bailey, Strezhnev and Voeten 2017, release of April 2020).
`un_matches.csv` lists which roll calls repeat an earlier one word for word, and so share their item: the pairs
of roll call ids that the authors published with their code (MIT licence, doi 10.7910/DVN/LEJUQZ).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from bilateral.sources.rfile import read_r

CODES = {"yes": 1, "abstain": 2, "no": 3}
#: The file names states by ISO2, and these four by name alone; the numbers are COW's.
BY_NAME = {
    "Yemen Arab Republic": 678,
    "Zanzibar": 511,
    "Federal Republic of Germany": 260,
    "Namibia": 565,
}
#: Codes of states that were, which ISO no longer lists; unified Germany and Yemen are states of their own.
BY_CODE = {"CS": 315, "YD": 680, "DD": 265, "DE": 255, "YE": 679, "TW": 713, "RU": 365, "YU": 345}


@dataclass(frozen=True)
class Votes:
    """Every vote cast: one row a vote, with roll call, session, day, COW code, code of the vote."""

    table: pl.DataFrame

    def session(self, number: int) -> NDArray[np.int64]:
        """The votes of a session, roll calls x states (those that voted at all), 0 where no vote was cast."""
        rows = self.table.filter(pl.col("session") == number)
        return _cells(rows["rcid"].to_numpy(), rows["cow"].to_numpy(), rows["vote"].to_numpy())

    @property
    def sessions(self) -> list[int]:
        """The sessions in which a vote was recorded."""
        return sorted(self.table["session"].unique().to_list())


@dataclass(frozen=True)
class Input:
    """One row a vote: the state, the session, the item (repeated roll calls share one) and the vote."""

    state: NDArray[np.int64]
    session: NDArray[np.int64]
    item: NDArray[np.int64]
    vote: NDArray[np.int64]


def _cells(rows: Any, columns: Any, votes: Any) -> NDArray[np.int64]:
    row_names, row = np.unique(rows, return_inverse=True)
    column_names, column = np.unique(columns, return_inverse=True)
    cells = np.zeros((row_names.size, column_names.size), dtype=np.int64)
    cells[row, column] = votes
    return cells


def _cow(keys: pl.DataFrame, mirror: Path) -> pl.DataFrame:
    published = pl.read_csv(mirror / "unga_idealpoints_apr2020.csv", encoding="latin1")
    from bilateral.states.registry import codes

    found = []
    for name, code in keys.iter_rows():
        cow = BY_NAME.get(name) or BY_CODE.get(code)
        if cow is None:
            spells = codes("iso2")[code]
            cow = spells[-1][0]
        found.append(cow)
    table = keys.with_columns(pl.Series("cow", found, dtype=pl.Int64))
    unknown = set(found) - set(published["ccode"].to_list()) - {511}
    if unknown:
        raise ValueError(f"states that the published file does not have: {sorted(unknown)}")
    return table


@cache
def read_votes(mirror: Path) -> Votes:
    """Every recorded vote of the General Assembly, 1946 to 2020."""
    votes = read_r(mirror / "un_votes.rda")["un_votes"].with_columns(pl.col("rcid").cast(pl.Int64))
    calls = read_r(mirror / "un_roll_calls.rda")["un_roll_calls"].with_columns(pl.col("rcid", "session").cast(pl.Int64))
    states = _cow(votes.select("country", "country_code").unique(), mirror)
    table = (
        votes.join(calls.select("rcid", "session", "date", "amend", "para"), on="rcid")
        .join(states, on=["country", "country_code"], nulls_equal=True)
        .with_columns(pl.col("vote").replace_strict(CODES, return_dtype=pl.Int64))
        .select("rcid", "session", "date", "amend", "para", "cow", "vote")
    )
    return Votes(table.sort("rcid", "cow"))


def _links() -> dict[int, int]:
    """Each repeated roll call to the first of its chain; of several earlier ones, the earliest."""
    with (Path(__file__).parent / "un_matches.csv").open(encoding="utf-8") as file:
        pairs = [(int(row["rcid2"]), int(row["rcid1"])) for row in csv.DictReader(file)]
    first: dict[int, int] = {}
    for later, earlier in sorted(pairs):
        first[later] = min(first.get(later, earlier), first.get(earlier, earlier))
    return first


def read_input(mirror: Path) -> Input:
    """The votes that the published ideal points rest on: 797,473 votes on 4,784 items."""
    table = read_votes(mirror).table
    dropped = (pl.col("date").dt.year() > 1989) & ((pl.col("amend") == 1) | (pl.col("para") == 1))
    # South Africa cast one vote in session 48, its first since 1974; Zanzibar cast two in all.
    stray = (pl.col("cow") == 511) | ((pl.col("cow") == 560) & (pl.col("session") == 48))
    kept = table.filter(~dropped.fill_null(False) & ~stray & (pl.col("session") != 19))
    kept = kept.with_columns(item=pl.col("rcid").replace(_links()))
    divided = kept.filter(pl.col("vote").n_unique().over("item") > 1).sort("item", "cow", "session")
    return Input(*(divided[name].to_numpy() for name in ("cow", "session", "item", "vote")))


def read_published(mirror: Path) -> pl.DataFrame:
    """The published ideal points: ccode, session, NVotes, IdealPoint and quantiles."""
    return pl.read_csv(mirror / "unga_idealpoints_apr2020.csv", encoding="latin1")
