"""Expected values were read from the CSV with grep."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.un_ideal_points import FILE, SOURCE


def value(frame, indicator, a, b, year):
    rows = frame.filter(
        (pl.col("indicator") == indicator)
        & (pl.col("a") == a)
        & (pl.col("b") == b)
        & (pl.col("start").dt.year() == year)
    )
    return rows.select("value", "record").rows()


def test_cambodia_and_russia_part_after_2022(load):
    # grep '^"[0-9]*",811,7[3-8],': column RUSSAgree
    frame = load(SOURCE)["observations"]
    found = [value(frame, "un-vote-agreement-published", 365, 811, y) for y in range(2018, 2024)]
    assert found == [[(0.7311828, 10206)], [(0.7411765, 10207)], [(0.7204301, 10208)], [(0.7162162, 10209)],
                     [(0.5882353, 10210)], [(0.5421687, 10211)]]  # fmt: skip


def test_an_ideal_point_has_its_interval(load):
    # grep '^"[0-9]*",811,78,': columns Q5%All, IdealPointAll, Q95%All
    frame = load(SOURCE)["observations"]
    ids = ("un-ideal-point-low", "un-ideal-point", "un-ideal-point-high")
    assert [value(frame, i, 811, 0, 2023) for i in ids] == [
        [(-0.7817744, 10211)], [(-0.5379751, 10211)], [(-0.291494, 10211)]]  # fmt: skip


def test_the_two_yemens_that_share_an_iso_code_are_apart(load):
    # grep '^"[0-9]*",678,40,' and '",680,40,': both have iso3c YAR; column RUSSAgree
    frame = load(SOURCE)["observations"]
    assert value(frame, "un-vote-agreement-published", 365, 678, 1985) == [(0.8088235, 8714)]
    assert value(frame, "un-vote-agreement-published", 365, 680, 1985) == [(0.8873239, 8771)]
    assert value(frame, "un-ideal-point", 680, 0, 1985) == [(-1.221652, 8771)]


def test_yugoslavia_and_the_soviet_union_agreed_in_1989(load):
    frame = load(SOURCE)["observations"]
    assert value(frame, "un-vote-agreement-published", 345, 365, 1989) == [(0.9823009, 3778)]


def test_united_germany_takes_over_in_session_45(load):
    # grep '^"[0-9]*",260,4[45],'
    frame = load(SOURCE)["observations"]
    assert value(frame, "un-ideal-point", 260, 0, 1989) == [(1.954488, 3091)]
    assert value(frame, "un-ideal-point", 255, 0, 1990) == [(1.894994, 3092)]
    assert value(frame, "un-ideal-point", 260, 0, 1990) == []


def test_taipei_speaks_for_china_only_to_session_3(load):
    frame = load(SOURCE)["observations"]
    assert value(frame, "un-ideal-point", 710, 0, 1946) == [(0.9168588, 9394)]
    assert value(frame, "un-ideal-point", 713, 0, 1946) == []
    assert value(frame, "un-ideal-point", 710, 0, 1960) == []


def test_a_missing_agreement_is_not_a_zero(load):
    # line 9394: ChinaAgree and IsraelAgree are NA
    frame = load(SOURCE)["observations"].filter(pl.col("record") == 9394)
    assert sorted(frame["detail"]) == ["BrazilAgree", "IdealPointAll", "IndiaAgree", "Q5%All", "Q95%All",
                                       "RUSSAgree", "USAgree"]  # fmt: skip


def test_namibia_is_not_lost_as_a_missing_value(load):
    # grep '^"[0-9]*",565,50,'
    assert value(load(SOURCE)["observations"], "un-ideal-point", 565, 0, 1995) == [(-0.8414894, 7251)]


def test_a_session_before_a_state_was_one_is_left_out(load):
    # Ghana, independent in March 1957, voted once in session 11 (1956); grep '",452,1[12],'
    frame = load(SOURCE)["observations"]
    assert value(frame, "un-ideal-point", 452, 0, 1956) == []
    assert value(frame, "un-ideal-point", 452, 0, 1957) == [(-0.9170529, 5856)]


def test_each_dyad_stands_once_a_year(load):
    keys = load(SOURCE)["observations"].select(pl.struct("indicator", "a", "b", "start").is_duplicated().any())
    assert not keys.item()


def write(mirror, tmp_path, old, new):
    (tmp_path / FILE).write_text((mirror / FILE).read_text().replace(old, new, 1))
    return {FILE: tmp_path / FILE}


def test_a_dyad_with_two_values_stops_the_load(mirror, tmp_path):
    # line 2: the United States with Russia in session 1; Russia's line keeps the old value
    files = write(mirror, tmp_path, "1,0.2142857,0.6428571", "1,0.5142857,0.6428571")
    with pytest.raises(SourceError, match="the agreement of 2 and 365 in 1946 stands in two lines"):
        SOURCE.read(files)


def test_an_unknown_code_stops_the_load(mirror, tmp_path):
    files = write(mirror, tmp_path, '"1",2,1,42', '"1",999,1,42')
    with pytest.raises(SourceError, match="ccode 999 in line 2 was no state of the system in 1946"):
        SOURCE.read(files)


def test_a_new_column_stops_the_load(mirror, tmp_path):
    with pytest.raises(SourceError, match="column 'ISRAgree' is new"):
        SOURCE.read(write(mirror, tmp_path, '"IsraelAgree"', '"ISRAgree"'))
