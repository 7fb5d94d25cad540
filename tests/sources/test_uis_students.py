"""Expected lines were read with grep -n."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.uis_students import DESTINATIONS, ORIGINS, SOURCE
from tests.sources.rows import pick, place, series

ID = "students-abroad"


def test_cambodians_in_russia_are_in_the_lists_once(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 811, 365) == {2009: 46}
    assert place(frame, ID, 811, 365, 2009) == (DESTINATIONS, 23762, None)


def test_where_students_went(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 811, 800)[2015] == 1182
    assert series(frame, ID, 345, 310)[2005] == 1132
    assert series(frame, ID, 365, 255)[2015] == 9953


def test_a_flow_that_both_lists_have_stands_once(load):
    # 381 Cambodians in Viet Nam in 2015: line 37381 of one list, line 14547 of the other
    frame = load(SOURCE)["observations"]
    assert pick(frame, ID, 811, 816).filter(pl.col("start").dt.year() == 2015).height == 1
    assert place(frame, ID, 811, 816, 2015) == (DESTINATIONS, 37381, None)
    assert frame.select("a", "b", "start").n_unique() == frame.height


def test_a_flow_of_the_second_list_alone_is_there_too(load):
    # 14541:2015,Viet Nam,Philippines,11
    assert place(load(SOURCE)["observations"], ID, 840, 816, 2015) == (ORIGINS, 14541, None)


def test_an_estimate_says_so(load):
    frame = load(SOURCE)["observations"]
    # 1998,Afghanistan,Canada,6,- - c -
    row = pick(frame, ID, 700, 20).filter(pl.col("start").dt.year() == 1998)
    assert row.select("value", "text").row(0) == (6, "national estimate")


def test_a_new_mark_stops_the_load(mirror, tmp_path):
    text = (mirror / DESTINATIONS).read_text().replace("- - c -", "- b c -", 1)
    (tmp_path / DESTINATIONS).write_text(text)
    with pytest.raises(SourceError, match=r"'- b c -' in row 1, .* CODES in sources/uis_students\.py"):
        SOURCE.read({DESTINATIONS: tmp_path / DESTINATIONS, ORIGINS: mirror / ORIGINS})
