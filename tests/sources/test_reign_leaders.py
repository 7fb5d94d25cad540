"""Expected rows were read from the CSV with the csv module."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.reign_leaders import FILE, SOURCE


def spells(load, state):
    frame = load(SOURCE)["observations"].filter(pl.col("a") == state).sort("start")
    return [
        (t, s.isoformat(), e and e.isoformat(), r)
        for t, s, e, r in frame.select("text", "start", "end", "record").rows()
    ]


def test_cambodia_was_led_by_these(load):
    # ends in the file: 3/1970, 4/1975, 1/1979, 1/1985, 9/1993, 7/1997, none
    assert spells(load, 811) == [
        ("Sihanouk", "1953-11-09", "1970-03-17", 2252), ("Lon Nol", "1970-03-18", "1975-04-10", 2253),
        ("Pol Pot", "1975-04-11", "1979-01-06", 2254), ("Heng Samrin", "1979-01-07", "1985-01-13", 2255),
        ("Hun Sen", "1985-01-14", "1993-09-20", 2256), ("Ranariddh", "1993-09-21", "1997-07-05", 2257),
        ("Hun Sen", "1997-07-06", None, 2258)]  # fmt: skip


def test_a_leader_of_two_states_has_a_spell_in_each(load):
    assert spells(load, 260)[-1] == ("Kohl", "1982-10-01", "1990-09-30", 746)
    assert spells(load, 255)[0] == ("Kohl", "1990-10-01", "1998-10-26", 738)
    assert spells(load, 678)[-1][::3] == ("Saleh al-Hashidi", 1948)
    assert spells(load, 679)[0] == ("Saleh al-Hashidi", "1990-05-22", "2012-02-24", 1949)


def test_the_last_leader_of_a_state_that_ended_has_an_end(load):
    # Saigon: Minh, to April 1975
    assert spells(load, 817)[-1][0::2] == ("Minh", "1975-04-30")


def test_no_two_leaders_overlap(load):
    frame = load(SOURCE)["observations"].sort("a", "start", "record")
    late = frame.filter(pl.col("end").is_null() | (pl.col("end") >= pl.col("start").shift(-1).over("a")))
    assert late.filter(pl.col("end").is_not_null()).height == 0


def test_names_are_read_in_their_own_encoding_though_the_notes_are_broken(load):
    names = dict(load(SOURCE)["observations"].select("record", "text").iter_rows())
    assert names[1080] == "Ivica Dačić" and names[1415] == "Katrín Jakobsdóttir"


def test_leaders_outside_the_state_system_are_left_out(load):
    # line 2045: MacArthur; lines 869 and after: San Marino before 1992
    records = set(load(SOURCE)["observations"]["record"])
    assert not records & {2045, 869, 870}


def test_an_entry_into_office_is_an_event_of_one_day(load):
    row = load(SOURCE)["events"].filter(pl.col("record") == 2253).row(0, named=True)
    assert (row["type"], row["a"], row["b"], row["date"], row["precision"], row["text"]) == (
        "leader", 811, 0, date(1970, 3, 18), "day", "Lon Nol in power")  # fmt: skip


def change(mirror, tmp_path, old, new):
    (tmp_path / FILE).write_bytes((mirror / FILE).read_bytes().replace(old, new, 1))
    return {FILE: tmp_path / FILE}


def test_an_unknown_state_stops_the_load(mirror, tmp_path):
    with pytest.raises(SourceError, match=r"code 3 in record 2 is no state"):
        SOURCE.read(change(mirror, tmp_path, b"USA,2,", b"USA,3,"))


def test_a_new_column_stops_the_load(mirror, tmp_path):
    with pytest.raises(SourceError, match="column 'party' is new"):
        SOURCE.read(change(mirror, tmp_path, b"codedby", b"party"))
