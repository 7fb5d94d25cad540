"""Expected edges were read with grep."""

from __future__ import annotations

import json

import pytest

from bilateral.errors import SourceError
from bilateral.sources.imf_imts import FILE, SOURCE
from tests.sources.rows import place, series

ID = "exports-imf"


def test_russia_sold_to_cambodia_and_the_other_way_is_not_in_the_file(load):
    # grep -o '"source": "Russia", "target": "Cambodia", "value": [0-9.]*'
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 365, 811) == {2025: 181.3}
    assert series(frame, ID, 811, 365) == {}


def test_the_source_of_an_edge_is_the_exporter(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, ID, 710, 2) == {2025: 421010}
    assert series(frame, ID, 710, 816) == {2025: 198624.6}
    assert series(frame, ID, 345, 365) == {2025: 964}


def test_the_record_is_the_place_in_the_list_of_edges(load, mirror):
    _, record, detail = place(load(SOURCE)["observations"], ID, 811, 816, 2025)
    edge = json.loads((mirror / FILE).read_text())[detail][record - 1]
    assert (edge["source"], edge["target"], edge["value"]) == ("Cambodia", "Vietnam", 2822.4)


def test_an_edge_rounded_to_nothing_is_no_figure(load):
    assert load(SOURCE)["observations"]["value"].min() > 0


def test_a_new_name_stops_the_load(mirror, tmp_path):
    text = (mirror / FILE).read_text().replace('"source": "Chad"', '"source": "Chadland"')
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SourceError, match=r"'Chadland' in row \d+ .* ALSO or SKIP in sources/imf_imts\.py"):
        SOURCE.read({FILE: tmp_path / FILE})
