"""Expected rows were read by eye from the wikitext in the archive (unzip -p, then grep), not with the adapter."""

from __future__ import annotations

import json
import zipfile
from datetime import date

import polars as pl
import pytest

from bilateral.errors import SourceError
from bilateral.sources.wiki_pages import pages
from bilateral.sources.wiki_relations import FILE, SOURCE, skipped, steps


def said(frame, a, b):
    rows = frame.filter((pl.col("a") == a) & (pl.col("b") == b)).with_columns(
        page=pl.col("text").str.extract(r"the ((?:list|table) on the page of [^(]+)").str.strip_chars()
    )
    return set(rows.select("type", pl.col("date").cast(pl.String), "precision", "page").rows())


def test_cambodia_and_russia_began_on_two_days_depending_on_whom_you_ask(load):
    assert said(load(SOURCE)["events"], 365, 811) == {
        ("established", "1956-11-06", "day", "list on the page of Cambodia"),
        ("established", "1956-11-06", "day", "list on the page of Russia"),
        ("established", "1956-05-13", "day", "table on the page of Russia"),
    }


def test_a_date_names_the_reference_that_the_page_gives(load):
    events = load(SOURCE)["events"].filter((pl.col("a") == 365) & (pl.col("b") == 811)).sort("date", "detail")
    assert ["embrusscambodia.mid.ru" in t for t in events["text"]] == [True, False, False]
    assert ["mfaic.gov.kh: LIST OF MEMBER STATES" in t for t in events["text"]] == [False, True, True]


def test_the_place_of_a_row_opens_it_again(load, mirror):
    events = load(SOURCE)["events"].filter((pl.col("a") == 365) & (pl.col("b") == 811)).sort("date")
    member, span = events["detail"][0].rsplit(" [", 1)
    start, end = (int(n) for n in span.rstrip("]").split(":"))
    with zipfile.ZipFile(mirror / FILE) as archive:
        text = json.loads(archive.read(member))
    assert text[start:end].startswith("|{{flag|Cambodia}}||{{dts|format=dmy|1956|05|13}}")
    assert text.split("\n")[events["record"][0] - 1].startswith("|{{flag|Cambodia}}")


def test_west_germany_bears_the_dates_before_1990(load):
    # page of Germany, list: {{flag|Netherlands}} {{dts|6 March 1951}}
    assert ("established", "1951-03-06", "day", "list on the page of Germany") in said(load(SOURCE)["events"], 210, 260)


def test_czechoslovakia_and_the_united_states(load):
    events = load(SOURCE)["events"]
    assert events.filter((pl.col("b") == 315) & (pl.col("date") < date(1993, 1, 1))).height > 80
    assert not events.filter((pl.col("a") == 316) & (pl.col("date") < date(1990, 1, 1))).height
    # the page of the United States has a full list: {{Flag|Russia}} {{Dts|14 July 1809}}
    assert ("established", "1809-07-14", "day", "list on the page of United States") in said(events, 2, 365)


def test_breaks_and_restorations_are_read_where_a_cell_says_so():
    cell = "1962, severed diplomatic relations 1979, restored September 2001"
    assert [(kind, d.date.year, d.precision) for kind, d in steps(cell)[0]] == [
        ("established", 1962, "year"),
        ("broken", 1979, "year"),
        ("restored", 2001, "month"),
    ]
    assert [k for k, _ in steps("8 April 1950, severed from 6 November 1956 to 19 May 1959")[0]] == [
        "established", "broken", "restored"]  # fmt: skip


def test_a_second_date_in_one_cell_is_a_new_beginning_and_no_second_establishment(load):
    # page of the United States, table: {{flag|Cuba}} || 1902; 2015
    # page of Cuba, notes: "with diplomatic ties broken on January 3, 1961"
    assert said(load(SOURCE)["events"], 2, 40) == {
        ("established", "1902-05-27", "day", "list on the page of Cuba"),
        ("established", "1902-05-27", "day", "list on the page of United States"),
        ("established", "1902-01-01", "year", "table on the page of United States"),
        ("restored", "2015-01-01", "year", "table on the page of United States"),
        ("broken", "1961-01-03", "day", None),
    }


def test_two_days_close_together_in_one_cell_stay_two_dates_of_the_beginning(load):
    # page of Cyprus: Argentina, 20 May 1968 and 3 June 1968
    assert {r[:2] for r in said(load(SOURCE)["events"], 160, 352)} >= {
        ("established", "1968-05-20"), ("established", "1968-06-03")}  # fmt: skip


@pytest.mark.parametrize(("cell", "kinds"), [
    ("1960 1993 (reestablished)", ["established", "restored"]),
    ("11 October 1975 and 11 July 2012 renew diplomatic relations", ["established", "restored"]),
])  # fmt: skip
def test_a_word_behind_a_date_counts_too(cell, kinds):
    assert [kind for kind, _ in steps(cell)[0]] == kinds


def test_an_embassy_elsewhere_is_told_with_its_place(load):
    # page of Cambodia, row of Lithuania: "Cambodia is accredited to Lithuania from its embassy in Moscow, Russia."
    frame = load(SOURCE)["observations"].filter(pl.col("indicator") == "non-resident-embassy")

    def place(a, b):
        return frame.filter((pl.col("a") == a) & (pl.col("b") == b))["text"].to_list()

    # page of Armenia, row of Hungary: "through its embassy in Vienna (Austria)"
    assert place(371, 310) == ["Vienna, Austria"]
    # page of Antigua, row of Ireland: "through its embassy in Washington DC, United States"
    assert place(205, 58) == ["Washington DC, United States"]
    # page of Albania, row of the United Kingdom: "through its embassy in Tirana" is an embassy in Albania
    assert place(200, 339) == []


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", "no date"),
        ("Unknown", "no date"),
        ("1960s", "no date"),
        ("Before 1982", "uncertain date"),
        ("15 January 2012 or before", "uncertain date"),
        ("1990–1992", "range"),
    ],
)
def test_cells_without_a_plain_date_give_nothing_and_a_reason(cell, reason):
    assert steps(cell) == ([], reason)


def test_nearly_all_pages_of_states_give_a_list_of_dates(load, mirror):
    assert sum(1 for _ in pages(mirror / FILE)) == 205
    page = load(SOURCE)["events"]["detail"].str.extract(r"relations of (.*)\.json").alias("page")
    counts = page.value_counts()
    assert counts.height == 195
    assert counts.filter(pl.col("count") < 20)["page"].to_list() == ["Taiwan"]


def test_the_two_pages_of_a_dyad_name_the_same_day_nine_times_in_ten(load):
    days = (
        load(SOURCE)["events"]
        .filter((pl.col("type") == "established") & (pl.col("precision") == "day"))
        .filter(pl.col("text").str.contains("to the list"))
        .group_by("a", "b")
        .agg(
            pl.col("detail").str.extract(r"of (.*)\.json").n_unique().alias("pages"),
            pl.col("date").n_unique().alias("n"),
        )
        .filter(pl.col("pages") == 2)
    )
    assert days.height > 14_000
    assert days.filter(pl.col("n") == 1).height / days.height > 0.92


def test_embassies_are_taken_from_plain_statements(load):
    rows = load(SOURCE)["observations"]
    assert rows.filter((pl.col("a") == 811) & (pl.col("b") == 365))["text"].to_list() == ["Moscow"]
    assert rows.filter((pl.col("a") == 365) & (pl.col("b") == 811))["text"].to_list() == ["Phnom Penh"]


def test_an_unknown_partner_stops_the_load(tmp_path):
    page = '{| class="wikitable"\n!#\n!Country\n!Date\n|-\n|1\n|{{flag|Atlantis}}\n|{{dts|6 November 1956}}\n|}\n'
    with zipfile.ZipFile(tmp_path / FILE, "w") as archive:
        archive.writestr("wiki/Foreign relations of Cambodia.json", json.dumps(page))
    with pytest.raises(SourceError, match=r"'Atlantis' in row 1 .* ALSO or SKIP in sources/wiki_relations\.py"):
        SOURCE.read({FILE: tmp_path / FILE})


def test_rows_without_a_date_can_be_listed_by_reason(tmp_path):
    page = '{| class="wikitable"\n!#\n!Country\n!Date\n|-\n|1\n|{{flag|Iran}}\n|Before 1982\n|}\n'
    with zipfile.ZipFile(tmp_path / FILE, "w") as archive:
        archive.writestr("wiki/Foreign relations of Cambodia.json", json.dumps(page))
    assert skipped(tmp_path / FILE).rows() == [("Cambodia", 6, "Iran", "Before 1982", "uncertain date")]


def test_a_broken_archive_stops_the_load(tmp_path):
    (tmp_path / FILE).write_bytes(b"PK\x03\x04 cut short")
    with pytest.raises(SourceError, match="cannot be read"):
        SOURCE.read({FILE: tmp_path / FILE})
