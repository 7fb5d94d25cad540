"""What is told of territorial claims, against the lines of the raw file, read by eye."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.dyad import make_dyad
from bilateral.overview.causes import cause
from bilateral.overview.data import DyadData, Window
from bilateral.render.saying import Sayer
from bilateral.render.words import Words
from bilateral.states.names import resolve


def test_spells_of_one_territory_stand_together_with_the_lines_they_rest_on(sentences):
    # lines 680, 681 and 848
    told = sentences("icow-claims", "Thailand", "Cambodia")["territorial-claims-thailand-cambodia"]
    assert told.text == (
        "Thailand made territorial claims against Cambodia: Preah Vihear (1953-1962 and 2008-2013) and Ko Kut Island "
        "(1963-1965); Preah Vihear was at issue in four militarised disputes."
    )
    assert [e.record for e in told.evidence] == ["line 680", "line 681", "line 848"]


def test_an_end_that_is_not_known_is_said_to_be_unknown(sentences):
    # line 821
    told = sentences("icow-claims", "Thailand", "Cambodia")["territorial-claims-cambodia-thailand"]
    assert "Ko Kut Island (from 1965, end not known)" in told.text


def test_a_claim_that_goes_on_is_told_to_the_last_year_of_the_window(sentences):
    # line 748: since 184101
    for last, until in ((None, 2017), (1950, 1950)):
        found = sentences("icow-claims", "Argentina", "United Kingdom", last=last)
        told = found["territorial-claims-argentina-united-kingdom"]
        assert f"Falkland (Malvinas) Is. & Dependencies (from 1841 to at least {until})" in told.text


def test_an_empire_made_its_own_claims(sentences):
    found = sentences("icow-claims", "Greece", "Turkey")
    assert "territorial-claims-ottoman-empire-greece" in found and "territorial-claims-turkey-greece" in found
    assert "Aegean" not in found["territorial-claims-ottoman-empire-greece"].text


def test_a_claim_near_a_turn_is_told_with_its_claimant(small_store):
    # line 680: Preah Vihear, from 195311 to 196206
    dyad = make_dyad(resolve("Cambodia"), resolve("Thailand"))
    data = DyadData(small_store("icow-claims"), dyad, Window(1953, 1962, date(2026, 1, 1)))
    assert [cause(data, e) for e in data.between()] == [
        "the claim of Thailand to Preah Vihear in November 1953",
        "the end of the claim of Thailand to Preah Vihear in June 1962",
    ]


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_the_sentence_has_words_in_other_languages(sentences, lang):
    for finding in sentences("icow-claims", "Greece", "Turkey").values():
        assert Sayer(Words(lang)).sentence(finding.clauses)
