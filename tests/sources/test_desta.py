"""Expected rows were read from the file with grep and the csv module, not with the adapter."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from bilateral.errors import SourceError
from bilateral.sources.desta import FILE, SOURCE
from tests.sources.looking import rows


@pytest.fixture(scope="session")
def raw(mirror):
    with (mirror / FILE).open(encoding="windows-1252", newline="") as text:
        return list(csv.DictReader(text))


def test_agreements_of_two_are_counted_in_the_year_of_force(load, raw):
    # Canada (124) and the United States (840); TPP of 2016 never came into force
    frame = load(SOURCE)["observations"]
    told = [
        (f"{r['entryforceyear']}-01-01", 1.0, r["name"])
        for r in raw
        if {r["iso1"], r["iso2"]} == {"124", "840"} and r["entryforceyear"]
    ]
    assert rows(frame, 2, 20, "start", "value", "text") == sorted(told)
    assert len(told) == 4


def test_an_agreement_that_never_came_into_force_is_an_event_and_no_count(load):
    # grep 'Transpacific': signed 2016, no year of force
    events = rows(load(SOURCE)["events"], 2, 20, "type", "date", "precision", "text")
    assert ("agreement", "2016-01-01", "year", 'trade agreement, "Transpacific Partnership (TPP)"') in events


def test_cambodia_and_russia_have_none(load):
    assert rows(load(SOURCE)["observations"], 365, 811, "start") == []
    assert rows(load(SOURCE)["events"], 365, 811, "date") == []


def test_a_consolidated_text_is_the_same_agreement_again(load, raw):
    # 116 and 156: base treaties 2004, 2020 and a consolidated one of 2007
    frame = load(SOURCE)["events"]
    mine = [r for r in raw if {r["iso1"], r["iso2"]} == {"116", "156"}]
    assert Counter(r["entry_type"] for r in mine)["consolidated"] > 0
    assert len(rows(frame, 710, 811, "date")) == sum(r["entry_type"] != "consolidated" for r in mine)


def test_germany_before_unity_is_the_federal_republic(load):
    # EC Treaty of 1957, 250 and 276
    assert ("1958-01-01", "EC") in rows(load(SOURCE)["observations"], 220, 260, "start", "text")
    assert ("2009-01-01", "EC Lisbon") in rows(load(SOURCE)["observations"], 220, 255, "start", "text")


def test_hard_spaces_in_names_are_plain(load, raw):
    assert any("\xa0" in r["name"] for r in raw)
    assert not load(SOURCE)["events"]["text"].str.contains("\xa0", literal=True).any()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"base_treaty"', '"handshake"', r"'handshake' .* KINDS in sources/desta\.py"),
        (",4,356,", ",4,999,", r"m49 '999' in row 1 is no state"),
    ],
)
def test_what_it_was_not_told_about_stops_the_load(mirror, tmp_path, old, new, message):
    text = (mirror / FILE).read_text(encoding="windows-1252")
    # the first line's heading has the word of a column too: change the first row
    head, _, rest = text.partition("\n")
    (tmp_path / FILE).write_text(f"{head}\n{rest.replace(old, new, 1)}", encoding="windows-1252")
    with pytest.raises(SourceError, match=message):
        SOURCE.read({FILE: tmp_path / FILE})
