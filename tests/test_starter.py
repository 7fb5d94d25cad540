"""The store inside the package: only what licences allow, small, and just what our pipeline gives."""

from __future__ import annotations

import json

import pyarrow.parquet as pq
import pytest

from bilateral.build import build
from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.paths import starter_store
from bilateral.schema import TABLES
from bilateral.sources import all_sources
from bilateral.states.names import resolve
from bilateral.store import Store


def test_it_holds_only_sources_whose_figures_may_be_handed_on():
    store = Store(starter_store())
    known = all_sources()
    assert store.sources
    assert all(about["redistribute"] and known[name].redistribute for name, about in store.sources.items())
    assert set(store.sources) == {name for name, source in known.items() if source.redistribute}


def test_it_is_at_most_twelve_megabytes():
    assert sum(p.stat().st_size for p in starter_store().rglob("*") if p.is_file()) <= 12_000_000


def test_it_holds_no_file_that_its_manifest_does_not_name():
    store = Store(starter_store())
    named = {t["path"] for about in store.sources.values() for t in about["tables"].values()} | {"manifest.json"}
    assert named == {p.relative_to(starter_store()).as_posix() for p in starter_store().rglob("*") if p.is_file()}


def test_the_main_job_runs_on_it():
    view = overview(Store(starter_store()), make_dyad(resolve("Cambodia"), resolve("Russia")))
    assert {f.dimension for f in view.findings} == {"political", "security", "diplomatic", "economic", "people"}
    assert view.level and view.periods and view.conflicts


@pytest.mark.slow
def test_the_pipeline_gives_it_again_from_the_raw_files(mirror, tmp_path):
    # Bytes of a Parquet file depend on the version of pyarrow; what stands in it must not.
    build([], tmp_path / "again", tmp_path, mirror=mirror, redistributable=True)
    again, shipped = Store(tmp_path / "again"), Store(starter_store())
    assert list(again.sources) == list(shipped.sources)
    for name, about in shipped.sources.items():
        other = again.sources[name]
        assert json.dumps({**about, "tables": 0}) == json.dumps({**other, "tables": 0}), name
        for table in TABLES:
            assert (table in about["tables"]) == (table in other["tables"])
            if table in about["tables"]:
                one = pq.read_table(shipped.folder / about["tables"][table]["path"])
                assert one.equals(pq.read_table(again.folder / other["tables"][table]["path"])), (name, table)
