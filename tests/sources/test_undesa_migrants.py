"""Expected cells were read with `json` at the places of the names in the list of names."""

from __future__ import annotations

import pytest

from bilateral.errors import SourceError
from bilateral.sources.undesa_migrants import FILE, SOURCE
from tests.sources.rows import place, series

ID = "migrant-stock-undesa"


def test_cambodians_in_russia_and_russians_in_cambodia(load):
    # [Cambodia][Russia] and [Russia][Cambodia] of each matrix; no other Soviet republic has any in 1990
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 811, 365) == {1990: 227, 1995: 190, 2000: 148, 2005: 131, 2010: 112, 2015: 114, 2020: 112}
    assert series(frame, ID, 365, 811) == {1990: 14, 1995: 37, 2000: 59, 2005: 46, 2010: 33, 2015: 30, 2020: 30}
    assert place(frame, ID, 811, 365, 2020) == (FILE, 155, "matrix, column 110")


def test_the_row_is_the_origin(load):
    assert series(load(SOURCE)["observations"], ID, 70, 2)[2020] == 10853105


def test_a_state_that_broke_up_is_the_sum_of_its_parts(load):
    frame = load(SOURCE)["observations"]
    # fifteen Soviet republics in the United States of 1990
    assert series(frame, ID, 365, 2)[1990] == 523926
    # Serbia 107506, Montenegro 12031, Slovenia 12724, Croatia 43774, Bosnia 92349, North Macedonia 12075 in Austria
    assert series(frame, ID, 345, 305)[1990] == 280459
    # Serbia 149761 and Montenegro 16759 in 2005
    assert series(frame, ID, 345, 305)[2005] == 166520
    assert 1990 not in series(frame, ID, 369, 2)


def test_regions_are_no_states(load):
    # the largest cell between two countries is Mexico to the United States in 2010; regions have up to 60 million
    assert load(SOURCE)["observations"]["value"].max() == 12168662


def test_a_new_name_stops_the_load(mirror, tmp_path):
    text = (mirror / FILE).read_text().replace('"Angola"', '"Angolia"', 1)
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SourceError, match=r"'Angolia' in row \d+ .* ALSO or SKIP in sources/undesa_migrants\.py"):
        SOURCE.read({FILE: tmp_path / FILE})
