"""Expected rows were read with gzip and the csv module."""

from __future__ import annotations

import gzip
from datetime import date

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.gdelt import FILE, SOURCE


def month(load, a, b, start):
    frame = load(SOURCE)["observations"]
    rows = frame.filter((pl.col("a") == a) & (pl.col("b") == b) & (pl.col("start") == start)).sort("detail")
    return rows.select("detail", "value", "text", "status", "end", "record").rows()


def test_cambodia_and_russia_met_in_the_news_of_november_2022(load):
    assert month(load, 365, 811, date(2022, 11, 1)) == [
        ("neg_sum", -23.84, "24 of 30 days", "observed", date(2022, 11, 30), 348754),
        ("pos_sum", 252.08, "24 of 30 days", "observed", date(2022, 11, 30), 348754)]  # fmt: skip


def test_a_whole_month_says_nothing_of_days(load):
    assert month(load, 365, 811, date(2019, 9, 1)) == [
        ("neg_sum", -94.26, None, "observed", date(2019, 9, 30), 134747),
        ("pos_sum", 21.22, None, "observed", date(2019, 9, 30), 134747)]  # fmt: skip


def test_iran_and_israel_stand_in_the_order_of_their_codes(load):
    rows = month(load, 630, 666, date(2024, 1, 1))
    assert [(r[0], r[1], r[5]) for r in rows] == [("neg_sum", -15147.03, 429753), ("pos_sum", 22.16, 429753)]


def test_a_month_without_a_hostile_day_has_a_true_zero_of_conflict(load):
    # DZA,ARM,2018-01,4.58,0.0
    rows = month(load, 371, 615, date(2018, 1, 1))
    assert [r[:4] for r in rows] == [("neg_sum", 0.0, None, "true zero"), ("pos_sum", 4.58, None, "observed")]


def test_every_dyad_stands_once_a_month(load):
    keys = load(SOURCE)["observations"].select(pl.struct("indicator", "a", "b", "start").is_duplicated().any())
    assert not keys.item()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("DZA,ARM,2018-01", "DZA,XXQ,2018-01", "iso3 'XXQ' .* SKIP"),
        ("days_in_data", "days", "column 'days' is new"),
        ("DZA,ARM,2018-01", "DZA,ARM,2018-13", "month '2018-13' in line 159"),
        ("DZA,ARM,2018-01,4.58", "DZA,ARM,2018-01,-4.58", "pos_sum below 0"),
    ],
)
def test_what_it_was_not_told_about_stops_the_load(mirror, tmp_path, old, new, message):
    text = gzip.decompress((mirror / FILE).read_bytes())[:200_000].rpartition(b"\n")[0].decode()
    (tmp_path / FILE).write_bytes(gzip.compress(text.replace(old, new, 1).encode()))
    with pytest.raises(SourceError, match=message):
        SOURCE.read({FILE: tmp_path / FILE})
