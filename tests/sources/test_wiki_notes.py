"""Sentences were copied from the notes in the archive; what they say was read by eye."""

from __future__ import annotations

import pytest

from bilateral.sources.wiki_notes import turns
from bilateral.sources.wiki_relations import SOURCE


def told(notes, page, partner):
    return [(kind, str(day.date), day.precision) for kind, day, _ in turns(notes, page, partner)]


@pytest.mark.parametrize(
    ("page", "partner", "sentence", "expected"),
    [
        (
            "Morocco",
            "Cuba",
            "Morocco then restored diplomatic relations with Cuba on January 13, 1964, only to cut ties once again in "
            "1980, following Cuba's recognition of the SADR.",
            [("restored", "1964-01-13", "day"), ("broken", "1980-01-01", "year")],
        ),
        (
            "Kuwait",
            "Iraq",
            "Diplomatic relations severed on 2 August 1990 when then Iraqi president Saddam Hussein sent his forces to "
            "occupy the small Gulf emirate and restore diplomatic relations on 2 August 2004.",
            [("broken", "1990-08-02", "day"), ("restored", "2004-08-02", "day")],
        ),
        (
            "Indonesia",
            "China",
            "China and Indonesia established diplomatic relations on 13 April 1950, which was suspended on "
            "30 October 1967 due to the occurrence of the 30 September event of 1965.",
            [("broken", "1967-10-30", "day")],
        ),
        ("Syria", "Turkey", "Diplomatic relations suspended since 2011.", [("broken", "2011-01-01", "year")]),
        (
            "Senegal",
            "Israel",
            "Both countries restored diplomatic relations on June 4, 2017 after they were broken on October 28, 1973.",
            [("restored", "2017-06-04", "day"), ("broken", "1973-10-28", "day")],
        ),
    ],
)
def test_each_turn_takes_the_date_that_belongs_to_it(page, partner, sentence, expected):
    assert told(sentence, page, partner) == expected


@pytest.mark.parametrize(
    ("page", "partner", "sentence"),
    [
        # denied, proposed, or a bound
        ("Colombia", "Venezuela", "In January 2020, Colombia rejected a proposal to restore diplomatic relations."),
        ("India", "Portugal", "By 1955, the two nations had cut off diplomatic relations."),
        ("Somalia", "Saudi Arabia", "Diplomatic ties were not severed though, and on 18 January 2017 an envoy came."),
        # of a third state
        ("Somalia", "Saudi Arabia", "In January 2016 it announced that it was cutting ties with Iran."),
        # of something else
        ("Belarus", "Libya", "Belarus suspended operations of its embassy in 2014."),
        ("Peru", "Cuba", "Relations were broken in the 1960s."),
    ],
)
def test_what_is_denied_vague_or_of_others_gives_nothing(page, partner, sentence):
    assert told(sentence, page, partner) == []


def test_the_store_says_that_the_date_stands_in_the_notes(load):
    events = load(SOURCE)["events"].to_dicts()
    found = [e for e in events if (e["a"], e["b"], str(e["date"])) == (710, 850, "1967-10-30")]
    assert [e["type"] for e in found] == ["broken"]
    assert "the notes on the page of Indonesia" in found[0]["text"]
