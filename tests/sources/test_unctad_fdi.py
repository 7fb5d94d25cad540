"""Expected lines were read with the csv module."""

from __future__ import annotations

import pytest

from bilateral.errors import SourceError
from bilateral.sources.unctad_fdi import HOME, HOST, SOURCE
from tests.sources.rows import place, series


def test_cambodia_told_of_russian_investment_and_russia_did_not(load):
    # host report, lines 35516 to 35627; the zeros of the other years are UNCTAD's ".."
    frame = load(SOURCE)["observations"]
    assert series(frame, "fdi-flow-host", 365, 811) == {2008: 6.349, 2009: 12.765, 2010: 10.31, 2011: 10.758}
    assert series(frame, "fdi-flow-home", 365, 811) == {}
    assert place(frame, "fdi-flow-host", 365, 811, 2008) == (HOST, 35516, None)


def test_home_and_host_differ(load):
    frame = load(SOURCE)["observations"]
    assert (series(frame, "fdi-flow-home", 2, 140)[2010], series(frame, "fdi-flow-host", 2, 140)[2010]) == (
        8829,
        5347.841,
    )
    assert series(frame, "fdi-flow-home", 710, 365)[2005] == 203.33
    assert 2005 not in series(frame, "fdi-flow-host", 710, 365)


def test_investment_drawn_back_is_negative(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, "fdi-flow-home", 345, 365) == {
        2006: -4.252, 2007: 12.382, 2008: 17.493, 2009: -24.035, 2010: -4.355, 2011: -34, 2012: -4.349}  # fmt: skip


def test_a_zero_is_no_figure(load):
    assert 0 not in set(load(SOURCE)["observations"]["value"])


def test_a_new_name_stops_the_load(mirror, tmp_path):
    text = (mirror / HOME).read_text().replace("Aruba,Argentina", "Aruba,Atlantis", 1)
    (tmp_path / HOME).write_text(text)
    with pytest.raises(SourceError, match=r"'Atlantis' in row 1 .* ALSO or SKIP in sources/unctad_fdi\.py"):
        SOURCE.read({HOME: tmp_path / HOME, HOST: mirror / HOST})
