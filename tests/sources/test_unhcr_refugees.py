"""Expected rows were read with `rdata.read_rda` and pandas, not with the adapter's reader."""

from __future__ import annotations

import polars as pl

from bilateral.sources.unhcr_refugees import FILE, SOURCE
from tests.sources.rows import place, series


def test_a_few_cambodians_asked_russia_for_asylum(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, "asylum-seekers", 811, 365) == {2008: 5, 2009: 5, 2010: 10}
    assert series(frame, "refugees", 811, 365) == {}
    assert place(frame, "asylum-seekers", 811, 365, 2008) == (FILE, 50622, None)


def test_cambodians_fled_to_thailand(load):
    values = series(load(SOURCE)["observations"], "refugees", 811, 800)
    assert [values[year] for year in range(1975, 1982)] == [18830, 17090, 15030, 15000, 15410, 147400, 97800]


def test_vietnam_is_one_state_only_from_1976(load):
    # the file has 57000 Cambodians in "Viet Nam" in 1971, which was the South
    frame = load(SOURCE)["observations"]
    assert min(series(frame, "refugees", 811, 816)) == 1977
    assert not series(frame, "refugees", 811, 817)
    assert series(frame, "refugees", 816, 710)[1979] == 250000


def test_yugoslavs_in_germany(load):
    values = series(load(SOURCE)["observations"], "refugees", 345, 255)
    assert (values[2002], values[2006]) == (183170, 75210)


def test_no_refugee_of_before_1990_is_given_to_a_germany_that_was_not_yet(load):
    frame = load(SOURCE)["observations"].filter(pl.col("start").dt.year() < 1990)
    assert 255 not in {*frame["a"], *frame["b"]}


def test_small_figures_are_shown_as_five_and_zeros_are_no_figures(load):
    assert load(SOURCE)["observations"]["value"].min() == 5


def test_the_half_year_2025_is_left_out(load):
    assert load(SOURCE)["observations"]["start"].dt.year().max() == 2024
