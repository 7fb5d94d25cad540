"""Expected cells were read from the sheets by row and column."""

from __future__ import annotations

import openpyxl
import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.imf_cdis import SOURCE
from tests.sources.rows import pick, place, series

ID = "fdi-position"


def test_russia_had_almost_nothing_in_cambodia(load):
    # row 42 (Cambodia), the column of the Russian Federation; blank in 2022
    values = series(load(SOURCE)["observations"], ID, 365, 811)
    assert [values[year] for year in (2009, 2014, 2018, 2021)] == [0, -0.15, 0.945, 1.446]
    assert 2022 not in values


def test_a_cell_is_found_again(load, mirror):
    file, record, detail = place(load(SOURCE)["observations"], ID, 800, 811, 2022)
    sheet, column = (detail or "").split(", column ")
    cell = openpyxl.load_workbook(mirror / file)[sheet][f"{column}{record}"].value
    assert cell == pytest.approx(2103.79182888377)


def test_the_column_is_the_investor(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 2, 255)[2022] == 190237
    assert series(frame, ID, 2, 255)[2009] == 110149


def test_a_confidential_position_is_not_reported_and_not_zero(load):
    # Andorra, column Austria, end of 2009
    row = pick(load(SOURCE)["observations"], ID, 305, 232).filter(pl.col("start").dt.year() == 2009)
    assert row.select("value", "status", "text").row(0) == (None, "not reported", "confidential")


def test_a_word_in_a_cell_stops_the_load(mirror, tmp_path):
    book = openpyxl.load_workbook(mirror / SOURCE.files[0].name)
    book["Table 6"]["H5"] = "n.a."
    book.save(tmp_path / SOURCE.files[0].name)
    files = {f.name: mirror / f.name for f in SOURCE.files}
    with pytest.raises(SourceError, match=r"'n\.a\.' in imf_cdis_t6o_2009\.xlsx, cell H5"):
        SOURCE.read(files | {SOURCE.files[0].name: tmp_path / SOURCE.files[0].name})
