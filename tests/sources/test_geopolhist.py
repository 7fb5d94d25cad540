"""Expected rows were read from the CSV with grep and the csv module, not with the adapter."""

from __future__ import annotations

import csv
import shutil

import pytest

from bilateral.errors import SourceError
from bilateral.sources.geopolhist import ENTITIES, FILE, SOURCE
from bilateral.states.registry import states
from tests.sources.looking import replaced, rows

SPELL = ("indicator", "start", "end", "text", "record")


def test_france_ruled_cambodia_and_vietnam_occupied_it(load):
    # grep '^811,': lines 1185 to 1193
    frame = load(SOURCE)["observations"]
    assert [r[:4] for r in rows(frame, 220, 811, *SPELL)] == [("rule", "1863-01-01", "1953-12-31", "a protectorate of")]
    assert rows(frame, 816, 811, *SPELL) == [("occupation", "1979-01-01", "1989-12-31", "occupied by", 1191)]
    assert rows(frame, 811, 365, *SPELL) == rows(frame, 365, 811, *SPELL) == []


def test_every_spell_between_two_states_is_read_but_those_left_out_by_name(load, mirror):
    with (mirror / FILE).open(encoding="utf-8", newline="") as text:
        raw = list(csv.DictReader(text))
    codes = {str(c) for c in states()} - {"946", "947"}
    kinds = {"Occupied by", "Part of", "Colony of", "Protectorate of", "Associated state of", "Mandated to",
             "Vassal of", "Dependency of", "Possession of"}  # fmt: skip
    told = [
        (int(r["sovereign_GPH_code"]), int(r["GPH_code"]), int(r["start_year"]))
        for r in raw
        if r["GPH_code"] in codes and r["sovereign_GPH_code"] in codes and r["GPH_status"] in kinds
    ]
    frame = load(SOURCE)["observations"]
    assert sorted(zip(frame["a"], frame["b"], frame["start"].dt.year(), strict=True)) == sorted(told)


def test_a_status_it_was_not_told_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, "Protectorate of", "Cousin of")
    shutil.copy(mirror / ENTITIES, tmp_path / ENTITIES)
    with pytest.raises(SourceError, match=r"'Cousin of' .* OTHERS in sources/geopolhist\.py"):
        SOURCE.read({**files, ENTITIES: tmp_path / ENTITIES})


def test_a_code_that_the_list_of_entities_lacks_stops_the_load(mirror, tmp_path):
    files = replaced(mirror, tmp_path, FILE, "\n811,", "\n99811,")
    with pytest.raises(SourceError, match=r"code '99811' in line \d+ is none of"):
        SOURCE.read({**files, ENTITIES: mirror / ENTITIES})
