"""The dossier as text: what stands in the page, and what can not."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.overview.model import DIMENSIONS
from bilateral.render import render
from bilateral.render.charts.small import dimension_level, figure
from bilateral.render.charts.timeline import decimal_year, domain_of, timeline
from bilateral.render.saying import Run, Sayer
from bilateral.render.words import Words, catalogue, languages
from bilateral.states.names import resolve
from tests.render.made import HOSTILE, bare, view_of

pytest.importorskip("vl_convert", reason="no vl-convert: pip install 'bilateral[documents]'")


class Page(HTMLParser):
    """Tags, attributes, ids, scripts and text of a page, read by the parser of the standard library."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attrs, self.ids, self.scripts, self.words = [], [], [], [], []
        self._open = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attrs += [(tag, k, v) for k, v in attrs]
        self.ids += [v for k, v in attrs if k == "id"]
        self._open = (tag, dict(attrs)) if tag in ("script", "style") else None

    def handle_endtag(self, tag):
        self._open = None

    def handle_data(self, data):
        (self.scripts if self._open else self.words).append((self._open, data) if self._open else data)


@pytest.fixture(scope="module")
def khm_rus(full_store):
    return overview(full_store, make_dyad(resolve("Cambodia"), resolve("Russia")))


@pytest.fixture(scope="module")
def page(khm_rus):
    return Page(render(khm_rus, "html"))


def test_the_page_names_no_address_outside_itself(page):
    addresses = [v for _, k, v in page.attrs if k in ("src", "href", "xlink:href", "action", "data", "srcset") and v]
    assert addresses
    assert all(a.startswith("#") for a in addresses)
    assert {a[1:] for a in addresses} <= set(page.ids)
    assert not set(page.tags) & {"iframe", "object", "embed", "link", "img", "form", "base"}


def test_the_policy_lets_only_the_style_and_the_script_of_the_page_run(page):
    policy = next(v for tag, k, v in page.attrs if tag == "meta" and k == "content" and "default-src" in v)
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for kind in ("style", "script"):
        text = next(data for (tag, attrs), data in page.scripts if tag == kind and attrs.get("type") is None)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    # an attribute would need 'unsafe-inline'
    assert not [a for a in page.attrs if a[1] == "style" or a[1].startswith("on")]


def test_every_id_stands_once_and_every_mark_opens_a_card(page):
    assert len(page.ids) == len(set(page.ids))
    opened = [v for tag, k, v in page.attrs if tag == "button" and k == "popovertarget"]
    assert opened and set(opened) <= set(page.ids)


def test_every_sentence_and_event_of_the_overview_stands_in_the_page_with_its_trace(khm_rus, page):
    text = " ".join(" ".join(page.words).split())
    for f in khm_rus.findings:
        assert " ".join(f.text.split()).rpartition(" ")[0] in text, f.id
        assert f.evidence[0].record in text
    for e in khm_rus.events:
        assert " ".join(e.text.split()) in text
        assert e.evidence[0].id in text


def test_every_chart_has_its_table_and_its_readings(page):
    charts = page.tags.count("figure")
    assert charts >= 6
    data = [json.loads(d) for (tag, attrs), d in page.scripts if attrs.get("type") == "application/json"]
    assert len(data) == charts
    assert all(data)


def test_a_year_is_read_out_as_the_overview_has_it(khm_rus, page):
    data = [json.loads(d) for (tag, attrs), d in page.scripts if attrs.get("type") == "application/json"]
    year = khm_rus.level[-1]
    said = " ".join(data[0][str(year.year)]).replace("−", "-")
    for number in (year.estimate.mean, year.estimate.low, year.estimate.high):
        assert f"{number:+.1f}" in said
    unknown = set(map(int, data[0])) - {y.year for y in khm_rus.level}
    assert all("no level" in data[0][str(y)][1] for y in unknown)


@pytest.mark.parametrize("pair", [("KHM", "RUS"), ("GBR", "USA"), ("TUV", "BTN"), ("FRA", "DEU")])
def test_the_specifications_are_vega_lite_as_altair_knows_it(full_store, pair):
    alt = pytest.importorskip("altair", reason="no Altair")
    view = overview(full_store, make_dyad(*map(resolve, pair)))
    specs = [timeline(view, Words("en"), 800, 250)]
    specs += [dimension_level(view, d, domain_of(view)) for d in DIMENSIONS]
    groups = {s.group for s in view.series}
    specs += [figure([s for s in view.series if s.group == g], view, ("", ""))[0] for g in groups]
    for spec in specs:
        alt.VConcatChart.from_dict(spec)  # raises where the schema does not hold


def test_the_page_of_the_longest_relations_stays_under_two_megabytes(full_store):
    view = overview(full_store, make_dyad(resolve("GBR"), resolve("USA")))
    assert len(render(view, "html").encode()) < 2_000_000


def test_a_pair_of_which_nothing_is_known_has_a_page_that_says_so():
    text = " ".join(Page(render(bare(), "html")).words)
    assert "too little" in text and "Ruritania" in text


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_hostile_text_adds_no_tag_no_attribute_and_no_script(lang):
    quiet, loud = (
        Page(render(view_of(("quiet",) * len(HOSTILE)), "html", lang=lang)),
        Page(render(view_of(), "html", lang=lang)),
    )
    assert sorted(set(loud.tags)) == sorted(set(quiet.tags))
    assert loud.tags.count("script") == quiet.tags.count("script")
    assert {(t, k) for t, k, _ in loud.attrs} <= {(t, k) for t, k, _ in quiet.attrs}
    assert "alert(1)" in "".join(loud.words)  # it is told, as text


def test_marks_that_turn_the_direction_of_text_do_not_reach_the_page():
    text = render(view_of(), "html")
    data = [json.loads(d) for (tag, attrs), d in Page(text).scripts if attrs.get("type") == "application/json"]
    page = text + "".join(line for lines in data for said in lines.values() for line in said)
    assert not set(page) & set("\u202e\u202d\u2066\u2067\u200f\x00\x1b")


def test_a_date_lies_where_it_is_in_its_year():
    assert decimal_year("1990") == 1990.5
    assert decimal_year("1990-01-01") == 1990.0
    assert 1990.49 < decimal_year("1990-07-01") < 1990.51
    assert 1990.95 < decimal_year("1990-12") < 1991


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_the_messages_of_english_with_the_same_blanks(lang):
    def blanks(message):
        return set(re.findall(r"{(\w+)}", message))

    plural = re.compile(r"\.(one|few|many)$")
    english = {k: v for k, v in catalogue("en").items() if not plural.search(k)}
    own = {k: v for k, v in catalogue(lang).items() if not plural.search(k)}
    assert set(own) == set(english)
    assert {k: blanks(v) for k, v in own.items()} == {k: blanks(v) for k, v in english.items()}
    assert all(v.strip() for v in own.values())


@pytest.mark.parametrize(
    ("lang", "date", "number", "events"),
    [
        ("en", "13 May 1956", "1,234.5", "5 events"),
        ("fr", "13 mai 1956", "1\u202f234,5", "5 événements"),
        ("ru", "13 мая 1956", "1\u00a0234,5", "5 событий"),
    ],
)
def test_dates_numbers_and_plurals_are_those_of_the_language(lang, date, number, events):
    # CLDR's own examples of the three languages
    w = Words(lang)
    assert re.sub(r"\s", " ", w.day("1956-05-13")) == re.sub(r"\s", " ", date)
    assert re.sub(r"\s", " ", w.number(1234.5, 1)) == re.sub(r"\s", " ", number)
    assert w.count("events", 5) == events


class Tongues(HTMLParser):
    """The words of a page by the language that they are said to be in."""

    def __init__(self, text):
        super().__init__()
        self.stack, self.words = [], {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "input", "br"):
            self.stack.append(dict(attrs).get("lang") or (self.stack[-1] if self.stack else None))

    def handle_endtag(self, tag):
        self.stack.pop()

    def handle_data(self, data):
        if self.stack:
            self.words[self.stack[-1]] = self.words.get(self.stack[-1], "") + data


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_in_another_language_what_stays_english_says_so(khm_rus, lang):
    words = Tongues(render(khm_rus, "html", lang=lang)).words
    periods = {name for p in khm_rus.periods for name in p.because}
    sayer = Sayer(Words(lang))
    own = [f for f in khm_rus.findings if f.id not in periods]
    told = [(f.id, f.text, sayer.said(f.clauses)) for f in own]
    told += [(e.id, e.text, sayer.phrase(e.clauses)) for e in khm_rus.events]
    told += [(s.text, s.text, sayer.phrase(s.clauses)) for c in khm_rus.conflicts for s in c.statements]
    for name, text, said in told:
        for run in said or (Run(text, "en"),):
            assert run.text.rpartition(" ")[0] in words[run.lang or lang], name
    assert sum(sayer.sentence(f.clauses) is not None for f in own) > len(own) / 2
    assert {"fr": "Cambodge", "ru": "Камбоджа"}[lang] in words[lang]
    assert {"fr": "niveau", "ru": "уровень"}[lang] in words[lang]
