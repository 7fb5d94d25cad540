"""Expected lines were read with grep -n."""

from __future__ import annotations

import pytest

from bilateral.errors import SourceError
from bilateral.sources.gtmd_trips import FILE, SOURCE
from tests.sources.rows import place, series


def test_trips_between_cambodia_and_russia_are_equal_both_ways(load):
    frame = load(SOURCE)["observations"]
    expected = {2011: 68028, 2012: 100049, 2013: 131969, 2014: 108978, 2015: 55936, 2016: 53688}
    assert series(frame, "trips", 811, 365) == expected == series(frame, "trips", 365, 811)
    assert place(frame, "trips", 811, 365, 2013) == (FILE, 111838, None)


def test_trips_are_directed_where_air_traffic_is_known(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, "trips", 255, 230)[2013] == 15076558
    assert series(frame, "trips", 230, 255)[2013] == 15097504
    assert series(frame, "trips", 816, 811)[2016] == 1171612


def test_no_estimate_of_zero_is_kept(load):
    assert load(SOURCE)["observations"]["value"].min() == 1


def test_a_code_that_was_not_told_stops_the_load(mirror, tmp_path):
    text = (mirror / FILE).read_text().replace("AFG,AGO,2011,5", "AFX,AGO,2011,5", 1)
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SourceError, match=r"iso3 'AFX' in row 1 .* ALSO or SKIP in sources/gtmd_trips\.py"):
        SOURCE.read({FILE: tmp_path / FILE})
