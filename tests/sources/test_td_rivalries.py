"""Expected rows were read with `rdata` and pandas, not with the adapter."""

from __future__ import annotations

import pytest

from bilateral.errors import SourceError
from bilateral.sources.td_rivalries import SOURCE
from tests.sources.looking import change_frames, read_mirror, rows


def test_cambodia_and_russia_were_no_rivals(load):
    assert rows(load(SOURCE)["observations"], 365, 811, "start") == []


def test_the_rivalries_of_the_germanies_and_of_cambodia_have_these_years(load):
    frame = load(SOURCE)["observations"]
    assert rows(frame, 260, 265, "start", "end", "text") == [
        ("1949-01-01", "1973-12-31", "ideological, positional, spatial")
    ]
    assert rows(frame, 811, 817, "start", "end") == [("1956-01-01", "1975-12-31")]


def test_vietnam_and_cambodia_stand_with_the_lower_code_first(load):
    assert rows(load(SOURCE)["observations"], 811, 816, "start", "end", "text") == [
        ("1976-01-01", "1983-12-31", "spatial, ideological")
    ]


def test_a_rivalry_that_reaches_the_last_year_has_no_end(load):
    frame, events = load(SOURCE)["observations"], load(SOURCE)["events"]
    assert rows(frame, 2, 365, "start", "end")[-1] == ("2007-01-01", None)
    assert rows(events, 2, 365, "type", "date")[-1] == ("rivalry begun", "2007-01-01")
    assert frame["end"].null_count() == 42


def test_a_new_column_stops_the_load(mirror, monkeypatch):
    change_frames(monkeypatch, lambda f: f.with_columns(type4=1))
    with pytest.raises(SourceError, match="column 'type4' is new"):
        read_mirror(SOURCE, mirror)
