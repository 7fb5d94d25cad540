"""Words that mark-up or a name cuts in two, and acts told beside others, in whole articles."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.reading.article import read_article
from bilateral.reading.readers import read
from bilateral.reading.sentences import split_sentences

PAGE = (
    "<!DOCTYPE html><html><body><article><p>Kenya and Somalia are neighbours, and their relations are old.</p>"
    "<p>&ldquo;The two sides agreed,&rdquo; it said. In May 2019 Somalia expelled Kenya&rsquo;s ambassador from "
    "Mogadishu, and the two countries spoke of the caf&eacute; by the sea.</p></article></body></html>"
)


def told(text: str) -> list[tuple[str, str, int, int]]:
    body = "Vietnam and India are old friends, and this is what happened between Vietnam and India.\n\n" + text
    reading = read(read_article(body.encode(), published=date(2022, 1, 9)), about=(816, 750))
    return [(e.type, e.date, e.a, e.b) for e in reading.events if e.mood == "told"]


def test_a_character_reference_does_not_cut_a_word_in_two() -> None:
    article = read_article(PAGE.encode())
    assert "Kenya’s ambassador" in " ".join(article.view.split())
    assert "café by" in " ".join(article.view.split())
    assert len(article.view) == len(article.text)


def test_quotes_with_references_stand_in_the_file_as_they_are_quoted() -> None:
    reading = read(read_article(PAGE.encode()))
    assert any("Kenya&rsquo;s ambassador" in e.quote for e in reading.events)
    assert all(reading.article.text[e.start : e.end] == e.quote for e in reading.events)


@pytest.mark.parametrize(("text", "count"), [
    ("The envoy met Hun Sen. The talks went well.", 2),
    ("The delegation was led by Sen. The said nothing.", 1),
    ("The order came from Lt Gen. He Ping of the army.", 1),
])  # fmt: skip
def test_a_name_that_is_an_abbreviation_ends_a_sentence(text: str, count: int) -> None:
    assert len(split_sentences(text, [(0, len(text))])) == count


def test_who_is_recognised_is_not_who_helped() -> None:
    found = told("India recognised the government installed in Phnom Penh with Vietnamese help in July 1980.")
    assert ("recognised", "1980-07", 750, 811) in found
    assert not any(b == 816 for kind, _, _, b in found if kind == "recognised")


def test_the_day_of_a_return_is_not_the_day_of_the_break() -> None:
    found = told("Vietnam restored relations with India on 6 May 2021, half a year after it had cut relations with it.")
    assert [(kind, day) for kind, day, _, _ in found] == [("restored", "2021-05-06")]


def test_goods_that_went_to_a_country_are_no_visit() -> None:
    assert not told("In 2008 half of the exports of Vietnam went to India.")
    assert told("In 2008 Prime Minister Nguyen Tan Dung went to India.") == [("visit", "2008", 816, 750)]


def test_since_then_counts_from_the_year_told_before() -> None:
    text = "Vietnam and India are old friends, and they have met very often since the war.\n\n"
    text += "Vietnam and India signed a pact in 1998. Relations since then have been excellent."
    periods = read(read_article(text.encode(), published=date(2022, 1, 9)), about=(816, 750)).periods
    assert (1998, None, 2) in [(p.from_, p.to, p.quality) for p in periods]


def test_a_figure_without_a_year_is_not_of_the_year_another_is_compared_with() -> None:
    text = "Bilateral trade reached $13 billion last year, more than double the figure of a decade earlier. "
    text += "India exported goods worth about $6.7 billion to Vietnam, and many more services."
    body = "Vietnam and India are old friends, and they have met very often since the war.\n\n" + text
    figures = read(read_article(body.encode(), published=date(2022, 1, 9)), about=(816, 750)).figures
    assert [(f.value, f.year) for f in figures] == [(13e9, 2021), (6.7e9, 2021)]


def test_the_title_of_markdown_is_its_first_heading() -> None:
    text = "# Ghana and *China*\n\n[Home](/) | [Contact](/c)\n\nGhana and China established relations in July 1960.\n"
    assert read_article(text.encode(), name="x.md").title == "Ghana and China"
