"""Expected rows were read with `rdata.read_rda` and pandas, by the codes of the file."""

from __future__ import annotations

from bilateral.sources.penppml_trade import FILE, SOURCE
from tests.sources.rows import place, series

ID = "exports-comtrade"


def test_cambodia_and_russia_told_different_stories(load):
    frame = load(SOURCE)["observations"]
    # KHM to SVU (the Soviet Union), then KHM to RUS
    assert series(frame, ID, 811, 365) == {
        1964: 786262, 1968: 2154105, 2000: 65887, 2004: 2712085, 2008: 11806474, 2012: 35094664,
        2016: 46722176}  # fmt: skip
    assert series(frame, ID, 365, 811) == {
        1996: 1423521, 2000: 974375, 2004: 1535289, 2008: 8394516, 2012: 5761844, 2016: 7865666}  # fmt: skip
    assert place(frame, ID, 811, 365, 2000) == (FILE, 160092, None)


def test_states_that_ended_have_their_own_codes(load):
    frame = load(SOURCE)["observations"]
    # USA to DDR, SVR, SVU, YUG
    assert series(frame, ID, 2, 265)[1980] == 476418304
    assert series(frame, ID, 2, 817) == {1964: 129969832, 1968: 267949568, 1972: 314736064}
    assert series(frame, ID, 2, 365)[1964] == 146312528
    assert series(frame, ID, 2, 345)[1968] == 86917504
    # DEU to USA before 1990
    assert series(frame, ID, 260, 2)[1964] == 1240573056


def test_belgium_and_luxembourg_under_one_code_are_left_out(load):
    assert not {211, 212} & set(load(SOURCE)["observations"]["a"])


def test_a_zero_is_no_figure(load):
    assert load(SOURCE)["observations"]["value"].min() > 0


def test_only_every_fourth_year_is_there(load):
    years = load(SOURCE)["observations"]["start"].dt.year().unique().sort().to_list()
    assert years == list(range(1964, 2017, 4)) == list(SOURCE.indicators[0].only)
