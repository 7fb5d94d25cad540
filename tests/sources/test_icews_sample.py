"""Expected counts were made with grep and by matching the lines of the archive, not with the adapter."""

from __future__ import annotations

import re
import zipfile
from collections import Counter

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.raw import open_record
from bilateral.records import Place
from bilateral.sources._news_actors import NO_STATES, speakers
from bilateral.sources.icews_sample import FILE, MEMBERS, SOURCE

TEST, VALID = MEMBERS


def cell(frame, indicator, a, b, year):
    """Value, status and text of the one row of an indicator, direction and year."""
    mine = frame.filter((pl.col("a") == a) & (pl.col("b") == b) & (pl.col("start").dt.year() == year))
    return mine.filter(pl.col("indicator") == indicator).select("value", "status", "text").rows()


@pytest.fixture(scope="session")
def lines(mirror):
    """The cells of every line of the two members, under member and number."""
    with zipfile.ZipFile(mirror / FILE) as archive:
        return {
            (m, n): line.split("\t")
            for m in MEMBERS
            for n, line in enumerate(archive.read(m).decode().split("\n"), 1)
            if line
        }


def test_bare_names_and_offices_of_two_states_are_counted_by_class(load, lines):
    # all lines of 2011 in which Thailand or an office of it acts towards Cambodia or an office of it
    frame = load(SOURCE)["observations"]
    office = (
        r"(Government|Head of Government|Foreign Affairs|Military|Military Personnel|Ministry|Envoy|Government Official"
    )
    office += r"|Defense / Security Ministry|Cabinet / Council of Ministers / Advisors|Other Authorities / Officials"
    office += r"|Military Personnel - Special|High Ranking Military Personnel|Royal Administration|Naval|Air Force) \("
    thai = re.compile(rf"Thailand|Abhisit Vejjajiva|{office}Thailand\)")
    khmer = re.compile(rf"Cambodia|{office}Cambodia\)")
    mine = [
        c for c in lines.values() if thai.fullmatch(c[0]) and khmer.fullmatch(c[2]) and c[3].startswith("2011")
        and not (c[0] == "Abhisit Vejjajiva" and c[3] >= "2011-08-05")
    ]  # fmt: skip
    assert cell(frame, "news-events", 800, 811, 2011)[0][:2] == (float(len(mine)), "observed")
    kinds = Counter(c[1] for c in mine)
    force = re.compile(
        "Use conventional.*|fight with.*|Employ aerial.*|Occupy.*|Violate.*|Threaten with military.*|Impose blockade.*"
        "|Mobilize or increase armed.*|Demonstrate military.*|Increase military.*"
    )
    assert cell(frame, "news-force", 800, 811, 2011)[0][0] == sum(n for k, n in kinds.items() if force.fullmatch(k)) > 5


def test_a_break_knows_its_day_and_kind(load):
    # grep -h 'Reduce or break' | grep Thailand | grep Cambodia: 2009-11-06, and back 2009-11-10 and 2009-11-16
    frame = load(SOURCE)["observations"]
    ((_, _, text),) = cell(frame, "news-breaks", 811, 800, 2009)
    assert "2009-11-06 Reduce or break diplomatic relations" in text.split("; ")
    ((_, _, text),) = cell(frame, "news-breaks", 800, 811, 2009)
    assert [t for t in text.split("; ") if "break" in t] == [
        "2009-11-10 Reduce or break diplomatic relations",
        "2009-11-16 Reduce or break diplomatic relations",
    ]


def test_a_zero_stands_only_beside_another_event(load):
    frame = load(SOURCE)["observations"]
    assert cell(frame, "news-breaks", 800, 811, 2010) == [(0.0, "true zero", None)]
    assert cell(frame, "news-events", 800, 811, 2010)[0][0] > 0
    every = frame.group_by("a", "b", "start").agg(pl.col("indicator").sort(), pl.col("value").min())
    assert every.height * 4 == frame.height
    # the two governments of which the sample has nothing in 2005
    assert cell(frame, "news-events", 811, 365, 2005) == []


def test_a_leader_speaks_for_a_state_only_in_the_days_of_office():
    actors = ["Tony Blair", "Tony Blair", "Barack Obama", "Barack Obama", "Citizen (France)", "Military (Hong Kong)"]
    days = ["2007-06-26", "2007-06-27", "2009-01-19", "2009-01-20", "2010-01-01", "2010-01-01"]
    found = speakers("icews-sample", pl.Series(actors), pl.Series(days).str.to_date())
    assert found.to_list() == [200, None, None, 2, None, None]


def test_the_sample_lacks_the_bare_names_of_large_states(lines):
    # what the notes say of the collection
    bare = {cells[i] for cells in lines.values() for i in (0, 2)}
    assert not bare & {"United States", "Russia", "India", "Germany", "United Kingdom", "Israel", "Pakistan", "Turkey",
                       "Brazil", "Vladimir Putin", "Hugo Chávez"}  # fmt: skip
    assert len(lines) == 92_367
    assert all(f"({x})" in " ".join(bare) for x in NO_STATES)


def test_every_line_behind_a_count_is_opened_again(load, mirror, lines):
    frame = load(SOURCE)["observations"]
    row = frame.filter(
        (pl.col("a") == 811) & (pl.col("b") == 800) & (pl.col("indicator") == "news-force")
        & (pl.col("start").dt.year() == 2011)
    ).row(0, named=True)  # fmt: skip
    place = Place(SOURCE.id, FILE, row["record"], row["detail"])
    opened = [open_record(mirror / FILE, *part) for part in place.parts]
    assert len(opened) == row["value"]
    assert [f"{r['column 4']} {r['column 2']}" for r in opened] == row["text"].split("; ")
    assert all(
        "Cambodia" in r["column 1"] and ("Thailand" in r["column 3"] or "Abhisit" in r["column 3"]) for r in opened
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"Reduce or break diplomatic relations", b"Reduce or break the china", "is a kind of event that was not told"),
        (b"Foreign Affairs (France)", b"Foreign Affairs (Atlantis)", "'Atlantis' .* is no state"),
    ],
)
def test_what_it_was_not_told_about_stops_the_load(mirror, tmp_path, old, new, message):
    with zipfile.ZipFile(mirror / FILE) as whole, zipfile.ZipFile(tmp_path / FILE, "w") as made:
        for name in whole.namelist():
            made.writestr(name, whole.read(name).replace(old, new))
    with pytest.raises(SourceError, match=message):
        SOURCE.read({FILE: tmp_path / FILE})


def test_a_member_it_was_not_told_about_stops_the_load(mirror, tmp_path):
    with zipfile.ZipFile(mirror / FILE) as whole, zipfile.ZipFile(tmp_path / FILE, "w") as made:
        for name in whole.namelist():
            made.writestr(name.replace("_test", "_train"), whole.read(name))
    with pytest.raises(SourceError, match="other than told"):
        SOURCE.read({FILE: tmp_path / FILE})
