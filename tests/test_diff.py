"""What moved between two stores: made by changing one value, or leaving out one source, of a copy of the starter."""

from __future__ import annotations

import json
import shutil
from datetime import date

import polars as pl
import pytest
from click.testing import CliRunner

from bilateral.cli import cli
from bilateral.diff import diff_dyad, diff_sources
from bilateral.dyad import make_dyad
from bilateral.paths import starter_store
from bilateral.states.registry import state
from bilateral.store import Store

DAY = date(2026, 1, 1)


def copied(folder, change):
    shutil.copytree(starter_store(), folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    change(manifest, folder)
    manifest["id"] = "f" * 64
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return Store(folder)


@pytest.fixture(scope="module")
def old():
    return Store(starter_store())


@pytest.fixture(scope="module")
def dyad():
    return make_dyad(state(811), state(365))


@pytest.fixture(scope="module")
def doubled(tmp_path_factory):
    """Exports from Cambodia to Russia in 2020 are twice what they were; the file has another hash."""

    def change(manifest, folder):
        about = manifest["sources"]["baci"]
        table = about["tables"]["observations"]
        place = (pl.col("a") == 811) & (pl.col("b") == 365) & (pl.col("start") == date(2020, 1, 1))
        frame = pl.read_parquet(folder / table["path"])
        assert frame.filter(place).height == 1
        frame = frame.with_columns(pl.when(place).then(2 * pl.col("value")).otherwise(pl.col("value")).alias("value"))
        (folder / table["path"]).unlink()
        table["path"], table["sha256"] = "observations/baci-changed.parquet", "0" * 64
        frame.write_parquet(folder / table["path"], use_pyarrow=True)
        about["files"][0]["sha256"] = "1" * 64

    return copied(tmp_path_factory.mktemp("doubled") / "store", change)


def test_a_store_and_itself_say_the_same(old):
    assert diff_sources(old, old) == []
    call = ["diff", str(starter_store()), str(starter_store())]
    assert "say the same" in CliRunner().invoke(cli, call).output


def test_one_changed_value_is_one_row_that_came_and_one_that_went(old, doubled):
    (change,) = diff_sources(old, doubled)
    assert (change.source, change.kind, change.rows) == ("baci", "changed", {"observations": (1, 1)})
    assert len(change.reasons) == 1 and "became 111111111111" in change.reasons[0]


def test_the_sentence_and_the_figure_of_the_changed_value_moved_because_of_its_source(old, doubled, dyad):
    moved = diff_dyad(old, doubled, dyad, diff_sources(old, doubled), DAY)
    sentence = next(m for m in moved if m.part == "sentence" and m.id.endswith("exports-baci-khm-rus-latest"))
    assert "$191.1 million" in sentence.old and "$382.1 million" in sentence.new and sentence.because == ("baci",)
    figure = next(m for m in moved if m.part == "figure" and "2020" in m.id)
    assert (figure.old, figure.new) == ("2020: 191,067,932 US dollars", "2020: 382,135,864 US dollars")


def test_a_source_left_out_takes_its_sentences_with_it(old, dyad, tmp_path):
    new = copied(tmp_path / "store", lambda manifest, _: manifest["sources"].pop("gtmd-trips"))
    (change,) = diff_sources(old, new)
    assert (change.source, change.kind) == ("gtmd-trips", "removed")
    gone = [
        m for m in diff_dyad(old, new, dyad, [change], DAY) if m.part == "sentence" and m.because == ("gtmd-trips",)
    ]
    assert gone and all("trips" in m.old and not m.new for m in gone)
    call = ["diff", str(starter_store()), str(tmp_path / "store"), "KHM", "RUS"]
    done = CliRunner().invoke(cli, call)
    assert done.exit_code == 0 and "gtmd-trips: removed" in done.output and "(not told)" in done.output


def test_one_state_alone_is_a_wrong_call(tmp_path):
    done = CliRunner().invoke(cli, ["diff", str(tmp_path), str(tmp_path), "KHM"])
    assert done.exit_code == 2 and "two states or none" in done.output
