"""Triggers in long sentences: a noun is found words before its verb, and the search ends."""

from __future__ import annotations

from bilateral.reading.triggers import hits


def test_a_noun_words_before_its_verb_is_found():
    text = "A trade agreement between the two was signed."
    assert [h.noun for h in hits(text, 0, len(text))] == ["agreement"]


def test_many_long_words_before_a_verb_can_be_split_in_one_way_only():
    # when each could be split at any letter, this sentence was searched for hours
    text = "The treaty " + "countermeasures-notwithstanding " * 8 + "; it was signed."
    assert not [h for h in hits(text, 0, len(text)) if h.noun == "treaty"]
