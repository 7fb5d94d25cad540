from __future__ import annotations

import csv

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from bilateral.export.files import safe, stata_names, write_table

HOSTILE = ['=HYPERLINK("http://x")', "+1", "-1+2", "@SUM(A1)", "\tx", "plain", 'a "quoted", text', "Камбоджа", None]


def test_no_cell_of_a_csv_begins_a_formula(tmp_path):
    table = pa.table({"text": HOSTILE, "word": pa.array(HOSTILE).dictionary_encode(), "n": [-1.5] * len(HOSTILE)})
    write_table(table, tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert not [r for r in rows if r["text"][:1] in "=+@\t" and r["text"]]
    assert [r["text"].removeprefix("'") for r in rows] == [h or "" for h in HOSTILE]
    assert [r["word"] for r in rows] == [r["text"] for r in rows]
    assert {r["n"] for r in rows} == {"-1.5"}  # a number is no formula


def test_parquet_keeps_texts_as_they_are_and_metadata(tmp_path):
    field = pa.field("text", pa.string(), metadata={"unit": "words"})
    write_table(pa.table([pa.array(HOSTILE)], schema=pa.schema([field])), tmp_path / "t.parquet")
    back = pq.read_table(tmp_path / "t.parquet")
    assert back["text"].to_pylist() == HOSTILE and back.schema.field("text").metadata[b"unit"] == b"words"


def test_a_stata_file_reads_back_with_its_labels(tmp_path):
    field = pa.field("trips_ab", pa.float64(), metadata={"label": "trips, from a to b", "unit": "trips"})
    table = pa.table([pa.array([1.0, None])], schema=pa.schema([field])).append_column(
        "trips_ab_status", pa.array(["observed", "not reported"]).dictionary_encode()
    )
    write_table(table, tmp_path / "t.dta")
    back = pd.read_stata(tmp_path / "t.dta")
    assert back["trips_ab"].tolist()[0] == 1.0 and back["trips_ab"].isna().tolist() == [False, True]
    assert back["trips_ab_st" if "trips_ab_st" in back else "trips_ab_status"].tolist() == ["observed", "not reported"]


@given(st.lists(st.from_regex(r"[a-z][a-z_]{0,60}(_ab|_ba)?(_status)?", fullmatch=True), unique=True, max_size=30))
def test_names_for_stata_are_short_and_each_stands_once(names):
    made = stata_names(names)
    assert len(set(made.values())) == len(names)
    assert all(len(n) <= 32 for n in made.values())


@given(st.text())
def test_a_safe_cell_begins_no_formula(text):
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))
