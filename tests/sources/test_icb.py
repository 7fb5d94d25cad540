"""Expected rows were read from the CSV with grep, not with the adapter."""

from __future__ import annotations

import pytest

from bilateral.errors import SourceError
from bilateral.sources.icb import FILE, SOURCE, title
from tests.sources.looking import replaced, rows


def test_cambodia_and_russia_had_no_crisis(load):
    assert rows(load(SOURCE)["observations"], 365, 811, "start") == []


def test_a_crisis_stands_once_however_many_years_it_took(load):
    # grep ',811,CAM,': lines 874 to 876 are one crisis, 608 and 609 another
    frame = load(SOURCE)["observations"]
    assert rows(frame, 811, 816, "start", "end", "text", "record") == [
        ("1970-03-13", "1970-06-30", "Invasion of Cambodia", 754),
        ("1975-01-01", "1975-04-17", "Final North Vietnamese Offensive", 824),
        ("1977-09-24", "1979-01-07", "Vietnam Invasion/Cambodia", 874),
    ]
    assert rows(frame, 800, 811, "start", "end", "text")[0] == ("1958-07-24", "1959-02-06", "Cambodia/Thailand")
    assert frame.height == 979


def test_a_day_early_middle_or_late_in_a_month_is_not_known(load):
    # grep 'KOREAN LAND MINE': from day 66 of August 2015; 'JET INCIDENT': to day 77 of February 2016
    mine = rows(load(SOURCE)["events"], 731, 732, "date", "precision", "text")
    assert ("2015-08-01", "month", "international crisis: Korean Land Mine") in mine
    jet = [r for r in rows(load(SOURCE)["observations"], 2, 365, "start", "end", "text") if "Jet" in r[2]]
    assert jet == [("2015-11-24", "2016-02-29", "Turkey-Russia Jet Incident")]


def test_germany_after_1990_has_its_own_number(load):
    # the file writes 260 in 2015
    jet = [r for r in rows(load(SOURCE)["observations"], 255, 365, "start", "text") if "Jet" in r[1]]
    assert jet == [("2015-11-24", "Turkey-Russia Jet Incident")]


def test_titles_keep_numerals_and_initials():
    assert title("CAMEROON/NIGERIA II") == "Cameroon/Nigeria II"
    assert title("UAE WITHDRAWAL FROM SOMALIA") == "UAE Withdrawal From Somalia"
    assert title("Syria-Turkey") == "Syria-Turkey"


def test_an_unknown_state_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, "COUP,93,", "COUP,1,")
    with pytest.raises(SourceError, match=r"cow 1 in row 1, .* SKIP in sources/icb\.py"):
        SOURCE.read(files)
