"""What is told of independence, against lines of the raw file found with grep."""

from __future__ import annotations

import pytest

from bilateral.render.saying import Sayer
from bilateral.render.words import Words


@pytest.mark.parametrize(
    ("new", "old", "text"),
    [
        ("Algeria", "France", "Algeria became independent of France in July 1962; ICOW counts it as violent."),
        ("India", "United Kingdom",
         "India became independent of the United Kingdom in August 1947; ICOW counts it as peaceful."),
    ],
)  # fmt: skip
def test_independence_is_told_with_its_month_and_manner(sentences, new, old, text):
    assert [f.text for f in sentences("icow-colonies", new, old).values()] == [text]


def test_what_the_table_of_lineage_tells_is_not_told_twice(sentences):
    # the table has Ukraine and the Soviet Union, 26 December 1991; the file 199112
    assert sentences("icow-colonies", "Ukraine", "Russia") == {}


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_the_sentence_has_words_in_other_languages(sentences, lang):
    for pair in (("Algeria", "France"), ("India", "United Kingdom")):
        (finding,) = sentences("icow-colonies", *pair).values()
        assert Sayer(Words(lang)).sentence(finding.clauses)
