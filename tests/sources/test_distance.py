"""Expected rows were read with `rdata` and pandas, not with the adapter."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.distance import FILE, SOURCE
from bilateral.sources.rfile import read_r
from tests.sources.looking import change_frames, read_mirror, rows


def test_cambodia_is_3779_km_from_russia_and_was_nearer_to_the_soviet_union(load):
    assert rows(load(SOURCE)["observations"], 365, 811, "start", "end", "value") == [
        ("1954-01-01", "1991-12-31", 3762.1250034284),
        ("1992-01-01", None, 3778.8578020152),
    ]


def test_states_that_touched_have_a_measured_zero(load):
    frame = load(SOURCE)["observations"]
    assert rows(frame, 260, 265, "start", "end", "value", "status") == [("1956-01-01", "1990-12-31", 0, "true zero")]
    assert rows(frame, 811, 817, "start", "end", "value") == [("1955-01-01", "1975-12-31", 0)]


def test_the_spells_hold_every_row_of_the_file(load, mirror):
    raw = read_r(mirror / FILE)["cow_mindist"]
    years = load(SOURCE)["observations"].select(
        ((pl.col("end").dt.year().fill_null(2019) - pl.col("start").dt.year()) + 1).sum()
    )
    assert years.item() == raw.height == 952_244


def test_a_new_column_stops_the_load(mirror, monkeypatch):
    change_frames(monkeypatch, lambda f: f.with_columns(maxdist=1))
    with pytest.raises(SourceError, match="column 'maxdist' is new"):
        read_mirror(SOURCE, mirror)
