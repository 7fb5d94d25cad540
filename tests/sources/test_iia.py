"""Expected rows were read from the R frame through `rdata`'s own converter, not with the adapter."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources import iia, rfile
from bilateral.sources.iia import FILE, FRAME, SOURCE


def dated(frame, a, b):
    rows = frame.filter((pl.col("a") == a) & (pl.col("b") == b)).sort("date")
    return [(str(d), t, r) for d, t, r in zip(rows["date"], rows["text"], rows["record"], strict=True)]


def test_cambodia_and_russia_signed_in_2015_and_ratified_in_2016(load):
    title = "Cambodia-Russian Federation BIT (2015)"  # row 371 of bits_raw
    assert dated(load(SOURCE)["events"], 365, 811) == [
        ("2015-03-03", f"{title} signed", 371),
        ("2016-03-07", f"{title} entered into force", 371),
    ]


def test_the_first_treaty_of_all_was_west_germanys_and_became_germanys_in_1990(load):
    tables = load(SOURCE)
    assert dated(tables["events"], 260, 770)[0] == ("1959-11-25", "Germany - Pakistan BIT (1959) signed", 3924)
    spells = tables["observations"].filter(pl.col("text") == "Germany - Pakistan BIT (1959)").sort("start")
    assert spells.select("a", "b", "start", "end").rows() == [
        (260, 770, date(1962, 4, 28), date(1990, 10, 2)),
        (255, 770, date(1990, 10, 3), None),
    ]


def test_a_treaty_ended_before_it_began_has_an_end_but_no_spell(load):
    tables = load(SOURCE)  # India - Nepal BIT (2011): signed 2011-10-21, never in force, terminated 2017-03-22
    events = tables["events"].filter(pl.col("text").str.starts_with("India - Nepal BIT (2011)"))
    assert events.sort("date").select("type", "date").rows() == [
        ("treaty", date(2011, 10, 21)),
        ("treaty ended", date(2017, 3, 22)),
    ]
    assert not tables["observations"].filter(pl.col("text") == "India - Nepal BIT (2011)").height


def test_belgium_and_luxembourg_are_two_of_three_parties(load):
    rows = load(SOURCE)["parties"].filter(pl.col("treaty") == "unctad-iia-2108").sort("state")
    assert rows["state"].to_list() == [70, 211, 212]  # BLEU - Mexico BIT (1998)


def test_commas_inside_names_do_not_split_the_parties():
    column = pl.Series(["Korea, Republic of, Bolivia, Plurinational State of",
                        "ACP (African, Caribbean and Pacific Group of States), Hong Kong, China SAR"])  # fmt: skip
    assert iia.split_parties(column).to_list() == [
        ["Korea (Republic of)", "Bolivia (Plurinational State of)"],
        ["ACP (African, Caribbean and Pacific Group of States)", "Hong Kong (China SAR)"],
    ]


def test_treaties_of_blocs_are_left_out(load):
    tables = load(SOURCE)
    for name in ("events", "observations"):
        assert not tables[name].filter(pl.col("text").str.contains("EFTA|ASEAN")).height


def test_a_new_party_stops_the_load_and_says_where_to_write_it(mirror, monkeypatch):
    frame = rfile.read_r(mirror / FILE)[FRAME].with_columns(
        pl.col("parties").str.replace("Japan, Zambia", "Atlantis, Zambia")
    )
    monkeypatch.setattr(rfile, "read_r", lambda path: {FRAME: frame})
    with pytest.raises(SourceError, match=r"'Atlantis' in row .* ALSO or SKIP in sources/iia\.py"):
        SOURCE.read({FILE: mirror / FILE})


def test_a_new_status_or_column_stops_the_load(mirror, monkeypatch):
    frame = rfile.read_r(mirror / FILE)[FRAME]
    monkeypatch.setattr(rfile, "read_r", lambda path: {FRAME: frame.with_columns(status=pl.lit("Denounced"))})
    with pytest.raises(SourceError, match="'Denounced' in row 1"):
        SOURCE.read({FILE: mirror / FILE})
    monkeypatch.setattr(rfile, "read_r", lambda path: {FRAME: frame.rename({"status": "state"})})
    with pytest.raises(SourceError, match="column 'state' is new"):
        SOURCE.read({FILE: mirror / FILE})
