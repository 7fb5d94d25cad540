from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral.reading.dates import TimeExpression, find_dates, points
from bilateral.reading.edtf import When, bounds, edtf, timex

PUBLISHED = date(2021, 5, 20)


def values(text: str, published: date | None = None) -> list[tuple[str, str]]:
    return [(e.quote, e.value) for e in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("on 13 May 1956.", "13 May 1956", "1956-05-13"),
        ("on May 13, 1956, they", "May 13, 1956", "1956-05-13"),
        ("on the 13th of May, 1956, they", "the 13th of May, 1956", "1956-05-13"),
        ("on Sunday, May 13, 1956, they", "Sunday, May 13, 1956", "1956-05-13"),
        ("on 1956-05-13 they", "1956-05-13", "1956-05-13"),
        ("in December 1991.", "December 1991", "1991-12"),
        ("in Sept. 1991", "Sept. 1991", "1991-09"),
        ("in 1957, they", "1957", "1957"),
        ("in early 1979, they", "early 1979", "1979-01/1979-04"),
        ("the end of 1976.", "the end of 1976", "1976-09/1976-12"),
        ("late May 1940", "late May 1940", "1940-05-21/1940-05-31"),
        ("in the mid-1950s, they", "the mid-1950s", "1954/1956"),
        ("in the 1980s.", "the 1980s", "198X"),
        ("since 1980s resulted", "since 1980s", "198X/.."),
        ("the nineteenth century", "the nineteenth century", "18XX"),
        ("the spring of 1862", "the spring of 1862", "1862-21"),
        ("summer 1941", "summer 1941", "1941-22"),
        ("From 1970 to 1979, the", "From 1970 to 1979", "1970/1979"),
        ("From 1979-1991, the", "From 1979-1991", "1979/1991"),
        ("mission (1991\u20131993).", "1991\u20131993", "1991/1993"),
        ("in 1979-91 they", "1979-91", "1979/1991"),
        ("And between 1975 and 1979, the", "between 1975 and 1979", "1975/1979"),
        ("From 1980 through 1990, the", "From 1980 through 1990", "1980/1990"),
        ("Since 1993, the", "Since 1993", "1993/.."),
        ("from 1993 onwards they", "from 1993 onwards", "1993/.."),
        ("until 1991 they", "until 1991", "../1991"),
        ("12-15 May 1940", "12-15 May 1940", "1940-05-12/1940-05-15"),
        ("between 10 May and 22 June 1940 they", "between 10 May and 22 June 1940", "1940-05-10/1940-06-22"),
        ("the night of April 18, 1775, they", "the night of April 18, 1775", "1775-04-18"),
        ("in 264 BC they", "264 BC", "-0263"),
        ("in AD 70 they", "AD 70", "0070"),
        ("in September 490 BC they", "September 490 BC", "-0489-09"),
        ("the spring of 480 BC", "the spring of 480 BC", "-0479-21"),
        ("in Tripoli on November 4,\r\n                        1796.", "November 4,\r\n                        1796",
         "1796-11-04"),
    ],
)  # fmt: skip
def test_an_expression_has_its_words_and_its_value(text: str, quote: str, value: str) -> None:
    assert values(text) == [(quote, value)]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("It began on 1 September 1939. On 22 June it", "22 June", "1939-06-22"),
        ("It began in December 1935. On January 12 it", "January 12", "1936-01-12"),
        ("In 1941 it began. By June 22 it", "June 22", "1941-06-22"),
        ("It began on 30 December 1935. Two days later it", "Two days later", "1936-01-01"),
        ("It began on 28 February 1936. The next day it", "The next day", "1936-02-29"),
        ("It began in December 1935. The following month it", "The following month", "1936-01"),
        ("It began in May 1935. Later that year, it", "that year", "1935"),
        ("It began on 4 May 1935. The same day it", "The same day", "1935-05-04"),
        ("It began on May 6, 1954. On the 7th, it", "the 7th", "1954-05-07"),
        ("It began on 31 January 1950. A month later it", "A month later", "1950-02"),
        ("It fell on May 6 and July 7, 1954.", "May 6", "1954-05-06"),
        ("It began in 1861. In July of that year it", "July of that year", "1861-07"),
        ("It began in 490 BC. In 480 it", "480", "-0479"),
        ("In 1948 it began. Two years earlier it", "Two years earlier", "1946"),
    ],
)
def test_what_the_words_leave_out_comes_from_the_running_date(text: str, quote: str, value: str) -> None:
    found = {e.quote: e for e in points(find_dates(text))}
    assert found[quote].value == value
    assert found[quote].inferred


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("The imports last year totalled", "last year", "2020"),
        ("It has risen over the last decade.", "the last decade", "2011/2021"),
        ("Looking back 65 years ago, in", "65 years ago", "1956"),
        ("It said yesterday that", "yesterday", "2021-05-19"),
        ("It said on Monday that", "on Monday", "2021-05-17"),
        ("It met last month.", "last month", "2021-04"),
        ("It met in December.", "December", "2020-12"),
        ("It grew in the past five years.", "the past five years", "2016/2021"),
        ("It met on 4 March.", "4 March", "2021-03-04"),
    ],
)  # fmt: skip
def test_what_counts_from_the_writing_needs_the_day_of_publication(text: str, quote: str, value: str) -> None:
    assert (quote, value) in values(text, PUBLISHED)
    assert all(not e.value for e in find_dates(text))


def test_an_anniversary_implies_the_date_remembered() -> None:
    day, anniversary = find_dates("May 13 marked the 65th anniversary of relations.", PUBLISHED)
    assert day.value == "2021-05-13"
    assert (anniversary.kind, anniversary.value, anniversary.years) == ("anniversary", "1956-05-13", 65)
    assert find_dates("They marked the 65th anniversary.", PUBLISHED)[0].value == "1956"
    untold = find_dates("They marked the 65th anniversary.")[0]
    assert (untold.kind, untold.value, untold.years) == ("anniversary", "", 65)


def test_the_early_years_are_the_first_third_of_the_interval_told_before() -> None:
    found = find_dates("From 1956 to 1970 all was well. During early years of relations they met.")
    assert [(e.quote, e.value, e.approximate) for e in found] == [
        ("From 1956 to 1970", "1956/1970", False), ("early years", "1956/1960", True),
    ]  # fmt: skip


def test_an_interval_names_its_ends_and_points_gives_them_singly() -> None:
    found = find_dates("from 12 to 15 May 1940")
    assert [(e.kind, e.quote) for e in found] == [("interval", "from 12 to 15 May 1940")]
    assert [(e.quote, e.timex) for e in points(found)] == [("12", "1940-05-12"), ("15 May 1940", "1940-05-15")]
    assert (found[0].date_start, found[0].date_end) == (date(1940, 5, 12), date(1940, 5, 15))


def test_a_time_of_day_before_a_date_is_told_beside_it() -> None:
    found = points(find_dates("At 0600 on 6 June 1944 they landed."))
    assert [(e.quote, e.timex) for e in found] == [("0600", "1944-06-06T06:00"), ("6 June 1944", "1944-06-06")]


def test_an_aside_to_a_far_year_does_not_carry_the_story_away() -> None:
    text = "On 4 July 1920 it began. Losses were great, as told in 2004. On 6 September it ended."
    assert points(find_dates(text))[-1].value == "1920-09-06"


@pytest.mark.parametrize(
    "text",
    [
        "It may march on.", "They sold 1500 tons.", "over $1990", "1,916 men", "the fall of Saigon", "In 3.1945 parts",
        "Street 2004a", "more than 60,000 tourists", "12345 1234567890123",
        "the second half of it", "Flight 1549", "the March to Rome",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert [e.value for e in find_dates(text) if e.precision in ("day", "month")] == []


@pytest.mark.parametrize(
    "text",
    ["They sold 1500 tons.", "over $1990", "1,916 men", "the fall of Saigon", "12345", "some of 480 they"],
)
def test_a_count_or_a_sum_is_no_year(text: str) -> None:
    assert find_dates(text) == []


def test_values_of_every_grain_are_written_in_edtf_and_timex_with_their_days() -> None:
    def three(when: When) -> tuple[str, str, str]:
        first, last = bounds(when)
        return edtf(when), timex(when), f"{first}..{last}"

    assert three(When(1956, 2, grain="month")) == ("1956-02", "1956-02", "1956-02-01..1956-02-29")
    assert three(When(1862, grain="season", season="WI")) == ("1862-24", "1862-WI", "1862-12-01..1863-02-28")
    assert three(When(1950, grain="decade")) == ("195X", "195", "1950-01-01..1959-12-31")
    assert three(When(1800, grain="century")) == ("18XX", "18", "1800-01-01..1899-12-31")
    assert three(When(-263)) == ("-0263", "BC0264", "None..None")
    assert three(When(1956, 5, 13, "day", clock="NI"))[:2] == ("1956-05-13", "1956-05-13TNI")


WORDS = st.sampled_from(
    ["1956", "May", " 13", ", ", "-", "–", "the ", "early ", "from ", " to ", "between ", " and ", "since ", "two ",
     "days later", "1980s", "the next ", "year", "264 BC", "0600 on ", "Christmas", "'60s", "65th ", "anniversary",
     "last ", "\r\n", "\u0301", "\U0001f600", "\u00a0", "\ufeff", ".", "(", ")", "31 February ", "5:30PM", "winter ",
     "of ", "century", "21st ", "9999", "0 BC", "AD 1", "3000 years ", "ago", "in ", "decade", "Monday", "30", "٣"]
)  # fmt: skip


def sound(text: str, found: list[TimeExpression]) -> None:
    at = 0
    for e in found:
        assert at <= e.start < e.end and text[e.start : e.end] == e.quote
        at = e.end
        inner = e.start
        for part in e.parts:
            assert inner <= part.start < part.end <= e.end and text[part.start : part.end] == part.quote
            inner = part.end
        if e.date_start and e.date_end:
            assert e.date_start <= e.date_end


@settings(max_examples=600)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map("".join)), st.none() | st.dates())
def test_every_span_is_its_quote_whatever_the_text(text: str, published: date | None) -> None:
    sound(text, find_dates(text, published))


@settings(max_examples=200)
@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 12, 31)), st.integers(0, 60))
def test_a_day_written_out_is_read_back_and_days_later_are_counted(day: date, by: int) -> None:
    prefix = "\U0001f600\u0301\r\n" * 3
    there = day + timedelta(days=by)
    text = f"{prefix}On {day.day} {day:%B} {day.year} it began. {by} days later it ended."
    first, second = find_dates(text)
    assert (first.date_start, first.start) == (day, text.index("On") + 3)
    assert second.date_start == there


@pytest.mark.parametrize(
    "unit",
    ["1", "-", "1-", "1 ", "from ", "from 1970 to ", "the ", "the next ", "early ", "May ", "1956-", "1956 and ", "a",
     "12, ", "12 and ", "12:00 on ", "’60", "'", "1956/", "last ", "\n", " ", "65th ", "twenty-", "between 1956 and ",
     "the end of the ", "May 1, 2, 3, ", "AD ", "1 BC-", "\u0301", "\U0001f600", "since ", "two days after "],
)  # fmt: skip
def test_a_long_run_of_anything_takes_a_time_linear_in_it(unit: str) -> None:
    """A quarter of a megabyte each; the benchmark has the megabyte. Were it quadratic, it would take minutes."""

    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        began = time.process_time()
        found = find_dates(text)
        spent = time.process_time() - began
        if size < 50_000:
            sound(text, found)
        return spent

    seconds(20_000)
    assert seconds(250_000) < 8


def test_a_full_date_years_later_leads_the_story_on() -> None:
    text = "The bureau closed on May 6, 1981. A section opened on February 8, 2004. It became an office on June 28."
    assert [e.value for e in find_dates(text)] == ["1981-05-06", "2004-02-08", "2004-06-28"]


def test_news_counts_from_its_day_in_each_new_paragraph() -> None:
    text = "They met on Monday. In 2018 the talks failed.\n\nThe minister came in August."
    assert [e.value for e in find_dates(text, date(2022, 9, 27))] == ["2022-09-26", "2018", "2022-08"]


def test_a_history_goes_on_from_the_last_year_told() -> None:
    text = "They met in May 2018. In 2019 the talks failed.\n\nThe minister came in August."
    assert [e.value for e in find_dates(text, date(2022, 9, 27))] == ["2018-05", "2019", "2019-08"]
