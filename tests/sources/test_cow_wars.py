"""Expected rows were read with `rdata` and pandas, not with the adapter."""

from __future__ import annotations

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.cow_wars import SOURCE, WARS
from tests.sources.looking import change_frames, read_mirror, rows


def test_cambodia_and_russia_never_fought(load):
    assert rows(load(SOURCE)["observations"], 365, 811, "start") == []


def test_cambodia_and_vietnam_fought_three_wars(load):
    events = rows(load(SOURCE)["events"], 811, 816, "date", "type", "text")
    assert [(day[:4], kind, text.split(" (")[0]) for day, kind, text in events] == [
        ("1970", "war begun", "Vietnam War"), ("1970", "war begun", "War of the Communist Coalition"),
        ("1971", "war ended", "War of the Communist Coalition"), ("1975", "war ended", "Vietnam War"),
        ("1977", "war begun", "Vietnamese-Cambodian War"), ("1979", "war ended", "Vietnamese-Cambodian War"),
    ]  # fmt: skip
    assert events[-1][2].endswith("(battle deaths of the two in the whole war: 5000 and 3000)")


def test_two_wars_in_a_year_are_two_observations(load):
    found = [day for (day,) in rows(load(SOURCE)["observations"], 811, 816, "start")]
    assert found.count("1970-01-01") == 2
    assert len(found) == 11


def test_austria_and_sardinia_resumed_their_war_after_a_truce(load):
    events = [r for r in rows(load(SOURCE)["events"], 300, 325, "date", "type", "text") if "Austro-Sard" in r[2]]
    assert [(d[:4], k, t.split(" (")[0]) for d, k, t in events] == [
        ("1848", "war begun", "Austro-Sardinian War"), ("1849", "war begun", "Austro-Sardinian War, resumed"),
        ("1849", "war ended", "Austro-Sardinian War")]  # fmt: skip


def test_unknown_deaths_are_called_unknown(load):
    assert load(SOURCE)["observations"]["text"].str.contains("-9").sum() == 0
    assert load(SOURCE)["observations"]["text"].str.contains("unknown").sum() == 4


def test_all_95_wars_of_the_list_are_named_and_used(load):
    assert len(WARS) == 95
    assert load(SOURCE)["observations"].height == 966


def test_a_war_without_a_name_stops_the_load(mirror, monkeypatch):
    change_frames(monkeypatch, lambda f: f.with_columns(pl.col("warnum").replace({227.0: 230.0})))
    with pytest.raises(SourceError, match=r"230.0 in row .* WARS in sources/cow_wars\.py"):
        read_mirror(SOURCE, mirror)
