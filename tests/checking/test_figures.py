"""Figures against the store. Values were read from the raw files by hand: the matrix of BACI in MATLAB's file, the
rows of GTMD and UIS with grep."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bilateral.checking.check import check
from tests.checking.claims import figure

KHM, RUS, USA, CHN, VNM, JPN, TUR, DEU = 811, 365, 2, 710, 816, 740, 640, 255
TOLD = date(2021, 5, 13)


def verdict(store, claim, **more):
    return check(store, claim, published=TOLD, **more)


def test_the_trade_of_2020_is_supported_and_the_exporters_own_report_is_named(full_store):
    # BACI, MatriceEx[KHM, RUS, 2020]: 191,067.932 thousand dollars; [.., 2016]: 149,357.673.
    # Comtrade, as Cambodia reported its exports, ends with 46,722,176 dollars in 2016.
    told = verdict(full_store, figure("x", 200e6, "USD", "imports", 2020, KHM, RUS, "more than"))
    assert told.verdict == "supported"
    assert "$191.1 million in 2020" in told.why
    assert "2016, with $46.7 million as Cambodia reported it" in told.why and "$149.4 million" in told.why
    assert told.difference.value == pytest.approx(191.067932 / 200 - 1, abs=1e-4)
    assert told.by[0].source == "baci"
    assert {191067932.0, 46722176.0} <= {e.value for e in told.evidence}


def test_the_direction_of_a_flow_matters(full_store):
    # [RUS, KHM, 2020] is 18,582.348: "nearly 20 million" fits one way and not the other
    assert verdict(full_store, figure("x", 20e6, "USD", "exports", 2020, RUS, KHM, "nearly")).verdict == "supported"
    wrong = verdict(full_store, figure("x", 20e6, "USD", "exports", 2020, KHM, RUS, "nearly"))
    assert wrong.verdict == "contradicted"
    assert wrong.difference.value == pytest.approx(191.067932 / 20 - 1, abs=1e-3)


def test_trade_both_ways_is_added(full_store):
    # [USA, CHN, 2019] 102,779,354.0 and [CHN, USA, 2019] 427,004,015.25 thousand dollars
    both = verdict(full_store, figure("x", 530e9, "USD", "bilateral trade", 2019, USA, CHN))
    assert both.verdict == "supported"
    assert "$529.8 billion" in both.why


def test_a_figure_far_off_is_contradicted_and_one_of_the_order_borne_out_in_part(full_store):
    # [VNM, JPN, 2018]: 19,754,841.375 thousand dollars
    def of(billion):
        return verdict(full_store, figure("x", billion * 1e9, "USD", "exports", 2018, VNM, JPN)).verdict

    assert (of(19.8), of(21), of(24), of(60)) == ("supported", "supported", "partly", "contradicted")


def test_students_counted_over_decades_are_no_yearly_number(full_store):
    # UIS, line 23,762: 46 students from Cambodia in Russia in 2009
    text = "More importantly, over 8,000 Cambodians have studied in the former Soviet Union since 1979."
    told = verdict(full_store, figure(text[18:], 8000, "persons", "Cambodians studied", None, KHM, RUS, "more than"))
    assert told.verdict == "not covered"
    assert "46 students in 2009" in told.why and "uis-students" in told.why
    # a reader may give the article's own year to "have studied since 1979": the sum is the same
    dated = figure(text[18:], 8000, "persons", "Cambodians studied", 2021, KHM, RUS, "more than")
    assert "adds up" in check(full_store, dated, published=TOLD).why


def test_tourists_of_every_year_are_borne_out_in_some_years_only(full_store):
    # GTMD, RUS to KHM: 131,969 in 2013, 108,978 in 2014, 55,936 in 2015, 53,688 in 2016; the same numbers back
    quote = "more than 60,000 tourists from Russia visit Cambodia each year"
    told = verdict(full_store, figure(quote, 60000, "tourists", "tourists", None, RUS, KHM, "more than"))
    assert told.verdict == "partly"
    assert "53,688 trips in 2016" in told.why and "direction is not borne out" in told.why


def test_where_the_year_is_missing_the_nearest_is_named(full_store):
    near = verdict(full_store, figure("x", 192e6, "USD", "exports", 2021, KHM, RUS))
    assert near.verdict == "partly" and "in 2020" in near.why
    far = verdict(full_store, figure("x", 192e6, "USD", "exports", 1985, KHM, RUS))
    assert far.verdict == "not covered"


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        (figure("x", 20e9, "AUD", "exports", 2019, 900, USA), "not covered"),
        (figure("x", 3e9, "USD", "investment", 2019, 900, USA, direction="planned"), "not checkable"),
        (figure("x", 2e9, "USD", "oil exports", 2019, 670, USA), "not covered"),
        (figure("x", 5e9, "USD", "arms sales", 2019, USA, 670), "not covered"),
        (figure("x", 5e9, "USD", "trade", 2019, 0, 0), "not checkable"),
        (figure("x", 7, "vaccines", "doses", 2019, USA, 670), "not covered"),
    ],
)
def test_what_the_store_does_not_count_is_not_judged(full_store, claim, word):
    assert verdict(full_store, claim).verdict == word


def test_people_by_birth_are_not_held_to_the_count_of_nationals(full_store):
    # 1,837,282 people born in Turkey lived in Germany in 2020: another thing than nationals, told as kindred
    told = verdict(full_store, figure("x", 1.2e6, "persons", "Turkish nationals", 2020, TUR, DEU))
    assert told.verdict == "partly" and "place of birth" in told.why


def test_a_source_that_is_not_in_the_store_is_named():
    from bilateral.paths import starter_store
    from bilateral.store import Store

    told = verdict(Store(starter_store()), figure("x", 100, "students", "students", 2009, KHM, RUS))
    assert told.verdict in ("not covered", "contradicted", "partly")
    assert "uis-students" in told.why or "UIS" in told.why


def test_every_piece_of_evidence_can_be_traced(full_store):
    from bilateral.trace import trace

    told = verdict(full_store, figure("x", 200e6, "USD", "imports", 2020, KHM, RUS, "more than"))
    for e in told.evidence:
        _, rows, _ = trace(full_store, e.id, [])
        assert rows and rows[0].place.source == e.source


def test_trade_without_a_direction_is_counted_both_ways(full_store):
    # BACI 2020: 191,067,932 dollars from Cambodia to Russia and 18,582,348 the other way: 209.7 million together
    both = check(full_store, figure("x", 209.7e6, "USD", "trade", 2020, KHM, RUS))
    assert both.verdict == "supported" and "both ways" in both.why
    assert check(full_store, figure("x", 191.1e6, "USD", "exports", 2020, KHM, RUS)).verdict == "supported"


@pytest.mark.parametrize("text", [
    "Two camps holding more than 400,000 refugees, most of them from Somalia, were to be closed.",
    "Most of the more than 400,000 refugees in the camps are Somalis.",
    "It holds more than 400,000 refugees, mainly Somalis.",
])  # fmt: skip
def test_a_figure_of_a_group_of_which_most_are_told_is_not_held_to_the_count_of_these(full_store, text):
    # UNHCR, row 111,774: 280,479 refugees from Somalia in Kenya in 2021
    quote = "more than 400,000 refugees"
    at = text.index(quote)
    claim = replace(figure(quote, 4e5, "persons", "refugees", 2021, 520, 501, "more than"), start=at, end=at + 26)
    told = check(full_store, claim, text=text)
    assert told.verdict == "not covered" and "280,479" in told.why
    plain = check(full_store, claim, text=" " * at + quote + " from Somalia, many of whom work.")
    assert plain.verdict == "contradicted"
