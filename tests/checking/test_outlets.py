"""A checked article as text, page, JSON and ClaimReview: nothing in it acts, every claim is in place."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

from bilateral.checking.check import check_reading
from bilateral.cli import cli
from bilateral.paths import starter_store
from bilateral.reading.article import read_article
from bilateral.reading.model import EventClaim, FigureClaim, PeriodClaim, Reading
from bilateral.render.checks import render
from bilateral.store import Store

HOSTILE = '</script><script>alert(1)</script> & "x" \u202egnp.exe\u202c \x1b[31mred'
TEXT = (
    "In 1956, Cambodia and the Soviet Union established diplomatic relations.\n\n"
    f"Ties were close, said {HOSTILE} of imports from Cambodia worth more than $200 million in 2020.\n"
)


def claims():
    def span(quote):
        start = TEXT.index(quote)
        return start, start + len(quote), quote

    year = (date(1956, 1, 1), date(1956, 12, 31))
    return (
        (EventClaim(*span("Cambodia and the Soviet Union established diplomatic relations"), "established", "1956",
                    "year", *year, False, 811, 365, False),),
        (PeriodClaim(*span(f"Ties were close, said {HOSTILE}"), 1956, 1970, 2, 811, 365),),
        (FigureClaim(*span("more than $200 million in 2020"), 200e6, "USD", "imports", 2020, 811, 365, False, "level",
                     "more than"),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def checked():
    article = read_article(TEXT.encode(), name="x.txt", published=date(2021, 5, 13))
    if article.text != TEXT:
        pytest.fail("the article was not read as it was written")
    return check_reading(Store(starter_store()), Reading(article, *claims()), about=(811, 365))


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.scripts, self.marks, self.ids, self.links, self.tags, self._in = [], [], set(), [], [], ""

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        self._in = tag
        if tag == "script":
            self.scripts.append([attrs.get("type"), ""])
        if tag == "mark":
            self.marks.append([attrs["class"], ""])
        if "id" in attrs:
            assert attrs["id"] not in self.ids
            self.ids.add(attrs["id"])
        if tag == "a":
            self.links.append(attrs["href"])

    def handle_endtag(self, tag):
        self._in = ""

    def handle_data(self, data):
        if self._in == "script":
            self.scripts[-1][1] += data
        if self._in == "mark":
            self.marks[-1][1] += data


@pytest.fixture(scope="module")
def page(checked):
    parser = Page()
    parser.feed(render(checked, "html"))
    return parser


def test_a_hostile_article_brings_no_script_into_the_page(page):
    assert [kind for kind, _ in page.scripts] == ["application/ld+json"]
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert not any(tag in ("img", "iframe", "link", "object", "embed") for tag, _ in page.tags)
    policy = next(a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy and "script-src" not in policy


def test_marks_that_turn_or_hide_text_are_shown_as_escapes(checked):
    for form in ("html", "text", "json", "claimreview"):
        told = render(checked, form)
        assert "\u202e" not in told and "\x1b" not in told


def test_the_words_of_each_claim_are_marked_with_its_verdict(page, checked):
    event, figure = checked.events[0], checked.figures[0]
    marks = {text: style for style, text in page.marks}
    assert marks[event[0].quote] == event[1].verdict.replace(" ", "-")
    assert marks[figure[0].quote] == figure[1].verdict.replace(" ", "-")


def test_every_claim_is_linked_with_its_verdict_and_back(page):
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert set(inside) <= page.ids
    assert {f"{letter}{n}" for n in (1, 2, 3) for letter in "tv"} <= page.ids
    assert not [link for link in page.links if not link.startswith("#")]


def test_the_claim_review_in_the_page_holds_the_judged_claims(page, checked):
    reviews = json.loads(page.scripts[0][1])["@graph"]
    judged = [v for some in (checked.events, checked.periods, checked.figures) for _, v in some
              if v.verdict in ("supported", "partly", "contradicted")]  # fmt: skip
    assert len(reviews) == len(judged) > 0
    assert {r["reviewRating"]["alternateName"] for r in reviews} == {v.verdict for v in judged}
    assert all(r["reviewBody"] and r["citation"] for r in reviews)


def test_the_json_is_that_of_read_with_a_verdict_in_each_claim(checked):
    from bilateral.reading.record import as_record

    record = json.loads(render(checked, "json"))
    plain = as_record(checked.reading)
    for name in ("events", "periods", "figures"):
        for told, bare in zip(record[name], plain[name], strict=True):
            assert bare.items() <= told.items()
            assert {"verdict", "why", "difference", "by", "evidence"} <= told.keys()
            assert TEXT[told["start"] : told["end"]] == told["quote"]
    assert record["article"] == plain["article"]


def test_the_text_is_readable_at_a_hundred_columns_and_plain_without_a_terminal(checked):
    told = render(checked, "text")
    assert max(map(len, told.splitlines())) <= 100
    assert re.search("\x1b\\[32mSUPPORTED\x1b\\[0m", render(checked, "text", colour=True))


def test_an_article_of_ours_gives_the_same_check_twice(checked):
    assert render(checked, "json") == render(checked, "json")


def test_the_verb_reads_a_pipe_and_writes_only_what_was_asked_for(tmp_path):
    run = CliRunner().invoke(cli, ["check", "-", "--format", "json"], input=TEXT)
    assert run.exit_code == 0, run.output
    assert json.loads(run.stdout)["article"]["sha256"]
    out = tmp_path / "x.html"
    run = CliRunner().invoke(cli, ["check", "-", "-o", str(out)], input=TEXT)
    assert run.exit_code == 0 and run.stdout == ""
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("words", [["check", "no-such-file.txt"], ["check", "-", "--about", "Cambodia", "Cambodia"]])
def test_wrong_input_ends_in_one_plain_line(words):
    run = CliRunner().invoke(cli, words, input="x")
    assert run.exit_code in (1, 2)
    assert len(run.stderr.strip().splitlines()) == 1 and "Traceback" not in run.stderr
