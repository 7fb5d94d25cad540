"""Expected rows were read from the CSV with grep, not with the adapter."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.sipri_arms import FILE, SOURCE


def flows(frame, a, b):
    rows = frame.filter((pl.col("a") == a) & (pl.col("b") == b)).sort("start")
    return [(d.year, v) for d, v in zip(rows["start"], rows["value"], strict=True)]


def test_the_soviet_union_armed_cambodia_in_these_years(load):
    # grep '^Soviet Union,Cambodia,' and '^Russia,Cambodia,'
    assert flows(load(SOURCE)["observations"], 365, 811) == [
        (1964, 21), (1965, 3), (1967, 9), (1978, 5), (1980, 34), (1983, 13), (1984, 67), (1985, 63), (1986, 28),
        (1987, 50), (1988, 8), (1989, 119), (1990, 45), (2021, 5)]  # fmt: skip


def test_rebels_are_not_the_state_they_fight(load):
    # the file gives the Afghan Mujahedin the number 700, that of Afghanistan
    frame = load(SOURCE)["observations"]
    raw = frame.filter((pl.col("a") == 2) & (pl.col("b") == 700))["start"].dt.year().to_list()
    assert not [year for year in raw if 1981 <= year <= 1991]


def test_a_new_name_stops_the_load_and_says_where_to_write_it(mirror, tmp_path):
    text = (mirror / FILE).read_text().replace("Austria,Australia", "Austria,Atlantis", 1)
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SourceError, match=r"'Atlantis' in row 1 .* ALSO or SKIP in sources/sipri_arms\.py"):
        SOURCE.read({FILE: tmp_path / FILE})


def test_a_new_column_stops_the_load(mirror, tmp_path):
    text = (mirror / FILE).read_text().replace("value", "tiv", 1)
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SourceError, match="column 'tiv' is new"):
        SOURCE.read({FILE: tmp_path / FILE})
