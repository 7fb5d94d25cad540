"""The tables of states against the lists they come from, and against each other."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bilateral.states.names import NAMING, all_names, fold
from bilateral.states.registry import day, links, read_table, state, states

DATED = {"spells": ("start", "end"), "codes": ("from", "to"), "names": ("from", "to")}


def frame(mirror: Path, name: str) -> list[dict[str, Any]]:
    """An R data set by pandas and `rdata`: another way than the package reads it."""
    rdata = pytest.importorskip("rdata")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # R classes of a reader's notes, which we do not need
        (table,) = rdata.read_rda(mirror / f"{name}.rda").values()
    return table.to_dict("records")


def test_the_spells_are_those_of_the_correlates_of_war_list(mirror: Path) -> None:
    theirs = {
        (int(r["ccode"]), *(str(date(*(int(r[at + x]) for x in ("year", "month", "day")))) for at in ("st", "end")))
        for r in frame(mirror, "ps_cow_states")
    }
    ours = {(s.cow, str(p.start), str(p.end or "2016-12-31")) for s in states().values() for p in s.spells}
    assert ours == theirs
    assert len(ours) == 243
    assert len(states()) == 217


def test_the_spells_of_gleditsch_and_ward_are_theirs_but_cut_where_the_cow_code_changes(mirror: Path) -> None:
    epoch = date(1970, 1, 1).toordinal()
    theirs = {
        (int(r["gwcode"]), *(str(date.fromordinal(epoch + int(r[at]))) for at in ("startdate", "enddate")))
        for r in frame(mirror, "ps_gw_states")
    }
    ours = {
        (int(r["code"]), r["start"], r["end"] or "2017-12-31")
        for r in read_table("spells")
        if r["system"] == "gw" and r["source"] == "gw-states-2017"
    }
    cut = {(260, "1949-09-21", "1990-10-02"), (260, "1990-10-03", "2017-12-31"),
           (678, "1918-10-30", "1990-05-21"), (678, "1990-05-22", "2017-12-31")}  # fmt: skip
    whole = {(260, "1949-09-21", "2017-12-31"), (678, "1918-10-30", "2017-12-31")}
    assert ours - theirs == cut
    assert theirs - ours == whole


def test_spells_that_a_reader_can_check() -> None:
    # Read by eye from the list of the Correlates of War.
    spells = {cow: [(str(s.start), str(s.end)) for s in state(cow).spells] for cow in (811, 255, 260, 817, 680)}
    assert spells == {
        811: [("1953-11-09", "None")],
        255: [("1816-01-01", "1945-05-08"), ("1990-10-03", "None")],
        260: [("1955-05-05", "1990-10-02")],
        817: [("1954-06-04", "1975-04-30")],
        680: [("1967-11-30", "1990-05-21")],
    }


def test_spells_of_a_state_do_not_overlap() -> None:
    for who in states().values():
        for one, two in zip(who.spells, who.spells[1:], strict=False):
            assert one.end is not None
            assert one.end < two.start


@pytest.mark.parametrize("name", ["states", "spells", "codes", "names", "lineage", "territories"])
def test_every_row_names_a_listed_source(name: str) -> None:
    assert {r["source"] for r in read_table(name)} <= {r["id"] for r in read_table("sources")}


def test_every_source_has_a_citation_and_an_address() -> None:
    rows = list(read_table("sources"))
    assert all(r["id"] and r["citation"] and r["url"].startswith("http") for r in rows)
    assert len({r["id"] for r in rows}) == len(rows)


@pytest.mark.parametrize("name", sorted(DATED))
def test_days_are_in_order_and_states_are_known(name: str) -> None:
    first, last = DATED[name]
    for row in read_table(name):
        start, end = day(row[first]), day(row[last])
        assert start is None or end is None or start <= end, row
        assert row["cow"] == "" or int(row["cow"]) in states(), row


def test_only_gw_codes_of_states_outside_the_list_have_no_cow_code() -> None:
    assert {(r["scheme"], r["code"]) for r in read_table("codes") if not r["cow"]} == {
        ("gw", "89"), ("gw", "99"), ("gw", "563"), ("gw", "564"), ("gw", "711"), ("gw", "815"), ("m49", "717"),
    }  # fmt: skip


def test_keys_are_unique_letters() -> None:
    keys = [s.key for s in states().values()]
    assert len(set(keys)) == 217
    assert all(re.fullmatch("[A-Z]{3}", k) for k in keys)
    assert {c: state(c).key for c in (260, 315, 316, 345, 678, 679, 680, 730, 732, 817)} == {
        260: "GFR", 315: "CSK", 316: "CZE", 345: "SRB", 678: "YAR", 679: "YEM", 680: "YMD", 730: "KRO", 732: "KOR",
        817: "RVN",
    }  # fmt: skip


def test_every_state_has_a_name_in_english_french_and_russian_and_a_capital() -> None:
    have = {(n.cow, n.lang) for n in all_names() if n.kind == "short"}
    assert [c for c in states() for lang in ("en", "fr", "ru") if (c, lang) not in have] == []
    assert len({cow for cow, lang in have if lang == "km"}) > 190
    for kind in ("capital", "demonym"):
        assert {n.cow for n in all_names() if n.kind == kind} == set(states())


def test_the_name_of_a_state_in_text_takes_its_article() -> None:
    assert [state(c).in_text for c in (2, 210, 490, 811, 696)] == [
        "the United States", "the Netherlands", "the Democratic Republic of the Congo", "Cambodia",
        "the United Arab Emirates",
    ]  # fmt: skip


def test_no_two_states_have_one_english_name_on_the_same_day() -> None:
    proper = [n for n in all_names() if n.lang == "en" and n.kind in NAMING[:3]]
    by_text: dict[str, list[tuple[int, date, date]]] = {}
    for n in proper:
        by_text.setdefault(fold(n.name), []).append((n.cow, n.start or date.min, n.end or date.max))
    clashes = [
        (text, a, b)
        for text, senses in by_text.items()
        for a in senses
        for b in senses
        if a[0] < b[0] and a[1] <= b[2] and b[1] <= a[2]
    ]
    assert clashes == []


def test_every_cow_code_of_the_raw_files_of_peacesciencer_is_known(mirror: Path) -> None:
    from bilateral.sources.rfile import read_r

    unknown: Counter[tuple[str, int]] = Counter()
    files = [p for p in sorted(mirror.glob("ps_*.rda")) if "igo_ndy" not in p.name]
    for path in files:
        for table in read_r(path).values():
            for column in {"ccode", "ccode1", "ccode2"} & set(table.columns):
                for code in table[column].drop_nulls().unique().to_list():
                    if int(code) not in states() and int(code) != 324:  # Venice, in rivalries before 1816
                        unknown[path.name, int(code)] += 1
    assert not unknown


def test_every_gw_code_of_the_exercises_is_known(mirror: Path) -> None:
    import csv

    from bilateral.states.crosswalk import lookup

    with (mirror / "mme_v7_long.csv").open(encoding="utf-8", errors="replace") as file:
        pairs = {(r["gwcode"], r["year"]) for r in csv.DictReader(file) if r["gwcode"].isdecimal()}
    assert [p for p in pairs if not lookup("gw", p[0], 2000).known] == []


def test_links_join_states_that_lived_about_their_day() -> None:
    for link in links():
        assert link.kind in ("continues", "succeeds", "unites", "splits")
        assert link.before != link.after or link.kind in ("continues", "unites", "splits")
        assert state(link.before).start.year <= link.day.year + 85  # Costa Rica: 1838, in the list from 1920
        assert link.note.endswith(".")
