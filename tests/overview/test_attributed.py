"""How the phases that texts tell are put into one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.overview.attributed import _of_pages, _phase_clauses, _phases
from bilateral.records import Place, Said
from bilateral.render.saying import Sayer, templates
from bilateral.render.words import Words
from bilateral.sources.wiki_turns import ACTS


def said(value: float, turn: str | None, first: int | None, last: int | None, page: str = "Iran") -> Said:
    return Said(
        "period", "quality", 365, 630, False, "told", date(first, 1, 1) if first else None,
        date(last, 12, 31) if last else None, "year", "", value, None, turn, page, f"Foreign relations of {page}",
        None, None, 0, 9, None, Place("wiki-relations", "x.zip", 1, None),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("some", "text"),
    [
        ([said(2, None, 1956, 1970)], "were close in 1956-1970"),
        ([said(-1, None, 1970, 1979), said(1, None, 1980, None)], "were strained in 1970-1979; friendly since 1980"),
        ([said(-1, "deteriorated", 1966, 1966), said(1, None, None, 1998)],
         "deteriorated in 1966; were friendly until 1998"),
        ([said(1, "improved", 2019, None)], "improved since 2019"),
    ],
)  # fmt: skip
def test_a_state_is_told_as_what_relations_were_and_a_turn_as_what_they_did(some: list[Said], text: str) -> None:
    assert _phases(some) == text


def test_what_the_pages_of_both_say_is_told_once_and_by_date() -> None:
    twice = [said(1, "improved", 2019, None), said(1, "improved", 2019, None, "Russia"), said(-1, None, 1980, 1989)]
    assert [s.value for s in _of_pages(twice)] == [-1, 1]


def test_the_pages_of_both_are_named_in_french_and_turns_stand_behind_states() -> None:
    some = [said(2, None, None, 1979), said(-1, "deteriorated", 1979, 1979, "Russia"), said(1, "improved", 2019, None)]
    told = Sayer(Words("fr")).sentence(_phase_clauses(some))
    assert told is not None
    assert told.replace("\u00a0", " ").replace("\u202f", " ") == (
        "Selon les pages Wikipédia « Foreign relations of Iran » et « Foreign relations of Russia », les relations "
        "furent étroites (jusqu’en 1979) ; évolution : dégradation (1979), amélioration (depuis 2019)."
    )


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_every_act_that_its_type_does_not_tell_has_a_word(lang: str) -> None:
    own = {
        act
        for act, _, kind, _ in ACTS
        if kind in ("SANCTION", "CONCEDE") or act in ("embassy reopened", "mission upgraded")
    }
    assert set(templates(lang)["act"]) == own
    assert Sayer(Words(lang)).sentence(_phase_clauses([said(1, "improved", 1990, 1999)]))
