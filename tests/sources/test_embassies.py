"""Expected rows were read from the CSV with grep and cut, not with the adapter."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.embassies import FILE, SOURCE


def cell(frame, indicator, a, b):
    rows = frame.filter((pl.col("indicator") == indicator) & (pl.col("a") == a) & (pl.col("b") == b))
    return rows.select("value", "text", "record").rows()


def test_cambodia_and_russia_have_an_embassy_each(load):
    # grep -n '^Cambodia;.*;Russia;' and '^Russia;.*;Cambodia;'
    frame = load(SOURCE)["observations"]
    # the file says "Khamovniki District", at 55.746 N 37.596 E: three kilometres from the Kremlin
    assert cell(frame, "embassy", 811, 365) == [(1, "Moscow", 1254)]
    assert cell(frame, "embassy", 365, 811) == [(1, "Phnom Penh", 6740)]


def test_cambodia_covers_the_baltic_states_and_romania_from_moscow(load):
    frame = load(SOURCE)["observations"]
    for state in (366, 367, 368):
        assert cell(frame, "accredited-from", 811, state) == [(1, "Moscow, Russia", 1254)]


def test_a_district_is_told_as_its_city_and_another_town_as_itself(load):
    # grep: Germany;Mitte 46 times, Japan;Minato-ku 39, France;16th arrondissement of Paris 8, and Israel;Tel Aviv
    frame = load(SOURCE)["observations"].filter(pl.col("indicator") == "embassy")
    for host, city in ((255, "Berlin"), (740, "Tokyo"), (220, "Paris")):
        assert set(frame.filter(pl.col("b") == host)["text"].drop_nulls()) == {city}
    assert {"Tel Aviv", "Jerusalem"} <= set(frame.filter(pl.col("b") == 666)["text"].drop_nulls())


def test_an_embassy_to_the_holy_see_is_none_to_italy(load):
    # Australia has two embassies in Rome, one of them for Vatican City
    assert cell(load(SOURCE)["observations"], "embassy", 900, 325)[0][0] == 1


def test_a_status_on_one_day_is_no_history(load):
    frame = load(SOURCE)["observations"]
    assert set(frame["start"]) == set(frame["end"]) == {date(2022, 11, 16)}


def test_no_embassy_was_opened_before_its_states(load):
    # Slovakia: Britain's embassy is dated 1300 in the file, that of its building
    events = load(SOURCE)["events"]
    assert events["date"].min() >= date(1816, 1, 1)
    assert not events.filter((pl.col("b") == 317) & (pl.col("date") < date(1993, 1, 1))).height


def test_a_quotation_mark_in_a_field_does_not_swallow_lines(load):
    # line 1926 has one in the name of a picture: Denmark's embassy in Tel Aviv
    assert cell(load(SOURCE)["observations"], "embassy", 390, 666) == [(1, "Tel Aviv", 1926)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\nCambodia;", "\nAtlantis;", r"'Atlantis' in row .* ALSO or SKIP in sources/embassies\.py"),
        (";typeQID", ";kind", "column 'kind' is new"),
        (";liaison office;", ";zeppelin;", "'zeppelin' in row"),
    ],
)
def test_what_is_new_stops_the_load(mirror, tmp_path, old, new, message):
    text = (mirror / FILE).read_text(encoding="utf8").replace(old, new, 1)
    (tmp_path / FILE).write_text(text, encoding="utf8")
    with pytest.raises(SourceError, match=message):
        SOURCE.read({FILE: tmp_path / FILE})
