"""Expected rows were read with `rdata.read_rda` and pandas, not with the adapter's reader."""

from __future__ import annotations

from bilateral.sources.oecd_dac import FILE, SOURCE
from tests.sources.rows import place, series

ID = "aid-oda-net"


def test_russia_gave_cambodia_little_and_in_five_years_only(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 365, 811) == {2012: 0.08, 2016: 0.24, 2017: 0.48, 2018: 0.49, 2019: 0.3}
    assert place(frame, ID, 365, 811, 2012) == (FILE, 286253, None)


def test_japan_is_the_donor_of_cambodia(load):
    values = series(load(SOURCE)["observations"], ID, 740, 811)
    assert (values[2009], values[2017], values[2022]) == (91.59, 159.01, 485.75)


def test_german_aid_to_china_is_net_of_all_kinds(load):
    values = series(load(SOURCE)["observations"], ID, 255, 710)
    assert (values[2009], values[2016], values[2022]) == (332.89, 654.68, 413.77)


def test_the_file_has_nothing_at_or_below_zero_and_that_is_said(load):
    assert load(SOURCE)["observations"]["value"].min() > 0
    assert any("nothing below zero" in note for note in SOURCE.notes)


def test_territories_are_left_out(load):
    assert not set(load(SOURCE)["observations"]["b"]) & {0, 6, 667}
