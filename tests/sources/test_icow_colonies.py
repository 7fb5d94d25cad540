"""Expected rows were read from the CSV with grep and the csv module, not with the adapter."""

from __future__ import annotations

import csv

import pytest

from bilateral.errors import SourceError
from bilateral.sources.icow_colonies import FILE, SOURCE
from tests.sources.looking import replaced, rows


def test_cambodia_left_france_in_november_1953(load):
    # grep '^811,': from 220, 195311, violent
    frame = load(SOURCE)["observations"]
    assert rows(frame, 220, 811, "start", "end", "text") == [("1953-11-01", "1953-11-30", "with violence")]
    assert rows(frame, 200, 750, "start", "text") == [("1947-08-01", "without violence")]
    assert rows(frame, 365, 811, "start") == []


def test_a_state_that_left_a_part_of_an_empire_left_that_part(load):
    # grep '^771,': ruled by 200, independent of 770
    assert rows(load(SOURCE)["observations"], 770, 771, "start") == [("1971-12-01",)]
    assert rows(load(SOURCE)["observations"], 200, 771, "start") == []


def test_a_year_without_a_month_is_a_whole_year(load):
    # grep '^616,': independent of 640, 159100
    assert rows(load(SOURCE)["observations"], 640, 616, "start", "end") == [("1591-01-01", "1591-12-31")]


def test_every_state_that_left_another_is_read_but_those_left_out_by_name(load, mirror):
    with (mirror / FILE).open(encoding="utf-8-sig", newline="") as text:
        raw = [r for r in csv.DictReader(text) if r["IndFrom"] not in ("-9", "89") and r["State"] not in ("260", "265")]
    frame = load(SOURCE)["observations"]
    told = sorted((int(r["IndFrom"]), int(r["State"])) for r in raw)
    assert sorted(zip(frame["a"], frame["b"], strict=True)) == told


def test_a_code_it_was_not_told_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, ",178309,1,", ",178309,7,")
    with pytest.raises(SourceError, match=r"'7' in row 1, .* HOW in sources/icow_colonies\.py"):
        SOURCE.read(files)
