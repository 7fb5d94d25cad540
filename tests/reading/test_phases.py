"""How a text says relations were, and from when to when."""

from __future__ import annotations

import pytest

from bilateral.reading.actors import find_mentions
from bilateral.reading.dates import find_dates
from bilateral.reading.model import PeriodClaim
from bilateral.reading.phases import find_periods
from bilateral.reading.qualities import judged
from bilateral.reading.sentences import split_sentences


def periods(*blocks: str) -> list[PeriodClaim]:
    text = "\n\n".join(blocks)
    body, at = [], 0
    for block in blocks:
        body.append((at, at + len(block)))
        at += len(block) + 2
    sentences = split_sentences(text, body)
    times = find_dates(text)
    return find_periods(text, sentences, times, find_mentions(text, sentences, times))


@pytest.mark.parametrize(
    ("text", "years", "quality"),
    [
        ("From 1956 to 1970, Peru and Chad enjoyed very special relations.", (1956, 1970), 2),
        ("From 1970 to 1979, relations between Peru and Chad were not good.", (1970, 1979), -1),
        ("Between 1950 and 1953 relations between Peru and Chad were openly hostile.", (1950, 1953), -2),
        ("Since 1993, relations between Peru and Chad have significantly strengthened.", (1993, None), 2),
        ("Relations between Peru and Chad deteriorated sharply in 2011.", (2011, 2011), -2),
        ("Relations between Peru and Chad were cordial until 1985.", (None, 1985), 1),
        ("In the 1990s relations between Peru and Chad were frosty.", (1990, 1999), -1),
        ("From 1991 to 1993 relations between Peru and Chad were at the crossroads.", (1991, 1993), 0),
        ("Peru has been a close ally of Chad since 1980.", (1980, None), 2),
        ("Relations between Peru and Chad have been friendly since the war of 1998.", (1998, None), 1),
        ("Relations between Peru and Chad were cordial until the coup in 1970.", (None, 1970), 1),
    ],
)
def test_a_judgement_has_its_years_and_its_quality(text: str, years: tuple[int, int], quality: int) -> None:
    (p,) = periods(text)
    assert ((p.from_, p.to), p.quality) == (years, quality)
    assert {p.a, p.b} == {135, 483}


def test_these_years_are_those_of_the_heading() -> None:
    found = periods(
        "1948-1979: A time of tension",
        "Peru and Chad met twice. Relations between Peru and Chad were openly hostile in these years.",
        "In 1985 Peru and Chad met again.",
    )
    assert {(p.from_, p.to, p.quality) for p in found} >= {(1948, 1979, -1)}


@pytest.mark.parametrize(
    "text",
    [
        "Relations between Peru and Chad would grow stronger after 1993.",
        "Peru and Chad should build good relations.",
        "A Treaty of Friendly Relations between Peru and Chad was signed in 1993.",
    ],
)
def test_hopes_and_names_are_no_judgements(text: str) -> None:
    assert not periods(text)


@pytest.mark.parametrize(
    ("words", "quality"),
    [
        ("good", 1),
        ("very good", 2),
        ("not good", -1),
        ("no longer cordial", -1),
        ("not hostile", 0),
        ("rather close", 1),
    ],
)
def test_degree_and_negation_move_a_word(words: str, quality: int) -> None:
    assert [j.quality for j in judged(words, 0, len(words))] == [quality]
