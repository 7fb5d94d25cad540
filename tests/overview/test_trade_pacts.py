"""What is told of trade agreements, against lines of the raw file found with grep."""

from __future__ import annotations

import pytest

from bilateral.render.saying import Sayer
from bilateral.render.words import Words


def test_agreements_are_told_with_the_last_and_without_a_word_on_today(sentences):
    # 1966, 1989, 1994 and 2020
    told = sentences("desta", "Canada", "USA")["trade-agreements"]
    assert told.text == (
        "By the list of DESTA, four trade agreements with both as parties came into force from 1966 to 2020, the last "
        'of them "US Mexico Canada Agreement (USMCA)"; which have ended, it does not say.'
    )


def test_a_window_ends_the_list(sentences):
    told = sentences("desta", "Canada", "USA", last=1990)["trade-agreements"].text
    assert "two trade agreements" in told and "from 1966 to 1989" in told


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_the_sentence_has_words_in_other_languages(sentences, lang):
    (finding,) = sentences("desta", "Canada", "USA").values()
    assert Sayer(Words(lang)).sentence(finding.clauses)
