"""The words of a figure say what it allows; expected values follow from docs/methods/checking.md by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral.checking.tolerance import allowed, written_unit


@pytest.mark.parametrize(
    ("value", "comparator", "low", "high"),
    [
        (8046, "", 8045.5, 8046.5),
        (1.5e6, "", 1.45e6, 1.55e6),
        (200e6, "", 190e6, 210e6),  # half of the last place would be 50 million: capped at a twentieth
        (200e6, "more than", 200e6, 300e6),
        (20e6, "nearly", 18e6, 20e6),
        (8000, "about", 7200, 8800),
        (60, "less than", 40, 60),
    ],
)
def test_what_the_words_allow(value, comparator, low, high):
    words = allowed(value, comparator)
    assert math.isclose(words.low, low) and math.isclose(words.high, high)


@given(st.floats(1, 1e13), st.sampled_from(["", "about", "nearly", "more than", "at least", "less than", "at most"]))
def test_the_figure_itself_is_always_allowed(value, comparator):
    words = allowed(value, comparator)
    assert words.place(value, 0.0) == "inside"
    assert words.low <= words.high


@given(st.floats(1, 1e12), st.floats(1, 1e12), st.floats(0, 0.2))
def test_a_wider_margin_never_makes_a_record_fit_worse(value, found, margin):
    order = ["inside", "margin", "order", "beyond", "outside"]
    words = allowed(value)
    assert order.index(words.place(found, margin)) <= order.index(words.place(found, 0.0))


def test_a_bound_that_holds_by_far_is_told_apart_from_one_that_fits():
    assert allowed(200, "more than").place(2000, 0.1) == "beyond"
    assert allowed(200, "less than").place(20, 0.1) == "beyond"
    assert allowed(200, "more than").place(20, 0.1) == "outside"


def test_the_last_written_place_is_that_of_the_last_digit_that_is_not_zero():
    assert written_unit(62.8e9) == 1e8
    assert written_unit(1200) == 100
    assert written_unit(0) == 1
