"""What is told of defence agreements and exercises, against the lines of the raw files, read by eye."""

from __future__ import annotations

import pytest

from bilateral.render.saying import Sayer
from bilateral.render.words import Words


def test_one_agreement_is_told_with_its_day(sentences):
    # line 1325
    told = sentences("dcad", "Cambodia", "Russia")["defence-agreements"]
    assert told.text == (
        "One agreement of the two on defence cooperation is on record, signed on 14 January 1995 (on procurement) (the "
        "record ends in 2010)."
    )
    assert [e.record for e in told.evidence] == ["line 1,325, DCADv1.0-1351"]


def test_what_is_in_force_is_said_to_be_an_estimate(sentences):
    # grep ',750,IND,830,SIN\\|,830,SIN,750,IND': signed 2003, 2005, 2007, 2008; ends 2010, 2010, 2010 and one before
    told = sentences("dcad", "India", "Singapore")["defence-agreements"].text
    assert "signed in 2003, 2005 and 2007-2008" in told
    assert "by the estimate of the record three of them were in force in 2010" in told


def test_no_agreement_signed_outside_the_window_is_told(sentences):
    assert sentences("dcad", "Cambodia", "Russia", first=2000) == {}


def test_exercises_without_others_are_told_apart(sentences):
    # see the test of the adapter: 30 from 1993 to 2010, 18 of the two alone, six in 2010
    told = sentences("mme-exercises", "India", "Singapore")["exercises"].text
    assert told.startswith(
        "The armed forces of both took part in 30 reported military exercises from 1993 to 2010, 18 of"
    )
    assert "the most in one year were six, in 2010" in told and "(the record ends in 2010)" in told


def test_a_single_exercise_with_others_is_named(sentences):
    told = sentences("mme-exercises", "Cambodia", "Russia")["exercises"].text
    assert told.startswith(
        "The armed forces of both took part in one reported military exercise in 2010, with others: Angkor Sentinel"
    )


@pytest.mark.parametrize("lang", ["fr", "ru"])
@pytest.mark.parametrize("source", ["dcad", "mme-exercises"])
@pytest.mark.parametrize("pair", [("India", "Singapore"), ("Cambodia", "Russia")])
def test_the_sentences_have_words_in_other_languages(sentences, lang, source, pair):
    found = sentences(source, *pair)
    assert found and all(Sayer(Words(lang)).sentence(f.clauses) for f in found.values())
