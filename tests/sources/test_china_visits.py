"""Expected rows were read from the workbook with openpyxl, not with calamine."""

from __future__ import annotations

import openpyxl
import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.china_visits import FILE, SOURCE


def visits(load, host):
    rows = load(SOURCE)["events"].filter(pl.col("b") == host).sort("date", "record")
    return [(d.year, text, record) for d, text, record in rows.select("date", "text", "record").rows()]


def test_chinas_leaders_were_in_cambodia_in_these_years(load):
    assert visits(load, 811) == [
        (1956, "Premier Zhou Enlai in Cambodia", 11), (1960, "Premier Zhou Enlai in Cambodia", 26),
        (1963, "President Liu Shaoqi in Cambodia", 34), (2002, "Premier Zhu Rongji in Cambodia", 267),
        (2006, "Premier Wen Jiabao in Cambodia", 332), (2012, "Premier Wen Jiabao in Cambodia", 415),
        (2016, "President Xi Jinping in Cambodia", 534), (2018, "Premier Li Keqiang in Cambodia", 559),
        (2022, "Premier Li Keqiang in Cambodia", 595)]  # fmt: skip


def test_states_that_are_gone_keep_their_visits(load):
    assert visits(load, 345)[0] == (1978, "Premier Hua Guofeng in Yugoslavia", 71)
    assert visits(load, 315) == [(1987, "Premier Zhao Ziyang in Czechoslovakia", 126)]
    assert visits(load, 260)[0] == (1979, "Premier Hua Guofeng in Germany", 74)
    assert visits(load, 365)[:2] == [(1949, "President Mao Zedong in Soviet Union", 2),
                                     (1950, "Premier Zhou Enlai in Soviet Union", 3)]  # fmt: skip


def test_vietnam_before_1976_is_hanoi(load):
    assert visits(load, 816)[:2] == [
        (1956, "Premier Zhou Enlai in Vietnam", 13),
        (1960, "Premier Zhou Enlai in Vietnam", 25),
    ]
    assert visits(load, 817) == []


def test_a_visit_by_a_deputy_minister_is_no_visit_by_a_leader(load):
    # 68 rows with an "Original Source" at fmprc.gov.cn; row 631 calls consultations in Beijing "Xi Jinping, Russia"
    records = set(load(SOURCE)["events"]["record"])
    assert not records & {631, 633, 681, 690}
    # 690 rows less those 68, less one of Palestine
    assert len(records) == 621


def test_only_the_year_is_known(load):
    events = load(SOURCE)["events"]
    assert set(events["precision"]) == {"year"}
    assert set(events["date"].dt.strftime("%m-%d")) == {"01-01"}


@pytest.mark.parametrize(
    ("cell", "value", "message"),
    [
        ("D2", "Atlantis", r"name 'Atlantis' in row 1 .* ALSO or SKIP in sources/china_visits\.py"),
        ("C2", "Chairman", "'Chairman' in row 1, column 'Level'"),
        ("I2", "hearsay", "'hearsay' in row 1, column 'Original Source'"),
        ("A2", "1949?", "'1949\\?' in row 1, column 'Year', is no number"),
        ("B1", "Who", "column 'Who' is new"),
    ],
)
def test_what_it_was_not_told_about_stops_the_load(mirror, tmp_path, cell, value, message):
    book = openpyxl.load_workbook(mirror / FILE)
    book["Sheet1"][cell] = value
    book.save(tmp_path / FILE)
    with pytest.raises(SourceError, match=message):
        SOURCE.read({FILE: tmp_path / FILE})
