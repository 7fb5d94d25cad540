"""The month in which a period begins: said only where the evidence is dated so."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.overview.causes import month
from bilateral.overview.model import Boundary, Estimate
from bilateral.overview.stretches import Stretch
from bilateral.records import Event, Place

PLACE = Place("gml-mids", "x.rda", 1, None)


def event(kind: str, on: str, precision: str = "day") -> Event:
    return Event(kind, 690, 645, False, date.fromisoformat(on), precision, None, "", PLACE)


def begins(low: int, high: int) -> Stretch:
    return Stretch(1990, 2003, Estimate(-7.5, -9.0, -5.0), Boundary(low, high, 1.0))


@pytest.mark.parametrize(
    ("causes", "wanted"),
    [
        ([event("broken", "1990-08-02")], "1990-08"),
        ([event("broken", "1990-08-01", "month")], "1990-08"),
        # the weightiest comes first, and is known to the year alone
        ([event("broken", "1990-01-01", "year"), event("war begun", "1990-08-02")], None),
        # a dispute dates no period, nor does a fact of the year before
        ([event("dispute", "1990-08-02")], None),
        ([event("broken", "1989-12-31")], None),
        ([], None),
    ],
)
def test_the_weightiest_fact_of_the_year_says_the_month_if_it_is_dated_so(causes, wanted):
    assert month(begins(1990, 1990), causes) == wanted


def test_a_boundary_that_lies_in_several_years_has_nomonth():
    assert month(begins(1989, 1990), [event("broken", "1990-08-02")]) is None
