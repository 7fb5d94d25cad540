"""Expected counts were made with the csv module and a loop over exercises, not with the adapter."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.raw import open_record
from bilateral.records import Place
from bilateral.sources.mme_exercises import FILE, SOURCE
from tests.sources.looking import replaced, rows


@pytest.fixture(scope="session")
def exercises(mirror):
    """The participants of each exercise: line, code, name of the state, name of the exercise, year it began in."""
    found = defaultdict(list)
    with (mirror / FILE).open(encoding="utf-8", newline="") as text:
        for line, r in enumerate(csv.DictReader(text), 2):
            found[r["MMEID"]].append((line, r["gwcode"], r["country"], r["Ex_Name"], int(r["s.year"])))
    return found


def years_of(frame, indicator, a, b):
    mine = frame.filter((pl.col("a") == a) & (pl.col("b") == b) & (pl.col("indicator") == indicator))
    return {start.year: value for start, value in mine.select("start", "value").iter_rows()}


@pytest.mark.parametrize(
    ("a", "b", "code_a", "code_b"), [(750, 830, "750", "830"), (2, 255, "2", "260"), (2, 20, "2", "20")]
)
def test_exercises_of_two_are_counted_in_the_year_they_began(load, exercises, a, b, code_a, code_b):
    frame = load(SOURCE)["observations"]
    both, alone = Counter(), Counter()
    for parts in exercises.values():
        if {code_a, code_b} <= {p[1] for p in parts}:
            year = next(p[4] for p in parts if p[1] == code_a)
            if b == 255 and year < 1990:
                continue  # the Federal Republic has its own number until the year of unity
            both[year] += 1
            alone[year] += len({p[1:3] for p in parts}) == 2
    assert years_of(frame, "joint-exercises", a, b) == both
    assert years_of(frame, "joint-exercises-alone", a, b) == {y: n for y, n in alone.items() if n}


def test_cambodia_and_russia_took_part_in_one_exercise(load, mirror):
    # grep mme3350: 811 in line 9570, 365 in line 9583, with 22 others
    frame = load(SOURCE)["observations"]
    assert rows(frame, 365, 811, "indicator", "start", "value", "text", "detail") == [
        ("joint-exercises", "2010-01-01", 1.0, "Angkor Sentinel 2010", "lines 9583,9570")
    ]
    place = Place(SOURCE.id, FILE, 9583, "lines 9583,9570")
    opened = [open_record(mirror / FILE, *part)["country"] for part in place.parts]
    assert opened == ["Russia", "Cambodia"]


def test_an_exercise_over_new_year_counts_once(load):
    # Ahuas Tara II, from 8/12/83 to 3/1/84: lines 9418 to 9421, 91 and 2 in 1983 and in 1984
    frame = load(SOURCE)["observations"].filter(pl.col("text").str.contains("Ahuas Tara (Big Pine) II", literal=True))
    assert set(frame.filter((pl.col("a") == 2) & (pl.col("b") == 91))["start"].dt.year()) == {1983}


def test_all_of_vietnam_has_the_code_of_the_south_in_the_file(load, exercises):
    frame = load(SOURCE)["observations"]
    assert frame.filter((pl.col("a") == 817) | (pl.col("b") == 817)).height == 0
    raw = sum({"817", "811"} <= {p[1] for p in parts} for parts in exercises.values())
    assert sum(years_of(frame, "joint-exercises", 811, 816).values()) == raw == 2


def test_a_state_without_a_code_is_read_by_its_name(load, exercises):
    # Tonga: 15 lines with NA
    frame = load(SOURCE)["observations"]
    shared = sum(
        any(p[2] == "Tonga" for p in parts) and any(p[1] == "920" for p in parts)
        and min(p[4] for p in parts) >= 1999  # when Tonga became a member
        for parts in exercises.values()
    )  # fmt: skip
    assert sum(v for y, v in years_of(frame, "joint-exercises", 920, 955).items() if y >= 1999) == shared > 0


def test_a_participant_that_nobody_named_is_still_a_third(load, exercises):
    # two lines, neither unnamed nor of no state; France and Tonga in 1995, before Tonga was a member, are no pair
    frame = load(SOURCE)["observations"]
    told = frame.filter(pl.col("indicator") == "joint-exercises-alone")["value"].sum()
    none = ("-9", "NATO", "Hong Kong SAR China", "Bermuda")
    two = [parts for parts in exercises.values() if len({p[1:3] for p in parts}) == 2 == len({p[1] for p in parts})]
    assert told == sum(all(p[1] != "NA" or p[2] not in none for p in parts) for parts in two) - 1


def test_a_participant_it_was_not_told_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, "Hong Kong SAR China", "Atlantis")
    with pytest.raises(SourceError, match=r"name 'Atlantis' .* is no state"):
        SOURCE.read(files)


def test_a_year_that_is_no_number_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, ",5/16/80,1980,", ",5/16/80,MCMLXXX,")
    with pytest.raises(SourceError, match="'MCMLXXX' in row 1"):
        SOURCE.read(files)
