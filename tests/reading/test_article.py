"""What of a file is its body; where its words stand."""

from __future__ import annotations

import pytest

from bilateral.errors import ReadError
from bilateral.reading.article import read_article
from bilateral.reading.readers import read
from bilateral.reading.sentences import split_sentences

EXAMPLE = "65-years-of-cambodia-russia-relations.txt"


@pytest.fixture(scope="module")
def example(gold):
    return read_article((gold.parent / EXAMPLE).read_bytes())


def test_the_view_has_the_words_of_the_body_where_the_text_has_them(example):
    assert len(example.view) == len(example.text)
    for start, end in example.body:
        assert example.view[start:end] == example.text[start:end]


def test_of_the_example_the_body_is_found_and_nothing_else(example):
    words = " ".join(example.view.split())
    assert words.startswith("May 13 marked the 65th anniversary of Cambodia-Russia relations.")
    assert "both nationally and globally." in words
    for other in ("Wing Bank", "hornbills", "Logo of", "Ream Naval Base", "Sophy", "ChatGPT", "An overview"):
        assert other not in words


def test_an_abbreviated_state_ends_no_sentence():
    text = "The U.S. Secretary of State came. He left the U.S. The talks went on with Gen. Lon Nol."
    parts = [text[s.start : s.end] for s in split_sentences(text, [(0, len(text))])]
    assert parts == [
        "The U.S. Secretary of State came.",
        "He left the U.S.",
        "The talks went on with Gen. Lon Nol.",
    ]


def test_an_empty_file_is_refused():
    with pytest.raises(ReadError, match="empty"):
        read_article(b" \n")


def test_every_claim_of_the_example_stands_in_it(example):
    reading = read(example)
    for claim in (*reading.events, *reading.periods, *reading.figures):
        assert example.text[claim.start : claim.end] == claim.quote


def test_a_line_without_end_is_cut_into_sentences_of_bearable_length():
    from bilateral.reading.sentences import LONGEST, split_sentences

    for text in ("Iran attacked " * 5000, "A" * 20_000, " ".join("word" for _ in range(9000)) + ". One more."):
        found = split_sentences(text, [(0, len(text))])
        assert max(s.end - s.start for s in found) <= LONGEST
        assert "".join(text[s.start : s.end] for s in found).replace(" ", "") == text.replace(" ", "")


def test_a_claim_with_markup_inside_is_given_on_its_longest_stretch_without() -> None:
    text = (
        "# Peru and Chad\n\nPeru and Chad are far apart, and their relations began late in this century.\n\n"
        "In 2015 the government of Peru and the government of Chad signed a [framework agreement](https://example.org)."
    )
    reading = read(read_article(text.encode(), name="a.md"))
    (event,) = [e for e in reading.events if e.type == "agreement"]
    assert text[event.start : event.end] == event.quote
    assert "https" not in event.quote and "[" not in event.quote
