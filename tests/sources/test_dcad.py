"""Expected rows were read from the CSV with grep and the csv module, not with the adapter."""

from __future__ import annotations

import csv

import pytest

from bilateral.errors import SourceError
from bilateral.sources.dcad import FILE, SOURCE
from tests.sources.looking import replaced, rows


def test_cambodia_and_russia_agreed_on_procurement_in_1995(load):
    # grep ',RUS,811,': line 1325, signed 14 1 1995, sector, PROCUREMENT, to 2010
    told = load(SOURCE)
    assert rows(told["observations"], 365, 811, "start", "end", "value", "text", "record") == [
        ("1995-01-14", None, 1.0, "procurement", 1325)
    ]
    assert rows(told["events"], 365, 811, "type", "date", "precision", "text") == [
        ("agreement", "1995-01-14", "day", "defence cooperation (procurement)")
    ]


def test_an_agreement_that_ended_before_the_record_has_an_end(load):
    # line 7: 2 and 20, signed 9 12 2002, to 2008; line 6: signed 1999 with no month, to 2005
    told = load(SOURCE)
    spells = rows(told["observations"], 2, 20, "start", "end", "record")
    assert ("2002-12-09", "2008-12-31", 7) in spells and ("1999-01-01", "2005-12-31", 6) in spells
    assert ("1999-01-01", "year") in rows(told["events"], 2, 20, "date", "precision")


def test_a_day_that_is_not_known_leaves_the_month(load, mirror):
    with (mirror / FILE).open(encoding="utf-8", newline="") as text:
        raw = [r for r in csv.DictReader(text) if r["signMonth"] and not r["signDay"] and r["factivaSign"] != "0"]
    events = load(SOURCE)["events"]
    assert events.filter(events["precision"] == "month").height == len(raw) > 0


def test_an_agreement_that_no_report_calls_signed_is_left_out(load, mirror):
    # 1,871 lines: 14 with factivaSign 0, 2 of one state twice (1593 and 1811, neither of them of the 14)
    with (mirror / FILE).open(encoding="utf-8", newline="") as text:
        raw = list(csv.DictReader(text))
    unsigned = [r for r in raw if r["factivaSign"] == "0"]
    assert load(SOURCE)["observations"].height == len(raw) - len(unsigned) - 2 == 1855
    assert not set(load(SOURCE)["observations"]["detail"]) & {r["DCAid"] for r in unsigned}


def test_one_code_beside_two_names_is_read_as_two_states(load):
    # line 293: 145,BOL,145,VEN
    assert ("2006-05-26", 293) in rows(load(SOURCE)["observations"], 101, 145, "start", "record")


def test_a_subject_it_was_not_told_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, ",PROCUREMENT,", ",ESPIONAGE,")
    with pytest.raises(SourceError, match=r"'ESPIONAGE' .* SUBJECTS in sources/dcad\.py"):
        SOURCE.read(files)


def test_an_unknown_state_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, "2,USA,20,CAN", "1,USA,20,CAN")
    with pytest.raises(SourceError, match=r"cow 1 in row 1, .* SKIP in sources/dcad\.py"):
        SOURCE.read(files)
