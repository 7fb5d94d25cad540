"""How relations were and turned, told in sentences of the archive: what they say was read by eye."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.sources.wiki_claims import claims
from bilateral.sources.wiki_relations import ALSO, SOURCE

HEAD = "== Relations with %s ==\n%s\n"


def phases(page, partner, sentence):
    frame = claims({"m": (page, HEAD % (partner, sentence))}, ALSO, "x.zip")
    rows = frame.filter(pl.col("kind") == "period").to_dicts() if frame.height else []
    return [(r["edtf"], r["value"], r["comparator"]) for r in rows]


@pytest.mark.parametrize(
    ("page", "partner", "sentence", "expected"),
    [
        ("Finland", "Russia", "Relations with Soviet Russia from 1918 to 1939 were icy.", ("1918/1939", -1, None)),
        ("Laos", "Indonesia", "Since established diplomatic relations on 1957, both nations enjoy cordial relations.",
         ("1957/..", 1, None)),
        ("Israel", "Iran", "Until the fall of the Pahlavi dynasty in 1979, Israel and Iran maintained close ties.",
         ("/1979", 2, None)),
        ("China", "India", "Sino-Indian relations have improved gradually since 1988.", ("1988/..", 1, "improved")),
        ("Thailand", "Saudi Arabia", "Relations, already strained, plunged to a new low in 2014 following a ruling.",
         ("2014/2014", -1, "deteriorated")),
        ("Afghanistan", "Pakistan", "The April 1978 Marxist revolution further strained relations of the two states.",
         ("1978/1978", -1, "deteriorated")),
        ("Burkina Faso", "Ivory Coast",
         "When Sankara came to power in 1983 relations between Burkina Faso and Ivory Coast became hostile.",
         ("1983/1983", -2, "deteriorated")),
        ("Finland", "Slovenia", "Tensions between the countries rose in late 2008 when a programme accused a maker.",
         ("2008/2008", -1, "deteriorated")),
    ],
)  # fmt: skip
def test_a_state_has_its_years_and_a_turn_its_direction(page, partner, sentence, expected):
    assert phases(page, partner, sentence) == [expected]


@pytest.mark.parametrize(
    ("page", "partner", "sentence"),
    [
        # hoped, agreed, said by a minister
        ("Mexico", "Russia", "They signed a declaration in 2001 aimed at strengthening political ties."),
        ("Tonga", "Latvia", "In 2020 both expressed satisfaction over the strengthening of ties of the two."),
        ("Kuwait", "Israel", "In 2014 Kuwait stayed away as it opposes normalization of ties with Israel."),
        # of trade alone
        ("Ukraine", "China", "Trade relations have intensified since 2008 and are growing."),
        # of a third state, or of nobody we know
        ("Croatia", "United States", "In 1999 relations with France deteriorated."),
        ("Zimbabwe", "Angola", "Zimbabwe's ties with the West soured in the late 1990s."),
        # said of now, with a date of something else
        ("Australia", "Oman", "Relations are good and there have been visits such as that in 2005."),
        ("Egypt", "Chad", "Relations between the two are friendly."),
    ],
)  # fmt: skip
def test_hopes_parts_and_others_are_no_phases(page, partner, sentence):
    assert phases(page, partner, sentence) == []


def test_the_store_has_hundreds_of_phases_with_their_years(load):
    found = load(SOURCE)["claims"].filter(pl.col("kind") == "period")
    assert found.height > 280
    assert found["value"].is_between(-2, 2).all()
    assert found.filter(pl.col("first").is_null() & pl.col("last").is_null()).is_empty()
    assert set(found["comparator"].drop_nulls()) == {"improved", "deteriorated"}
