"""The panel of one dyad is the panel of the world, cut to it; unknown is never zero."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import bilateral
from bilateral.dyad import make_dyad
from bilateral.overview.data import DyadData, Window
from bilateral.overview.votes import vote_years
from bilateral.panel import cells, gather, votes
from bilateral.states.registry import state
from bilateral.store import Store

YEARS = np.arange(1946, 2026)
STARTER = Path(bilateral.__file__).parent / "starter"
#: Twenty dyads: contested seats (811, 710), codes that changed (255, 345, 678), states that ended (265, 315).
DYADS = [(365, 811), (2, 710), (255, 365), (2, 255), (710, 816), (345, 365), (2, 365), (365, 710), (2, 40), (265, 365)]
DYADS += [(315, 365), (670, 679), (2, 630), (630, 645), (530, 520), (750, 770), (155, 160), (600, 615)]
DYADS += [(690, 645), (365, 369)]


@cache
def starter() -> Store:
    return Store(STARTER)


@cache
def everyone() -> tuple[cells.Panel, cells.Floats]:
    panel = gather.world(starter(), YEARS)
    return panel, votes.world_shares(starter(), panel.pairs, YEARS)


def number(one: int, other: int) -> int:
    pair = sorted((cells.carrier(one), cells.carrier(other)))
    return int(np.flatnonzero((everyone()[0].pairs == pair).all(axis=1))[0])


def data(one: int, other: int) -> DyadData:
    dyad = make_dyad(state(one), state(other))
    return DyadData(starter(), dyad, Window(1946, 2025, date(2025, 12, 31)))


@pytest.mark.parametrize("pair", DYADS)
def test_one_dyad_has_the_same_cells_as_in_the_world(pair):
    d, world = data(*pair), everyone()[0]
    alone = gather.one(d.dyad, YEARS, d.observations, d.facts, d.store.indicators, d.store.sources)
    row = number(*pair)
    assert np.array_equal(alone.inside[0], world.inside[row])
    for name, cell in world.cells.items():
        assert np.array_equal(alone.cells[name][0], cell[row], equal_nan=True), name
    assert np.array_equal(alone.shock[0], world.shock[row])


@pytest.mark.parametrize("pair", DYADS)
def test_votes_of_the_world_are_those_of_the_dyad_without_unrecognised_governments(pair):
    told = {v.year: v.share for v in vote_years(data(*pair)) if v.counts}
    shares = everyone()[1][number(*pair)]
    assert set(YEARS[~np.isnan(shares)]) == set(told)
    for year, share in told.items():
        assert shares[year - 1946] == pytest.approx(share, abs=1e-12)


def test_moscow_and_the_government_it_did_not_recognise_in_phnom_penh_have_no_votes_in_the_eighties():
    shares = everyone()[1][number(365, 811)]
    assert np.isnan(shares[1980 - 1946 : 1990 - 1946]).all()


def test_years_in_which_one_of_the_two_was_no_state_are_nan():
    world = everyone()[0]
    row = number(265, 365)  # the German Democratic Republic: 1954 to 1990
    outside = ~world.inside[row]
    assert outside[: 1953 - 1946].all() and outside[1991 - 1946 :].all()
    assert all(np.isnan(cell[row][outside]).all() for cell in world.cells.values())
