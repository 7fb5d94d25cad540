"""Events, attributed claims and contradictions in other languages say what the English texts say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.overview.attributed import attributed_events, attributed_findings
from bilateral.overview.clauses import Amount, Own, Several, Who, clause
from bilateral.overview.data import DyadData, Window
from bilateral.overview.event_clauses import event_clauses
from bilateral.records import Event, Place
from bilateral.render import render
from bilateral.render.saying import Run, Sayer, cut, plain, templates
from bilateral.render.words import Words, catalogue, languages
from bilateral.sources.base import TYPES
from bilateral.states.names import resolve

PAIRS = [("KHM", "RUS"), ("FRA", "DEU"), ("CUB", "USA"), ("IND", "PAK"), ("ISR", "EGY"), ("MEX", "USA"), ("ALB", "CHN")]
LANGS = ["fr", "ru"]
#: Forms that only one of the languages needs.
FRENCH_ALONE = {"plural", "office-woman", "woman"}
PLACE = Place("s", "f", 1, None)


@pytest.fixture(scope="module")
def views(full_store):
    return [overview(full_store, make_dyad(*map(resolve, pair))) for pair in PAIRS]


@pytest.fixture(scope="module")
def texts(full_store):
    """Every text of an event between two states that the store holds, once for each type, by the events as they are."""
    found = {}
    for path in Path(full_store.folder, "events").glob("*.parquet"):
        table = pq.read_table(path, columns=["type", "a", "b", "date", "text", "precision"]).to_pylist()
        source = path.name.rpartition("-")[0]
        for r in table:
            if r["b"]:
                place = Place(source, "", 1, None)
                e = Event(r["type"], r["a"], r["b"], True, r["date"], r["precision"], None, r["text"], place)
                # pages and titles differ in every text: one of each page is enough
                shape = re.sub(r"reference: .+", "reference", re.sub(r"signed: .+", "signed", r["text"]))
                found.setdefault((r["type"], shape), e)
    return list(found.values())


def flat(pieces):
    """The text with plain spaces."""
    return re.sub(r"\s", " ", plain(pieces))


def event(kind, text, a=2, b=710, on=date(2001, 5, 1)):
    return Event(kind, a, b, True, on, "day", None, text, PLACE)


@pytest.mark.parametrize("lang", languages())
def test_every_type_of_an_event_between_two_states_has_a_word(lang):
    known = {t.replace(" ", "-") for t in TYPES} - {"leader", "regime"}
    assert {t for t in known if f"event.{t}" not in catalogue(lang)} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_of_an_event_that_the_store_holds_is_told(texts, lang):
    sayer = Sayer(Words(lang))
    assert len(texts) > 5_000 and len({e.type for e in texts}) > 15
    assert [(e.type, e.text) for e in texts if not sayer.phrase(event_clauses(e))] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_event_and_every_contradiction_of_an_overview_is_told(views, lang):
    sayer = Sayer(Words(lang))
    events = [e for v in views for e in v.events]
    sides = [c for v in views for c in v.conflicts]
    assert len(events) > 500 and sum(bool(e.attributed) for e in events) > 5
    kinds = {dict(c.clauses[0].values).get("about", c.clauses[0]).key for c in sides}
    assert kinds == {"differ-established", "differ-trade", "differ-migrants"}
    told = [(e.text, e.clauses) for e in events] + [(c.about, c.clauses) for c in sides]
    told += [(s.text, s.clauses) for c in sides for s in c.statements]
    assert [text for text, clauses in told if not sayer.phrase(clauses)] == []


def test_a_text_that_no_source_writes_stays_in_english():
    assert event_clauses(event("alliance", "a pact of steel")) == ()
    assert event_clauses(event("leader", "a change of leader")) == ()
    unknown = event_clauses(event("sanction", "moral sanctions, over human rights"))
    assert unknown and Sayer(Words("fr")).phrase(unknown) == ()


def test_the_languages_have_the_same_words_for_what_sources_code():
    tables = {lang: {name for name in templates(lang) if name not in FRENCH_ALONE} for lang in LANGS}
    assert tables["fr"] == tables["ru"] and {"duty", "aim", "office", "subject"} <= tables["fr"]
    for name in tables["fr"]:
        # a clause has forms for one or few things where its language asks for them: "disputes.few"
        fr, ru = ({key.partition(".")[0] for key in templates(lang)[name]} for lang in LANGS)
        assert fr == ru, name


@pytest.mark.parametrize("lang", LANGS)
def test_every_number_of_a_text_is_told_and_none_is_added(texts, lang):
    sayer = Sayer(Words(lang))
    some = [e for e in texts if e.type in ("dispute", "war ended", "alliance", "rivalry begun")]
    assert len(some) > 300
    for e in some:
        told = re.sub(r"(?<=\d)[\u00a0\u202f](?=\d{3})", "", plain(sayer.phrase(event_clauses(e))))
        assert sorted(re.findall(r"\d+", told)) == sorted(re.findall(r"\d+", e.text)), e.text


def test_a_visit_says_who_went_from_where_to_where_and_what_kind_of_visit_it_was():
    fr, ru = (Sayer(Words(lang)) for lang in LANGS)
    went = event_clauses(event("visit", "Secretary of State John Forbes Kerry in Beijing, Shanghai"))
    assert flat(fr.phrase(went)) == "secrétaire d’État John Forbes Kerry, États-Unis → Chine (Beijing, Shanghai)"
    came = event_clauses(event("visit", "King Abdullah II in the United States, working visit", 663, 2))
    assert flat(fr.phrase(came)) == "roi Abdullah II, Jordanie → États-Unis, visite de travail"
    assert flat(ru.phrase(came)) == "король Abdullah II, Иордания → США, рабочий визит"
    # the list of visits has its own spelling of a state, which is no town
    north = event_clauses(event("visit", "President Xi Jinping in Korea, North", 710, 731))
    assert flat(ru.phrase(north)) == "президент Xi Jinping, Китай → КНДР"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chancellor Angela Merkel", "chancelière Angela Merkel"),
        ("President Park Geun-hye", "présidente Park Geun-hye"),
        ("President Park Chung Hee", "président Park Chung Hee"),
        ("Prime Minister Jose Maria Aznar", "premier ministre Jose Maria Aznar"),
        ("Secretary of State Condoleezza Rice", "secrétaire d’État Condoleezza Rice"),
    ],
)
def test_french_gives_the_office_of_a_woman_its_feminine_form(text, told):
    said = event_clauses(event("visit", f"{text} in the United States", 255, 2, date(2010, 1, 1)))
    assert flat(Sayer(Words("fr")).phrase(said)) == f"{told}, Allemagne → États-Unis"


def test_names_are_marked_as_english_and_nothing_else_is():
    told = Sayer(Words("fr")).phrase(event_clauses(event("crisis", "international crisis: Cuban Missiles")))
    assert told == (Run("«\u00a0"), Run("Cuban Missiles", "en"), Run("\u00a0»"))


def test_a_war_stands_by_the_name_the_language_has_or_by_that_of_the_source():
    fr = Sayer(Words("fr"))
    assert fr.phrase(event_clauses(event("war begun", "World War II"))) == (Run("Seconde Guerre mondiale"),)
    assert fr.phrase(event_clauses(event("war begun", "Lopez War"))) == (Run("Lopez War", "en"),)


def test_sanctions_of_the_union_name_the_union_and_not_its_member():
    e = event("sanction", "trade, arms sanctions, over human rights, other aims (by the European Union)", 255, 710)
    told = flat(Sayer(Words("fr")).phrase(event_clauses(e)))
    assert told == "Union européenne → Chine : commerce et armes ; pour les droits de l’homme"


def test_a_number_below_two_is_singular_in_french_and_a_whole_one_has_no_decimals():
    def told(value, unit):
        said = (clause("measured", value=Amount(value, unit), source=Own("x")),)
        return flat(Sayer(Words("fr")).phrase(said)).removesuffix(", selon x")

    # CLDR: in French 0 to 1.99 take the singular
    assert told(1.5e9, "US dollars") == "1,5 milliard de dollars"
    assert told(15, "million current US dollars") == "15 millions de dollars"
    assert told(1, "persons") == "1 personne"
    assert told(2.5, "million US dollars") == "2,5 millions de dollars"


def test_the_first_of_a_month_is_an_ordinal_in_french():
    assert Words("fr").day("1995-09-01") == "1er septembre 1995"
    assert Words("fr").day("1995-09-11") == "11 septembre 1995"


def test_what_an_article_says_is_told_with_its_author_and_its_day(full_store):
    dyad = make_dyad(resolve("KHM"), resolve("RUS"))
    data = DyadData(full_store, dyad, Window(1956, 2020, date(2020, 1, 1)))
    said = full_store.said(make_dyad(resolve("CUB"), resolve("USA")))[0]
    article = replace(said, a=811, b=365, place=replace(said.place, source="articles"), title="65 Years",
                      author="A. Writer", published=date(2021, 5, 13), mood="told", quote="60,000")  # fmt: skip
    data.__dict__["said"] = [
        replace(article, kind="event", type="visit", directed=True, first=date(1960, 11, 1), last=date(1960, 11, 1)),
        replace(article, kind="period", value=2.0, first=date(1979, 1, 1), last=date(1989, 1, 1)),
        replace(article, kind="figure", type="tourists", directed=True, first=date(2016, 1, 1)),
    ]
    fr = Sayer(Words("fr"))
    (visit,) = attributed_events(data, ())
    whole = "Union soviétique → Cambodge" if visit.a == "RUS" else "Cambodge → Union soviétique"
    assert flat(fr.phrase(visit.clauses)) == f"{whole}, selon « 65 Years » (A. Writer, 13 mai 2021)"
    period, figure = [(f.text, fr.sentence(f.clauses)) for f in attributed_findings(data)]
    assert "close in 1979-1989" in period[0] and "étroites (1979–1989)" in period[1]
    assert "60,000" in figure[0] and "(tourists, Cambodge\u00a0→ Russie, 2016)" in figure[1]


def test_a_line_that_is_cut_keeps_its_languages():
    pieces = (Run("abc"), Run("def", "en"), Run("ghi"))
    assert cut(pieces, 5) == (Run("abc"), Run("de", "en"))
    assert cut(pieces, 99) == pieces


def test_several_values_end_in_the_word_of_the_language_for_and():
    ends = {"a": Who(2, date(2000, 1, 1)), "b": Who(20, date(2000, 1, 1))}
    said = (clause("said-years", said=clause("said-pair", **ends), years=Several((1, 2, 3))),)
    assert flat(Sayer(Words("ru")).phrase(said)) == "США и Канада (1, 2 и 3)"


def test_a_government_is_named_in_the_language_of_the_chart(full_store):
    view = overview(full_store, make_dyad(resolve("CUB"), resolve("USA")))
    drawn = re.findall(r"<text([^>]*)>gouvernement révolutionnaire</text>", render(view, "html", lang="fr"))
    assert drawn and not any("lang=" in attributes for attributes in drawn)
    assert not re.search(r"<text[^>]* lang=", render(view, "html"))


def test_a_government_without_a_name_in_the_language_is_marked_as_english(full_store, monkeypatch):
    monkeypatch.setattr("bilateral.render.dossier.ruling.all_governments", dict)
    view = overview(full_store, make_dyad(resolve("CUB"), resolve("USA")))
    page = render(view, "html", lang="fr")
    drawn = re.findall(r"<text([^>]*)>revolutionary government</text>", page)
    assert drawn and all(' lang="en"' in attributes for attributes in drawn)
