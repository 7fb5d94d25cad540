"""Expected rows were read with `rdata` and pandas, not with the adapter."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.tss_rivalries import SOURCE
from tests.sources.looking import change_frames, read_mirror, rows


def test_cambodia_and_russia_were_no_rivals(load):
    assert rows(load(SOURCE)["observations"], 365, 811, "start") == []


def test_the_rivalries_of_the_germanies_and_of_cambodia_have_these_years(load):
    frame = load(SOURCE)["observations"]
    assert rows(frame, 260, 265, "start", "end", "text") == [("1949-01-01", "1973-12-31", "spatial, ideological")]
    assert rows(frame, 811, 817, "start", "end", "text") == [("1956-01-01", "1975-12-31", "spatial")]
    assert rows(frame, 325, 345, "start", "end") == [("1918-01-01", "1954-12-31")]


def test_a_rivalry_that_reaches_the_last_year_has_no_end(load):
    frame, events = load(SOURCE)["observations"], load(SOURCE)["events"]
    assert rows(frame, 800, 811, "start", "end")[-1] == ("2006-01-01", None)
    assert rows(events, 800, 811, "type", "date")[-1] == ("rivalry begun", "2006-01-01")
    assert frame["end"].null_count() == 56


def test_years_before_the_state_system_are_kept_and_venice_is_not(load):
    frame = load(SOURCE)["observations"]
    assert rows(frame, 220, 300, "start", "end") == [("1494-01-01", "1918-12-31")]
    assert frame.filter((pl.col("a") == 324) | (pl.col("b") == 324)).is_empty()


def test_an_unknown_state_stops_the_load(mirror, monkeypatch):
    change_frames(monkeypatch, lambda f: f.with_columns(pl.col("ccode1").replace({2.0: 3.0})))
    with pytest.raises(SourceError, match=r"cow 3 in row .* SKIP in sources/tss_rivalries\.py"):
        read_mirror(SOURCE, mirror)
