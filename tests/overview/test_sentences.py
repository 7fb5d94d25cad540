"""Sentences that a fact-checker found false once, and what the raw records bear out; read in the raw files by eye."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.states.names import resolve


@pytest.fixture(scope="module")
def view(full_store):
    done = {}

    def run(a, b, **more):
        key = (a, b, *more.items())
        if key not in done:
            dyad = make_dyad(resolve(a), resolve(b))
            done[key] = overview(full_store, dyad, as_of=date(2026, 1, 1), **more)
        return done[key]

    return run


@pytest.fixture(scope="module")
def told(view):
    """The sentence whose id ends so."""

    def run(a, b, name, **more):
        return next(f.text for f in view(a, b, **more).findings if f.id.endswith(f"/{name}"))

    return run


def test_an_embassy_on_a_list_is_told_as_listed_with_the_day_of_the_list(told):
    # the CSV of 16 November 2022 and the wikitext of November 2025 both have Cambodia in Moscow
    text = told("Cambodia", "Russia", "embassies")
    assert text.startswith("Wikidata (16 November 2022) and Wikipedia (November 2025) list an embassy of Cambodia in ")
    assert "Moscow" in text and "Phnom Penh" in text and "Khamovniki" not in text


def test_a_city_with_a_full_stop_of_its_own_ends_a_sentence_once(told):
    assert told("Vietnam@2000", "USA", "embassies").endswith("Washington, D.C.")


def test_an_embassy_listed_after_a_break_is_not_said_to_be_open(told):
    text = told("Russia", "Ukraine", "embassies")
    assert "relations had then been broken off" in text and "does not say which embassies were open" in text


def test_a_break_that_two_pages_date_otherwise_is_told_once(view):
    # Russia's page has February 2022, Ukraine's 24 February 2022
    broken = [f.text for f in view("Russia", "Ukraine").findings if "broke off" in f.text]
    assert broken == ["Russia and Ukraine broke off diplomatic relations on 24 February 2022."]


def test_a_second_beginning_after_a_break_is_a_restoration(view):
    found = [f.text for f in view("Cuba", "USA").findings if "/relations-" in f.id]
    assert found[0].endswith("established diplomatic relations on 27 May 1902.")
    assert any("broke off diplomatic relations on 3 January 1961" in t for t in found)
    assert any("restored diplomatic relations" in t and "2015" in t for t in found)
    assert not any("2015" in s.text for c in view("Cuba", "USA").conflicts for s in c.statements if "1902" in s.text)


def test_a_war_with_a_third_state_is_none_between_the_two(view):
    # dispute of 1859: France was at war with Austria, Prussia mobilised; France and Prussia were at war in 1870
    wars = [f.text for f in view("Germany@1900", "France").findings if "/war-" in f.id]
    assert [t.rsplit("(", 1)[1] for t in wars] == ["1870-1871).", "1914-1918).", "1939-1940)."]


def test_a_war_that_went_on_after_a_truce_is_one_war(view):
    wars = [f.text for f in view("Egypt", "Israel").findings if "/war-" in f.id]
    assert sum("Arab-Israeli War" in t for t in wars) == 1


def test_support_names_who_was_supported(told):
    assert "the Khmer People's National Liberation Front" in told(
        "Cambodia", "Russia", "support-to-rebels-soviet-union"
    )
    text = told("Russia", "Ukraine", "support-to-rebels-russia")
    assert "the Donetsk People's Republic" in text and "the Luhansk People's Republic" in text


def test_a_leader_without_the_seat_is_told_with_who_had_it(told):
    text = told("Yemen@2000", "Saudi Arabia", "leaders")
    assert "Houthi led Yemen" in text and "the UN seat of Yemen was held by the internationally recognised" in text


def test_a_leader_is_told_of_a_day_on_which_both_were_states(told):
    # REIGN: Walesa from 22 December 1990; East Germany ended on 2 October
    assert "Jaruzelski" in told("East Germany", "Poland", "leaders")


def test_sanctions_by_and_on_the_union_are_said_to_be_so(view):
    found = [f.text for f in view("France", "Russia").findings if "sanctions" in f.text]
    assert any(t.startswith("The European Union, with France as a member, imposed sanctions on Russia") for t in found)
    assert any(t.startswith("Russia imposed sanctions on the European Union, of which France was then") for t in found)


def test_relations_that_ended_with_a_state_are_told_in_the_past(view):
    ended = view("East Germany", "Poland")
    shared = next(f.text for f in ended.findings if f.id.endswith("/shared-treaties"))
    assert shared.startswith("In 1990 both were parties to")
    assert ended.outlook["text"] == "There is nothing to foresee: East Germany ceased to be a state on 2 October 1990."
    assert not any(word in f.text for f in ended.findings for word in (" are bound", "Both are", "has been in force"))


def test_the_seat_of_cambodia_is_told_with_both_governments(told):
    text = told("Cambodia", "Russia", "un-seat")
    assert text.startswith("The UN votes of 1979-1989 are not counted: the seat of Cambodia was held by Democratic")
    assert "the Soviet Union recognised the People's Republic of Kampuchea" in text


def test_a_year_of_an_unreal_day_is_told_as_a_month(full_store, mirror):
    from bilateral.trace import trace

    _, _, lines = trace(full_store, "un-vote-agreement:365-811:1985", [mirror])
    assert all(line.startswith("1985-1") and line[7] == " " for line in lines)
    _, _, lines = trace(full_store, "un-vote-agreement:365-811:2015", [mirror])
    assert all(line[4] == line[7] == "-" for line in lines)


@pytest.mark.parametrize(
    ("a", "b", "year"),
    [("Cambodia", "Russia", 1985), ("Germany@1990", "France", 1960), ("Cuba", "USA", 1970), ("India", "Pakistan", 1975),
     ("Egypt", "Israel", 1968), ("China", "USA", 1962)],
)  # fmt: skip
def test_nothing_later_than_the_day_of_the_telling_is_told(full_store, a, b, year):
    dyad = make_dyad(resolve(a), resolve(b))
    then = overview(full_store, dyad, as_of=date(year, 12, 31))
    for finding in then.findings:
        # a title may have a year of its own
        words = re.sub(r'"[^"]*"', "", finding.text)
        assert not [y for y in re.findall(r"\b(?:1[89]|20)\d\d\b", words) if int(y) > year], finding.text
    assert all(event.date[:4] <= str(year) for event in then.events)


def test_a_position_of_an_unrecognised_government_is_not_told(full_store):
    dyad = make_dyad(resolve("Cambodia"), resolve("Russia"))
    then = overview(full_store, dyad, as_of=date(1985, 6, 1))
    points = next(f.text for f in then.findings if f.id.endswith("/ideal-points"))
    assert "in 1978" in points  # the last year before the seat and Phnom Penh were in different hands
    assert not any(f.id.endswith("/un-votes-since") for f in then.findings)
