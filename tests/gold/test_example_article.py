"""The example article: what a reader finds in it, written down by hand from its text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilateral.reading.article import read_article
from bilateral.reading.model import Reading
from bilateral.reading.readers import read

EXAMPLE = "65-years-of-cambodia-russia-relations.txt"
KHM, RUS = 811, 365
#: Words of the article, the types that fit them, their date, and who did it to whom (in any order where it is mutual).
EVENTS = (
    ("65th anniversary of Cambodia-Russia relations", {"established"}, "1956-05-13", {KHM, RUS}, None),
    ("Cambodia and the Soviet Union established diplomatic", {"established"}, "1956", {KHM, RUS}, None),
    ("In 1957, Cambodia and the Soviet Union signed the trade agreements", {"agreement"}, "1957", {KHM, RUS}, None),
    ("condemning the Lon Nol’s military coup 1970", {"ACCUSE"}, "1970", {KHM, RUS}, RUS),
    ("coup 1970", {"regime"}, "1970", {KHM}, KHM),
    ("Lon Nol staged a coup to overthrow King Norodom Sihanouk", {"regime"}, "1970/1979", {KHM}, KHM),
    ("host two embassies in Moscow", {"embassy opened"}, "1970/1979", {KHM, RUS}, None),
    ("the mutual diplomatic relations were re-established", {"restored"}, "1979-01/1979-04", {KHM, RUS}, None),
    ("provided substantial economic and military aid", {"aid"}, "1980/1990", {KHM, RUS}, RUS),
    ("the recognition of the Russian Federation as the successor state", {"recognised"}, "1991-12", {KHM, RUS}, KHM),
    ("concluding the Paris Peace Agreements", {"war ended", "agreement", "treaty"}, "1991-10-23", {KHM, RUS}, None),
    ("frequent exchanges of high-level visits took place in 2015", {"visit"}, "2015", {KHM, RUS}, None),
    ("exchanges of high-level visits took place in 2015 and 2016", {"visit"}, "2016", {KHM, RUS}, None),
    ("official visits of Cambodian leaders to Russia", {"visit"}, "2015", {KHM, RUS}, KHM),
    ("the visit of former foreign minister Hor Namhong in March", {"visit"}, "2015-03", {KHM, RUS}, KHM),
    ("Sok An and Minister of Interior Sar Kheng in May", {"visit"}, "2015-05", {KHM, RUS}, KHM),
    ("Minister of Environment Say Samal in October", {"visit"}, "2015-10", {KHM, RUS}, KHM),
    ("prime minister of the Russian Federation to Cambodia in November 2015", {"visit"}, "2015-11", {KHM, RUS}, RUS),
    ("Prime Minister Hun Sen in Russia in May 2016", {"visit"}, "2016-05", {KHM, RUS}, KHM),
    ("contributed proactively in restoring", {"aid", "AID", "SUPPORT"}, "1980/1990", {KHM, RUS}, RUS),
    ("preparing and concluding the Paris Peace Agreements", {"war ended", "agreement"}, "1991-10-23", {KHM, RUS}, None),
)  # fmt: skip
#: How many of these the project promises to find.
PROMISED = 18
#: The first and last year of the author's five periods, and the sign of the quality.
PERIODS = {(1956, 1970): 1, (1970, 1979): -1, (1979, 1991): 1, (1991, 1993): 0, (1993, None): 1}
#: Value, unit, what, year, from, to, and the word of the hedge.
FIGURES = {
    (8000, "persons", "Cambodians receiving education", None, KHM, RUS, "about"),
    (200e6, "USD", "imports", 2020, KHM, RUS, "more than"),
    (20e6, "USD", "exports", 2020, RUS, KHM, "nearly"),
    (60000, "persons", "tourists", None, RUS, KHM, "more than"),
    (8000, "persons", "Cambodians have studied", 2021, KHM, RUS, "more than"),
}


@pytest.fixture(scope="module")
def example(gold: Path) -> Reading:
    return read(read_article((gold.parent / EXAMPLE).read_bytes(), published=date(2021, 5, 13)))


def found(reading: Reading, words: str, types: set[str], day: str, parties: set[int], doer: int | None) -> bool:
    start = reading.article.text.index(words)
    end = start + len(words)
    return any(
        e.start < end and start < e.end and e.type in types and e.date == day and {e.a, e.b} - {0} == parties
        and (doer is None or e.a == doer) and e.mood == "told"
        for e in reading.events
    )  # fmt: skip


def test_at_least_eighteen_of_the_dated_events_are_found(example: Reading) -> None:
    missed = [e[0] for e in EVENTS if not found(example, *e)]
    assert len(EVENTS) - len(missed) >= PROMISED, missed


@pytest.mark.parametrize("day", ["1957", "1970", "1991-12", "2015", "2015-11", "2016-05"])
def test_the_years_that_the_article_turns_on_have_their_event(example: Reading, day: str) -> None:
    every = [e for e in EVENTS if e[2] == day]
    assert every
    assert all(found(example, *e) for e in every)


def test_the_five_periods_have_their_years_and_the_sign_of_their_quality(example: Reading) -> None:
    between = {(p.from_, p.to): p.quality for p in reversed(example.periods) if {p.a, p.b} == {KHM, RUS}}
    assert {years: (q > 0) - (q < 0) for years, q in between.items() if years in PERIODS} == PERIODS


def test_the_five_figures_between_the_two_states_are_told_with_their_way_and_hedge(example: Reading) -> None:
    assert {(f.value, f.unit, f.what, f.year, f.from_, f.to, f.comparator) for f in example.figures} == FIGURES


def test_of_the_teasers_nothing_is_told(example: Reading) -> None:
    end = example.article.text.index("Kin Phea is director-general")
    assert all(c.end < end for c in (*example.events, *example.periods, *example.figures))
