"""Expected rows were read with `rdata.read_rds` and pandas, not with the adapter's reader."""

from __future__ import annotations

import polars as pl

from bilateral.sources.cow_trade import FILE, SOURCE
from tests.sources.rows import place, series

ID = "imports-cow"


def test_a_flow_runs_from_the_exporter_to_the_importer(load):
    # ccode1 == 2, ccode2 == 710, flow1 of 2014: the United States bought for 472525 million from China
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 710, 2)[2014] == 472525
    assert series(frame, ID, 2, 710)[2014] == 183283


def test_russia_and_cambodia_traded_in_these_years_by_the_importers_books(load):
    frame = load(SOURCE)["observations"]
    # ccode1 == 365, ccode2 == 811, flow1 > 0
    assert series(frame, ID, 811, 365) == {
        1960: 3, 1961: 1, 1962: 1, 1964: 1, 1965: 1, 1967: 1, 1968: 2, 1970: 1, 1992: 3, 1993: 1, 1996: 18, 1997: 3,
        2000: 1, 2003: 1, 2004: 2, 2005: 6, 2006: 8, 2007: 18, 2008: 26, 2009: 29, 2010: 34, 2011: 68, 2012: 89,
        2013: 128, 2014: 129}  # fmt: skip
    assert place(frame, ID, 811, 365, 1960) == (FILE, 539951, None)


def test_no_trade_is_claimed_or_denied_between_moscow_and_phnom_penh_from_1981_to_1991(load):
    frame = load(SOURCE)["observations"]
    for a, b in ((811, 365), (365, 811)):
        assert not [year for year in series(frame, ID, a, b) if 1981 <= year <= 1991]


def test_east_germany_and_south_vietnam_have_their_own_trade(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 265, 365) == {
        1955: 557, 1956: 689, 1957: 841, 1985: 6567, 1986: 6133, 1987: 8083, 1988: 9874, 1989: 9856}  # fmt: skip
    assert series(frame, ID, 817, 2) == {1958: 5, 1959: 12}


def test_every_dyad_year_stands_once_in_each_direction_and_none_is_zero(load):
    frame = load(SOURCE)["observations"]
    assert frame.height == 563311
    assert frame.select("a", "b", "start").n_unique() == frame.height
    assert frame["value"].min() == 1


def test_the_second_flow_of_the_file_is_the_first_of_the_reversed_dyad(mirror):
    from bilateral.sources.rfile import read_r

    raw = read_r(mirror / FILE)["cow_trade_ddy"]
    both = raw.join(raw, left_on=["ccode1", "ccode2", "year"], right_on=["ccode2", "ccode1", "year"])
    assert both.height == raw.height
    assert both.filter(pl.col("flow1").ne_missing(pl.col("flow2_right"))).is_empty()
