"""Articles in a store: what they say is told as said, counts for nothing, and leads back to its words."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest
from click.testing import CliRunner

from bilateral.articles import add, target
from bilateral.cli import cli
from bilateral.dyad import make_dyad
from bilateral.errors import StoreError
from bilateral.overview.assemble import overview
from bilateral.paths import starter_store
from bilateral.reading.article import read_article
from bilateral.reading.model import EventClaim, FigureClaim, PeriodClaim, Reading
from bilateral.render.as_json import to_dict
from bilateral.states.names import resolve
from bilateral.store import Store
from bilateral.trace import trace

TEXT = (
    "In May 1961, the Soviet leader visited Cambodia with a delegation.\n\n"
    "From 1956 to 1970 relations were very special.\n\n"
    "Some 7,777 Cambodians studied in Moscow in 1988.\n"
)
KHM, RUS = 811, 365


def reading(text=TEXT, kind="visit"):
    article = read_article(text.encode(), name="a.txt", published=date(2021, 5, 13))

    def span(quote):
        start = article.text.index(quote)
        return start, start + len(quote), quote

    return Reading(
        article,
        (EventClaim(*span("May 1961, the Soviet leader visited Cambodia"), kind, "1961-05", "month", date(1961, 5, 1),
                    date(1961, 5, 31), False, RUS, KHM, True),),
        (PeriodClaim(*span("From 1956 to 1970 relations were very special"), 1956, 1970, 2, KHM, RUS),),
        (FigureClaim(*span("7,777 Cambodians studied in Moscow"), 7777, "persons", "Cambodians studying", 1988, KHM,
                     RUS, False, "level"),),
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "store"
    shutil.copytree(starter_store(), place, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return place


def view_of(folder):
    return overview(Store(folder), make_dyad(resolve("Cambodia"), resolve("Russia")), as_of=date(2026, 1, 1))


def test_what_an_article_says_moves_no_level_no_period_and_no_figure(folder):
    before = to_dict(view_of(folder))
    add(folder, reading(), name="a.txt")
    after = to_dict(view_of(folder))
    for part in ("level", "figures", "coverage", "conflicts"):
        assert after[part] == before[part]
    assert [p["quality"] for p in after["periods"]] == [p["quality"] for p in before["periods"]]


def test_an_event_of_an_article_is_told_as_said_by_it(folder):
    add(folder, reading(), name="a.txt")
    told = [e for e in to_dict(view_of(folder))["events"] if "attributed" in e]
    visit = next(e for e in told if e["date"] == "1961-05")
    assert visit["type"] == "visit" and (visit["a"], visit["b"]) == ("RUS", "KHM")
    assert "according to" in visit["text"] and "a.txt" in visit["text"]
    (evidence,) = visit["evidence"]
    assert TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert evidence["article"] == reading().article.sha256


def test_periods_and_figures_of_an_article_are_sentences_that_name_it(folder):
    add(folder, reading(), name="a.txt")
    said = [f for f in to_dict(view_of(folder))["findings"] if "/said-" in f["id"]]
    text = " ".join(f["text"] for f in said)
    assert "According to \u201ca.txt\u201d (13 May 2021), relations were close in 1956-1970." in text
    assert "\u201c7,777 Cambodians studied in Moscow\u201d (Cambodians studying from" in text
    assert all("ccording to" in f["text"] for f in said)


def test_adding_an_article_again_changes_nothing(folder):
    first, number = add(folder, reading(), name="a.txt")
    again, _ = add(folder, reading(), name="a.txt")
    assert first == again and number == 3
    rows = Store(folder).table("articles", "claims")
    assert rows.num_rows == 3


def test_two_articles_give_the_same_store_in_either_order(folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    one, two = reading(), reading(TEXT + "\nA second article, which says the same in other words.\n")
    for text in (one, two):
        add(folder, text, name="x.txt")
    for text in (two, one):
        last = add(other, text, name="x.txt")[0]
    assert Store(folder).id == last


def test_a_claim_is_traced_to_its_words(folder):
    add(folder, reading(), name="a.txt")
    event = next(e for e in view_of(folder).events if e.attributed and e.date == "1961-05")
    _, rows, _ = trace(Store(folder), event.id, [])
    assert rows[0].raw == ({"quote": "May 1961, the Soviet leader visited Cambodia"},)
    assert rows[0].sha256 == reading().article.sha256


def test_plans_and_denials_are_kept_and_not_told_as_events(folder):
    from dataclasses import replace

    text = reading()
    add(folder, replace(text, events=tuple(replace(e, mood="planned") for e in text.events)), name="a.txt")
    assert not [e for e in view_of(folder).events if e.attributed and e.date == "1961-05"]


def test_a_build_of_all_sources_keeps_what_a_user_added(folder, mirror, tmp_path):
    from bilateral.build import build

    add(folder, reading(), name="a.txt")
    build(["tss-rivalries"], folder, tmp_path / "raw", mirror=mirror)
    assert Store(folder).table("articles", "claims").num_rows == 3


def test_the_starter_inside_the_package_is_never_changed():
    with pytest.raises(StoreError, match="stays as it is"):
        target(starter_store())


def test_the_first_article_begins_a_store_of_the_users_own(tmp_path, monkeypatch):
    monkeypatch.setenv("BILATERAL_HOME", str(tmp_path / "home"))
    before = Store(starter_store()).id
    words = ["read", "-", "--add", "--about", "Cambodia", "Russia", "--format", "json"]
    run = CliRunner().invoke(cli, words, input="In 1957, Cambodia and the Soviet Union signed a trade agreement.\n" * 2)
    assert run.exit_code == 0, run.output
    assert json.loads(run.stdout)["article"]
    assert "added" in run.stderr
    assert "articles" in Store(tmp_path / "home" / "store").sources
    assert Store(starter_store()).id == before
    assert CliRunner().invoke(cli, ["sources"]).exit_code == 0
    assert CliRunner().invoke(cli, ["sources", "--cite", "bibtex"]).exit_code == 0
