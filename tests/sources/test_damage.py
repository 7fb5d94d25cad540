"""What every adapter does with a raw file that is not the pinned one, when the hash does not catch it first."""

from __future__ import annotations

import gzip
import random

import pytest

from bilateral.build import load_source
from bilateral.errors import BilateralError, FetchError
from bilateral.fetch import locate
from bilateral.sources import all_sources

SOURCES = list(all_sources().values())
DAMAGES = {
    "empty": lambda whole: b"",
    "truncated": lambda whole: whole[: len(whole) // 2],
    "re-encoded": lambda whole: whole.decode("latin-1").encode("utf-16"),
}


def damaged(source, mirror, folder, name, damage):
    """The paths of a source's files, one of them damaged, the others those of the mirror."""
    paths = {f.name: mirror / f.name for f in source.files}
    paths[name] = folder / name
    paths[name].write_bytes(damage((mirror / name).read_bytes()))
    return paths


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.id)
def test_a_damaged_file_is_one_plain_error(source, damage, mirror, tmp_path):
    file = max(source.files, key=lambda f: f.size)
    paths = damaged(source, mirror, tmp_path, file.name, DAMAGES[damage])
    with pytest.raises(BilateralError) as error:
        load_source(source.id, paths, tmp_path / "store")
    told = str(error.value)
    assert source.id in told or source.id.replace("unctad-iia", "iia") in told or file.name in told
    assert "\n" not in told and "Traceback" not in told


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.id)
def test_a_file_of_another_hash_is_not_read(source, tmp_path):
    for file in source.files:
        (tmp_path / file.name).write_bytes(b"x" * min(file.size, 100))
    with pytest.raises(FetchError, match="expected"):
        locate(source, tmp_path)


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("sipri_tiv_dyadyear_1950_2021.csv", False),
        ("gtmd_trips_2011_2016.csv", False),
        ("gsdb_v2_sanctions.csv", False),
        ("gdelt_dyad_month_2018_2024_derived.csv.gz", True),
    ],
)
def test_columns_in_another_order_give_the_same_rows(name, packed, mirror, load, tmp_path):
    import csv
    import io

    from bilateral.schema import TABLES, conform

    source = next(s for s in SOURCES if name in {f.name for f in s.files})
    whole = (mirror / name).read_bytes()
    rows = list(csv.reader(io.StringIO((gzip.decompress(whole) if packed else whole).decode("utf-8-sig"))))
    order = list(range(len(rows[0])))
    random.Random(1).shuffle(order)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[row[i] for i in order] for row in rows])
    content = text.getvalue().encode()
    (tmp_path / name).write_bytes(gzip.compress(content) if packed else content)
    paths = {f.name: mirror / f.name for f in source.files} | {name: tmp_path / name}
    again = source.read(paths)
    for table in TABLES:
        frame = getattr(again, table)
        if frame is not None:
            assert conform(table, frame).equals(load(source)[table])
