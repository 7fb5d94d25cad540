"""Who is meant in a sentence; sentences and expected states of our own."""

from __future__ import annotations

import pytest

from bilateral.reading.actors import find_mentions
from bilateral.reading.dates import find_dates
from bilateral.reading.model import Mention, Sentence


def mentions(text: str, about: tuple[int, int] | None = None) -> list[Mention]:
    """The mentions of a text of sentences that end with a full stop and a space."""
    sentences, start = [], 0
    for part in text.split(". "):
        sentences.append(Sentence(start, start + len(part), 0))
        start += len(part) + 2
    return find_mentions(text, sentences, find_dates(text), about=about)


def told(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(m.quote, m.states) for m in mentions(text)]


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
        ("Ugandan rebels fled to Rwanda", [("Ugandan rebels", ()), ("Rwanda", (517,))]),
    ],
)
def test_an_actor_is_found_with_its_state(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert told(text) == expected


def test_germany_is_the_state_of_the_year_told() -> None:
    assert told("In 1938 Germany annexed Austria")[0] == ("Germany", (255,))
    assert told("In 1972 Germany and Poland opened embassies")[0] == ("Germany", (260,))
    assert told("In 2004 Germany and Poland met")[0] == ("Germany", (255,))


def test_the_two_countries_are_those_told_before() -> None:
    assert told("Chile and Peru fought a war. The two countries made peace")[-1] == ("The two countries", (155, 135))


def test_the_two_countries_are_those_the_text_is_about() -> None:
    found = mentions("The two countries established relations", about=(365, 811))
    assert found[0].states == (365, 811)
