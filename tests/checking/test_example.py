"""The example article from its file to its verdicts: reader and check together."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.checking.check import check_reading
from bilateral.reading.article import read_article
from bilateral.reading.readers import read
from tests.conftest import ROOT

ARTICLE = ROOT.parent / "shared" / "65-years-of-cambodia-russia-relations.txt"
PAIR = (811, 365)


@pytest.fixture(scope="module")
def checked(full_store):
    if not ARTICLE.is_file():
        pytest.skip("no example article: ../shared is absent")
    article = read_article(ARTICLE.read_bytes(), name=ARTICLE.name, published=date(2021, 5, 13))
    return check_reading(full_store, read(article, about=PAIR), about=PAIR)


def figure(checked, value, year):
    return next(v for c, v in checked.figures if (c.value, c.year) == (value, year))


def test_both_trade_figures_of_2020_are_supported_with_the_other_reporter_named(checked):
    assert figure(checked, 200e6, 2020).verdict == "supported"
    assert "Cambodia reported" in figure(checked, 200e6, 2020).why
    assert figure(checked, 20e6, 2020).verdict == "supported"
    assert "Russia reported" in figure(checked, 20e6, 2020).why


def test_relations_of_1956_are_supported_and_their_two_days_told(checked):
    (told,) = [v for c, v in checked.events if c.type == "established" and c.date == "1956"]
    assert told.verdict == "supported" and "13 May 1956 and 6 November 1956" in told.why


def test_no_event_of_the_article_is_contradicted(checked):
    # every dated event in it happened: a contradiction would be the reader's mistake or ours
    assert [(c.quote, v.why) for c, v in checked.events if v.verdict == "contradicted"] == []


def test_students_since_1979_are_not_held_to_one_year(checked):
    told = [v for c, v in checked.figures if c.value == 8000]
    assert len(told) == 2 and {v.verdict for v in told} == {"not covered"}


def test_the_five_periods_have_verdicts_and_none_of_them_is_contradicted(checked):
    told = {(c.from_, c.to): v.verdict for c, v in checked.periods}
    for span in ((1956, 1970), (1970, 1979), (1979, 1991), (1991, 1993), (1993, None)):
        assert told[span] in ("supported", "partly"), span


def test_every_verdict_that_judges_leads_to_records(checked):
    for some in (checked.events, checked.periods, checked.figures):
        for _, v in some:
            assert v.evidence or v.verdict in ("not covered", "not checkable")
            assert v.why.rstrip().endswith((".", ")"))
