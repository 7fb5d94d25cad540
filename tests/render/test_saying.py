"""Sentences in other languages say what the English ones say."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.overview.clauses import Amount, Who, clause, when, years_of
from bilateral.render.saying import Sayer, templates
from bilateral.render.words import Words
from bilateral.states.names import resolve

PAIRS = [("KHM", "RUS"), ("FRA", "DEU"), ("CUB", "USA"), ("IND", "PAK"), ("ALB", "CHN"), ("BRA", "ARG"), ("KEN", "UGA")]
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LANGS = ["fr", "ru"]


@pytest.fixture(scope="module")
def findings(full_store):
    views = [overview(full_store, make_dyad(*map(resolve, pair))) for pair in PAIRS]
    return [f for v in views for f in v.findings if f.clauses]


def test_the_languages_have_the_same_clauses_with_the_same_blanks_and_the_same_units():
    def blanks(lang):
        return {k: set(re.findall(r"{(\w+)}", v)) for k, v in templates(lang)["clause"].items()}

    assert blanks("fr") == blanks("ru")
    assert all(set(templates("fr")[kind]) == set(templates("ru")[kind]) for kind in ("unit", "name"))


@pytest.mark.parametrize("lang", LANGS)
def test_every_clause_that_an_overview_makes_has_words(findings, lang):
    sayer = Sayer(Words(lang))
    assert len(findings) > 100
    assert [f.id for f in findings if sayer.sentence(f.clauses) is None] == []


def numbers(text, thousands, point):
    """The numbers of a sentence, by the marks that its language puts between thousands and before decimals."""
    flat = re.sub(rf"(?<=\d)[{thousands}](?=\d{{3}}(?!\d))", "", text).replace(point, ".")
    return {n.rstrip("0").rstrip(".") if "." in n else n for n in re.findall(r"\d+(?:\.\d+)?", flat)}


@pytest.mark.parametrize("lang", LANGS)
def test_every_amount_and_year_of_a_flow_is_one_of_the_english_sentence(findings, lang):
    sayer = Sayer(Words(lang))
    some = [f for f in findings if f.id.endswith("-latest")]
    assert len(some) > 40
    for f in some:
        plain = tuple(c for c in f.clauses if c.key not in ("flow-rank", "flow-peak"))
        told = numbers(sayer.sentence(plain), "\u00a0\u202f", ",")
        small = {str(n) for n, word in enumerate(SMALL, 1) if re.search(rf"\b{word}\b", f.text)}
        assert told <= numbers(f.text, ",", ".") | small, f.id


def test_the_soviet_union_is_named_by_its_day():
    said = (clause("established", a=Who(811, date(1956, 5, 13)), b=Who(365, date(1956, 5, 13)),
                   when=when([(date(1956, 5, 13), "day")])),)  # fmt: skip
    told = Sayer(Words("ru")).sentence(said)
    assert re.sub(r"\s", " ", told) == (
        "Камбоджа и Советский Союз: дипломатические отношения установлены, 13 мая 1956."
    )


def test_a_key_or_a_unit_without_words_leaves_the_sentence_in_english():
    sayer = Sayer(Words("fr"))
    assert sayer.sentence(()) is None
    assert sayer.sentence((clause("no-such-clause", n=1),)) is None
    assert sayer.sentence((clause("flow-trips", a=Who(2, date(2000, 1, 1)), b=Who(20, date(2000, 1, 1)), year=2000,
                                  value=Amount(1.0, "no such unit")),)) is None  # fmt: skip


def test_years_are_told_as_ranges():
    said = (clause("un-seat", years=years_of([1981, 1979, 1980, 1985])),)
    assert "1979–1981 et 1985" in Sayer(Words("fr")).sentence(said)
