"""Expected rows were read from the R frames through `rdata`'s own converter, not with the adapter."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources import rfile
from bilateral.sources.manytreaties import AGREEMENTS, FRAME, PARTIES, SOURCE, days


def of(parties, state):
    return parties.filter(pl.col("state") == state)


def test_cambodia_and_russia_share_364_treaties_and_no_bilateral_one(load):
    # counted in the frame by its own codes KHM and RUS; in four Cambodia's own date (1950, 1951) lies before its
    # membership of the state system in 1953: it is party to them all the same
    tables = load(SOURCE)
    shared = set(of(tables["parties"], 811)["treaty"]) & set(of(tables["parties"], 365)["treaty"])
    assert len(shared) == 364
    assert not tables["events"].filter((pl.col("a") == 811) | (pl.col("b") == 811)).height


def test_romania_and_the_soviet_union_agreed_on_the_prut_in_1952(load):
    rows = load(SOURCE)["events"].filter(
        (pl.col("a") == 360) & (pl.col("b") == 365) & (pl.col("date") == date(1952, 12, 25))
    )
    assert rows["text"].str.contains("Prevent Floods .* River Prut").to_list() == [True]


def test_two_rows_for_one_state_and_treaty_become_the_first_to_come_into_force(load):
    # ('AUT', 'AA07WD_1998E1') stands with StateForce 1998-11-06 (ended before: 1998-10-30) and 1999-10-26
    rows = of(load(SOURCE)["parties"], 305).filter(pl.col("treaty") == "AA07WD_1998E1")
    assert rows.select("force", "ended").rows() == [(date(1998, 11, 6), None)]


def test_old_states_keep_their_own_code(load):
    parties = load(SOURCE)["parties"]
    oil = parties.filter(pl.col("treaty") == "INPPSO_1954A")
    assert {265, 345, 365} <= set(oil["state"])  # GDR in force 1979-04-29
    assert oil.filter(pl.col("state") == 265)["force"].to_list() == [date(1979, 4, 29)]
    assert of(parties, 680).height >= 5


def test_dates_are_read_by_their_form():
    column = pl.Series("Signature", ["1951-02-03", "1951-02", "1951", "1951-02-03?", "9999-12-31", "2020-99-99",
                                     "1973-01-01..1973-12-31", "1973-05-01..1973-05-31", "1951..1953",
                                     None])  # fmt: skip
    assert days(column).rows() == [
        (date(1951, 2, 3), "day"), (date(1951, 2, 1), "month"), (date(1951, 1, 1), "year"),
        (date(1951, 1, 1), "year"), (None, None), (date(2020, 1, 1), "year"), (date(1973, 1, 1), "year"),
        (date(1973, 5, 1), "month"), (None, None), (None, None)]  # fmt: skip


def test_a_date_of_an_unknown_form_stops_the_load():
    with pytest.raises(SourceError, match=r"'-0753' in row 2, column 'End', is no date of a known form"):
        days(pl.Series("End", ["1951", "-0753"]))


def test_open_ends_are_null_and_no_end_precedes_the_beginning(load):
    parties = load(SOURCE)["parties"]
    assert parties["ended"].max() < date(2100, 1, 1)
    assert not parties.filter(pl.col("ended") < pl.col("force")).height


def test_a_new_code_stops_the_load(mirror, monkeypatch):
    frames = {p: rfile.read_r(mirror / p) for p in (PARTIES, AGREEMENTS)}
    frames[PARTIES] = {FRAME: frames[PARTIES][FRAME].with_columns(pl.col("stateID").str.replace("^NIU$", "ATL"))}
    monkeypatch.setattr(rfile, "read_r", lambda path: frames[path.name])
    with pytest.raises(SourceError, match=r"'ATL' in row .* ALSO or SKIP in sources/manytreaties\.py"):
        SOURCE.read({p: mirror / p for p in (PARTIES, AGREEMENTS)})
