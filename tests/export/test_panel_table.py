"""The panel against raw files read with the csv module; what is not known is empty and says why."""

from __future__ import annotations

import csv
from collections import defaultdict

import numpy as np
import polars as pl
import pytest
from click.testing import CliRunner

from bilateral.cli import cli
from bilateral.dyad import make_dyad
from bilateral.errors import BilateralError
from bilateral.export.grid import JOIN, grid_of, world_grid
from bilateral.export.panel import columns_of, panel_of
from bilateral.paths import starter_store
from bilateral.states.registry import state
from bilateral.store import Store


def dyad(one, other):
    return make_dyad(state(one), state(other))


#: Cambodia-Russia, France-Germany (code 260 from 1955 to 1990), Cuba-Czechoslovakia (ended in 1992).
DYADS = [(811, 365), (220, 255), (40, 315)]


@pytest.fixture(scope="module")
def table(full_store):
    return pl.from_arrow(panel_of(full_store, [dyad(*d) for d in DYADS]))


def cells(table, a, b, column):
    some = table.filter((pl.col("a") == a) & (pl.col("b") == b), pl.col(column).is_not_null(), pl.col(column) != 0)
    return dict(zip(some["year"], some[column], strict=True))


def raw_arms(mirror, sellers, buyer):
    out = defaultdict(float)
    with (mirror / "sipri_tiv_dyadyear_1950_2021.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["supplier"] in sellers and row["recipient"] == buyer and float(row["value"]) > 0:
                out[int(row["year"])] += float(row["value"])
    return out


def test_arms_are_those_of_the_raw_file_in_both_directions_and_under_old_names(table, mirror):
    assert cells(table, "KHM", "RUS", "arms_transfers_ba") == raw_arms(mirror, ("Soviet Union", "Russia"), "Cambodia")
    assert cells(table, "DEU", "FRA", "arms_transfers_ba") == raw_arms(mirror, ("France",), "Germany")
    assert cells(table, "DEU", "FRA", "arms_transfers_ab") == raw_arms(mirror, ("Germany",), "France")
    assert cells(table, "CSK", "CUB", "arms_transfers_ab") == raw_arms(mirror, ("Czechoslovakia",), "Cuba")


def test_trips_are_those_of_the_raw_file(table, mirror):
    with (mirror / "gtmd_trips_2011_2016.csv").open(encoding="utf-8") as file:
        raw = {int(r["time"]): float(r["value"]) for r in csv.DictReader(file)
               if (r["reporting country"], r["secondary country"]) == ("FRA", "DEU")}  # fmt: skip
    assert cells(table, "DEU", "FRA", "trips_ba") == raw


def test_a_year_without_arms_in_the_source_is_a_true_zero_and_one_outside_it_is_empty(table):
    def cell(year):
        row = table.filter((pl.col("a") == "KHM") & (pl.col("b") == "RUS") & (pl.col("year") == year))
        return row["arms_transfers_ba"].item(), row["arms_transfers_ba_status"].item()

    assert cell(1979) == (0.0, "true zero")
    assert cell(2022) == (None, "outside the source's years")


def test_votes_of_a_government_that_moscow_did_not_recognise_are_empty_and_say_so(table):
    rows = table.filter((pl.col("a") == "KHM") & (pl.col("b") == "RUS"), pl.col("year").is_between(1980, 1989))
    assert rows["un_vote_agreement"].null_count() == 10
    assert set(rows["un_vote_agreement_status"]) == {"government not recognised"}


def test_no_row_tells_of_a_year_in_which_one_of_the_two_was_no_state(table):
    years = table.filter((pl.col("a") == "CSK") & (pl.col("b") == "CUB"))["year"]
    assert years.min() == 1918 and years.max() == 1992
    assert not set(years) & set(range(1940, 1945))  # occupied: no member of the system


def test_a_value_stands_where_the_status_says_so_and_nowhere_else(table):
    for name in table.columns:
        if name.endswith("_status"):
            value = name.removesuffix("_status")
            known = table[name].is_in(["observed", "true zero"])
            text = table[f"{value}_text"].is_not_null() if f"{value}_text" in table.columns else pl.lit(False)
            odd = table.filter(known != (pl.col(value).is_not_null() | text))
            assert odd.is_empty(), (value, odd.select("a", "b", "year", value, name).head(3))


def test_the_world_has_the_rows_of_each_dyad(full_store, table):
    names = ["arms-transfers", "militarised-dispute", "exports-baci"]
    world = pl.from_arrow(panel_of(full_store, columns=names, first=1900, last=2020))
    for a, b in (("KHM", "RUS"), ("DEU", "FRA"), ("CSK", "CUB")):
        one = table.filter((pl.col("a") == a) & (pl.col("b") == b), pl.col("year").is_between(1900, 2020))
        two = world.filter((pl.col("a") == a) & (pl.col("b") == b))
        assert one.select(two.columns).equals(two), (a, b)


def test_the_level_is_that_of_the_overview(full_store, table):
    from bilateral.overview.assemble import overview

    view = overview(full_store, dyad(811, 365))
    told = {y.year: y.estimate.mean for y in view.level}
    assert cells(table, "KHM", "RUS", "level") == {y: m for y, m in told.items() if m != 0}


def test_every_two_states_of_one_day_are_in_the_world_once():
    grid = world_grid(np.array([1900, 2000]))
    keys = ["-".join(k) for k in grid.keys]
    assert len(set(keys)) == len(keys)
    assert {"KHM-RUS", "DEU-FRA"} <= set(keys) and "CSK-CZE" not in keys
    assert grid_of([dyad(811, 365)], np.array([1900, 2000])).row.tolist() == [[-1, 0]]


def test_every_unit_says_how_rows_of_one_year_join(full_store):
    from bilateral.overview.votes import INDICATOR

    assert {i.unit for i in columns_of(full_store).values() if i.id != INDICATOR} <= set(JOIN)


def test_an_unknown_column_is_a_plain_error_that_lists_the_known():
    with pytest.raises(BilateralError, match=r"no column tea.*level, "):
        panel_of(Store(starter_store()), [dyad(811, 365)], columns=["tea"])


@pytest.mark.parametrize("ending", ["csv", "parquet", "dta"])
def test_the_verb_writes_a_table_that_reads_back_as_it_was(tmp_path, ending):
    import pandas as pd

    path = tmp_path / f"p.{ending}"
    call = ["--store", str(starter_store()), "panel", "--dyads", "Cambodia:Russia,cow:2:CAN", "--from", "1990"]
    done = CliRunner().invoke(cli, [*call, "--columns", "level,trips", "-o", str(path)])
    assert done.exit_code == 0, done.output
    read = {"csv": pd.read_csv, "parquet": pd.read_parquet, "dta": pd.read_stata}[ending]
    frame = read(path)
    some = frame[(frame["a"] == "KHM") & (frame["year"] == 2013)].iloc[0]
    assert some["trips_ba"] == 131969 and some["trips_ab_status"] == "observed"
    assert sorted(set(frame["a"].astype(str) + frame["b"].astype(str))) == ["CANUSA", "KHMRUS"]
    if ending == "dta":
        labels = pd.io.stata.StataReader(path).variable_labels()
        assert labels["trips_ba"] == "trips, from b to a, trips"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--all", "-o", "p.txt"], "ending"),
        (["-o", "p.csv"], "--all"),
        (["--dyads", "Cambodia", "-o", "p.csv"], "no pair of states"),
        (["--dyads", "A:B:C", "-o", "p.csv"], "no pair of states"),
        (["--all", "--from", "2000", "--to", "1990", "-o", "p.csv"], "lies after"),
    ],
)
def test_a_wrong_call_says_what_to_write(arguments, word):
    done = CliRunner().invoke(cli, ["panel", *arguments])
    assert done.exit_code == 2 and word in done.output
