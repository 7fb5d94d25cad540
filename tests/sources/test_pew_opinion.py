"""Expected shares were computed with `rdata` and pandas: weights of the favourable over weights of all asked."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources import rfile
from bilateral.sources.pew_opinion import FILE, SOURCE


@pytest.mark.parametrize(
    ("a", "b", "year", "percent", "asked", "record"),
    [
        (2, 365, 2007, 44.49, 2026, 137863),
        (255, 2, 2022, 63.01, 1318, 573480),
        (290, 365, 2022, 2.68, 1043, 586988),
        (710, 740, 2006, 20.69, 2180, 79743),
        (740, 710, 2023, 11.32, 1004, 606847),
        (369, 365, 2014, 35.14, 1659, 353541),
    ],
)
def test_so_many_saw_the_other_favourably(load, a, b, year, percent, asked, record):
    frame = load(SOURCE)["observations"]
    row = frame.filter((pl.col("a") == a) & (pl.col("b") == b) & (pl.col("start").dt.year() == year))
    assert row.select("value", "text", "record").rows() == [(percent, f"{asked} respondents", record)]


def test_a_share_has_enough_respondents_and_no_one_judges_their_own_state(load):
    frame = load(SOURCE)["observations"]
    assert frame["text"].str.extract(r"^(\d+)").cast(int).min() >= 300
    assert frame.filter(pl.col("a") == pl.col("b")).height == 0
    assert frame["value"].is_between(0, 100).all()


def test_only_one_share_a_state_year_and_target(load):
    assert not load(SOURCE)["observations"].select(pl.struct("a", "b", "start").is_duplicated().any()).item()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (pl.lit("Love it").alias("opi_USA"), r"'Love it' in row 1.* ANSWERS in sources/pew_opinion\.py"),
        (pl.lit("XXQ").alias("sta"), "iso3 'XXQ' in row 1 is no state"),
        (pl.lit("DK").alias("opi_GBR"), "column 'opi_GBR' is new"),
    ],
)
def test_what_it_was_not_told_about_stops_the_load(mirror, monkeypatch, change, message):
    real = rfile.read_r
    monkeypatch.setattr(rfile, "read_r", lambda p: {k: f.with_columns(change) for k, f in real(p).items()})
    with pytest.raises(SourceError, match=message):
        SOURCE.read({FILE: mirror / FILE})
