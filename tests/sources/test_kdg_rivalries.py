"""Expected rows were read from the CSV with grep, not with the adapter."""

from __future__ import annotations

import pytest

from bilateral.errors import SourceError
from bilateral.sources.kdg_rivalries import FILE, SOURCE
from tests.sources.looking import replaced, rows


def test_cambodia_and_russia_were_no_rivals(load):
    assert rows(load(SOURCE)["observations"], 365, 811, "start") == []


def test_rivalries_run_from_the_first_dispute_to_the_last(load):
    # grep ',800811,', ',260265,', ',260315,'
    frame = load(SOURCE)["observations"]
    assert rows(frame, 800, 811, "start", "end", "text") == [("1953-11-01", "1998-05-02", "enduring of 18 disputes")]
    assert rows(frame, 260, 265, "start", "end", "text") == [
        ("1961-08-13", "1971-01-29", "proto-rivalry of 4 disputes")
    ]


def test_isolated_disputes_are_no_rivalry(load):
    # rivalry 732 of 1961 is ISOLATED, 733 of 1984 is not; 331 lines of 1,212 are not ISOLATED
    frame = load(SOURCE)["observations"]
    assert rows(frame, 260, 315, "start") == [("1984-04-20",)]
    assert frame.height == 331


def test_days_that_do_not_exist_are_brought_into_their_month(load):
    # rivalry 13: 2 and 70, to 18930931; rivalry 237: 93 and 100, from 19940400
    frame, events = load(SOURCE)["observations"], load(SOURCE)["events"]
    assert ("1836-04-04", "1893-09-30") in rows(frame, 2, 70, "start", "end")
    assert rows(frame, 93, 100, "start") == [("1994-04-01",)]
    assert rows(events, 93, 100, "date", "precision") == [("1994-04-01", "month")]


def test_a_rivalry_alive_in_2001_has_no_end(load):
    # rivalry 1339: 750 and 770, to 20011231
    assert rows(load(SOURCE)["observations"], 750, 770, "end") == [(None,)]
    assert load(SOURCE)["observations"]["end"].null_count() == 37


def test_a_new_kind_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, "ENDURING", "ETERNAL")
    with pytest.raises(SourceError, match=r"'ETERNAL' in row 1, .* KINDS in sources/kdg_rivalries\.py"):
        SOURCE.read(files)
