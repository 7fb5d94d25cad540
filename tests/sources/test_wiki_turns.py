"""Turns in relations told in sentences of the archive: what they say was read by eye."""

from __future__ import annotations

import pytest

from bilateral.sources.wiki_claims import claims
from bilateral.sources.wiki_relations import ALSO

HEAD = '{| class="wikitable"\n! Country !! Date !! Notes\n|-\n| {{flag|%s}} || || %s\n|}\n'


def turns(page, partner, sentence):
    frame = claims({"m": (page, HEAD % (partner, sentence))}, ALSO, "x.zip")
    return [
        (r["comparator"], r["edtf"], r["a"], r["b"]) for r in frame.sort("first").to_dicts() if r["comparator"]
    ] if frame.height else []  # fmt: skip


@pytest.mark.parametrize(
    ("page", "partner", "sentence", "expected"),
    [
        (
            "Bahrain", "Israel",
            "On November 2, 2023, Bahrain recalled its ambassador to Israel and froze economic ties with them.",
            [("ambassador recalled", "2023-11-02", 692, 666)],
        ),
        (
            "France", "Vanuatu",
            "Relations broke down, with Vanuatu expelling the French ambassador in 1981, in 1984 and in 1987.",
            [("diplomats expelled", year, 935, 220) for year in ("1981", "1984", "1987")],
        ),
        (
            "Peru", "Czech Republic",
            "Relations were broken in 1957, but reestablished in 1969.",
            # the Czech Republic was Czechoslovakia (315) then
            [("relations broken off", "1957", 135, 315), ("relations restored", "1969", 135, 315)],
        ),
        (
            "Maldives", "Israel",
            "The Maldives established diplomatic relations with Israel in 1965 and suspended them in 1974.",
            [("relations broken off", "1974", 666, 781)],
        ),
        (
            "Belarus", "Kyrgyzstan",
            "Diplomatic relations were suspended from August 2012 to October 2015 after a dispute.",
            [("relations broken off", "2012-08", 370, 703), ("relations restored", "2015-10", 370, 703)],
        ),
        (
            "Russia", "Mauritius",
            "Russia has an embassy in Port Louis, and Mauritius has an embassy in Moscow, opened in July 2003.",
            # who sends it is told by the city it is in
            [("embassy opened", "2003-07", 590, 365)],
        ),
    ],
)  # fmt: skip
def test_a_turn_has_its_act_its_date_and_its_parties(page, partner, sentence, expected):
    assert turns(page, partner, sentence) == expected


@pytest.mark.parametrize(
    ("page", "partner", "sentence"),
    [
        # proposed or denied
        ("Syria", "Slovenia", "In November 2021 they confirmed interest in re-establishing relations with Syria."),
        ("Kuwait", "Israel", "In 2019 it was said that Kuwait will be the last to normalize relations with Israel."),
        ("Uganda", "North Korea", "In 2017, Uganda claimed to have cut all of its relations with the country."),
        # of one kind, or a date of something else
        ("North Korea", "Egypt", "On September 12, 2017, Egypt announced it was suspending military ties."),
        ("Argentina", "Russia", "Relations with the Soviet Union were restored and, in 1949, a third way was told."),
        # of a third state
        ("Israel", "Syria", "Relations were restored on 19 October 1991, although Syria also had ties with Russia."),
        # to an organisation
        ("Mauritius", "United States", "In 2002, Mauritius recalled its ambassador to the United Nations over Iraq."),
    ],
)  # fmt: skip
def test_what_is_doubtful_or_of_others_is_no_turn(page, partner, sentence):
    assert turns(page, partner, sentence) == []
