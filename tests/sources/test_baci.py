"""Expected values were read from the raw matrix with SciPy at indices counted in the workspace's bytes by eye."""

from __future__ import annotations

import numpy as np
import pytest

from bilateral.errors import SourceError
from bilateral.sources.baci import FILE, SOURCE, countries
from tests.sources.rows import place, series

ID = "exports-baci"


def test_cambodia_sold_for_191_million_to_russia_in_2020_and_bought_for_19(load):
    # MatriceEx(100, 162, 21) = 191067.932 and MatriceEx(162, 100, 21) = 18582.348 (thousand dollars)
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 811, 365)[2020] == 191067932
    assert series(frame, ID, 365, 811)[2020] == 18582348
    assert place(frame, ID, 811, 365, 2020) == (FILE, 100, "MatriceEx, column 162")


def test_the_rows_are_the_exporters(load):
    # China sold 437.9 billion to the United States in 2020 and bought 122.2; Saudi oil went to Japan in 2012
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 710, 2)[2020] == 437922023875
    assert series(frame, ID, 2, 710)[2020] == 122212110000
    assert series(frame, ID, 670, 740)[2012] == pytest.approx(47983305188)


def test_the_record_and_the_detail_find_the_cell_again(load, mirror):
    from scipy.io import loadmat

    flows = loadmat(mirror / FILE, variable_names=["MatriceEx"])["MatriceEx"]
    _, row, column = place(load(SOURCE)["observations"], ID, 255, 220, 2010)
    value = flows[row - 1, int((column or "").split()[-1]) - 1, 2010 - 2000]
    assert value == 116387222.5


def test_the_empty_slice_of_2021_and_zeros_are_no_figures(load):
    frame = load(SOURCE)["observations"]
    assert frame["start"].dt.year().max() == 2020
    assert frame["value"].min() > 0


def test_taiwan_is_absent_and_serbia_begins_in_2006(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 713, 2) == {}
    assert min(series(frame, ID, 345, 365)) == 2006


def test_a_workspace_without_the_list_stops_the_load():
    with pytest.raises(SourceError, match=r"no list of 210 country codes .* read PaesiBaci anew"):
        countries("ABWAFG".encode("utf-16-le"), 210)
    assert countries(b"\x01\x02" + "ABWAFG".encode("utf-16-le") + b"\x00", 2) == ["ABW", "AFG"]


def test_a_file_of_other_years_stops_the_load(tmp_path):
    from scipy.io import savemat

    savemat(tmp_path / FILE, {"MatriceEx": np.zeros((2, 2, 3)), "Anni": [[1], [2], [3]]})
    with pytest.raises(SourceError, match="fetch it again"):
        SOURCE.read({FILE: tmp_path / FILE})
