"""The levels of the world are those of each overview, and come back from disk as they were."""

from __future__ import annotations

import numpy as np
import pytest

from bilateral.dyad import make_dyad
from bilateral.overview import kept
from bilateral.overview import world as w
from bilateral.overview.assemble import overview
from bilateral.states.names import resolve

PAIRS = [("KHM", "RUS"), ("DEU", "FRA"), ("CUB", "USA"), ("ALB", "CHN"), ("KHM", "TUV"), ("DDR", "RUS"), ("RVN", "USA")]


@pytest.fixture
def store(starter):
    return starter


@pytest.fixture
def world(starter_world):
    return starter_world


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_level_of_each_year_and_the_periods_are_those_of_the_overview(world, store, a, b):
    dyad = make_dyad(resolve(a), resolve(b))
    view = overview(store, dyad)
    number = world.find(dyad.a.cow, dyad.b.cow)
    cells = world.cells(number)
    found = {int(y): float(v) for y, v in zip(world.year[cells], world.scale[cells], strict=True) if not np.isnan(v)}
    assert found.keys() == {y.year for y in view.level}
    assert all(abs(found[y.year] - y.estimate.mean) < 0.02 for y in view.level)
    assert [s.first for s in world.periods(number)] == [p.from_ for p in view.periods]


def test_a_state_is_asked_for_under_any_of_its_codes(world):
    years = np.arange(1946, 2020)
    west, whole = world.of(260, years), world.of(255, years)
    assert all(np.array_equal(x, y, equal_nan=True) for x, y in zip(west, whole, strict=True))


def test_what_is_not_told_is_no_number(world):
    partners, mean, low, high = world.of(811, np.array([1900, 1985]))
    assert np.isnan(mean[:, 0]).all()
    known = ~np.isnan(mean[:, 1])
    assert (low[known, 1] <= mean[known, 1]).all() and (mean[known, 1] <= high[known, 1]).all()
    assert 265 in partners[known]


def test_a_world_comes_back_from_disk_and_a_damaged_file_does_not(world, store, tmp_path):
    path = w.place_of(store, tmp_path)
    assert w.load(path) is None
    kept.save(world, path)
    again = w.load(path)
    assert np.array_equal(again.mean, world.mean) and np.array_equal(again.pairs, world.pairs)
    path.write_bytes(path.read_bytes()[:-4000])
    assert w.load(path) is None
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
