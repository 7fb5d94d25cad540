"""Expected rows were read with `rdata` and pandas, not with the adapter."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.gml_mids import SOURCE
from tests.sources.looking import change_frames, read_mirror, rows


def test_cambodia_and_russia_had_no_dispute(load):
    assert rows(load(SOURCE)["observations"], 365, 811, "start") == []
    assert rows(load(SOURCE)["events"], 365, 811, "date") == []


def test_the_two_germanies_had_three_disputes(load):
    years = rows(load(SOURCE)["observations"], 260, 265, "start", "value", "text")
    assert [(day[:4], v, t) for day, v, t in years] == [
        ("1961", 4, "use of force"), ("1962", 4, "use of force"), ("1967", 4, "use of force"),
        ("1971", 4, "use of force")]  # fmt: skip
    assert rows(load(SOURCE)["events"], 260, 265, "date", "precision", "text") == [
        ("1961-11-01", "month", "militarised dispute no. 2219: use of force, 1 to 25 deaths"),
        ("1967-10-01", "month", "militarised dispute no. 2932: use of force, no deaths"),
        ("1971-01-01", "month", "militarised dispute no. 2944: use of force, no deaths"),
    ]


def test_a_war_with_another_is_no_war_with_this_one(load):
    # dispute of 1859 in R: hostlev of France 5 (at war with Austria), of Prussia 3 (it mobilised)
    levels = {day[:4]: (v, t) for day, v, t in rows(load(SOURCE)["observations"], 220, 255, "start", "value", "text")}
    assert levels["1859"] == (3, "display of force")
    assert levels["1870"] == levels["1914"] == (5, "war")


def test_who_joins_a_dispute_later_is_dated_by_the_year(load):
    # dispute 611 (the war in Vietnam) began in May of another year; Cambodia joined it in 1970
    events = rows(load(SOURCE)["events"], 811, 816, "date", "precision", "text")
    assert events[:3] == [
        ("1969-03-01", "month", "militarised dispute no. 1360: use of force, 101 to 250 deaths"),
        ("1970-01-01", "year", "militarised dispute no. 611: war, over 999 deaths"),
        ("1975-05-01", "month", "militarised dispute no. 1435: war, over 999 deaths"),
    ]


def test_a_thirteenth_month_is_no_month(load):
    poland = rows(load(SOURCE)["events"], 290, 368, "date", "precision", "text")
    assert ("1918-01-01", "year") in [(d, p) for d, p, text in poland if "1272" in text]


def test_a_dyad_year_stands_once(load):
    frame = load(SOURCE)["observations"]
    assert frame.height == 4642 == frame.unique(["a", "b", "start"]).height
    assert frame["value"].is_between(1, 5).all()


def test_a_new_level_stops_the_load(mirror, monkeypatch):
    six = pl.when(pl.int_range(pl.len()) == 2).then(6.0).otherwise("hostlev1").alias("hostlev1")
    change_frames(monkeypatch, lambda f: f.with_columns(six) if "hostlev1" in f.columns else f)
    with pytest.raises(SourceError, match=r"6.0 in row 3, column 'hostlev1', .* HOSTILITY in sources/gml_mids\.py"):
        read_mirror(SOURCE, mirror)


def test_a_new_column_stops_the_load(mirror, monkeypatch):
    change_frames(monkeypatch, lambda f: f.with_columns(new=1))
    with pytest.raises(SourceError, match="column 'new' is new"):
        read_mirror(SOURCE, mirror)
