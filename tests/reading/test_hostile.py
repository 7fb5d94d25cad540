"""Whatever the bytes are: a plain error or a result, in which every quote stands at its place and nothing acts."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilateral.errors import ReadError
from bilateral.reading.article import read_article
from bilateral.reading.readers import read
from bilateral.reading.record import as_json, as_record
from bilateral.render.reading_text import render

PARTS = (
    "In 1957, Cambodia and the Soviet Union signed a trade agreement. ",
    "Relations between France and Algeria were strained from 1965 to 1971. ",
    "Exports of Ghana to Togo rose to $20 million in 2019. ",
    *("\U0001f1f0\U0001f1ed", "e\u0301", "\r\n", "\n\n", "\ufeff", "\u202e", "\u2028", "\x00", "\x1b[31m", "\ud800"),
    *(
        "&amp;",
        "&#xD800;",
        "<script>alert(1)</script>",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "<![CDATA[",
        "{{",
        "}}",
        "[[",
        "]]",
    ),
    *("|", "'''", "== A ==\n", "# A\n", "[x](http://y)", "<ref>", "</ref>", "<TEI>", "<html><body>", "<div>", "%PDF"),
    *("the two countries ", "last year ", "15 May ", " " * 50),
)


def holds(data):
    """Read the bytes; of a result, all that the contract says holds."""
    try:
        article = read_article(data)
    except ReadError as error:
        assert "\n" not in str(error)
        return None
    if article.kind != "pdf":
        assert data.decode(article.encoding, article.errors) == article.text
    reading = read(article)
    record = json.loads(as_json(as_record(reading)))
    for claim in (*record["events"], *record["periods"], *record["figures"]):
        assert article.text[claim["start"] : claim["end"]] == claim["quote"] != ""
    at = 0
    for start, end in record["article"]["body"]:
        assert at <= start < end <= len(article.text)
        at = end
    shown = as_json(as_record(reading)) + render(reading)
    assert not [
        c for c in shown if c != "\n" and (c < " " or c in "\x7f\u202e\u2028\ufeff" or "\ud800" <= c <= "\udfff")
    ]
    assert "<script" not in as_json(as_record(reading))
    return reading


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=20)), max_size=30))
def test_every_quote_stands_at_its_place_in_any_text(parts):
    holds("".join(parts).encode("utf-8", "surrogatepass"))


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    holds(data)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_claims_keep_their_place_behind_astral_letters_and_marks(newline, mark):
    told = "In 1957, Cambodia and the Soviet Union signed a trade agreement."
    text = f"{mark}\U0001f600 e\u0301 {newline}{newline}{told}{newline}"
    reading = holds(text.encode())
    assert [e for e in reading.events if e.date == "1957"]


HOSTILE = {
    "deep tags": b"<html><body>" + b"<div>" * 100_000 + b"The two countries signed a treaty in 1990 in Moscow.",
    "open brackets": b"<" * 3_000_000,
    "open comments": b"<html>" + b"<!--" * 700_000,
    "open scripts": b"<html>" + b"<script>" * 300_000,
    "open links": b"[[" * 1_000_000 + b"a|b]] [[c]] [[d]]",
    "open templates": b"[[a]] [[b]] [[c]] " + b"{{a " * 500_000,
    "one line": b"The Soviet Union and Cambodia signed a treaty in 1957. " * 190_000,
    "one word": b"a" * 10_000_000,
    "one number": b"1" * 10_000_000,
    "blanks": b" " * 10_000_000 + b"x",
    "line ends": b"\r" * 5_000_000 + b"x",
    "references": b"<p>" + b"&amp; the treaty of 1956 was signed and " * 100_000,
    "dates": b"1 May 1950, " * 100_000,
    "quotes": b"<a b='" * 500_000,
    "headings": b"=" * 3_000_000,
    "list": b"* x\n" * 1_000_000,
    "emphasis": b"# a\n# b\n# c\n" + b"*_`[" * 500_000,
}


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_made_to_hang_a_reader_does_not(name):
    holds(HOSTILE[name])


@pytest.mark.slow
def test_ten_thousand_inputs_give_a_result_or_a_plain_error():
    dice = random.Random(20261124)
    for _ in range(10_000):
        kind = dice.random()
        if kind < 0.3:
            data = dice.randbytes(dice.randrange(200))
        else:
            data = "".join(dice.choices(PARTS, k=dice.randrange(1, 12))).encode("utf-8", "surrogatepass")
            if kind > 0.8:
                spoilt = bytearray(data)
                for _ in range(dice.randrange(1, 6)):
                    spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
                data = bytes(spoilt)
        holds(data)
