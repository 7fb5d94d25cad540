"""Periods told against the level; which class a level has is decided by hand from the history of the pairs."""

from __future__ import annotations

import pytest

from bilateral.checking.check import check
from bilateral.checking.model import Verdict
from tests.checking.claims import period

USA, CUB, IND, PAK, KHM, RUS, GBR = 2, 40, 750, 770, 811, 365, 200


def test_open_enmity_told_as_friendship_is_contradicted(full_store):
    told = check(full_store, period(1960, 1990, 1, USA, CUB))
    assert told.verdict == "contradicted"
    assert told.difference.unit == "classes" and told.difference.value <= -2
    assert told.evidence and all(e.source != "distance" for e in told.evidence)


def test_open_enmity_told_as_such_is_supported(full_store):
    assert check(full_store, period(1960, 1990, -2, USA, CUB)).verdict == "supported"
    assert check(full_store, period(1947, 1972, -2, IND, PAK)).verdict == "supported"


def test_allies_told_as_close_are_supported_and_as_hostile_contradicted(full_store):
    assert check(full_store, period(1950, 2000, 2, USA, GBR)).verdict == "supported"
    assert check(full_store, period(1950, 2000, -2, USA, GBR)).verdict == "contradicted"


def test_years_of_which_the_store_says_nothing_are_not_covered(full_store):
    assert check(full_store, period(1700, 1750, 1, USA, GBR)).verdict == "not covered"


def test_votes_of_an_unrecognised_government_are_told_to_be_left_out(full_store):
    told = check(full_store, period(1979, 1991, 2, KHM, RUS))
    assert told.verdict in ("supported", "partly")
    assert "Democratic Kampuchea" in told.why


def test_a_verdict_that_judges_has_evidence():
    for word in ("supported", "partly", "contradicted"):
        with pytest.raises(ValueError, match="without evidence"):
            Verdict(word, "because")
    assert Verdict("not covered", "because").evidence == ()


def test_what_is_told_without_years_is_told_of_the_years_before_the_article(full_store):
    from datetime import date

    told = check(full_store, period(None, None, -2, USA, CUB), published=date(1990, 1, 1))
    assert "1986-1990" in told.why
