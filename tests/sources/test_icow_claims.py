"""Expected rows were read from the CSV with grep and awk, not with the adapter."""

from __future__ import annotations

import csv

import pytest

from bilateral.errors import SourceError
from bilateral.sources.icow_claims import FILE, SOURCE
from tests.sources.looking import replaced, rows

SPELL = ("start", "end", "text", "record")


def test_cambodia_and_russia_made_no_claims_on_each_other(load):
    frame = load(SOURCE)["observations"]
    assert rows(frame, 811, 365, "start") == rows(frame, 365, 811, "start") == []


def test_a_claim_is_that_of_its_challenger_and_known_to_the_month(load):
    # grep ',800,811,': lines 680, 681 and 848
    frame, events = load(SOURCE)["observations"], load(SOURCE)["events"]
    assert rows(frame, 800, 811, *SPELL) == [
        ("1953-11-01", "1962-06-30", "Preah Vihear; 4 militarised disputes", 680),
        ("1963-07-01", "1965-06-30", "Ko Kut Island; 3 militarised disputes", 681),
        ("2008-07-01", "2013-11-30", "Preah Vihear", 848),
    ]
    assert rows(events, 800, 811, "type", "date", "precision", "text")[:2] == [
        ("territorial claim", "1953-11-01", "month", "Preah Vihear"),
        ("territorial claim ended", "1962-06-01", "month", "Preah Vihear"),
    ]


def test_what_follows_a_claim_whose_end_is_not_known_is_not_reported(load):
    # line 821: 811 on 800, Ko Kut Island, from 196506, NA, end date unknown
    assert rows(load(SOURCE)["observations"], 811, 800, "start", "end", "value", "status") == [
        ("1965-06-01", "1965-12-31", 1.0, "observed"),
        ("1966-01-01", "2017-12-31", None, "not reported"),
    ]
    assert rows(load(SOURCE)["events"], 811, 800, "type") == [("territorial claim",)]


def test_a_claim_that_goes_on_has_no_end(load):
    # line 748: 160 on 200, to 201799; 755: 640 on 350, no end and no note; 847: 345 on 347, to 201706, unresolved
    frame = load(SOURCE)["observations"]
    assert rows(frame, 160, 200, "start", "end") == [("1841-01-01", None)]
    assert ("1964-04-01", None, "Aegean Sea Islands; 15 militarised disputes", 755) in rows(frame, 640, 350, *SPELL)
    assert rows(frame, 345, 347, "start", "end") == [("2008-02-01", None)]


def test_months_that_are_not_known_or_misspelt_are_read_as_such(load):
    # line 764: 475 on 471, to 20012; grep 'Morteritos': 70 on 2, 188400 to 188400
    frame, events = load(SOURCE)["observations"], load(SOURCE)["events"]
    assert ("1994-04-01", "2001-02-28") in rows(frame, 475, 471, "start", "end")
    mine = [r for r in rows(events, 70, 2, "date", "precision", "text") if r[2] == "Morteritos & Sabinitos"]
    assert mine == [("1884-01-01", "year", "Morteritos & Sabinitos")] * 2


def test_every_line_is_one_claim(load, mirror):
    # the csv module of Python
    with (mirror / FILE).open(encoding="utf-8", newline="") as text:
        raw = list(csv.DictReader(text))
    frame = load(SOURCE)["observations"]
    seen = frame.filter(frame["status"] == "observed")
    told = sorted((int(r["chal"]), int(r["tgt"]), int(r["begclaim"][:4])) for r in raw)
    assert sorted(zip(seen["a"], seen["b"], seen["start"].dt.year(), strict=True)) == told
    goes_on = [r for r in raw if r["endclaim"] == "201799" or (r["endclaim"] == "NA" and r["notes"] in ("", "NA"))]
    assert seen["end"].null_count() == len(goes_on) + 1  # Kosovo


def test_a_note_it_was_not_told_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, "resolved by climate change (new code)", "sunk")
    with pytest.raises(SourceError, match=r"'sunk' .* NOTES in sources/icow_claims\.py"):
        SOURCE.read(files)


def test_a_month_that_is_no_number_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, ",181711,", ",autumn,")
    with pytest.raises(SourceError, match="'autumn' in row 1, column 'endclaim', is no number"):
        SOURCE.read(files)
