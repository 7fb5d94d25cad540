"""What a state is called inside an English sentence about a given day."""

from __future__ import annotations

from datetime import date
from functools import cache

from bilateral.states.registry import day, read_table, state


@cache
def _eras() -> dict[int, tuple[tuple[str, date, date], ...]]:
    found: dict[int, list[tuple[str, date, date]]] = {}
    for row in read_table("era_names"):
        era = (row["name"], day(row["from"]) or date.min, day(row["to"]) or date.max)
        found.setdefault(int(row["cow"]), []).append(era)
    return {cow: tuple(eras) for cow, eras in found.items()}


def name_at(cow: int, on: date) -> str:
    """The name of a state as it stands inside a sentence about a day, with its article.

    >>> name_at(365, date(1985, 1, 1)), name_at(365, date(2020, 1, 1)), name_at(2, date(2020, 1, 1))
    ('the Soviet Union', 'Russia', 'the United States')
    """
    for name, start, end in _eras().get(cow, ()):
        if start <= on <= end:
            return name
    return state(cow).in_text
