"""What `trace` shows is the record: the right cell, with its states and its year, and every part of a sum."""

from __future__ import annotations

import json

import polars as pl
import pytest

from bilateral.dyad import make_dyad
from bilateral.listing import show_trace
from bilateral.records import Place
from bilateral.states.names import resolve
from bilateral.states.registry import state
from bilateral.trace import trace


@pytest.fixture(scope="module")
def opened(full_store, mirror):
    """The raw records behind the observation of an indicator from one state to another in a year."""

    def run(a, b, indicator, year):
        one, other = resolve(a), resolve(b)
        rows = full_store.observations(make_dyad(one, other))
        (row,) = [o for o in rows if (o.indicator, o.a, o.year) == (indicator, one.cow, year)]
        _, (traced,), _ = trace(full_store, row.id, [mirror])
        return row, traced

    return run


def test_a_cell_of_a_cross_table_has_both_states_and_the_value(opened):
    # openpyxl, imf_cdis_t6o_2021.xlsx, Table 6: row 42 is Cambodia, column CT the Russian Federation
    row, traced = opened("Russia", "Cambodia", "fdi-position", 2021)
    (cell,) = traced.raw
    assert (cell["row"], cell["column"]) == ("Cambodia", "Russian Federation")
    assert float(cell["cell"]) == pytest.approx(row.value, abs=0.001)


@pytest.mark.parametrize(
    ("indicator", "year", "scale"),
    [("exports-baci", 2019, 1000), ("exports-baci-2023", 2023, 1000), ("migrant-stock-undesa", 2015, 1)],
)
def test_a_cell_of_a_matrix_has_both_states_and_the_year(opened, indicator, year, scale):
    row, traced = opened("Cambodia", "Russia", indicator, year)
    (cell,) = traced.raw
    assert cell["row"] in ("KHM", "Cambodia") and cell["column"] in ("RUS", "Russia")
    value = next(float(v.replace(",", "")) for k, v in cell.items() if k in (str(year), "export_ij150"))
    assert value * scale == pytest.approx(row.value, abs=1)


def test_a_sum_over_the_republics_of_a_union_shows_every_part(opened):
    # Cambodia had 160 people born in the Soviet Union in 1960: men and women of ten republics with a figure
    row, traced = opened("Russia", "Cambodia", "migrant-stock-wb", 1960)
    assert row.value == 160 == sum(int(part["Y2000"]) for part in traced.raw)
    assert {part["sex"] for part in traced.raw} == {"Male", "Female"}
    assert {"RUS", "UKR", "KAZ"} <= {part["origincode"] for part in traced.raw}


def test_a_sum_of_cells_shows_every_cell(opened, mirror):
    row, traced = opened("Russia", "Poland", "migrant-stock-undesa", 1990)
    assert row.value == sum(int(part["1990"]) for part in traced.raw) and len(traced.raw) > 5
    page = json.loads((mirror / "undesa2020_stock.json").read_text())
    names = page["names"]
    union = ["Russia", "Ukraine", "Belarus", "Kazakhstan", "Lithuania", "Latvia", "Estonia", "Uzbekistan", "Georgia"]
    least = sum(page["matrix"]["1990"][names.index(n)][names.index("Poland")] for n in union if n in names)
    assert row.value >= least > 0


def test_a_share_of_answers_shows_how_many_gave_each(opened):
    row, traced = opened("France", "Germany@2005", "favourable-opinion", 2005)
    (answers,) = traced.raw
    weights = {k: float(v.rsplit(" ", 1)[1].replace(",", "")) for k, v in answers.items()}
    share = 100 * sum(w for k, w in weights.items() if k.endswith(" favorable") or k == "Very favorable")
    assert share / sum(weights.values()) == pytest.approx(row.value, abs=0.05)


def test_a_count_of_missions_shows_each(opened):
    row, traced = opened("France", "Germany@2022", "consulates", 2022)
    assert len(traced.raw) == row.value and {part["operator"] for part in traced.raw} == {"France"}
    assert show_trace("", [traced], []).count("operator = France") == row.value


def test_a_tie_of_two_members_shows_both(opened):
    _, traced = opened("Russia", "Cambodia", "alliance", 1962)
    assert {part["member"] for part in traced.raw} == {"365", "811"}


@pytest.mark.parametrize(
    ("detail", "parts"),
    [
        (None, ((7, None),)),
        ("Sheet1", ((7, "Sheet1"),)),
        ("Sheet1, rows 7,9", ((7, "Sheet1"), (9, "Sheet1"))),
        ("lines 7,12", ((7, None), (12, None))),
        ("pages/Cote d'Ivoire.json [12:90]", ((7, "pages/Cote d'Ivoire.json [12:90]"),)),
        ("Y1960 + 9, and 100 rows below", ((7, "Y1960"), (107, "Y1960"), (9, "Y1960"), (109, "Y1960"))),
    ],
)
def test_a_place_knows_all_its_records(detail, parts):
    assert Place("s", "f.csv", 7, detail).parts == parts


#: Rows between two states that agree in these columns stand on one line, or on lines of one number in two members.
ONE_LINE = {
    "events": ("type", "a", "b", "date", "record"),
    "observations": ("indicator", "a", "b", "start", "record"),
    "claims": ("article", "a", "b", "start"),
}


@pytest.mark.slow
@pytest.mark.parametrize("table", ONE_LINE)
def test_no_two_rows_of_the_full_store_have_one_id(full_store, table):
    twins = set()
    for source, about in full_store.sources.items():
        if table not in about["tables"]:
            continue
        rows = pl.read_parquet(full_store.folder / about["tables"][table]["path"])
        assert not rows.is_duplicated().any(), f"{source} says a thing twice"
        keys = rows.select(ONE_LINE[table])
        twins |= set(keys.filter(keys.is_duplicated() & (pl.col("b") != 0)).select("a", "b").iter_rows())
    assert len(twins) > 5
    ask = {"events": full_store.events, "observations": full_store.observations, "claims": full_store.said}[table]
    for a, b in sorted(twins):
        ids = [row.id for row in ask(make_dyad(state(a), state(b)))]
        assert len(set(ids)) == len(ids), (a, b)


def test_two_journeys_on_lines_of_one_number_are_told_apart(full_store, mirror):
    # line 3 of two members of the zip: Bush the elder and Baker, both in Ottawa on 10 February 1989
    dyad = make_dyad(resolve("United States"), resolve("Canada"))
    rows = [e for e in full_store.events(dyad) if (e.place.source, e.when) == ("us-travels", "1989-02-10")]
    assert len({r.id for r in rows}) == len(rows) == 2
    for row in rows:
        _, (traced,), _ = trace(full_store, row.id, [mirror])
        assert traced.place == row.place
        (raw,) = traced.raw
        assert ("Bush" in row.text) == ("bush" in row.place.detail) and "Ottawa" in str(raw)
