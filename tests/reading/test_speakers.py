"""A demand is of the one who says that another must."""

from __future__ import annotations

import pytest

from bilateral.reading.actors import find_mentions
from bilateral.reading.events import find_events
from bilateral.reading.model import Sentence


def requests(text: str) -> list[tuple[int, int]]:
    one = [Sentence(0, len(text), 0)]
    found = find_events(text, one, [], find_mentions(text, one, []))
    return [(e.a, e.b) for e in found if e.type == "REQUEST"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway said that Iceland must return the trawler.", [(385, 395)]),
        ("The Peruvian foreign minister insisted Chile must reply.", [(135, 155)]),
        ("Libya must hand over the suspects, a Scottish lawyer and the Italian ambassador said.", [(325, 620)]),
        ("Kenya issued a stern reminder to Somalia that it must withdraw.", [(501, 520)]),
    ],
)
def test_who_says_must_demands(text: str, expected: list[tuple[int, int]]) -> None:
    assert requests(text) == expected


@pytest.mark.parametrize("text", ["Norway must rest.", "The United Nations said Iceland must return it."])
def test_a_demand_of_nobody_or_of_no_state_is_none_between_states(text: str) -> None:
    assert all(0 in pair for pair in requests(text))
