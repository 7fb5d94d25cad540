"""Which partner a passage of a page is about. The page below was written for the test, in the forms of the archive."""

from __future__ import annotations

import pytest

from bilateral.sources.wiki_prose import partner_of, passages
from bilateral.sources.wiki_relations import ALSO

FRA, SYR, DZA, KEN, EGY, TUR = 220, 652, 615, 501, 651, 640
PAGE = """Iraq has relations with many.
== Relations with Syria ==
Relations were broken in 1982.
=== Oil ===
A pipeline was opened in 1952.
== Africa ==
;Algeria
{{Main|Algeria–Iraq relations}}'''Kenya'''

Both countries have embassies.
* '''[[Egypt]]''' – ties were restored in 1987.
{| class="wikitable"
! Country !! Notes
|-
| {{flag|Turkey}} || Ties improved in 1990.
|}
== References ==
A book of 1990.
"""


def by_words(words):
    (found,) = (p for p in passages(PAGE, "Iraq", ALSO) if words in PAGE[p.start : p.end])
    assert PAGE.split("\n")[found.line - 1] in PAGE[found.start : found.end] or found.line > 0
    return found.partner


@pytest.mark.parametrize(
    ("words", "partner"),
    [
        ("has relations with many", 0),
        ("broken in 1982", SYR),
        ("A pipeline", SYR),
        ("have embassies", KEN),
        ("restored in 1987", EGY),
        ("improved in 1990", TUR),
    ],
)
def test_a_passage_is_about_whom_its_row_its_heading_or_its_bold_lead_names(words, partner):
    assert by_words(words) == partner


def test_lists_of_other_texts_are_no_passages():
    assert not [p for p in passages(PAGE, "Iraq", ALSO) if "A book" in PAGE[p.start : p.end]]


def test_the_line_of_a_passage_is_where_it_begins():
    (found,) = (p for p in passages(PAGE, "Iraq", ALSO) if "broken in 1982" in PAGE[p.start : p.end])
    assert PAGE.split("\n")[found.line - 1] == "Relations were broken in 1982."


@pytest.mark.parametrize(
    ("heading", "partner"),
    [("France", FRA), ("France–Iraq relations", FRA), ("Relations with the West", 0), ("Iraq War", 0), ("Iraq", 0),
     ("Syria and Turkey", 0)],
)  # fmt: skip
def test_a_heading_names_one_partner_or_none(heading, partner):
    assert partner_of(heading, "Iraq", ALSO) == partner
