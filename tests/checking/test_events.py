"""Events against the store. Dates were read from the raw files by hand: the wikitext of both pages, the lines of GSDB
and ICB, the XML of the State Department's list of travels."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.checking.check import check
from tests.checking.claims import event

KHM, RUS, USA, CUB, IND, PAK = 811, 365, 2, 40, 750, 770


def verdict(store, *args, **more):
    return check(store, event(*args, **more), published=date(2021, 5, 13))


def test_relations_of_1956_are_supported_with_both_days_told(full_store):
    told = verdict(full_store, "in 1956", "established", "1956", KHM, RUS)
    assert told.verdict == "supported"
    assert "13 May 1956 and 6 November 1956" in told.why
    assert len(told.evidence) == 3


def test_either_day_of_1956_is_supported_and_the_other_named(full_store):
    for day, other in (("1956-05-13", "6 November 1956"), ("1956-11-06", "13 May 1956")):
        told = verdict(full_store, "x", "established", day, KHM, RUS)
        assert told.verdict == "supported" and other in told.why


def test_another_year_contradicts_by_so_many_days(full_store):
    told = verdict(full_store, "x", "established", "1958-05-13", KHM, RUS)
    assert told.verdict == "contradicted"
    assert told.difference.unit == "days"
    assert told.difference.value == (date(1956, 11, 6) - date(1958, 5, 13)).days


def test_a_day_near_by_is_borne_out_in_part(full_store):
    # the table on the page of Colombia: relations with Israel broken on 2 May 2024, told of 1 May
    told = verdict(full_store, "x", "broken", "2024-05-01", 100, 666)
    assert (told.verdict, told.difference.value) == ("partly", 1)
    # the Greco-Turkish war: the list has the end of the fighting (1922), the text the peace of Lausanne
    peace = verdict(full_store, "x", "war ended", "1923-07-24", 350, 640)
    assert peace.verdict == "partly" and "1922" in peace.why and "peace may be made later" in peace.why


def test_where_one_source_has_another_year_it_is_named_with_its_pages(full_store):
    # the lists on both pages, Kenya's and Somalia's, have 17 December 1967
    told = verdict(full_store, "x", "established", "1963", 501, 520)
    assert told.verdict == "contradicted"
    assert "page of Somalia and the list on the page of Kenya" in told.why
    assert "one source alone: Wikipedia" in told.why


def test_one_list_alone_bears_out_in_part_and_says_that_it_is_alone(full_store):
    # only the list on the page of Lesotho has the pair: Ukraine, 1 June 2000
    near = verdict(full_store, "x", "established", "2003", 369, 570)
    assert near.verdict == "partly" and near.difference.value == (date(2000, 6, 1) - date(2003, 1, 1)).days
    assert "page of Lesotho" in near.why and "one list alone" in near.why
    assert verdict(full_store, "x", "established", "2015", 369, 570).verdict == "contradicted"


@pytest.mark.parametrize(("when", "a", "b", "word"), [
    # Lithuania was no state between 1940 and 1991; Lebanon dealt with the Republic of China until 1971
    ("1938-05-31", 70, 368, "second life"),
    ("1954-11-01", 660, 710, "more than one government"),
])  # fmt: skip
def test_a_record_of_other_relations_contradicts_none(full_store, when, a, b, word):
    told = verdict(full_store, "x", "established", when, a, b)
    assert told.verdict == "not covered" and word in told.why


def test_a_record_of_the_year_bears_a_told_day_out_in_part(full_store):
    # the Correlates of War list has the Kargil War with its year alone; so told, the year is borne out
    assert verdict(full_store, "x", "war begun", "1999", IND, PAK).verdict == "supported"
    assert verdict(full_store, "x", "war begun", "1999-05-03", IND, PAK).verdict == "partly"


def test_a_war_in_years_that_both_lists_cover_is_contradicted_by_their_silence(full_store):
    # between 1972 and 1981 neither COW nor GML has anything of India and Pakistan
    told = verdict(full_store, "x", "war begun", "1976", IND, PAK)
    assert told.verdict == "contradicted"
    assert {e.source for e in told.evidence} == {"cow-wars", "gml-mids"}


def test_a_war_after_the_lists_end_is_not_covered_and_their_years_are_named(full_store):
    told = verdict(full_store, "x", "war begun", "2019", IND, PAK)
    assert told.verdict == "not covered"
    assert "1816-2007" in told.why and "1816-2010" in told.why


@pytest.mark.parametrize(("quote", "kind", "when", "a", "b"), [
    # each of these is so; the lists leave it out by their own rules, and have nothing else of the two
    ("Australia formally declared war on Thailand", "war begun", "1942-03-02", 900, 800),
    ("Mauritania declared war on Israel", "war begun", "1967", 435, 666),
    ("Japan introduced sanctions against Syria", "sanction", "2011-09", 740, 652),
    ("France and Qatar signed a defence pact", "alliance", "1994", 220, 694),
])  # fmt: skip
def test_silence_of_a_list_that_has_nothing_of_the_two_is_no_evidence(full_store, quote, kind, when, a, b):
    told = verdict(full_store, quote, kind, when, a, b, kind != "alliance")
    assert told.verdict == "not covered"
    assert "not in it" in told.why or "in neither list" in told.why or "looser ties" in told.why


def test_a_crisis_bears_out_the_use_of_force_on_its_days(full_store):
    # ICB 482, Uri Base Attack: 18 to 20 September 2016
    assert verdict(full_store, "x", "ASSAULT", "2016-09-18", IND, PAK, True).verdict == "supported"


@pytest.mark.parametrize(("type_", "quote"), [
    ("SANCTION", "Cuba recalled its ambassador"), ("sanction", "Cuba raised tariffs on imports"),
])  # fmt: skip
def test_no_list_of_sanctions_contradicts_what_it_does_not_list(full_store, type_, quote):
    assert verdict(full_store, quote, type_, "1985", CUB, USA, True).verdict == "not covered"


def test_sanctions_have_a_direction(full_store):
    # GSDB 207: the United States on Cuba, 1962-2019; none the other way
    assert verdict(full_store, "x", "sanction", "1962", USA, CUB, True).verdict == "supported"
    turned = verdict(full_store, "x", "sanction", "1962", CUB, USA, True)
    assert turned.verdict == "contradicted" and "the other way round" in turned.why


def test_a_visit_is_found_in_its_month_and_told_off_by_days(full_store):
    # Obama in Havana, 20 to 22 March 2016 (trip 3616)
    assert verdict(full_store, "x", "visit", "2016-03", USA, CUB, True).verdict == "supported"
    assert verdict(full_store, "x", "visit", "2016-03-21", USA, CUB, True).verdict == "supported"
    late = verdict(full_store, "x", "visit", "2016-03-25", USA, CUB, True)
    assert late.verdict == "partly"
    assert late.difference.value == -3


def test_the_year_alone_does_not_say_which_visit_is_meant(full_store):
    named = verdict(full_store, "Premier Castro went to Washington", "visit", "1959", CUB, USA, True)
    assert named.verdict == "supported"
    unnamed = verdict(full_store, "a trade delegation", "visit", "1959", CUB, USA, True)
    assert unnamed.verdict == "partly"


def test_visits_that_no_source_lists_are_not_covered_and_it_is_said_which_are(full_store):
    told = verdict(full_store, "Hun Sen in Russia", "visit", "2016-05", KHM, RUS, True)
    assert told.verdict == "not covered"
    assert "United States" in told.why and "China" in told.why


def test_a_treaty_is_found_by_its_day(full_store):
    # ATOP: a pact of nonaggression of 10 January 1966 (the Tashkent Declaration)
    assert verdict(full_store, "x", "treaty", "1966-01-10", IND, PAK).verdict == "supported"


def test_a_coup_is_found_in_the_list_of_leaders(full_store):
    # Archigos: Sihanouk, removed by the military, 18 March 1970
    told = verdict(full_store, "Lon Nol staged a coup", "regime", "1970", KHM, 0)
    assert told.verdict == "supported" and "18 March 1970" in told.why
    late = verdict(full_store, "a coup", "regime", "1971", KHM, 0)
    assert late.verdict == "contradicted" and late.difference.value < 0


def test_aid_of_two_kinds_of_which_one_is_recorded_is_borne_out_in_part(full_store):
    # UCDP: support to the government in 1979-1991; no list of economic aid goes back so far
    both = verdict(full_store, "economic and military aid", "aid", "1980/1990", RUS, KHM, True)
    assert both.verdict == "partly" and "economic" in both.why
    assert verdict(full_store, "military aid", "aid", "1980/1990", RUS, KHM, True).verdict == "supported"


def test_the_succession_of_a_state_is_told_where_its_recognition_is_not_recorded(full_store):
    told = verdict(full_store, "recognition as the successor state", "recognised", "1991-12", KHM, RUS, True)
    assert told.verdict == "partly"
    assert "26 December 1991" in told.why and "lineage" in told.why


def test_relations_restored_with_a_new_government_name_the_rivals(full_store):
    told = verdict(full_store, "x", "restored", "1979-01/1979-04", KHM, RUS)
    assert told.verdict == "partly"
    assert "People's Republic of Kampuchea" in told.why and "Democratic Kampuchea" in told.why


def test_a_vote_of_a_government_out_of_power_says_whose_it_was(full_store):
    quote = "Cambodia voted against the Soviet Union at the UN General Assembly"
    told = verdict(full_store, quote, "REJECT", "1985", KHM, RUS, True)
    assert told.verdict == "partly"
    assert "Coalition Government of Democratic Kampuchea" in told.why


@pytest.mark.parametrize("mood", ["planned", "hypothetical"])
def test_plans_and_possibilities_are_not_checkable(full_store, mood):
    told = verdict(full_store, "x", "visit", "2016-03", USA, CUB, True, mood=mood)
    assert told.verdict == "not checkable" and not told.evidence


def test_what_is_told_not_to_have_happened_is_checked_the_other_way_round(full_store):
    assert verdict(full_store, "x", "established", "1956", KHM, RUS, mood="negated").verdict == "contradicted"
    assert verdict(full_store, "x", "war begun", "1976", IND, PAK, mood="negated").verdict == "supported"


def test_two_states_that_never_met_give_no_verdict(full_store):
    # Bavaria left the system in 1871, Cambodia entered in 1953
    assert verdict(full_store, "x", "treaty", "1960", 245, KHM).verdict == "not covered"


@pytest.mark.parametrize("kind", ["ACCUSE", "established", "visit", "aid", "war begun", "regime", "embassy opened"])
def test_a_claim_without_a_date_gets_a_verdict_too(full_store, kind):
    told = verdict(full_store, "x", kind, "", IND, PAK)
    assert told.why.endswith(".")


def test_what_only_a_page_of_wikipedia_says_is_told_and_judges_nothing():
    # the notes on Chile's page: Prime Minister Indira Gandhi visited Chile in 1968; no list of visits has the pair
    from bilateral.paths import starter_store
    from bilateral.store import Store

    told = verdict(Store(starter_store()), "Indira Gandhi in Chile", "visit", "1968", IND, 155, True)
    assert told.verdict == "not covered"
    assert "Foreign relations of Chile" in told.why and "statement, not a record" in told.why
    assert [e.source for e in told.evidence] == ["wiki-relations"]


def test_an_embassy_of_today_says_nothing_of_the_day_it_was_opened(full_store):
    # the embassy of Libya in Washington is in the list of 2022, which has no date of its opening
    told = verdict(full_store, "x", "embassy opened", "1954-09-25", 620, USA, True)
    assert told.verdict == "not covered"
    assert "in 2022" in told.why and told.evidence


def test_an_article_of_too_many_pairs_is_not_looked_up_to_its_end(monkeypatch):
    from bilateral.checking import knowledge
    from bilateral.checking.check import check_reading
    from bilateral.paths import starter_store
    from bilateral.reading.article import read_article
    from bilateral.reading.model import Reading
    from bilateral.store import Store

    monkeypatch.setattr(knowledge, "MOST_PAIRS", 1)
    told = (event("x", "established", "1956", KHM, RUS), event("x", "established", "1947", IND, PAK))
    reading = Reading(read_article(b"Two pairs of states are told of in this text. It is a short one."), told)
    words = [v.verdict for _, v in check_reading(Store(starter_store()), reading).events]
    assert words == ["supported", "not covered"]
    named = check_reading(Store(starter_store()), reading, about=(IND, PAK))
    assert [v.verdict for _, v in named.events] == ["supported", "supported"]
