"""Objects show themselves in a notebook, and nothing in them is mark-up but ours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.paths import starter_store
from bilateral.states.registry import state
from bilateral.store import Store


@pytest.fixture(scope="module")
def store():
    return Store(starter_store())


@pytest.fixture(scope="module")
def view(store):
    return overview(store, make_dyad(state(811), state(365)))


def test_an_overview_shows_periods_and_every_sentence(view):
    page = view._repr_html_()
    assert page.startswith("<h3>Cambodia and Russia</h3><table>")
    assert page.count("<p>") == len(view.findings)


def test_a_store_and_a_dyad_show_what_they_hold(store, view):
    assert all(name in store._repr_html_() for name in store.sources)
    assert "KHM-RUS" in make_dyad(state(811), state(365))._repr_html_()


def test_hostile_text_is_escaped(view):
    shown = replace(view.findings[0], text="<script>alert(1)</script>")._repr_html_()
    assert "<script" not in shown and "&lt;script&gt;" in shown
