"""Building and opening a store: the same bytes each time, and the old store whatever happens."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from bilateral.build import build
from bilateral.dyad import make_dyad
from bilateral.errors import BilateralError, FetchError, SourceError, StoreError
from bilateral.states.names import resolve
from bilateral.store import Store

ARMS = "sipri-arms"


def digest(folder):
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.fixture(scope="module")
def arms(mirror, tmp_path_factory):
    folder = tmp_path_factory.mktemp("arms")
    build([ARMS], folder, folder / "no-raw", mirror=mirror, workers=1)
    return folder


def test_two_builds_give_the_same_bytes(arms, mirror, tmp_path):
    build([ARMS], tmp_path / "again", tmp_path, mirror=mirror, workers=1)
    assert digest(tmp_path / "again") == digest(arms)


def test_the_store_holds_what_the_raw_file_says(arms):
    # grep '^Soviet Union,Cambodia,1989' gives 119
    store = Store(arms)
    rows = store.observations(make_dyad(resolve("Cambodia"), resolve("Russia")))
    assert [(o.year, o.value, o.place.file) for o in rows if o.year == 1989] == [
        (1989, 119.0, "sipri_tiv_dyadyear_1950_2021.csv")
    ]


def test_a_damaged_raw_file_leaves_the_store_untouched(arms, mirror, tmp_path):
    before = digest(arms)
    name = "sipri_tiv_dyadyear_1950_2021.csv"
    for damage in (lambda b: b[: len(b) // 2], lambda b: b"", lambda b: b.decode().encode("utf-16")):
        (tmp_path / name).write_bytes(damage((mirror / name).read_bytes()))
        with pytest.raises(FetchError):
            build([ARMS], arms, tmp_path, workers=1)
    assert digest(arms) == before


def test_a_build_without_raw_files_says_what_to_run(tmp_path):
    with pytest.raises(SourceError, match="bilateral fetch sipri-arms"):
        build([ARMS], tmp_path / "store", tmp_path)


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_the_old_store(arms, mirror):
    before = Store(arms).id
    code = (
        "import sys; from pathlib import Path; from bilateral.build import build\n"
        "here, mirror = map(Path, sys.argv[1:])\n"
        "if __name__ == '__main__': build(['sipri-arms'], here, here, mirror=mirror)"
    )
    for delay in (0.2, 0.6, 1.0, 1.4, 1.8, 2.4):
        run = subprocess.Popen(
            [sys.executable, "-c", code, str(arms), str(mirror)], start_new_session=True, stderr=subprocess.DEVNULL
        )
        time.sleep(delay)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        store = Store(arms)
        assert store.id == before
        assert store.observations(make_dyad(resolve("Cambodia"), resolve("Russia")))


def test_a_folder_that_is_no_store_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreError, match=r"no manifest\.json.*bilateral build"):
        Store(tmp_path)
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(StoreError, match="cannot be read"):
        Store(tmp_path)


def test_every_error_of_a_store_is_a_plain_one(arms, tmp_path):
    import shutil

    broken = tmp_path / "broken"
    shutil.copytree(arms, broken)
    (path,) = broken.rglob("*.parquet")
    whole = path.read_bytes()
    middle = bytearray(whole)
    middle[200 : len(whole) // 2] = bytes(len(whole) // 2 - 200)
    for damaged in (b"PAR1 nonsense", b"", whole[:-20], bytes(middle)):
        path.write_bytes(damaged)
        with pytest.raises(BilateralError, match="cannot be read"):
            Store(broken).observations(make_dyad(resolve("Cambodia"), resolve("Russia")))


def test_a_build_is_never_made_over_a_folder_of_other_things(mirror, tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(StoreError, match=r"not empty \(it has letter\.txt\)"):
        build([ARMS], tmp_path, tmp_path / "no-raw", mirror=mirror, workers=1)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    "manifest",
    [
        "{{{",
        "[]",
        '{"x": 1}',
        '{"schema": 1}',
        '{"schema": 1, "id": "x", "sources": []}',
        '{"schema": 1, "id": "x", "sources": {"sipri-arms": {}}}',
    ],
)
def test_a_damaged_manifest_is_told_in_one_line_and_left_alone_by_a_build(manifest, arms, mirror, tmp_path):
    folder = tmp_path / "store"
    shutil.copytree(arms, folder)
    (folder / "manifest.json").write_text(manifest)
    before = digest(folder)
    with pytest.raises(StoreError, match="Move the folder away"):
        Store(folder)
    with pytest.raises(StoreError, match="Move the folder away"):
        build([ARMS], folder, tmp_path / "no-raw", mirror=mirror, workers=1)
    assert digest(folder) == before


def test_a_manifest_names_no_table_outside_its_store(arms, tmp_path):
    folder = tmp_path / "store"
    shutil.copytree(arms, folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    for table in manifest["sources"][ARMS]["tables"].values():
        table["path"] = "../elsewhere.parquet"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(StoreError, match="table of source sipri-arms"):
        Store(folder)
