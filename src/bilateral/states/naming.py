"""What a state is called inside an English sentence about a given day."""

from __future__ import annotations

from datetime import date
from functools import cache

from bilateral.states.registry import day, read_table, state

#: English names that take the article.
_WITH_THE = frozenset({
    "United States", "United States of America", "United Kingdom", "Netherlands", "Philippines", "Bahamas", "Gambia",
    "Maldives", "Marshall Islands", "Solomon Islands", "Comoros", "Seychelles", "United Arab Emirates",
    "Dominican Republic", "Central African Republic", "Czech Republic", "Republic of Vietnam", "Papal States",
    "Two Sicilies", "Democratic Republic of the Congo", "Republic of the Congo", "Congo", "Federated States of Micronesia",
    "German Democratic Republic", "German Federal Republic", "Yemen Arab Republic", "Yemen People's Republic",
})  # fmt: skip


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
    name = state(cow).name
    name = "United States" if name == "United States of America" else name
    return f"the {name}" if name in _WITH_THE else name
