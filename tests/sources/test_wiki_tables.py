"""The small page below was written for the test."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.sources.wiki_tables import Day, dates, day, named_references, plain, reference, tables

PAGE = """Intro.
{| class="wikitable sortable"
! colspan="3" |[[File:Map.svg|425px]]
|-
!#
!Country
!Date<ref>{{Cite web |title=All of them |website=mfa.example}}</ref>
|-
|1
|{{Flag|Cambodia}}
|{{dts|format=dmy|1956|05|13}}<ref name="x">{{Cite book
 |title=A || B
 |publisher=Press}}</ref>
|- valign="top"
| 2 || [[Russia|the Russians]] || style="background: silver;" | 1941<!-- | -->
|}
"""


def test_cells_know_their_place_and_marks_inside_references_are_none():
    ((headers, rows),) = tables(PAGE)
    assert [plain(h) for h in headers] == ["", "Country", "Date"]
    assert [[plain(c) for c in row.cells] for row in rows] == [
        ["1", "Cambodia", "1956-05-13"],
        ["2", "the Russians", "1941"],
    ]
    assert PAGE[rows[0].start : rows[0].end].startswith("|1\n|{{Flag|Cambodia}}")
    assert PAGE.split("\n")[rows[0].line - 1] == "|1"


def test_a_reference_is_named_by_its_publisher_and_title():
    ((_, rows),) = tables(PAGE)
    assert reference(rows[0].cells[2], {}) == "Press: A"
    assert reference('1956<ref name="x" />', named_references(PAGE)) == "Press: A"
    assert reference("1956", {}) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 November 1956", Day(date(1956, 11, 6), "day")),
        ("November 6, 1956", Day(date(1956, 11, 6), "day")),
        ("1956-11-06", Day(date(1956, 11, 6), "day")),
        ("1966-Nov-30", Day(date(1966, 11, 30), "day")),
        ("Feb. 3, 1982", Day(date(1982, 2, 3), "day")),
        ("November 1956", Day(date(1956, 11, 1), "month")),
        ("1956", Day(date(1956, 1, 1), "year")),
        ("30 February 1995", None),
        ("1960s", None),
        ("7/1/1972", None),
    ],
)
def test_dates_are_read_by_form(text, expected):
    assert day(text) == expected


def test_decades_are_no_years():
    assert not dates("early 1960s")
    assert [d.date.year for d, _, _ in dates("1919, 28 February 1992")] == [1919, 1992]
