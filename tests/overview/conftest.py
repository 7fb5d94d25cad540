"""Small stores of one source each, built once a session from the raw files, and what is told from them."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.build import build
from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.states.names import resolve
from bilateral.store import Store


@pytest.fixture(scope="session")
def small_store(mirror, tmp_path_factory):
    """The store of one source."""
    stores = {}

    def make(source):
        if source not in stores:
            at = tmp_path_factory.mktemp(source)
            build([source], at / "store", at / "raw", mirror=mirror, workers=1)
            stores[source] = Store(at / "store")
        return stores[source]

    return make


@pytest.fixture(scope="session")
def sentences(small_store):
    """The findings of two states that rest on one source, by the last part of their ids."""

    def run(source, a, b, **more):
        dyad = make_dyad(resolve(a), resolve(b))
        view = overview(small_store(source), dyad, as_of=date(2026, 1, 1), **more)
        return {f.id.rpartition("/")[2]: f for f in view.findings if {e.source for e in f.evidence} == {source}}

    return run
