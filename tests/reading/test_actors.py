"""Who is meant in a text; sentences and expected states of our own."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral.reading.actors import find_mentions, pair_of_title
from bilateral.reading.dates import find_dates
from bilateral.reading.model import Mention, Sentence


def mentions(text: str, about: tuple[int, int] | None = None, published: date | None = None) -> list[Mention]:
    """The mentions of a text of sentences that end with a full stop and a space."""
    sentences, start = [], 0
    for part in text.split(". "):
        sentences.append(Sentence(start, start + len(part), 0))
        start += len(part) + 2
    return find_mentions(text, sentences, find_dates(text, published), published, about)


def told(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(m.quote, m.states) for m in mentions(text)]


def states(text: str) -> list[int]:
    return [s for m in mentions(text) for s in m.states]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thailand and Laos signed a treaty", [("Thailand", (800,)), ("Laos", (812,))]),
        (
            "Peruvian Foreign Minister Allan Wagner flew to Quito",
            [("Peruvian Foreign Minister Allan Wagner", (135,)), ("Quito", (130,))],
        ),
        ("The Kremlin warned Finland", [("Kremlin", (365,)), ("Finland", (375,))]),
        ("NATO warned the prime minister of Malta", [("NATO", ()), ("prime minister of Malta", (338,))]),
        ("In 1962 Khrushchev wrote to Kennedy", [("Khrushchev", (365,)), ("Kennedy", (2,))]),
        ("West Germany recognised Israel in 1965", [("West Germany", (260,)), ("Israel", (666,))]),
        ("The Sino-Soviet split", [("Sino", (710,)), ("Soviet", (365,))]),
        ("Chile’s army watched Bolivians", [("Chile’s army", (155,)), ("Bolivians", (145,))]),
        ("The king of Morocco thanked the regime in Baghdad",
         [("king of Morocco", (600,)), ("regime in Baghdad", (645,))]),
        ("the US Secretary of State Dean Rusk met Gromyko in 1963",
         [("US Secretary of State Dean Rusk", (2,)), ("Gromyko", (365,))]),
    ],
)  # fmt: skip
def test_an_actor_is_found_with_its_state(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1938 Germany annexed Austria", [255, 305]),
        ("In 1972 Germany and Poland opened embassies", [260, 290]),
        ("In 2004 Germany and Poland met", [255, 290]),
        ("In 1985 Prague protested", [315]),
        ("In 1999 Prague protested", [316]),
        ("In 1910 Austria mobilised", [300]),
        ("In 1975 Yemen and South Yemen fought", [678, 680]),
        ("In 1969 Saigon thanked Thailand", [817, 800]),
        ("In 1980 Congo and Zaire talked", [484, 490]),
        ("In 2003 Congo and Rwanda talked", [490, 517]),
    ],
)
def test_a_name_means_the_state_of_the_year_told(text: str, expected: list[int]) -> None:
    assert states(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored",
        "the rivers of Georgia and Alabama",
        "a ship in the Indian Ocean",
        "a reef in the South China Sea",
        "the treaties of New Mexico",
        "the Paris Agreement was signed",
        "a conference in Moscow, Idaho",
        "the Gulf of Guinea is deep",
        "George Washington died",
        "40 million US dollars were paid",
        "the French language spread",
        "ethnic Russians complained",
        "pro-Iranian groups marched",
        "the Bank of America and the Communist Party of Vietnam wrote",
        "the UN, ASEAN, the European Union and the IMF wrote",
        "Queen Sofia smiled",
        "the Lisbon treaty and the Doha round ended",
        "the summits of the Americas ended",
        "in 1998 Serbian opposition leader Vuk Draskovic wrote",
        "in 2010 anti-Gaddafi fighters marched",
        "Malian rebels and Colombian guerrillas fought",
    ],
)
def test_what_only_looks_like_a_state_is_none(text: str) -> None:
    assert states(text) == []


def test_a_leader_speaks_for_the_state_only_in_office() -> None:
    assert states("In 1975 Thatcher spoke") == []
    assert states("In 1984 Thatcher spoke") == [200]
    assert states("In 1994 former President Jimmy Carter flew to Haiti") == [41]
    assert states("In 1978 Carter spoke") == [2]


def test_a_family_name_that_is_a_word_needs_a_title() -> None:
    assert states("In 1992 Major spoke") == []
    assert [m.kind for m in mentions("In 2012 a court in the Hague ruled")] == ["place"]
    assert states("In 1992 Prime Minister John Major spoke") == [200]


def test_a_leader_in_power_when_the_text_was_written_is_known_without_a_date() -> None:
    assert [m.states for m in mentions("Macron and Scholz met", published=date(2023, 5, 1))] == [(220,), (255,)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met in Hanoi", "place"),
        ("He flew to Hanoi", "place"),
        ("Hanoi said no", "capital"),
        ("relations with Hanoi were good", "capital"),
        ("Hanoi's reply came", "capital"),
        ("the fall of Hanoi", "place"),
        ("an embassy Hanoi", "place"),
    ],
)
def test_a_capital_is_a_place_or_an_actor_by_the_words_before_it(text: str, kind: str) -> None:
    assert [(m.kind, m.states) for m in mentions(text)] == [(kind, (816,))]


def test_a_city_with_its_state_behind_it_is_a_place() -> None:
    assert [(m.kind, m.states) for m in mentions("a vote for Kyiv, Ukraine")] == [("place", (369,)), ("name", (369,))]


def test_a_treaty_named_after_two_states_names_both() -> None:
    assert states("the Fiji-Tuvalu Maritime Boundary Treaty") == [950, 947]


def test_a_government_is_named_by_its_leader() -> None:
    assert [(m.quote, m.kind, m.states) for m in mentions("In 1974 the Lon Nol regime fought")] == [
        ("Lon Nol regime", "government", (811,))
    ]


def test_the_two_countries_are_those_told_before() -> None:
    assert told("Chile and Peru fought a war. The two countries made peace")[-1] == ("The two countries", (155, 135))


def test_the_two_countries_are_those_the_text_is_about() -> None:
    assert mentions("The two countries established relations", about=(365, 811))[0].states == (365, 811)


def test_the_two_countries_that_nothing_tells_of_are_no_mention() -> None:
    assert mentions("Both sides agreed on two states") == []


def test_it_is_the_actor_and_not_the_object_of_a_preposition() -> None:
    text = "Spain turned to Portugal, since it needed help. It was refused"
    assert [m.states for m in mentions(text) if m.kind == "pronoun"] == [(230,), (230,)]


def test_it_is_no_state_where_it_is_impersonal() -> None:
    assert [m.kind for m in mentions("Japan wrote. It was agreed that talks would follow")] == ["name"]


def test_its_after_an_organisation_is_no_state() -> None:
    assert [m.quote for m in mentions("Norway left and NATO opened its doors")] == ["Norway", "NATO"]


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["Cambodia", "the two countries", "President", "\U0001f600", "é", "e\u0301", "\r\n", "\ufeff", "U.S.", "'s",
             "of", "Moscow", "in", "Lon", "Nol", "regime", "West", "German", "its", "-", "1972", ". ", "both", "sides",
             "Côte d’Ivoire", "King", "Hussein", "ambassador", "to", "the", "\u202e", "Quatar", "AFGANISTAN"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_every_mention_stands_literally_in_the_text_and_none_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    found = mentions(text)
    assert all(text[m.start : m.end] == m.quote and m.quote for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(text[m.start : m.end] == m.quote for m in mentions(text))


@pytest.mark.parametrize(
    ("title", "pair"),
    [
        ("Fifty years of Thai-Lao friendship", (800, 812)),
        ("Iran, Iraq and Kuwait", None),
        ("A year in Moscow", None),
        ("", None),
    ],
)
def test_a_title_with_two_states_says_what_a_text_is_about(title: str, pair: tuple[int, int] | None) -> None:
    assert pair_of_title(title) == pair
