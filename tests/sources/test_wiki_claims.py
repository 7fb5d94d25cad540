"""What the pages of Wikipedia tell: facts and places, held to the wikitext read another way."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile

import polars as pl
import pytest

from bilateral.sources.wiki_claims import blanked
from bilateral.sources.wiki_relations import FILE, SOURCE

CHL, IND, BGR, ESP, ARG, MNE = 155, 750, 355, 230, 160, 341


@pytest.fixture(scope="module")
def claims(load):
    return load(SOURCE)["claims"]


@pytest.fixture(scope="module")
def texts(mirror):
    with zipfile.ZipFile(mirror / FILE) as archive:
        return {m: json.loads(archive.read(m)) for m in archive.namelist() if m.endswith(".json")}


def words(texts, row):
    member, start, stop = re.fullmatch(r"(.*) \[(\d+):(\d+)\]", row["detail"]).groups()
    return texts[member][int(start) : int(stop)]


def one(claims, kind, a, b, when):
    rows = claims.filter(
        (pl.col("type") == kind) & (pl.col("a") == a) & (pl.col("b") == b) & (pl.col("edtf") == when)
    ).to_dicts()
    assert rows, (kind, a, b, when)
    return rows[0]


@pytest.mark.parametrize(
    ("kind", "a", "b", "when", "said"),
    [  # read in the wikitext of the pages of Chile, Bulgaria and Argentina
        ("visit", IND, CHL, "1968", "Indira Gandhi"),
        ("broken", ESP, BGR, "1946", "severed in 1946"),
        ("recognised", ARG, MNE, "2006-06-23", "23 June 2006"),
    ],
)
def test_an_event_stands_at_its_place_in_the_page(claims, texts, kind, a, b, when, said):
    assert said in words(texts, one(claims, kind, a, b, when))


def test_every_place_holds_the_year_and_every_hash_is_that_of_its_page(claims, texts):
    hashes = {m: hashlib.sha256(t.encode()).hexdigest() for m, t in texts.items()}
    lost = 0
    for row in claims.iter_rows(named=True):
        member = row["detail"].rpartition(" [")[0]
        assert row["article"] == hashes[member]
        years = {day.strftime("%Y") for day in (row["first"], row["last"]) if day}
        lost += not any(year in words(texts, row) for year in years)
    assert lost <= 0.1 * claims.height  # the date may stand beside the clause


def test_no_words_of_the_pages_are_handed_on(claims):
    assert claims["quote"].null_count() == claims.height
    assert claims["title"].str.starts_with("Foreign relations of ").all()


def test_blanking_keeps_every_word_at_its_place():
    text = "* [[Foo bar|In 1957]] a '''treaty''' was signed.<ref name=x>{{cite|1958}}</ref>\n* {{flag|Chile}} next"
    view = blanked(text)
    assert len(view) == len(text)
    for word in ("In 1957", "treaty", "was signed.", "next"):
        assert view.index(word) == text.index(word)
    assert "1958" not in view and "Foo" not in view


def test_an_overview_tells_them_as_said_and_within_bounds():
    from datetime import date

    from bilateral.dyad import make_dyad
    from bilateral.overview.assemble import overview
    from bilateral.overview.attributed import MOST
    from bilateral.paths import starter_store
    from bilateral.states.names import resolve
    from bilateral.store import Store

    view = overview(Store(starter_store()), make_dyad(resolve("Chile"), resolve("India")), as_of=date(2026, 1, 1))
    said = [e for e in view.events if e.attributed]
    assert 0 < len(said) <= MOST
    assert all("according to the Wikipedia page" in e.text and e.evidence for e in said)
    assert all(e.source == "wiki-relations" and e.record for x in said for e in x.evidence)


def test_a_claim_is_traced_to_the_words_of_the_page(mirror):
    from bilateral.dyad import make_dyad
    from bilateral.paths import starter_store
    from bilateral.states.names import resolve
    from bilateral.store import Store
    from bilateral.trace import trace

    store = Store(starter_store())
    visit = next(s for s in store.said(make_dyad(resolve("Chile"), resolve("India"))) if s.edtf == "1968")
    _, (row,), _ = trace(store, visit.id, [mirror])
    assert "Indira Gandhi" in str(row.raw)
