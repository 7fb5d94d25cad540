"""Expected sums were made with `rdata.read_rda` and pandas, not with the adapter's reader."""

from __future__ import annotations

from bilateral.sources.wb_migrants import FILE, SOURCE
from tests.sources.rows import place, series

ID = "migrant-stock-wb"


def test_the_labels_of_the_years_are_reversed(load):
    # Mexicans in the United States: 9.4 million stand under Y1960, and that is the census of 2000
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 70, 2) == {1960: 610788, 1970: 936424, 1980: 2408501, 1990: 4662233, 2000: 9367911}
    assert place(frame, ID, 70, 2, 2000) == (FILE, 50709, "Y1960, and 53592 rows below")
    assert place(frame, ID, 70, 2, 1960) == (FILE, 50709, "Y2000, and 53592 rows below")


def test_soviet_citizens_in_cambodia_are_those_of_fifteen_republics(load):
    # of Russia alone 69, 58, 0, 7, 42
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 365, 811) == {1960: 160, 1970: 131, 1990: 11, 2000: 42}
    assert series(frame, ID, 811, 365) == {}


def test_states_that_broke_up_are_the_sum_of_their_parts(load):
    frame = load(SOURCE)["observations"]
    yugoslavs = series(frame, ID, 345, 305)
    assert [yugoslavs[year] for year in (1960, 1970, 1980, 1990)] == [49471, 274165, 316561, 306643]
    assert series(frame, ID, 315, 305) == {1960: 7614, 1970: 11727, 1980: 5139, 1990: 17538}


def test_a_figure_on_which_two_states_stood_is_left_out(load):
    frame = load(SOURCE)["observations"]
    assert min(series(frame, ID, 255, 2)) == 1990
    assert series(frame, ID, 260, 2) == {}
    assert min(series(frame, ID, 816, 2)) == 1980


def test_both_sexes_are_counted(load):
    # Algerians in France under Y2000: 425229 men, 201387 women (1960)
    frame = load(SOURCE)["observations"]
    assert 1960 not in series(frame, ID, 615, 220)  # Algeria became a state in 1962
    # under Y1960: 521679 men, 535456 women (2000)
    assert series(frame, ID, 615, 220)[2000] == 1057135
