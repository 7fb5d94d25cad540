"""Expected rows were read with `rdata` and pandas, not with the adapter."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.cow_contiguity import FILE, SOURCE
from bilateral.sources.rfile import read_r
from tests.sources.looking import change_frames, read_mirror, rows


def test_cambodia_and_russia_are_not_contiguous(load):
    assert rows(load(SOURCE)["observations"], 365, 811, "start") == []


def test_borders_come_and_go_by_the_month(load):
    frame = load(SOURCE)["observations"]
    assert rows(frame, 811, 817, "start", "end", "value") == [("1954-06-01", "1975-04-30", 1)]
    assert rows(frame, 811, 816, "start", "end", "value") == [("1975-04-01", None, 1)]
    assert rows(frame, 260, 265, "start", "end", "text") == [("1955-05-01", "1990-10-31", "land or river border")]


def test_a_spell_of_no_contiguity_is_left_out(load):
    # 2 and 365 stand with class 0 to 1958, and with class 2 since Alaska was a state
    assert rows(load(SOURCE)["observations"], 2, 365, "start", "end", "value") == [("1959-01-01", None, 2)]
    assert load(SOURCE)["observations"].height == 847


def test_both_halves_of_the_file_say_the_same(mirror):
    frame = read_r(mirror / FILE)["cow_contdir"]
    turned = frame.rename({"ccode1": "ccode2", "ccode2": "ccode1"}).select(frame.columns)
    order = frame.columns
    assert frame.sort(order).equals(turned.sort(order))


def test_a_new_class_stops_the_load(mirror, monkeypatch):
    change_frames(monkeypatch, lambda f: f.with_columns(pl.col("conttype").replace({5.0: 6.0})))
    with pytest.raises(SourceError, match=r"6.0 in row .* KINDS in sources/cow_contiguity\.py"):
        read_mirror(SOURCE, mirror)
