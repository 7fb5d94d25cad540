"""Expected rows were read with `rdata` and pandas, not with the adapter."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.cepii_geodist import SOURCE
from tests.sources.looking import change_frames, read_mirror, rows


def facts(frame, a, b):
    return dict(rows(frame, a, b, "indicator", "value"))


def test_cambodia_and_russia_are_far_apart_and_share_nothing(load):
    assert facts(load(SOURCE)["observations"], 365, 811) == {
        "distance-capitals": 7534.794, "common-language": 0, "colonial-tie": 0, "contiguous": 0}  # fmt: skip


def test_france_held_cambodia_and_vietnam_borders_it(load):
    frame = load(SOURCE)["observations"]
    assert facts(frame, 220, 811)["colonial-tie"] == 1
    assert facts(frame, 811, 816)["contiguous"] == 1


def test_old_codes_are_understood(load):
    # ROM is Romania, ZAR the Congo
    frame = load(SOURCE)["observations"]
    assert facts(frame, 360, 811)["distance-capitals"] == 8230.819
    assert facts(frame, 220, 490)["common-language"] == 1


def test_every_row_is_of_the_year_of_publication(load):
    frame = load(SOURCE)["observations"]
    assert frame["start"].dt.year().unique().to_list() == [2011]
    assert frame.unique(["a", "b", "indicator"]).height == frame.height


def test_an_unknown_code_stops_the_load(mirror, monkeypatch):
    change_frames(monkeypatch, lambda f: f.with_columns(pl.col("iso_o").replace({"ABW": "QQQ"})))
    with pytest.raises(SourceError, match=r"iso3 'QQQ' in row 1 .* ALSO or SKIP in sources/cepii_geodist\.py"):
        read_mirror(SOURCE, mirror)
