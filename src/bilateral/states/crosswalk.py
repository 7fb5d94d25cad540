"""One code of one scheme, read in one year, to a COW code: what the adapters of sources need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from bilateral.states.registry import codes, read_table, states


@dataclass(frozen=True, slots=True)
class Answer:
    """`known`: the scheme has the code at all. `cow`: the member of the state system it meant that year."""

    known: bool
    cow: int | None


@cache
def _by_name() -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for s in states().values():
        found.setdefault(s.name, []).append(s.cow)
    for row in read_table("names"):
        if row["lang"] == "en" and row["kind"] in ("short", "official", "alias"):
            found.setdefault(row["name"], []).append(int(row["cow"]))
    return {name: tuple(dict.fromkeys(cows)) for name, cows in found.items()}


def _candidates(scheme: str, code: str, year: int) -> tuple[int, ...]:
    if scheme == "cow":
        return (int(code),) if code.isdigit() and int(code) in states() else ()
    if scheme == "name":
        return _by_name().get(code, ())
    spells = codes(scheme).get(code.lstrip("0") if scheme == "m49" else code, ())
    first, last = date(year, 1, 1), date(year, 12, 31)
    within = tuple(cow for cow, start, end in spells if start <= last and first <= end)
    return within or tuple(cow for cow, _, _ in spells)


def lookup(scheme: str, code: str, year: int) -> Answer:
    """What a code meant in a year; of several states that year, the one that lived at its end."""
    cows = _candidates(scheme, code, year)
    if not cows:
        return Answer(False, None)
    alive = [cow for cow in cows if states()[cow].exists_in(year)]
    at_end = [cow for cow in alive if states()[cow].exists(date(year, 12, 31))]
    choice = at_end or alive
    return Answer(True, choice[0] if choice else None)
