"""What states are called in the explorer, where they are found, and the address of each thing."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from bilateral.dyad import Dyad, make_dyad
from bilateral.errors import StateError
from bilateral.panel.cells import carrier
from bilateral.states.names import name_in, resolve
from bilateral.states.registry import State, line, state, states


@cache
def by_key() -> dict[str, State]:
    """Every state by its key, as in `KHM`."""
    return {s.key: s for s in states().values()}


def state_of(text: str) -> State:
    """The state that an address names, by key or by any name or code."""
    return by_key().get(text.upper()) or resolve(text)


def dyad_of(text: str) -> Dyad:
    """The dyad that an address names, as in `KHM-RUS`, in either order."""
    one, dash, other = text.partition("-")
    if not dash:
        raise StateError(f"{text[:80]!r} names no two states. Write two codes with a dash, as in KHM-RUS.")
    return make_dyad(state_of(one), state_of(other))


@cache
def bearer(code: int, year: int) -> State:
    """The state that carried a code, or one that it went on under, in a year: 255 in 1980 is West Germany."""
    last = date(year, 12, 31)
    carried = [who for who, spell in line(code) if spell.start <= last]
    return state(carried[-1] if carried else code)


@cache
def name_then(code: int, year: int) -> str:
    """The English name of whoever carried the code in a year, as on a map of that time."""
    return name_in(bearer(code, year), "en", date(year, 12, 31))


@cache
def member(code: int, year: int) -> bool:
    """Whether the state, under any of its codes, was in the system on a day of the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return any(s.start <= last and (s.end is None or s.end >= first) for _, s in line(code))


@cache
def spells(code: int) -> list[tuple[int, int | None]]:
    """The first and last years in which the state, under any of its codes, was in the system; None: it is today."""
    return [(s.start.year, s.end.year if s.end else None) for _, s in line(code)]


def key_of(code: int) -> str:
    """The key that stands for a state in an address."""
    return state(carrier(code)).key


def dyad_key(one: int, other: int) -> str:
    """The id of the dyad of two states."""
    return "-".join(sorted((key_of(one), key_of(other))))


def lifetime(who: State) -> str:
    """When it was a member of the state system: "1816-1940, 1944-today"."""
    return ", ".join(f"{s.start.year}–{s.end.year if s.end else 'today'}" for s in who.spells)


def about(who: State) -> dict[str, Any]:
    """A state as the JSON API has it."""
    return {"key": who.key, "name": who.name, "cow": who.cow, "iso3": who.iso3, "years": lifetime(who)}
