"""From a text to one state, or to an error that says what to type; and codes in a year."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral.dyad import make_dyad
from bilateral.errors import StateError
from bilateral.states.crosswalk import Answer, lookup
from bilateral.states.names import (
    NAMING,
    all_names,
    candidates,
    capitals,
    demonyms,
    fold,
    name_in,
    resolve,
)
from bilateral.states.registry import line, lineage, state, states


@pytest.mark.parametrize(
    ("text", "cow"),
    [
        ("Cambodia", 811), ("Kampuchea", 811), ("Khmer Republic", 811), ("Камбоджа", 811), ("Кампучия", 811),
        ("កម្ពុជា", 811), ("le Cambodge", 811), ("KHM", 811), ("kh", 811), ("cow:811", 811), ("gw:811", 811),
        ("iso:KHM", 811), ("ISO:kh", 811), ("m49:116", 811), ("Soviet Union", 365), ("USSR", 365), ("СССР", 365),
        ("cow:365", 365), ("រុស្ស៊ី", 365), ("the Russian Federation", 365), ("DEU", 255), ("West Germany", 260),
        ("ФРГ", 260), ("GDR", 265), ("DDR", 265), ("VNM", 816), ("North Vietnam", 816), ("South Vietnam", 817),
        ("China", 710), ("Red China", 710), ("Republic of China", 713), ("America", 2), ("U.S.A.", 2),
        ("the united states", 2), ("NA", 565), ("na", 565), ("Zaire", 490), ("DRC", 490), ("Upper Volta", 439),
        ("Côte d’Ivoire", 437), ("COTE D'IVOIRE", 437), ("Türkiye", 640), ("Ottoman Empire", 640), ("Siam", 800),
        ("Persia", 630), ("Burma", 775), ("Ceylon", 780), ("Dahomey", 434), ("Rhodesia", 552), ("FYROM", 343),
        ("Czechia", 316), ("CSK", 315), ("SUN", 365), ("YUG", 345), ("gw:678", 679), ("gw:970", 946), ("cow:970", 970),
        ("St. Kitts & Nevis", 60), ("Korea, Dem. People's Rep. of", 731), ("Guinea", 438), ("Austria", 305),
    ],
)  # fmt: skip
def test_a_name_or_code_stands_for_one_state(text: str, cow: int) -> None:
    assert resolve(text).cow == cow


@pytest.mark.parametrize(
    ("text", "cow"),
    [
        ("Germany@1985", 260), ("Germany@1930", 255), ("Germany@2000-01-01", 255), ("DEU@1985", 260),
        ("Yemen@1985", 678), ("Yemen@2000", 679), ("Korea@1890", 730), ("Austria@1850", 300), ("Vietnam@1980", 816),
        ("Federal Republic of Germany@1970", 260), ("CS@1980", 315), ("CS@2004", 345), ("Republic of China@1930", 710),
    ],
)  # fmt: skip
def test_a_day_tells_apart_states_that_shared_a_name(text: str, cow: int) -> None:
    assert resolve(text).cow == cow
    name, _, when = text.partition("@")
    on = date.fromisoformat(when) if "-" in when else date(int(when), 7, 1)
    assert resolve(name, on).cow == cow


@pytest.mark.parametrize(
    ("text", "cows"),
    [
        ("Germany", (255, 260, 265)), ("Vietnam", (816, 817)), ("Korea", (730, 731, 732)), ("Congo", (484, 490)),
        ("Yemen", (678, 679, 680)), ("Конго", (484, 490)), ("Vietnam@1965", (816, 817)), ("Korea@1980", (731, 732)),
        ("Congo@1970", (484, 490)), ("VNM@1965", (816, 817)), ("CS", (315, 345)),
    ],
)  # fmt: skip
def test_a_name_of_several_states_is_never_guessed(text: str, cows: tuple[int, ...]) -> None:
    with pytest.raises(StateError) as error:
        resolve(text)
    for cow in cows:
        assert f"cow:{cow} (" in str(error.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Cambodja", "Did you mean Cambodia"), ("Guinia", "Guinea (cow:438, 1958-today)"),
        ("Guinnea", "Equatorial Guinea (cow:411, 1968-today)"), ("Guiena", "Guinea-Bissau (cow:404, 1974-today)"),
        ("Great Britan", "United Kingdom"),
        ("811", "cow:811 (Cambodia)"), ("Hong Kong", "no member of the state system"), ("HKG", "no member"),
        ("Palestine", "no member"), ("Greenland", "no member"), ("Western Sahara", "no member"),
        ("Germany@soon", "a year or a day"), ("cow:9999", "no state that is known"), ("", "Give a name"),
        ("a" * 10_000, "no state that is known"),
        ("\x1b[31mRussia\x07", "no state"), ("Rus\nsia", "Russia (cow:365"),
    ],
)  # fmt: skip
def test_an_error_says_the_next_step_in_one_line(text: str, says: str) -> None:
    with pytest.raises(StateError) as error:
        resolve(text)
    assert says in str(error.value)
    assert str(error.value).isprintable() and len(str(error.value)) < 500


def test_every_unambiguous_name_resolves_to_its_own_state() -> None:
    for name in all_names():
        if name.kind in NAMING:
            found = {c.state.cow for c in candidates(name.name)}
            assert name.cow in found, name
            if len(found) == 1:
                assert resolve(name.name).cow == name.cow


def test_every_key_and_open_iso_code_resolves() -> None:
    for who in states().values():
        assert resolve(who.key).cow == who.cow
        assert resolve(f"cow:{who.cow}") is who
        if who.iso2 and who.end is None:
            assert resolve(who.iso2).cow == who.cow


@given(st.text(max_size=60))
def test_junk_raises_nothing_but_a_state_error(text: str) -> None:
    try:
        resolve(text)
    except StateError as error:
        assert len(str(error)) < 900


@given(st.sampled_from(["cow:", "gw:", "iso:", "m49:", "@", "Germany@"]), st.text(max_size=8))
def test_junk_after_a_prefix_raises_nothing_but_a_state_error(prefix: str, text: str) -> None:
    with contextlib.suppress(StateError):
        resolve(prefix + text)


@given(st.sampled_from([n for n in all_names() if n.kind == "short"]), st.booleans())
def test_case_and_edges_do_not_matter(name: object, upper: bool) -> None:
    text = str(name.name)  # type: ignore[attr-defined]
    assert candidates(f"  {text.upper() if upper else text.lower()}. ") == candidates(text)


def test_folding_keeps_what_tells_khmer_names_apart() -> None:
    khmer = {fold(n.name) for n in all_names() if n.lang == "km" and n.kind == "short"}
    assert len(khmer) > 190


def test_names_by_language_and_day() -> None:
    russia, cambodia = state(365), state(811)
    assert name_in(russia, "ru") == "Россия"
    assert name_in(russia, "fr", date(1980, 1, 1)) == "Union soviétique"
    assert name_in(cambodia, "km") == "កម្ពុជា"
    assert name_in(state(240), "km") == "Hanover"
    assert set(demonyms(cambodia)) >= {"Cambodian", "Khmer", "Cambodians"}
    assert "Soviet" in demonyms(russia, date(1980, 1, 1))
    assert "Soviet" not in demonyms(russia, date(2000, 1, 1))
    assert [c.name for c in capitals(russia) if c.holds(date(1980, 1, 1))] == ["Moscow"]
    assert [c.name for c in capitals(state(260))] == ["Bonn"]
    assert [c.name for c in capitals(state(817))] == ["Saigon"]


@pytest.mark.parametrize(
    ("scheme", "code", "year", "cow"),
    [
        ("name", "Germany", 1980, 260), ("name", "Germany", 1930, 255), ("name", "Germany", 1990, 255),
        ("name", "Germany", 1950, None), ("name", "Yemen", 1985, 678), ("name", "Yemen", 1990, 679),
        ("name", "Vietnam", 1965, None), ("name", "Viet Nam", 1976, 816), ("name", "Korea", 1980, 732),
        ("name", "Congo", 1970, 484), ("name", "Zaire", 1965, 490), ("name", "Russia", 1975, 365),
        ("name", "Korea, Rep.", 2000, 732), ("name", "Iran (Islamic Republic of)", 2000, 630),
        ("name", "Bahamas, The", 2000, 31), ("name", "China, mainland", 2000, 710),
        ("name", "Czechoslovakia", 1985, 315), ("name", "Cote d'Ivoire", 2000, 437),
        ("name", "Turkey (Ottoman Empire)", 1900, 640),
        ("iso3", "DEU", 1980, 260), ("iso3", "DDR", 1980, 265), ("iso3", "SUN", 1980, 365), ("iso3", "ROM", 1990, 360),
        ("iso3", "YEM", 1985, 678), ("iso3", "VNM", 1965, None), ("iso3", "VNM", 1990, 816), ("iso3", "SCG", 2004, 345),
        ("iso3", "KHM", 1950, None), ("iso2", "NA", 2000, 565), ("m49", "116", 2000, 811), ("m49", "004", 2000, 700),
        ("gw", "260", 1980, 260), ("gw", "260", 2000, 255), ("gw", "678", 2000, 679), ("gw", "340", 2010, 345),
        ("gw", "970", 2010, 946), ("gw", "971", 2010, 970), ("gw", "89", 1830, None), ("cow", "817", 1960, 817),
    ],
)  # fmt: skip
def test_a_code_of_a_data_set_means_one_state_in_a_year(scheme: str, code: str, year: int, cow: int | None) -> None:
    assert lookup(scheme, code, year) == Answer(True, cow)


def test_what_no_scheme_has_is_unknown() -> None:
    assert not lookup("name", "Hong Kong", 2000).known
    assert not lookup("iso3", "XXX", 2000).known
    assert not lookup("cow", "999", 2000).known


def test_the_line_of_a_state_has_no_hole_that_only_the_coding_made() -> None:
    assert [(c, s.start.year, s.end and s.end.year) for c, s in line(255)] == [
        (255, 1816, 1945), (260, 1955, 1990), (255, 1990, None),
    ]  # fmt: skip
    assert line(260) == line(255)
    assert [c for c, _ in line(679)] == [678, 679]
    assert {c for c, _ in line(816)} == {816}
    for who in states().values():
        if who.cow not in (255, 260, 678, 679):
            assert line(who.cow) == tuple((who.cow, s) for s in who.spells)


def test_the_lineage_says_what_became_of_the_soviet_union() -> None:
    ends = [k for k in lineage(365) if k.day == date(1991, 12, 26)]
    assert [k.after for k in ends if k.kind == "continues"] == [365]
    assert sum(k.kind == "splits" for k in ends) == 11  # the Baltic states left on 6 September
    assert sum(k.kind == "splits" and k.day.year == 1991 for k in lineage(365)) == 14


def test_two_german_states_coexisted_until_unification() -> None:
    (span,) = make_dyad(state(260), state(265)).spans
    assert (span.start, span.end) == (date(1955, 5, 5), date(1990, 10, 2))


def test_the_module_is_quick_to_import_and_reads_nothing_before_the_first_question() -> None:
    # The standard library comes first, so that the time is our own.
    code = (
        "import csv, dataclasses, datetime, pathlib, re, time, typing, unicodedata; t = time.process_time();"
        "import bilateral.states.names as n; print(time.process_time() - t, n.all_names.cache_info().currsize)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(4)
    ]
    assert min(float(seconds) for seconds, _ in runs) < 0.06
    assert {loaded for _, loaded in runs} == {"0"}
