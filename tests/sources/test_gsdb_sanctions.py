"""Expected rows were read from the CSV with grep, not with the adapter."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.gsdb_sanctions import FILE, SOURCE
from tests.sources.looking import replaced, rows


def test_cambodia_and_russia_did_not_sanction_each_other(load):
    frame = load(SOURCE)["observations"]
    assert rows(frame, 365, 811, "start") == [] == rows(frame, 811, 365, "start")


def test_american_sanctions_on_cambodia_had_these_years(load):
    # grep ',Cambodia,US,': cases 114 to 120; the last three are ongoing in 2019
    assert rows(load(SOURCE)["observations"], 2, 811, "start", "end", "detail") == [
        ("1975-01-01", "1979-12-31", "case 114"), ("1979-01-01", "1989-12-31", "case 115"),
        ("1989-01-01", "1992-12-31", "case 116"), ("1997-01-01", "2007-12-31", "case 117"),
        ("2017-01-01", None, "case 118"), ("2018-01-01", None, "case 119"), ("2019-01-01", None, "case 120"),
    ]  # fmt: skip


def test_germany_before_1990_is_west_germany(load):
    # grep ',Cambodia,Germany,': case 102 of 1975 to 1979, case 103 of 1997; case 100 and 101 by the EU
    frame = load(SOURCE)["observations"]
    assert rows(frame, 260, 811, "start", "end", "text") == [
        ("1975-01-01", "1979-12-31", "other sanctions, over destabilising the regime")
    ]
    assert [d for (d,) in rows(frame, 255, 811, "detail")] == ["case 100", "case 103", "case 101"]


def test_the_union_is_its_members_of_the_time(load):
    # case 100: EU on Cambodia, 1997 to 1999, when it had fifteen members
    frame = load(SOURCE)["observations"]
    case = frame.filter(pl.col("detail") == "case 100")
    assert sorted(case["a"]) == [200, 205, 210, 211, 212, 220, 230, 235, 255, 305, 325, 350, 375, 380, 390]
    assert case["text"].str.ends_with("(by the European Union)").all()


def test_sanctions_on_the_union_are_said_to_be_on_it(load):
    # grep '^[0-9]*,.*EU.*,Russia,2014': Russia on EU, Canada, Australia, Norway and the US
    frame = load(SOURCE)["observations"]
    on_france = [t for s, t in rows(frame, 365, 220, "start", "text") if s == "2014-01-01"]
    on_america = [t for s, t in rows(frame, 365, 2, "start", "text") if s == "2014-01-01"]
    assert on_france and all(t.endswith("(on the European Union)") for t in on_france)
    assert on_america and not any("Union" in t for t in on_america)


def test_a_state_that_followed_the_union_and_then_joined_it_stands_once(load):
    # case 1: EU and, by name, Cyprus on Afghanistan, 2002 to 2019, ongoing
    cyprus = [r for r in rows(load(SOURCE)["observations"], 352, 700, "start", "end", "detail") if r[2] == "case 1"]
    assert cyprus == [("2002-01-01", None, "case 1")]


def test_a_list_of_targets_is_each_of_them(load):
    # case 18: Russia on Albania, Montenegro, Liechtenstein and Iceland
    case = load(SOURCE)["observations"].filter(pl.col("detail") == "case 18")
    assert sorted(case.select("a", "b").rows()) == [(365, 223), (365, 339), (365, 341), (365, 395)]


def test_what_is_called_ongoing_has_no_end_as_an_event(load):
    ended = load(SOURCE)["events"].filter(pl.col("type") == "sanction ended")
    # cases 577, 638, 932 and 989 stop in 1991 or 1992 and are called ongoing
    assert ended.filter(pl.col("detail").is_in([f"case {n}" for n in (577, 638, 932, 989, 118)])).is_empty()


def test_a_year_outside_the_source_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, "US,1979,1979", "US,1979,19790")
    with pytest.raises(SourceError, match=r"case 10 runs from 1979 to 19790"):
        SOURCE.read(files)


def test_a_new_sender_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, "Albania,Greece", "Albania,Atlantis")
    with pytest.raises(SourceError, match=r"'Atlantis' in row .* ALSO or SKIP in sources/gsdb_sanctions\.py"):
        SOURCE.read(files)
