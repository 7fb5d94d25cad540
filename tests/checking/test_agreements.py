"""Agreements on defence and trade, and occupations, against the lines of the raw files, read by eye."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.build import build
from bilateral.checking.check import check
from bilateral.store import Store
from tests.checking.claims import event

KHM, RUS, VNM, USA, CAN = 811, 365, 816, 2, 20


@pytest.fixture(scope="module")
def store(mirror, tmp_path_factory):
    at = tmp_path_factory.mktemp("agreements")
    build(["dcad", "desta", "geopolhist"], at / "store", at / "raw", mirror=mirror, workers=1)
    return Store(at / "store")


@pytest.mark.parametrize(
    ("words", "when", "a", "b", "source"),
    [
        # dcad, line 1325: 14 January 1995; desta, line 13657: NAFTA, signed 1992
        ("signed an agreement on military procurement", "1995-01", KHM, RUS, "dcad"),
        ("signed the North American Free Trade Agreement", "1992", CAN, USA, "desta"),
    ],
)
def test_an_agreement_on_defence_or_trade_is_borne_out(store, words, when, a, b, source):
    told = check(store, event(words, "agreement", when, a, b), published=date(2021, 5, 13))
    assert told.verdict == "supported"
    assert {e.source for e in told.evidence} == {source}


def test_force_in_the_years_of_an_occupation_is_borne_out(store):
    # geopolhist, line 1191: 811 occupied by 816, 1979 to 1989
    told = check(store, event("attacked", "ASSAULT", "1985", VNM, KHM), published=date(2021, 5, 13))
    assert told.verdict in ("supported", "partly")
    assert {e.source for e in told.evidence} == {"geopolhist"}
