"""What a field offers while the name of a state is typed."""

from __future__ import annotations

import pytest

from bilateral.states.names import all_names
from bilateral.states.registry import states
from bilateral.states.suggest import suggest


def keys(text):
    return [s.state.key for s in suggest(text)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("camb", "KHM"),
        ("Камб", "KHM"),
        ("កម្ពុ", "KHM"),
        ("états-u", "USA"),
        ("ETATS U", "USA"),
        ("ivoire", "CIV"),
        ("ссс", "RUS"),
        ("soviet u", "RUS"),
        ("KHM", "KHM"),
        ("kh", "KHM"),
        ("czechosl", "CSK"),
    ],
)
def test_the_first_letters_of_a_name_in_any_language_find_its_state(text, key):
    assert keys(text)[0] == key


def test_a_name_that_several_states_bore_offers_each():
    assert set(keys("korea")) == {"KOR", "PRK", "KRO"}
    assert {"DEU", "GFR", "DDR"} <= set(keys("germany"))
    assert set(keys("congo")) == {"COG", "COD"}


def test_a_state_of_today_comes_before_one_of_the_past():
    assert keys("korea")[-1] == "KRO"


def test_a_slip_finds_what_is_near_and_nonsense_finds_nothing():
    assert keys("cambodai") == ["KHM"]
    assert keys("zzzzqq") == keys("") == keys("  ") == keys("<script>") == []
    assert len(suggest("a" * 100_000)) == 0


def test_every_state_is_found_by_its_english_name():
    for who in states().values():
        assert who.key in keys(who.name), who.name


def test_every_name_offered_is_a_name_of_that_state():
    known = {(n.cow, n.name) for n in all_names()}
    for letters in ("a", "b", "k", "м", "ក", "saint"):
        for s in suggest(letters):
            assert s.lang == "code" or (s.state.cow, s.name) in known
