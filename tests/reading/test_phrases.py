"""One phrase to the state it belongs to, slips of the pen, and the parties of a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.reading.actors import find_mentions
from bilateral.reading.dates import find_dates
from bilateral.reading.lexicon import read_rows
from bilateral.reading.model import Sentence
from bilateral.reading.phrases import states_of_phrase
from bilateral.reading.roles import dyad_of
from bilateral.reading.spelling import corrected
from bilateral.states.registry import states


@pytest.mark.parametrize(
    ("phrase", "state"),
    [
        ("Kenyan rebels", 501),
        ("the Ecuadorean navy", 130),
        ("Norway's central bank", 385),
        ("students from Iceland", 395),
        ("the mayor of Istanbul", 640),
        ("Emperor Haile Selassie", 530),
        ("Afganistan", 700),
    ],
)
def test_a_phrase_belongs_to_a_state_also_where_it_does_not_speak_for_it(phrase: str, state: int) -> None:
    assert states_of_phrase(phrase) == (state,)


@pytest.mark.parametrize("phrase", ["the UN Security Council", "Amnesty International", "an explosion", "OPEC"])
def test_what_belongs_to_no_state_has_none(phrase: str) -> None:
    assert states_of_phrase(phrase) == ()


def test_a_phrase_is_read_as_of_its_day() -> None:
    assert states_of_phrase("the German chancellor", date(1970, 1, 1)) == (260,)
    assert states_of_phrase("the German chancellor", date(2010, 1, 1)) == (255,)


def test_a_slip_is_mended_and_another_word_left_alone() -> None:
    assert corrected("austrailia") == "australia"
    assert corrected("khatmandu") == "kathmandu"
    assert [corrected(w) for w in ("columbia", "dominic", "georgina", "siberian", "australasia")] == [None] * 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran threatened to attack Oman", (630, 698, True)),
        ("Norway and Denmark signed a pact", (385, 390, False)),
        ("Mali was condemned by Togo, officials in Accra said", (461, 432, True)),
        ("Brazil will help Haiti, Chile's foreign minister said", (140, 41, True)),
        ("The UN rebuked Syria", (0, 652, True)),
    ],
)
def test_the_source_acts_and_the_target_is_acted_on(text: str, expected: tuple[int, int, bool]) -> None:
    one = Sentence(0, len(text), 0)
    words = ("threatened", "signed", "condemned", "help", "rebuked")
    at, word = next((text.find(w), w) for w in words if w in text)
    assert dyad_of(text, one, find_mentions(text, [one], find_dates(text)), (at, at + len(word))) == expected


@pytest.mark.parametrize("table", ["leaders", "offices", "places", "seats", "nonstates"])
def test_every_row_of_a_table_names_a_state_that_is_and_days_in_order(table: str) -> None:
    cited = {r["id"] for r in read_rows("sources")}
    for row in read_rows(table):
        assert row["name"].strip() == row["name"] != ""
        assert not row["cow"] or int(row["cow"]) in states(), row
        assert not (row["from"] and row["to"]) or row["from"] <= row["to"], row
        assert row["source"] in cited, row


def test_a_leader_of_a_state_leads_it_while_it_is() -> None:
    gone = [
        r["name"]
        for r in read_rows("offices")
        if (end := states()[int(r["cow"])].end) and date.fromisoformat(r["from"]) > end
    ]
    assert gone == []
