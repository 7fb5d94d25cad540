"""Expected rows were read from the archive with tar -O and grep, not with the adapter."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.passport_index import LEGACY, NOW, NOW_DAY, SOURCE, categories


def spells(frame, a, b):
    rows = frame.filter((pl.col("a") == a) & (pl.col("b") == b)).sort("start")
    return rows.select(pl.col("start").cast(pl.String), pl.col("end").cast(pl.String), "text", "value").rows()


def test_cambodians_need_a_visa_for_russia_electronic_since_2023(load):
    # for f in legacy/*: tar xOf ... $f | grep '^KHM,RUS,'
    assert spells(load(SOURCE)["observations"], 811, 365) == [
        ("2019-11-23", "2020-05-09", "visa required", None),
        ("2020-11-19", "2022-06-06", "closed for covid", None),
        ("2022-07-03", "2023-07-03", "visa required", None),
        ("2023-08-15", "2025-01-12", "e-visa", None),
    ]


def test_russians_get_a_visa_on_arrival_in_cambodia(load):
    rows = spells(load(SOURCE)["observations"], 365, 811)
    assert rows[0] == ("2019-11-23", "2020-11-19", "visa on arrival", None)
    assert rows[-1] == ("2023-03-12", "2025-01-12", "visa on arrival", None)


def test_the_exchanged_labels_of_the_first_snapshots_are_read_for_what_they_mean(load):
    frame = load(SOURCE)["observations"]
    # Australia asks Americans for an authorisation; the file says 1 in 2019 and VOA in 2020
    assert spells(frame, 2, 900)[0] == ("2019-11-23", "2020-05-09", "electronic authorisation", None)
    # Egypt gives them a visa on arrival; the file says 2 and ETA
    assert spells(frame, 2, 651)[0][2] == "visa on arrival"


def test_days_without_a_visa_are_the_value(load):
    # tail: FRA,GBR,180 in the last snapshot
    assert spells(load(SOURCE)["observations"], 220, 200)[-1][2:] == ("visa free", 180.0)


def test_a_spell_points_to_the_line_of_its_first_snapshot(load):
    frame = load(SOURCE)["observations"]
    row = frame.filter((pl.col("a") == 811) & (pl.col("b") == 365) & (pl.col("text") == "e-visa")).row(0, named=True)
    assert (row["file"], row["detail"], row["record"]) == (
        LEGACY, "legacy/2023-08-15/passport-index-tidy-iso3.csv", 5718)  # fmt: skip


def test_no_state_has_a_requirement_for_its_own_citizens(load):
    frame = load(SOURCE)["observations"]
    assert not frame.filter(pl.col("a") == pl.col("b")).height
    assert frame["start"].min() == date(2019, 11, 23)


def test_a_new_code_stops_the_load():
    row = {"passport": ["KHM"], "destination": ["RUS"], "code": ["by airship"], "day": [NOW_DAY], "record": [7]}
    with pytest.raises(SourceError, match=r"code 'by airship' in line 7 .* WORDS in sources/passport_index\.py"):
        categories(pl.DataFrame(row))


def test_an_archive_cut_short_stops_the_load(mirror, tmp_path):
    (tmp_path / LEGACY).write_bytes((mirror / LEGACY).read_bytes()[:2_000_000])
    with pytest.raises(SourceError, match=f"{LEGACY} (cannot be read|holds)"):
        SOURCE.read({LEGACY: tmp_path / LEGACY, NOW: mirror / NOW})
