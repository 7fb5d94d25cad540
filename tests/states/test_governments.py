from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bilateral.states.governments import (
    EMPTY,
    Span,
    all_governments,
    citations,
    contested,
    effective,
    governments,
    recognised,
    recognitions,
    seat_holder,
    seats,
    unrecognised_seat,
    unrecognised_table,
)
from bilateral.states.registry import read_table, states

CAMBODIA, CHINA, RUSSIA, VIETNAM, USA, UK = 811, 710, 365, 816, 2, 200


def years(spans: tuple[Span, ...]) -> set[int]:
    return {y for s in spans for y in range(s.start.year, (s.end or date(2026, 1, 1)).year + 1)}


def inside(spans: tuple[Span, ...], on: date) -> bool:
    return any(s.start <= on and (s.end is None or on <= s.end) for s in spans)


# The states, India aside, that recognised the People's Republic of Kampuchea in 1979.
FRIENDS = [365, 816, 812, 712, 265, 290, 315, 310, 355, 40, 530, 540, 541, 93, 680, 700, 484]


@pytest.mark.parametrize("by", FRIENDS)
def test_the_votes_of_democratic_kampuchea_do_not_speak_to_the_friends_of_phnom_penh(by: int) -> None:
    # A/RES/34/2 A, 21 September 1979, seated Democratic Kampuchea; the coalition was formed on 22 June 1982.
    spans = unrecognised_seat(CAMBODIA, by)
    assert set(range(1979, 1991)) <= years(spans)
    for on in (date(1979, 9, 21), date(1982, 10, 28), date(1985, 11, 5), date(1989, 11, 16)):
        assert inside(spans, on)
    assert not inside(spans, date(1978, 12, 20))
    assert not inside(spans, date(1991, 12, 6))


def test_cambodia_and_russia_to_the_day() -> None:
    # Phnom Penh fell on 7 January 1979; the 45th session opened on 18 September 1990.
    spans = unrecognised_seat(CAMBODIA, RUSSIA)
    assert [s.holder for s in spans] == ["cambodia-dk-ousted", "cambodia-cgdk", "cambodia-cgdk"]
    assert (spans[0].start, spans[0].end) == (date(1979, 1, 7), date(1982, 6, 21))
    assert (spans[1].start, spans[-1].end) == (date(1982, 6, 22), date(1990, 9, 17))
    assert not any(s.effective for s in spans)
    assert years(spans) == set(range(1979, 1991))


def test_the_soviet_union_kept_relations_with_the_khmer_republic() -> None:
    assert not inside(unrecognised_seat(CAMBODIA, RUSSIA), date(1972, 11, 1))
    khmer = recognised(RUSSIA, CAMBODIA, date(1972, 11, 1))
    assert khmer is not None
    assert khmer.id == "cambodia-khmer-republic"


def test_india_recognised_phnom_penh_on_7_july_1980() -> None:
    spans = unrecognised_seat(CAMBODIA, 750)
    assert next(s for s in spans if "People's Republic" in s.reason).start == date(1980, 7, 7)
    assert inside(spans, date(1979, 9, 21))  # it voted against the credentials, too


@pytest.mark.parametrize("by", [CHINA, 800, USA])
def test_from_1979_on_the_votes_of_cambodia_count_for_china_thailand_and_the_united_states(by: int) -> None:
    assert not {y for y in years(unrecognised_seat(CAMBODIA, by)) if y >= 1976}


def test_china_and_vietnam_dealt_with_grunk_and_not_with_the_khmer_republic() -> None:
    # Formed in Beijing on 5 May 1970; Phnom Penh fell on 17 April 1975.
    for by in (CHINA, VIETNAM):
        early = [s for s in unrecognised_seat(CAMBODIA, by) if s.start.year < 1976]
        assert (early[0].start, early[-1].end) == (date(1970, 5, 5), date(1975, 4, 16))
        assert early[-1].effective


def test_china_and_the_soviet_union_britain_and_the_united_states() -> None:
    # A/RES/2758 (XXVI) of 25 October 1971; British recognition 6 January 1950; American 1 January 1979.
    last = date(1971, 10, 24)
    assert [(s.start, s.end) for s in unrecognised_seat(CHINA, RUSSIA)] == [(date(1949, 10, 2), last)]
    assert [(s.start, s.end) for s in unrecognised_seat(CHINA, UK)] == [(date(1950, 1, 6), last)]
    american = unrecognised_seat(CHINA, USA)
    assert [(s.start, s.end) for s in american] == [(date(1971, 10, 25), date(1978, 12, 31))]
    assert american[0].effective  # the holder did rule China: docs/governments.md says what follows


@pytest.mark.parametrize(
    ("by", "start"),
    [
        (220, date(1964, 1, 27)),  # France
        (20, date(1970, 10, 13)),  # Canada
        (325, date(1970, 11, 6)),  # Italy
        (651, date(1956, 5, 30)),  # Egypt
        (265, date(1949, 10, 27)),  # German Democratic Republic
        (345, date(1949, 10, 5)),  # Yugoslavia
    ],
)
def test_recognition_of_beijing_begins_on_its_day(by: int, start: date) -> None:
    spans = unrecognised_seat(CHINA, by)
    assert (spans[0].start, spans[0].end) == (start, date(1971, 10, 24))


def test_other_contested_seats_by_day() -> None:
    # Pakistan recognised the Taliban on 25 May 1997; Mexico kept to the Spanish Republic until March 1977.
    assert unrecognised_seat(700, 770)[0].start == date(1997, 5, 25)
    mexico = unrecognised_seat(230, 70)
    assert (mexico[0].start, mexico[-1].end) == (date(1955, 12, 14), date(1977, 3, 27))
    # France recognised the Libyan council on 10 March 2011; the Assembly seated it on 16 September (66/1 A).
    assert unrecognised_seat(620, 220)[0].end == date(2011, 9, 15)
    # The United States recognised Angola's government on 19 May 1993.
    assert unrecognised_seat(540, USA)[-1].end == date(1993, 5, 18)


def test_a_pair_without_rows_counts_in_full() -> None:
    assert unrecognised_seat(220, 200) == ()
    assert recognised(220, 200, date(1990, 1, 1)) is None


def test_seat_holders_and_effective_governments_of_cambodia() -> None:
    def ids(on: date) -> tuple[str | None, str | None]:
        seat, ruler = seat_holder(CAMBODIA, on), effective(CAMBODIA, on)
        return seat.id if seat else None, ruler.id if ruler else None

    assert ids(date(1969, 1, 1)) == ("cambodia-kingdom-1", "cambodia-kingdom-1")
    assert ids(date(1974, 1, 1)) == ("cambodia-khmer-republic", "cambodia-khmer-republic")
    assert ids(date(1985, 1, 1)) == ("cambodia-cgdk", "cambodia-prk")
    assert ids(date(1990, 12, 1)) == (None, "cambodia-soc")
    assert ids(date(1991, 10, 23)) == ("cambodia-snc", "cambodia-soc")
    assert ids(date(2020, 1, 1)) == ("cambodia-kingdom-2", "cambodia-kingdom-2")


def test_suspended_and_vacant_seats_have_no_holder_and_are_shown() -> None:
    for cow, on in [(560, date(1980, 1, 1)), (345, date(1995, 1, 1)), (CAMBODIA, date(1998, 1, 1))]:
        assert seat_holder(cow, on) is None
        assert inside(contested(cow), on)
    assert contested(220) == ()


def test_a_state_has_one_seat_holder_at_a_time() -> None:
    rows = seats()
    for a, b in pairwise(rows):
        if a.cow == b.cow:
            assert a.end is not None
            assert a.end < b.start


def test_effective_governments_of_a_state_do_not_overlap() -> None:
    for cow in {g.cow for g in all_governments().values()}:
        rows = [g for g in governments(cow) if g.kind == "effective"]
        for a, b in pairwise(rows):
            assert a.end is not None, a.id
            assert a.end < b.start, b.id


def test_every_holder_held_office_while_it_held_the_seat() -> None:
    late = {"libya-jamahiriya": timedelta(days=30)}
    for seat in seats():
        if seat.holder in EMPTY:
            continue
        held = all_governments()[seat.holder]
        assert held.cow == seat.cow
        assert held.start <= seat.start, seat
        if held.end:
            assert seat.end is not None, seat
            assert seat.end <= held.end + late.get(held.id, timedelta(0)), seat


def test_every_row_is_sourced_and_every_name_exists() -> None:
    known = set(all_governments())
    for table in ("governments", "seats", "recognition"):
        for row in read_table(table):
            assert row["source"] in citations(), row
            assert not row["to"] or row["from"] <= row["to"], row
            assert bool(row["to"]) == bool(row["to_precision"]), row
    used = {row["source"] for t in ("governments", "seats", "recognition") for row in read_table(t)}
    assert used == set(citations())
    assert {g.cow for g in all_governments().values()} <= set(states())
    assert {r.government for r in recognitions()} <= known
    assert {r.by for r in recognitions()} <= set(states())
    assert {s.holder for s in seats()} <= known | set(EMPTY)


def test_recognition_lies_within_the_life_of_the_government() -> None:
    for row in recognitions():
        held = all_governments()[row.government]
        assert held.cow != row.by
        assert held.start <= row.start, row
        assert held.end is None or (row.end is not None and row.end <= held.end), row


def test_the_table_of_the_world_is_the_spans_of_all_pairs() -> None:
    table = unrecognised_table()
    assert (CAMBODIA, RUSSIA, date(1979, 1, 7), date(1982, 6, 21), "cambodia-dk-ousted") in table
    assert len(table) == len(set(table))
    assert not any(of == by for of, by, *_ in table)


def _votes(mirror: Path) -> Any:
    import polars as pl

    from bilateral.sources.rfile import read_r

    votes = next(iter(read_r(mirror / "un_votes.rda").values())).with_columns(pl.col("rcid").cast(pl.Int32))
    calls = next(iter(read_r(mirror / "un_roll_calls.rda").values()))
    return votes.join(calls.select("rcid", "session"), on="rcid")


def test_the_voting_data_agree_on_who_sat_when(mirror: Path) -> None:
    import polars as pl

    votes = _votes(mirror)
    cambodian = set(votes.filter(pl.col("country_code") == "KH")["session"].unique().to_list())
    # Nobody voted for Cambodia in the 45th, 52nd and 53rd sessions (1990-91, 1997-99): the seat was vacant.
    assert not cambodian & {45.0, 52.0, 53.0}
    # Taipei's votes are filed under Taiwan to October 1971, Beijing's under China from November on.
    assert votes.filter(pl.col("country_code") == "CN")["session"].min() == 26.0
    assert votes.filter(pl.col("country_code") == "TW")["session"].max() == 26.0
    # 35 states voted against the credentials of Democratic Kampuchea (roll call 1971, A/RES/34/2 A).
    no = votes.filter((pl.col("rcid") == 1971) & (pl.col("vote") == "no"))["country"].to_list()
    assert len(no) == 35
    assert {"Russia", "Vietnam", "India", "Cuba", "Laos"} <= set(no)


def test_the_days_called_checked_are_those_of_the_lists_of_leaders_and_regimes(full_store: Any) -> None:
    # REIGN and Archigos: a reign or a regime began that day, or ended on it or on the day before
    day = timedelta(days=1)
    changes: dict[tuple[str, int], set[date]] = {}
    for source, name in (("reign-leaders", "reign"), ("reign-regimes", "reign"), ("archigos", "archigos")):
        for row in full_store.table(source, "observations").to_pylist():
            found = changes.setdefault((name, row["a"]), set())
            found |= {row["start"]} | ({row["end"], row["end"] + day} if row["end"] else set())
    checked = 0
    for g in all_governments().values():
        for claim in filter(None, g.checked.split("; ")):
            which, lists = claim.split(" ")
            on = g.start if which == "from" else g.end
            assert on is not None
            for name in lists.split("+"):
                assert {on, on + day if which == "to" else on} & changes[name, g.cow], (g.id, claim)
                checked += 1
    assert checked > 150


def test_recognitions_of_beijing_called_checked_are_days_of_the_wikitext(full_store: Any) -> None:
    rows = full_store.table("wiki-relations", "events").to_pylist()
    days = {(r["a"], r["b"], r["date"]) for r in rows if r["type"] in ("established", "restored")}
    told = [r for r in recognitions() if r.government == "china-prc"]
    same = [r for r in told if (*sorted((CHINA, r.by)), r.start) in days]
    assert len(same) >= 30


def test_sanaa_and_the_seat_of_yemen_are_in_other_hands_since_2015() -> None:
    # REIGN: Houthi leads Yemen from 6 February 2015; Security Council resolution 2216 calls Hadi's the legitimate one
    holder, ruler = seat_holder(679, date(2021, 1, 1)), effective(679, date(2021, 1, 1))
    assert holder is not None and ruler is not None
    assert holder.id == "yemen-recognised" and ruler.id == "yemen-houthi"
    assert [s.holder for s in unrecognised_seat(679, 630)] == ["yemen-recognised"]  # Iran took Sanaa's ambassador
    assert unrecognised_seat(679, 670) == ()
