"""Expected rows were read with openpyxl, not with the adapter."""

from __future__ import annotations

import pytest

from bilateral.errors import SourceError
from bilateral.sources import ucdp_esd
from bilateral.sources.ucdp_esd import SOURCE
from tests.sources.looking import read_mirror, rows

GOVERNMENT, REBELS = "external-support-to-government", "support-to-rebels"


def given(frame, a, b, indicator):
    found = rows(frame, a, b, "indicator", "start", "text", "record")
    return [(int(day[:4]), text, record) for kind, day, text, record in found if kind == indicator]


def test_moscow_supported_phnom_penh_every_year_from_1979_to_1991(load):
    found = given(load(SOURCE)["observations"], 365, 811, GOVERNMENT)
    assert [year for year, _, _ in found] == list(range(1979, 1992))


def test_a_row_of_its_own_speaks_before_a_pooled_one(load):
    # 1990: row 1603 pools Vietnam, row 1648 is Soviet alone; 1991: rows 1604, 1649 and 1671 are Soviet alone
    found = given(load(SOURCE)["observations"], 365, 811, GOVERNMENT)
    assert found[-2:] == [
        (
            1990,
            "against the Khmer People's National Liberation Front: weapons, materiel, training; "
            "also against the Khmer Rouge",
            1648,
        ),
        (
            1991,
            "against the Khmer Rouge: weapons, materiel; "
            "also against the Khmer People's National Liberation Front; against FUNCINPEC",
            1604,
        ),
    ]


def test_the_forms_of_a_pooled_row_are_marked_as_the_groups(load):
    for year, text, _ in given(load(SOURCE)["observations"], 365, 811, GOVERNMENT)[:-2]:
        assert "Vietnam (North Vietnam); the forms are those of the group)" in text, year


def test_the_odd_row_of_1979_is_marked(load):
    # row 1650
    assert given(load(SOURCE)["observations"], 365, 811, REBELS) == [
        (
            1979,
            "to the Khmer People's National Liberation Front: weapons, funding; support to both sides is recorded",
            1650,
        )
    ]


def test_east_germany_and_south_yemen_are_states_of_their_own(load):
    # 1978, rows 919 and after: Cuba, East Germany, Israel, the Soviet Union, South Yemen in Ethiopia
    frame = load(SOURCE)["observations"]
    assert 1978 in [year for year, _, _ in given(frame, 265, 530, GOVERNMENT)]
    assert (1978, 964) in [(year, record) for year, _, record in given(frame, 680, 530, GOVERNMENT)]


def test_a_pair_has_one_row_a_year(load):
    frame = load(SOURCE)["observations"]
    assert frame.height == frame.unique(["a", "b", "indicator", "start"]).height
    assert frame.filter(frame["a"] == frame["b"]).is_empty()


def test_a_new_government_stops_the_load(mirror, monkeypatch):
    read = ucdp_esd.read_sheet

    def changed(path):
        frame = read(path)
        return frame.with_columns(frame["ext_name"].str.replace("Government of Cuba", "Government of Atlantis"))

    monkeypatch.setattr(ucdp_esd, "read_sheet", changed)
    with pytest.raises(SourceError, match=r"'Atlantis' in row .* ALSO or SKIP in sources/ucdp_esd\.py"):
        read_mirror(SOURCE, mirror)


def test_a_file_that_is_no_workbook_is_said_to_be_none(tmp_path):
    (tmp_path / ucdp_esd.FILE).write_bytes(b"<html>")
    with pytest.raises(SourceError, match="cannot be read as a workbook"):
        SOURCE.read({ucdp_esd.FILE: tmp_path / ucdp_esd.FILE})
