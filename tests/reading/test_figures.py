"""What a text says in numbers: value, unit, what, from whom to whom, when."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.reading.actors import find_mentions
from bilateral.reading.dates import find_dates
from bilateral.reading.figures import find_figures
from bilateral.reading.model import FigureClaim
from bilateral.reading.quantities import find_quantities
from bilateral.reading.sentences import split_sentences
from bilateral.states.registry import states

KEY = {cow: s.key for cow, s in states().items()} | {0: "-"}


def figures(text: str, published: date | None = None) -> list[FigureClaim]:
    sentences = split_sentences(text, [(0, len(text))])
    times = find_dates(text, published)
    return find_figures(text, sentences, times, find_mentions(text, sentences, times, published), published)


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("US$ 1.5 billion", 1.5e9, "USD", ""),
        ("more than $200 million", 200e6, "USD", "more than"),
        ("nearly 20 million euros", 20e6, "EUR", "nearly"),
        ("AU$50.3bn", 50.3e9, "AUD", ""),
        ("£3m", 3e6, "GBP", ""),
        ("₹5 crore", 50e6, "INR", ""),
        ("two lakh rupees", 200e3, "INR", ""),
        ("500 million rubles", 500e6, "RUB", ""),
        ("at least 12.5 per cent", 12.5, "percent", "at least"),
        ("about 8,000 students", 8000, "persons", "about"),
        ("up to 4,000 troops", 4000, "persons", "at most"),
        ("fewer than 300 Cambodians", 300, "persons", "less than"),
        ("half a million tonnes", 500e3, "tonnes", ""),
        ("two million people", 2e6, "persons", ""),
    ],
)
def test_a_number_has_its_scale_its_unit_and_its_hedge(text: str, value: float, unit: str, comparator: str) -> None:
    (q,) = find_quantities(text)
    assert (q.value, q.unit, q.comparator) == (value, unit, comparator)


def test_a_range_tells_both_its_ends() -> None:
    assert [q.value for q in find_quantities("$3-5 billion")] == [3e9, 5e9]


@pytest.mark.parametrize(
    "text", ["99 years", "Section 232", "2.96 million square miles", "150 days", "No. 20", "G20", "5G"]
)
def test_lengths_of_time_areas_and_numbers_of_titles_are_no_figures(text: str) -> None:
    assert not find_quantities(text)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Imports to Russia from Cambodia were $200 million in 2020.", ("KHM", "RUS")),
        ("Exports from Russia to Cambodia were $20 million in 2020.", ("RUS", "KHM")),
        ("Soviet exports to Finland reached $5 million in 1960.", ("RUS", "FIN")),
        ("Finland's imports from Sweden reached $5 million in 1960.", ("SWE", "FIN")),
        ("Chinese investment in Zambia stood at $3 billion in 2019.", ("CHN", "ZMB")),
        ("In 2019 Japan gave Nepal a loan of $30 million.", ("JPN", "NPL")),
        ("More than 60,000 tourists from Russia visit Cambodia each year.", ("RUS", "KHM")),
        ("About 250 Mongolian students study in India.", ("MNG", "IND")),
        ("In 2013 Senegal sent 650 troops to Mali.", ("SEN", "MLI")),
        ("In 2010 some 900 Malians lived in France.", ("MLI", "FRA")),
    ],
)
def test_what_flows_goes_from_one_state_to_the_other(text: str, way: tuple[str, str]) -> None:
    (f,) = figures(text)
    assert (KEY[f.from_], KEY[f.to]) == way


def test_last_year_is_counted_from_the_day_of_publication() -> None:
    text = "Exports from Russia to Cambodia were nearly $20 million last year."
    assert [f.year for f in figures(text, date(2021, 5, 13))] == [2020]
    assert [f.year for f in figures(text)] == [None]


def test_what_is_of_every_year_is_of_no_single_one() -> None:
    (f,) = figures("In all, more than 60,000 tourists from Russia visit Cambodia each year.", date(2021, 5, 13))
    assert f.year is None


def test_the_year_a_change_is_counted_from_is_not_its_year() -> None:
    (f,) = figures("Exports from Chile to Peru grew by 9% in 2014 from 2010.")
    assert (f.year, f.direction) == (2014, "increase")


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Trade between Chile and Peru fell by 9% in 2014.", "decrease"),
        ("Trade between Chile and Peru rose by 9% in 2014.", "increase"),
        ("Trade between Chile and Peru fell to $9 million in 2014.", "level"),
        ("Chile and Peru hope that trade will reach $9 million in 2034.", "planned"),
    ],
)
def test_a_level_a_change_and_a_plan_are_told_apart(text: str, direction: str) -> None:
    assert [f.direction for f in figures(text)] == [direction]


def test_a_growth_over_the_year_before_is_of_this_year() -> None:
    text = (
        "Trade between Chile and Peru rose to $9 billion in 2022, up 25% over the previous year. Chile sold $1 billion."
    )
    assert [f.year for f in figures(text)] == [2022, 2022, 2022]


def test_a_year_is_no_figure() -> None:
    assert not figures("In 2014 Chilean people in Peru numbered more than in 2010.")


def test_the_words_of_a_figure_stand_where_it_says() -> None:
    text = "\ufeff𝔘 In 2020, exports from Russia to Cambodia\r\nwere nearly $20  million."
    (f,) = figures(text)
    assert text[f.start : f.end] == f.quote == "nearly $20  million"
