"""Expected rows were read with `rdata` and pandas, not with the adapter."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.cow_igo import SOURCE
from tests.sources.looking import change_frames, read_mirror, rows


def test_cambodia_and_russia_shared_ever_more_organisations(load):
    found = rows(load(SOURCE)["observations"], 365, 811, "start", "value", "record")
    assert found[:3] == [("1953-01-01", 4, 593462), ("1954-01-01", 4, 593463), ("1955-01-01", 7, 593464)]
    assert found[-1] == ("2014-01-01", 32, 593523)
    assert len(found) == 62


def test_the_two_germanies_shared_five_in_1955(load):
    found = rows(load(SOURCE)["observations"], 260, 265, "start", "value")
    assert found[0] == ("1955-01-01", 5)
    assert len(found) == 35


def test_none_shared_is_a_measured_zero(load):
    frame = load(SOURCE)["observations"]
    assert frame.filter(pl.col("status") == "true zero").height == 45_276
    assert frame.filter((pl.col("value") == 0) != (pl.col("status") == "true zero")).is_empty()
    assert frame.height == 917_695 == frame.unique(["a", "b", "start"]).height


def test_a_new_column_stops_the_load(mirror, monkeypatch):
    change_frames(monkeypatch, lambda f: f.rename({"dyadigos": "igos"}))
    with pytest.raises(SourceError, match="column 'igos' is new"):
        read_mirror(SOURCE, mirror)
