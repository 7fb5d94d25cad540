"""Expected rows were read in the unpacked XML files with grep -n."""

from __future__ import annotations

import zipfile
from datetime import date

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.us_travels import SOURCE, TRIPS, VISITS


def visit(load, a, b, day):
    rows = load(SOURCE)["events"].filter((pl.col("a") == a) & (pl.col("b") == b) & (pl.col("date") == day))
    return rows.select("end", "text", "detail", "record").rows()


def test_kerry_was_in_phnom_penh(load):
    # trip 3640
    assert visit(load, 2, 811, date(2016, 1, 26)) == [
        (None, "Secretary of State John Forbes Kerry in Phnom Penh", "secretary-travels/kerry-john-forbes.xml",
         3828)]  # fmt: skip


def test_the_khmer_republic_visited_the_united_states(load):
    # visit 167
    assert visit(load, 811, 2, date(1971, 8, 10)) == [
        (date(1971, 8, 11), "Acting Prime Minister Sirik Matak in the United States, official visit", "data/1970.xml",
         672)]  # fmt: skip


def test_vietnam_before_1975_is_saigon(load):
    # visit 2353: from "Vietnam"
    assert visit(load, 817, 2, date(1957, 5, 8)) == [
        (date(1957, 5, 12), "President Diem in the United States, state visit", "data/1950.xml", 1085)]  # fmt: skip


def test_germany_of_1990_is_the_state_of_the_day(load):
    # trip 333 to East Berlin; from "Germany", Kohl on 24 February; Bush in Speyer on 18 November
    assert visit(load, 2, 265, date(1990, 6, 20))[0][3] == 905
    assert visit(load, 260, 2, date(1990, 2, 24))[0][1] == "Chancellor Helmut Kohl in the United States"
    assert visit(load, 2, 255, date(1990, 11, 18))[0][1] == "President George H.W. Bush in Speyer, Ludwigshafen"


def test_the_republic_of_china_is_china_in_1945_and_taiwan_after_1949(load):
    events = load(SOURCE)["events"]
    assert events.filter(pl.col("text").str.starts_with("Premier Soong"))["a"].to_list() == [710]
    assert visit(load, 2, 713, date(1960, 6, 18))[0][1] == "President Dwight D. Eisenhower in Taipei"


def test_a_visit_that_was_entered_twice_stands_once(load):
    # visits of Xi Jinping from 2023-11-12: one to the 12th, one to the 17th
    assert [end for end, *_ in visit(load, 710, 2, date(2023, 11, 12))] == [date(2023, 11, 17)]


def test_who_is_no_state_has_no_visit(load):
    texts = load(SOURCE)["events"]["text"]
    assert not texts.str.contains("Kalakaua|Mahmoud Abbas|Pope").any()


def packed(mirror, tmp_path, member, change):
    with zipfile.ZipFile(mirror / TRIPS) as old, zipfile.ZipFile(tmp_path / TRIPS, "w") as new:
        new.writestr(member, change(old.read(member).decode()))
    return {TRIPS: tmp_path / TRIPS, VISITS: mirror / VISITS}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda x: x.replace(">Brazil<", ">Atlantis<", 1),
            r"name 'Atlantis' .* ALSO or SKIP in sources/us_travels\.py",
        ),
        (lambda x: x.replace("locale>", "place>"), "column 'place' is new"),
        (lambda x: x.replace("<role>secretary<", "<role>envoy<", 1), "'envoy' in row 1, column 'role'"),
        (lambda x: x.replace("<trips>", '<!DOCTYPE trips [<!ENTITY a "b">]><trips>', 1), "declares a document type"),
        (lambda x: x[:900], "no well-formed XML"),
        (lambda x: x.replace("1906-07-17", "July 1906", 1), "line 17 of secretary.* has no first or last day"),
    ],
)
def test_what_it_was_not_told_about_stops_the_load(mirror, tmp_path, change, message):
    with pytest.raises(SourceError, match=message):
        SOURCE.read(packed(mirror, tmp_path, "secretary-travels/root-elihu.xml", change))
