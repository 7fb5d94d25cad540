"""Expected rows were read with the `rdata` package into pandas, not with our reader of R files."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources import rfile
from bilateral.sources.un_votes import CALLS, SOURCE, VOTES


def vote(tables, state, rcid):
    return tables["votes"].filter((pl.col("state") == state) & (pl.col("rcid") == rcid)).select("vote", "record").rows()


def test_each_voter_keeps_its_vote_and_its_row(load):
    tables = load(SOURCE)
    assert vote(tables, 811, 460) == [(1, 26296)]
    assert vote(tables, 365, 460) == [(1, 26266)]
    assert vote(tables, 345, 3) == [(3, 30)]  # Yugoslavia
    assert vote(tables, 315, 3) == [(1, 29)]  # Czechoslovakia
    assert vote(tables, 565, 9145) == [(1, 863562)]  # Namibia, whose code is "NA"


@pytest.mark.parametrize(("year", "common", "alike"), [(1980, 76, 56), (1988, 110, 107), (2018, 93, 68)])
def test_cambodia_and_russia_voted_alike_so_often(load, year, common, alike):
    tables = load(SOURCE)
    calls = tables["roll_calls"].filter(pl.col("date").dt.year() == year).select("rcid")
    cambodia, russia = (tables["votes"].filter(pl.col("state") == s).join(calls, on="rcid") for s in (811, 365))
    both = cambodia.join(russia, on="rcid")
    assert (both.height, both.filter(pl.col("vote") == pl.col("vote_right")).height) == (common, alike)


def test_the_republic_of_china_is_713_from_session_4_and_710_before(load):
    # 185 votes of "Taiwan" in sessions 1 to 3, 1048 after; Peking's first vote is roll call 1193
    tables = load(SOURCE)
    assert vote(tables, 710, 3) == [(3, 47)]
    assert vote(tables, 713, 1189) == [(1, 103015)]
    assert vote(tables, 710, 1194) == [(1, 103579)]
    assert tables["votes"].filter(pl.col("state") == 713).height == 1048
    early = tables["roll_calls"].filter(pl.col("session") <= 3).select("rcid")
    assert tables["votes"].filter(pl.col("state") == 710).join(early, on="rcid").height == 185


@pytest.mark.parametrize(("before", "after"), [(260, 255), (678, 679)])
def test_united_germany_and_yemen_vote_as_new_states_in_session_45(load, before, after):
    # 84 votes each in session 45, whose first roll call is 3501, under the old names
    tables = load(SOURCE)
    of_45 = tables["roll_calls"].filter(pl.col("session") == 45).select("rcid")
    count = {s: tables["votes"].filter(pl.col("state") == s).join(of_45, on="rcid").height for s in (before, after)}
    assert count == {before: 0, after: 84}


def test_a_day_that_is_no_day_of_the_month_becomes_the_first(load):
    calls = load(SOURCE)["roll_calls"]
    when = dict(calls.select("rcid", "date").iter_rows())
    assert when[1190] == date(1971, 10, 1)  # 1971-10-07 in the file; the vote was on 25 October
    assert when[3647] == date(1991, 12, 1)  # 1991-12-02 in the file; resolution 46/86 is of 16 December
    assert when[9147] == date(2019, 12, 10)  # days since 1970: 18240


def test_1964_has_no_roll_call(load):
    years = load(SOURCE)["roll_calls"]["date"].dt.year().to_list()
    assert 1964 not in years and years.count(1965) == 42


def test_no_state_votes_twice_in_a_roll_call(load):
    assert not load(SOURCE)["votes"].select(pl.struct("state", "rcid").is_duplicated().any()).item()


def altered(monkeypatch, change):
    real = rfile.read_r

    def read(path):
        frames = real(path)
        return {"un_votes": change(frames["un_votes"])} if "un_votes" in frames else frames

    monkeypatch.setattr(rfile, "read_r", read)


def test_an_unknown_vote_stops_the_load(mirror, monkeypatch):
    altered(monkeypatch, lambda f: f.head(9).with_columns(vote=pl.lit("present")))
    with pytest.raises(SourceError, match=r"'present' in row 1, column 'vote'"):
        SOURCE.read({name: mirror / name for name in (VOTES, CALLS)})


def test_an_unknown_voter_stops_the_load(mirror, monkeypatch):
    altered(monkeypatch, lambda f: f.head(9).with_columns(country=pl.lit("Atlantis"), country_code=pl.lit("QX")))
    with pytest.raises(SourceError, match=r"'QX' .* is no state"):
        SOURCE.read({name: mirror / name for name in (VOTES, CALLS)})


def test_a_voter_before_its_time_stops_the_load(mirror, monkeypatch):
    altered(monkeypatch, lambda f: f.head(9).with_columns(country=pl.lit("Kosovo"), country_code=pl.lit("ME")))
    with pytest.raises(SourceError, match=r"'Kosovo' votes in 1946, but was no state .* EARLY in sources/un_votes\.py"):
        SOURCE.read({name: mirror / name for name in (VOTES, CALLS)})


def test_a_new_column_stops_the_load(mirror, monkeypatch):
    altered(monkeypatch, lambda f: f.rename({"vote": "ballot"}))
    with pytest.raises(SourceError, match="column 'ballot' is new"):
        SOURCE.read({name: mirror / name for name in (VOTES, CALLS)})
