"""Expected counts were read with the `rdata` package into pandas, not with our reader of R files."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources import rfile
from bilateral.sources.icews import FILE, KINDS, SOURCE


@pytest.mark.parametrize(
    ("a", "b", "year", "counts", "record"),
    [
        (811, 365, 2007, [15, 0, 0, 6], 42724),
        (811, 365, 2013, [29, 13, 12, 54], 42730),
        (365, 811, 2013, [39, 1, 1, 0], 227993),
        (2, 645, 2003, [5937, 380, 2885, 11173], 285482),
        (731, 732, 2010, [842, 13, 745, 1845], 203160),
    ],
)
def test_events_of_four_kinds_were_counted(load, a, b, year, counts, record):
    frame = load(SOURCE)["observations"]
    rows = frame.filter((pl.col("a") == a) & (pl.col("b") == b) & (pl.col("start").dt.year() == year))
    found = dict(rows.select("detail", "value").iter_rows())
    assert [found[kind] for kind in KINDS] == counts
    assert set(rows["record"]) == {record}


def test_a_zero_is_a_true_zero_because_every_dyad_has_its_row(load):
    frame = load(SOURCE)["observations"]
    assert frame.height == 4 * 152 * 151 * 13
    zeros = frame.filter(pl.col("value") == 0)
    assert set(zeros["status"]) == {"true zero"}
    # (icews[c] == 0).sum()
    assert dict(zeros.group_by("detail").len().iter_rows()) == {
        "verbCoop": 173717, "matlCoop": 272170, "verbConf": 265230, "matlConf": 264524}  # fmt: skip


def test_a_state_that_is_not_in_the_file_has_no_zeros(load):
    # Turkey, Venezuela, Taiwan
    frame = load(SOURCE)["observations"]
    assert frame.filter(pl.col("a").is_in([640, 101, 713])).height == 0
    assert {i.absent for i in SOURCE.indicators} == {"not reported"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda f: f.with_columns(i_iso3c=pl.lit("XXQ")), r"iso3 'XXQ' in row 1 is no state"),
        (lambda f: f.rename({"verbCoop": "coop"}), "column 'coop' is new"),
        (lambda f: f.head(-1), "rows are not every dyad of 152 states in 13 years"),
    ],
)
def test_what_it_was_not_told_about_stops_the_load(mirror, monkeypatch, change, message):
    real = rfile.read_r
    monkeypatch.setattr(rfile, "read_r", lambda path: {"icews": change(real(path)["icews"])})
    with pytest.raises(SourceError, match=message):
        SOURCE.read({FILE: mirror / FILE})
