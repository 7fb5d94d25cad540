"""What is told of rule and occupation, against lines of the raw file found with grep."""

from __future__ import annotations

import pytest

from bilateral.render.saying import Sayer
from bilateral.render.words import Words


@pytest.mark.parametrize(
    ("a", "b", "name", "text"),
    [
        ("Cambodia", "France", "rule-fra", "Cambodia was a protectorate of France from 1863 to 1953"),
        ("Cambodia", "cow:816", "occupation-vnm", "Vietnam occupied Cambodia from 1979 to 1989"),
        ("Kuwait", "Iraq", "occupation-irq", "Iraq occupied Kuwait from 1990 to 1991"),
        # 1816-1918, 1920-1941, 1943-1991
        (
            "Ukraine",
            "Russia",
            "rule-rus",
            "Ukraine was part of the Soviet Union until 1991, without a break since 1943",
        ),
    ],
)
def test_rule_and_occupation_are_told_as_the_list_has_them(sentences, a, b, name, text):
    assert sentences("geopolhist", a, b)[name].text == f"{text}, by the list of GeoPolHist."


def test_what_ended_before_the_window_is_not_told(sentences):
    assert sentences("geopolhist", "Cambodia", "France", first=1960) == {}


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_the_sentences_have_words_in_other_languages(sentences, lang):
    for pair in (("Cambodia", "France"), ("Kuwait", "Iraq")):
        found = sentences("geopolhist", *pair)
        assert found and all(Sayer(Words(lang)).sentence(f.clauses) for f in found.values())
