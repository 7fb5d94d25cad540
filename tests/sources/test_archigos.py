"""Expected rows were read with the `rdata` package into pandas, not with our reader of R files."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources import rfile
from bilateral.sources.archigos import FILE, SOURCE


def spells(load, state):
    frame = load(SOURCE)["observations"].filter(pl.col("a") == state).sort("start", "record")
    rows = frame.select("text", "start", "end", "record").rows()
    return [(text, start.isoformat(), end and end.isoformat(), record) for text, start, end, record in rows]


def test_cambodia_was_led_by_these_and_they_fell_so(load):
    assert spells(load, 811) == [
        ("Sihanouk, removed by the military", "1953-11-09", "1970-03-18", 3227),
        ("Lon Nol, removed by rebels", "1970-03-18", "1975-04-10", 3228),
        ("Pol Pot, removed by a foreign state", "1975-04-11", "1979-01-07", 3229),
        ("Heng Samrin, regular exit", "1979-01-07", "1985-01-14", 3230),
        ("Hun Sen, regular exit", "1985-01-14", "1993-09-21", 3231),
        ("Ranariddh, removed by others in government", "1993-09-21", "1997-07-06", 3232),
        ("Hun Sen", "1997-07-06", None, 3233)]  # fmt: skip


def test_a_leader_of_two_states_is_cut_at_the_change(load):
    # row 1543: gwcode 260, Kohl, 1982-10-01 to 1998-10-27; row 2825: gwcode 678, Saleh, 1978-07-17 to 2012-02-27
    assert spells(load, 260)[-1] == ("Kohl", "1982-10-01", "1990-10-02", 1543)
    assert ("Kohl, regular exit", "1990-10-03", "1998-10-27", 1543) in spells(load, 255)
    assert spells(load, 678)[-1] == ("Saleh al-Hashidi", "1978-07-17", "1990-05-21", 2825)
    assert spells(load, 679)[0] == ("Saleh al-Hashidi, regular exit", "1990-05-22", "2012-02-27", 2825)


def test_an_entry_is_one_event_even_for_a_leader_of_two_states(load):
    events = load(SOURCE)["events"]
    assert events.filter(pl.col("record") == 1543)["a"].to_list() == [260]


def test_serbia_and_yugoslavia_of_two_gw_codes_are_one_state(load):
    # gw 345: Marovic, row 1798, to 2006-06-04; gw 340: Vucic, row 1765
    rows = spells(load, 345)
    assert ("Svetozar Marovic, regular exit", "2003-03-07", "2006-06-04", 1798) in rows
    assert rows[-1] == ("Vucic", "2014-04-27", None, 1765)


def test_the_last_leader_of_saigon_was_removed_from_abroad(load):
    assert spells(load, 817)[-1] == ("Minh, removed by a foreign state", "1975-04-28", "1975-04-30", 3274)


def test_an_irregular_entry_says_so(load):
    texts = dict(load(SOURCE)["events"].select("record", "text").iter_rows())
    assert (texts[3228], texts[3230]) == ("irregular entry of Lon Nol", "entry of Heng Samrin")


def test_leaders_of_no_member_of_the_state_system_are_left_out(load):
    # the Orange Free State 2572-2580, Tibet 2916-2921, MacArthur 3011
    assert not set(load(SOURCE)["observations"]["record"]) & {2572, 2580, 2916, 2921, 3011}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (pl.lit("Divine right").alias("entry"), r"'Divine right' in row 1, column 'entry'.* ENTRIES"),
        (pl.lit(999.0).alias("gwcode"), r"gw 999 in row 1 .* SKIP in sources/archigos\.py"),
        (pl.lit("x").alias("party"), "column 'party' is new"),
    ],
)
def test_what_it_was_not_told_about_stops_the_load(mirror, monkeypatch, change, message):
    real = rfile.read_r
    monkeypatch.setattr(rfile, "read_r", lambda path: {"archigos": real(path)["archigos"].with_columns(change)})
    with pytest.raises(SourceError, match=message):
        SOURCE.read({FILE: mirror / FILE})
