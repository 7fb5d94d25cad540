"""Expected rows were read from the CSV with grep."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.reign_regimes import FILE, SOURCE


def spells(load, state):
    frame = load(SOURCE)["observations"].filter(pl.col("a") == state).sort("start")
    return [
        (t, s.isoformat(), e and e.isoformat(), r)
        for t, s, e, r in frame.select("text", "start", "end", "record").rows()
    ]


def test_cambodia_had_these_regimes(load):
    # grep ^811: 10/9/1953,3/18/1970 monarchy; 3/18/1970,4/17/1975 personal; 4/17/1975,1/7/1979 and 1/7/1979,12/31/2020
    assert spells(load, 811) == [
        ("monarchy", "1953-10-09", "1970-03-17", 586), ("personal", "1970-03-18", "1975-04-16", 587),
        ("party-based", "1975-04-17", "1979-01-06", 588), ("party-based", "1979-01-07", None, 589)]  # fmt: skip


def test_a_change_to_a_regime_of_the_same_kind_is_an_event(load):
    events = load(SOURCE)["events"].filter(pl.col("a") == 811).sort("date")
    assert events.select("date", "text").rows() == [
        (date(1970, 3, 18), "change of regime from monarchy to personal"),
        (date(1975, 4, 17), "change of regime from personal to party-based"),
        (date(1979, 1, 7), "change of regime, party-based as before")]  # fmt: skip


def test_states_that_ended_have_ended_regimes(load):
    # grep '^260\|^265\|^817'
    assert spells(load, 260) == [("parliamentary", "1949-09-16", "1990-10-01", 179)]
    assert spells(load, 265) == [("party-based", "1949-10-07", "1990-10-01", 180)]
    assert spells(load, 817)[-1] == ("military", "1963-11-02", "1975-04-30", 597)


def test_a_regime_that_lasted_when_the_list_was_made_has_an_open_end(load):
    # grep -c ',12/31/2020,' gives 188, ',12/31/2021,' 6
    assert load(SOURCE)["observations"]["end"].null_count() == 188 + 6


def test_the_coup_of_2021_ended_a_regime(load):
    # grep ^775: 3/30/2011,2/1/2021 party-military; 2/1/2021,12/31/2021 military
    assert spells(load, 775)[-2:] == [
        ("party-military", "2011-03-30", "2021-01-31", 563), ("military", "2021-02-01", None, 564)]  # fmt: skip


def test_no_two_regimes_overlap(load):
    frame = load(SOURCE)["observations"].sort("a", "start")
    assert frame.filter(pl.col("end") >= pl.col("start").shift(-1).over("a")).height == 0


def change(mirror, tmp_path, old, new):
    (tmp_path / FILE).write_text((mirror / FILE).read_text().replace(old, new, 1))
    return {FILE: tmp_path / FILE}


def test_a_new_kind_of_regime_stops_the_load(mirror, tmp_path):
    with pytest.raises(SourceError, match=r"'theocracy' in row 1.* KINDS in sources/reign_regimes\.py"):
        SOURCE.read(change(mirror, tmp_path, "presidential", "theocracy"))


def test_a_date_in_another_order_stops_the_load(mirror, tmp_path):
    with pytest.raises(SourceError, match="a date is not month/day/year"):
        SOURCE.read(change(mirror, tmp_path, "3/18/1970", "18.3.1970"))
