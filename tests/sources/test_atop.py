"""Expected rows were read from the member file with grep, and from its alliance file with the csv module."""

from __future__ import annotations

import csv

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources._codes import first_day, last_day, precision
from bilateral.sources.atop import FILE, SOURCE
from bilateral.sources.rfile import read_r
from tests.sources.looking import replaced, rows


def test_cambodia_and_russia_share_the_neutrality_of_laos_and_the_treaty_of_amity(load):
    # grep '^3460,' and '^3755,'; the later of the two entries is Russia's, 29 November 2004
    assert rows(load(SOURCE)["observations"], 365, 811, "start", "end", "value", "text") == [
        ("1962-07-23", "1964-06-12", 1.0, "consultation (multilateral, 13 members)"),
        ("2004-11-29", None, 2.0, "nonaggression (multilateral, 34 members)"),
    ]


def test_east_germany_and_czechoslovakia_were_allied_until_germany_was_united(load):
    # grep '^3285,265,' and '^3285,315,': the Warsaw Pact; and 3550, of 17 March 1967
    found = rows(load(SOURCE)["observations"], 265, 315, "start", "end", "detail")
    assert [(s, e) for s, e, d in found if d.startswith("ATOP 3285")] == [("1955-05-14", "1990-10-03")]
    assert [(s, e) for s, e, d in found if d.startswith("ATOP 3550")] == [("1967-03-17", "1977-10-03")]


def test_the_treaties_of_giants_make_no_events(load):
    assert rows(load(SOURCE)["events"], 365, 811, "type") == []
    # grep '^6065,': Guyana and Russia, 15 June 2016
    guyana = rows(load(SOURCE)["events"], 110, 365, "type", "date", "precision", "text")
    assert guyana == [("alliance", "2016-06-15", "day", "alliance: nonaggression (bilateral)")]


def test_phases_that_follow_each_other_are_one_alliance(load):
    # grep '^1350,': the Triple Alliance in four phases, 1882 to 1915 for Italy (1918 for the others)
    triple = [r for r in rows(load(SOURCE)["events"], 255, 325, "type", "date", "detail") if "1350" in r[2]]
    assert [(kind, day[:4]) for kind, day, _ in triple] == [("alliance", "1882"), ("alliance ended", "1915")]


def test_a_day_that_is_not_known_leaves_the_month():
    frame = pl.DataFrame({"y": [1975, 1975, 1975], "m": [2, 2, 0], "d": [None, 31, 0]})
    out = frame.select(a=first_day("y", "m", "d"), b=last_day("y", "m", "d"), p=precision("m", "d"))
    assert [(a.isoformat(), b.isoformat(), p) for a, b, p in out.rows()] == [
        ("1975-02-01", "1975-02-28", "month"),
        ("1975-02-28", "1975-02-28", "day"),
        ("1975-01-01", "1975-12-31", "year"),
    ]


def test_every_member_of_the_alliance_file_is_in_some_pair(load, mirror):
    with (mirror / "atop_401_alliance.csv").open(encoding="utf-8-sig") as file:
        told = {r["atopid"]: {r[f"mem{i}"] for i in range(1, 60)} - {"", "8152"} for r in csv.DictReader(file)}
    frame = load(SOURCE)["observations"].with_columns(atopid=pl.col("detail").str.extract(r"ATOP (\d+),"))
    for atopid, members in told.items():
        here = frame.filter(pl.col("atopid") == atopid)
        assert {str(x) for x in [*here["a"], *here["b"]]} <= members


def test_the_directed_dyad_years_of_another_hand_agree(load, mirror):
    # ps_atop_alliance.rda is of a later version: it has 6 dyad-years in a thousand that 4.01 does not
    other = read_r(mirror / "ps_atop_alliance.rda")["atop_alliance"]
    theirs = {tuple(int(x) for x in r) for r in other.filter(pl.col("ccode1") < pl.col("ccode2"))
              .filter(pl.col("year").is_between(1816, 2016)).select("ccode1", "ccode2", "year").rows()}  # fmt: skip
    years = load(SOURCE)["observations"].with_columns(
        year=pl.int_ranges(pl.col("start").dt.year(), pl.col("end").dt.year().fill_null(2016) + 1)
    )
    ours = {r for r in years.explode("year").select("a", "b", "year").rows() if 1816 <= r[2] <= 2016}
    assert ours <= theirs
    assert len(ours) / len(theirs) > 0.99


def test_an_unknown_member_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, "\n1005,,,200,", "\n1005,,,9999,")
    with pytest.raises(SourceError, match=r"cow 9999 in row 1, .* SKIP in sources/atop\.py"):
        SOURCE.read(files)


def test_a_new_column_stops_the_load(mirror, tmp_path):
    with pytest.raises(SourceError, match="column 'duty' is new"):
        SOURCE.read(replaced(mirror, tmp_path, FILE, "consul,", "duty,"))
