"""Expected cells were read by splitting the lines of both files at commas."""

from __future__ import annotations

import pytest

from bilateral.errors import SourceError
from bilateral.sources.baci_2023 import FILE, LABELS, SOURCE
from tests.sources.rows import place, series

ID = "exports-baci-2023"


def test_cambodia_and_russia_in_2023(load):
    # line 96 (KHM), export_ij150 (RUS): 3291.716...; line 151, export_ij95: 23100.752...
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 811, 365) == {2023: 3291716}
    assert series(frame, ID, 365, 811) == {2023: 23100753}
    assert place(frame, ID, 811, 365, 2023) == (FILE, 96, "export_ij150")


def test_the_matrix_is_in_thousands_of_dollars(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 710, 2) == {2023: 440477680657}
    assert series(frame, ID, 345, 365) == {2023: 1194808864}


def test_taiwan_north_korea_and_cuba_are_absent(load):
    frame = load(SOURCE)["observations"]
    assert not {713, 731, 40} & {*frame["a"], *frame["b"]}


def test_a_word_that_is_no_number_stops_the_load(mirror, tmp_path):
    text = (mirror / FILE).read_text().replace("3291.716025717556", "n/a", 1)
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SourceError, match=r"'n/a' .* MISSING in sources/baci_2023\.py"):
        SOURCE.read({FILE: tmp_path / FILE, LABELS: mirror / LABELS})
