"""What is told of events that software read in the news, against lines of the raw file found with grep."""

from __future__ import annotations

import pytest

from bilateral.render.saying import Sayer
from bilateral.render.words import Words


def test_a_break_in_the_news_is_told_as_coded_by_software_and_as_no_record(sentences):
    # one line of 2009-11-06, two back of 2009-11-10 and 2009-11-16
    found = sentences("icews-sample", "Cambodia", "Thailand")
    assert found["news-breaks-khm"].text == (
        "Software coded news of 6 November 2009 as Cambodia reducing or breaking off relations with Thailand (ICEWS, a "
        "sample); it codes a visit called off the same way, so that this is no record of a break."
    )
    assert "10 November 2009 and 16 November 2009" in found["news-breaks-tha"].text
    assert found["news-breaks-khm"].dimension == "diplomatic"


def test_a_single_report_of_a_break_is_not_told(sentences):
    # grep: Barack Obama, Ireland, 2011-05-23, a visit cut short by a cloud of ash; no other
    assert not any("breaks" in name for name in sentences("icews-sample", "USA", "Ireland"))


def test_acts_are_told_as_a_sample_of_a_fifth(sentences):
    told = sentences("icews-sample", "Cambodia", "Thailand")["news-acts"].text
    assert "software (ICEWS)" in told and "a sample of a fifth" in told and told.endswith("the most of these in 2011.")


def test_a_handful_of_acts_is_not_told(sentences):
    # France and offices of Germany: 71 events, one of cooperation, for the bare name of Germany is not in the files
    assert sentences("icews-sample", "France", "Germany@2000") == {}


def test_no_event_of_the_two_is_made_of_news(sentences):
    # a few events say nothing: Cambodia and Russia have four lines
    assert sentences("icews-sample", "Cambodia", "Russia") == {}


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_the_sentences_have_words_in_other_languages(sentences, lang):
    for finding in sentences("icews-sample", "Cambodia", "Thailand").values():
        assert Sayer(Words(lang)).sentence(finding.clauses)
