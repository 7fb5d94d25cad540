"""A year that a source calls not reported is no zero, in one dyad and in the world."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from bilateral.build import build
from bilateral.dyad import make_dyad
from bilateral.overview.data import DyadData, Window
from bilateral.panel import cells, gather
from bilateral.states.registry import state
from bilateral.store import Store

YEARS = np.arange(1953, 2020)


@pytest.fixture(scope="module")
def store(mirror, tmp_path_factory):
    at = tmp_path_factory.mktemp("claims")
    build(["icow-claims"], at / "store", at / "raw", mirror=mirror, workers=1)
    return Store(at / "store")


def test_what_follows_a_claim_of_unknown_end_is_unknown_until_another_is_made(store):
    # lines 680, 681, 821 and 848 of the file: Thailand 1953-62, 1963-65 and 2008-13; Cambodia from 1965, end not known
    data = DyadData(store, make_dyad(state(811), state(800)), Window(1953, 2019, date(2019, 12, 31)))
    panel = gather.one(data.dyad, YEARS, data.observations, data.past, store.indicators, store.sources)
    told = dict(zip(YEARS.tolist(), panel.cells["territorial-claim"][0].tolist(), strict=True))
    assert {y for y, v in told.items() if v == 1.0} == {*range(1953, 1966), *range(2008, 2014)}
    assert all(np.isnan(told[y]) for y in (*range(1966, 2008), *range(2014, 2020)))


def test_a_dyad_without_claims_has_zeros_within_the_years_of_the_source(store):
    data = DyadData(store, make_dyad(state(811), state(365)), Window(1953, 2019, date(2019, 12, 31)))
    panel = gather.one(data.dyad, YEARS, data.observations, data.past, store.indicators, store.sources)
    claim = panel.cells["territorial-claim"][0]
    assert (claim[: 2018 - 1953] == 0.0).all() and np.isnan(claim[2018 - 1953 :]).all()


def test_the_world_has_the_same_cells(store):
    world = gather.world(store, YEARS)
    for a, b in ((811, 800), (640, 350), (371, 373), (365, 740)):
        data = DyadData(store, make_dyad(state(a), state(b)), Window(1953, 2019, date(2019, 12, 31)))
        one = gather.one(data.dyad, YEARS, data.observations, data.past, store.indicators, store.sources)
        row, _ = cells.find(world.pairs, *(np.array([cells.carrier(c)]) for c in (a, b)))
        assert np.array_equal(
            one.cells["territorial-claim"][0], world.cells["territorial-claim"][row[0]], equal_nan=True
        )
