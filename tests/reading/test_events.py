"""What a text says happened: type, date, who to whom, and how sure."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.reading.actors import find_mentions
from bilateral.reading.dates import find_dates
from bilateral.reading.events import find_events
from bilateral.reading.model import EventClaim
from bilateral.reading.sentences import split_sentences
from bilateral.reading.triggers import forms, hits
from bilateral.states.names import resolve


def events(text: str, published: date | None = None, about: tuple[str, str] | None = None) -> list[EventClaim]:
    sentences = split_sentences(text, [(0, len(text))])
    times = find_dates(text, published)
    pair = (resolve(about[0]).cow, resolve(about[1]).cow) if about else None
    return find_events(text, sentences, times, find_mentions(text, sentences, times, published, pair), published, pair)


def told(text: str, **more: object) -> set[tuple[str, str, str, str]]:
    """Type, date and the two states of what a text says happened."""
    from bilateral.states.registry import states

    name = {cow: s.key for cow, s in states().items()} | {0: "-"}
    every = events(text, **more)  # type: ignore[arg-type]
    return {(e.type, e.date, name[e.a], name[e.b]) for e in every if e.mood == "told"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Chad and Peru established diplomatic relations on 3 May 1985.", ("established", "1985-05-03", "TCD", "PER")),
        ("Diplomatic ties between Peru and Chad were restored in 1991.", ("restored", "1991", "PER", "TCD")),
        ("In 1967 Poland broke off diplomatic relations with Israel.", ("broken", "1967", "POL", "ISR")),
        ("Norway recognised the independence of Latvia in 1921.", ("recognised", "1921", "NOR", "LVA")),
        ("Latvia was recognised by Norway in 1921.", ("recognised", "1921", "NOR", "LVA")),
        ("Kenya opened an embassy in Bangkok in 2006.", ("embassy opened", "2006", "KEN", "THA")),
        ("The Kenyan embassy in Bangkok was closed in 2009.", ("embassy closed", "2009", "KEN", "THA")),
        ("In June 1999 the Turkish president visited Georgia.", ("visit", "1999-06", "TUR", "GEO")),
        ("The Turkish president paid a state visit to Georgia in 1999.", ("visit", "1999", "TUR", "GEO")),
        ("Georgia and Turkey signed a treaty of friendship in 1992.", ("treaty", "1992", "GEO", "TUR")),
        ("A trade agreement was signed by Georgia and Turkey in 1992.", ("agreement", "1992", "GEO", "TUR")),
        ("Iraq invaded Kuwait on 2 August 1990.", ("war begun", "1990-08-02", "IRQ", "KWT")),
        ("An armistice between Greece and Turkey was signed in 1922.", ("war ended", "1922", "GRC", "TUR")),
        ("Japan provided humanitarian aid to Nepal in 2015.", ("aid", "2015", "JPN", "NPL")),
        ("Canada imposed sanctions on Belarus in 2020.", ("sanction", "2020", "CAN", "BLR")),
        ("Sweden expelled two Russian diplomats in 2018.", ("SANCTION", "2018", "SWE", "RUS")),
        ("In 2018 Sweden accused Russia of espionage.", ("ACCUSE", "2018", "SWE", "RUS")),
        ("In 2018 Sweden rejected a Russian proposal.", ("REJECT", "2018", "SWE", "RUS")),
        ("In 1979 Hungary extradited a spy to Austria.", ("COOPERATE", "1979", "HUN", "AUT")),
    ],
)
def test_a_plain_sentence_tells_its_event(text: str, event: tuple[str, str, str, str]) -> None:
    assert event in told(text)


def test_the_passive_turns_who_did_it_round() -> None:
    (active,) = told("Poland attacked Lithuania in 1920.")
    (passive,) = told("Lithuania was attacked by Poland in 1920.")
    assert active == passive == ("ASSAULT", "1920", "POL", "LTU")


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Peru have not signed a treaty since 1985.",
        "Peru refused to sign a treaty with Chad in 1985.",
        "Peru never recognised Chad in 1985.",
        "Chad proposed to sign a treaty with Peru in 1985.",
        "Peru could sign a treaty with Chad in 1985.",
        "Peru will sign a treaty with Chad in 1985.",
        "Peru and Chad have yet to sign the treaty drafted in 1985.",
        "If Peru signed a treaty with Chad in 1985, much would change.",
    ],
)
def test_a_treaty_not_signed_or_only_thought_of_is_no_treaty(text: str) -> None:
    assert not {e for e in told(text) if e[0] in ("treaty", "recognised")}


def test_a_visit_to_come_is_planned() -> None:
    (visit,) = events("The Norwegian prime minister will visit Chile in May 2030.")
    assert (visit.type, visit.mood, visit.date) == ("visit", "planned", "2030-05")


def test_to_agree_to_open_relations_is_to_open_them() -> None:
    assert ("established", "1972", "AUS", "CHN") in told(
        "In 1972 Australia and China agreed to establish diplomatic relations."
    )


def test_each_visit_of_a_list_has_its_own_date() -> None:
    text = (
        "In 2015 Cambodian leaders visited Russia. There were visits of Cambodian ministers to Russia, including the "
        "visit of Hor Namhong in March, Sok An and Sar Kheng in May, and Say Samal in October 2015."
    )
    visits = {d for kind, d, a, b in told(text) if (kind, a, b) == ("visit", "KHM", "RUS")}
    assert {"2015-03", "2015-05", "2015-10"} <= visits


def test_each_date_of_a_list_is_an_event() -> None:
    text = "President Nazarbayev of Kazakhstan visited South Korea in May 1995, in November 2003 and in April 2010."
    assert {d for kind, d, *_ in told(text) if kind == "visit"} == {"1995-05", "2003-11", "2010-04"}


def test_a_visit_called_off_is_no_visit() -> None:
    (visit,) = events("A visit of the Nigerian president to Brazil was cancelled in 2018.")
    assert (visit.type, visit.mood) == ("visit", "negated")


def test_a_genocide_is_not_recognised_as_a_state_is() -> None:
    assert not told("Luxembourg recognised the Armenian genocide in 2015.")


def test_who_overthrows_a_government_has_no_coup_of_its_own() -> None:
    assert not {e for e in told("In 2003 the United States toppled the ruler.") if e[0] == "regime"}


def test_tourists_pay_no_state_visits() -> None:
    assert not told("More than 60,000 tourists from Russia visited Cambodia in 2019.")


def test_what_others_did_is_not_laid_at_the_door_of_the_two() -> None:
    text = "The Arab League suspended Egypt, and seventeen Arab states broke off relations with Cairo in 1979."
    assert not {e for e in told(text, about=("EGY", "ISR")) if e[0] == "broken"}


def test_an_organisation_that_accuses_is_no_state() -> None:
    assert not told("Amnesty International accused Sudan of torture in 2001.")


def test_a_text_on_two_states_supplies_the_one_it_leaves_out() -> None:
    found = told("The U.S. Embassy closed on 2 May 1980.", about=("USA", "LBY"))
    assert ("embassy closed", "1980-05-02", "USA", "LBY") in found


def test_the_day_of_an_act_is_not_the_year_of_its_law() -> None:
    text = "In March 2018 the United States imposed tariffs on China under the Trade Act of 1974."
    assert {d for kind, d, *_ in told(text) if kind == "sanction"} == {"2018-03"}


def test_a_place_in_the_name_of_a_treaty_is_no_party() -> None:
    text = "Cambodia and Vietnam signed the Paris Peace Agreements on 23 October 1991."
    assert {frozenset((a, b)) for _, _, a, b in told(text)} == {frozenset(("KHM", "VNM"))}


def test_a_form_of_state_is_not_another_state() -> None:
    assert told("The United States recognized the United Kingdom of Libya on December 24, 1951.") == {
        ("recognised", "1951-12-24", "USA", "LBY")
    }


def test_a_date_taken_from_the_sentence_before_is_said_to_be_inferred() -> None:
    text = "The ministers met on 3 May 1985. There Chad and Peru signed a treaty."
    treaty = next(e for e in events(text) if e.type == "treaty")
    assert (treaty.date, treaty.inferred) == ("1985-05-03", True)


def test_the_words_of_an_event_stand_where_it_says() -> None:
    text = (
        "𝔘 In 1967, Poland  broke off\r\ndiplomatic relations with Israel; Kenya opened an embassy in Bangkok in 2006."
    )
    every = events(text)
    assert len(every) == 2
    assert all(text[e.start : e.end] == e.quote == e.quote.strip() for e in every)


def test_the_forms_of_a_verb_are_those_of_english() -> None:
    assert set(forms("agree")) == {"agree", "agrees", "agreed", "agreeing"}
    assert set(forms("ban")) == {"ban", "bans", "banned", "banning"}
    assert set(forms("deploy")) == {"deploy", "deploys", "deployed", "deploying"}
    assert set(forms("ratify")) == {"ratify", "ratifies", "ratified", "ratifying"}


def test_a_long_line_of_triggers_is_read_in_the_time_of_its_length() -> None:
    text = "signed, closed " * 4000 + "a.b.c.d.e.f.g.h" * 2000
    assert len(list(hits(text, 0, len(text)))) < 10000
