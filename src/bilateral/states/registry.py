"""The states of the world since 1816: codes, day-dated spells and lineage, from the tables beside this file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bilateral.errors import StateError

TABLES = Path(__file__).with_name("tables")
#: The first year of the state system, and the last that may be asked for.
SYSTEM_BEGINS, LAST_ASKED = 1816, 2100


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of our own tables, as text; every row has a `source`."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        for row in rows:
            yield dict(zip(header, row, strict=True))


def day(text: str) -> date | None:
    """An ISO day, or None for an empty cell (open)."""
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class Spell:
    """An unbroken membership of the state system, both days included; `end` None is today."""

    start: date
    end: date | None
    source: str

    def holds(self, on: date) -> bool:
        """Whether the state was a member on this day."""
        return self.start <= on and (self.end is None or on <= self.end)

    def overlap(self, other: Spell) -> Spell | None:
        """The days that both spells share, if any."""
        start = max(self.start, other.start)
        ends = [e for e in (self.end, other.end) if e is not None]
        end = min(ends) if ends else None
        return None if end is not None and end < start else Spell(start, end, self.source)


@dataclass(frozen=True, slots=True)
class State:
    """A member of the state system, today or once.

    `name` is the common English one (the last, if it changed). `key` is the code in the id of a dyad: ISO3
    (also a withdrawn one), else COW's letters. `gw` is the code in the list of Gleditsch and Ward.
    """

    cow: int
    gw: int | None
    name: str
    key: str
    iso3: str | None
    iso2: str | None
    m49: int | None
    spells: tuple[Spell, ...]
    #: The name takes the article inside a sentence.
    the: bool = False

    @property
    def in_text(self) -> str:
        """The name as it stands inside a sentence: "the United States", "Cambodia"."""
        return f"the {self.name}" if self.the else self.name

    @property
    def start(self) -> date:
        """The first day of its first spell."""
        return self.spells[0].start

    @property
    def end(self) -> date | None:
        """The last day of its last spell; None if it is a member today."""
        return self.spells[-1].end

    def exists(self, on: date) -> bool:
        """Whether the state was a member of the state system on this day."""
        return any(s.holds(on) for s in self.spells)

    def exists_in(self, year: int) -> bool:
        """Whether the state was a member on any day of the year."""
        whole = Spell(date(year, 1, 1), date(year, 12, 31), "")
        return any(s.overlap(whole) for s in self.spells)


@dataclass(frozen=True, slots=True)
class Link:
    """What became of a state on a day; `before` and `after` are the same where the field kept one code.

    `continues`: the same state in law, under another name, extent or code. `succeeds`: a new state in its place.
    `unites`: it goes into `after`. `splits`: `after` leaves it (it lives on, or falls apart on that day).
    """

    before: int
    after: int
    kind: str
    day: date
    note: str
    source: str


@cache
def states() -> dict[int, State]:
    """Every state by its COW code, in the order of the codes."""
    spells: dict[int, list[Spell]] = {}
    for row in read_table("spells"):
        if row["system"] == "cow":
            start = date.fromisoformat(row["start"])
            spells.setdefault(int(row["cow"]), []).append(Spell(start, day(row["end"]), row["source"]))
    table = {}
    for row in read_table("states"):
        cow = int(row["cow"])
        table[cow] = State(
            cow=cow,
            gw=int(row["gw"]) if row["gw"] else None,
            name=row["name"],
            key=row["key"],
            iso3=row["iso3"] or None,
            iso2=row["iso2"] or None,
            m49=int(row["m49"]) if row["m49"] else None,
            spells=tuple(sorted(spells[cow], key=lambda s: s.start)),
            the=row["the"] == "1",
        )
    return dict(sorted(table.items()))


def state(cow: int) -> State:
    """The state with this COW code.

    Raises
    ------
    StateError
        If no state ever had the code.
    """
    try:
        return states()[cow]
    except KeyError:
        raise StateError(
            f"cow:{cow} is no state of the Correlates of War list (2 to 990). "
            "Give a name, ISO3, ISO2 or another cow: code."
        ) from None


@cache
def links() -> tuple[Link, ...]:
    """Which states continue or succeed which, by date."""
    rows = (
        Link(
            int(r["before"]),
            int(r["after"]),
            r["kind"],
            date.fromisoformat(r["date"]),
            r["note"],
            r["source"],
        )
        for r in read_table("lineage")
    )
    return tuple(sorted(rows, key=lambda link: link.day))


def lineage(cow: int) -> tuple[Link, ...]:
    """The links in which a state stands on either side, by date."""
    return tuple(link for link in links() if cow in (link.before, link.after))


@cache
def line(cow: int) -> tuple[tuple[int, Spell], ...]:
    """The codes that carry one state through time, by date, each with the spell in which it does.

    The field gives Germany the codes 255 (to 1945), 260 (1955 to 1990) and 255 again, and North Yemen and Yemen
    678 and 679. Who asks for one of them has the state's whole life; every other state has its own spells.

    >>> [(code, spell.start.year) for code, spell in line(260)]
    [(255, 1816), (260, 1955), (255, 1990)]
    """
    same, found = {cow}, {cow}
    while found:
        near = [(k.before, k.after) for k in links() if k.kind == "continues"]
        found = {x for pair in near if not same.isdisjoint(pair) for x in pair} - same
        same |= found
    carried = ((code, spell) for code in same for spell in state(code).spells)
    return tuple(sorted(carried, key=lambda pair: pair[1].start))


@cache
def codes(scheme: str) -> dict[str, tuple[tuple[int, date, date], ...]]:
    """Codes of a scheme (`iso3`, `iso2`, `m49`, `gw`) to COW codes with the days they applied (inclusive).

    A code that stood for no state of COW's list, or for no one state, has no row here for those days.
    """
    found: dict[str, list[tuple[int, date, date]]] = {}
    for row in read_table("codes"):
        if row["scheme"] == scheme and row["cow"]:
            spell = (int(row["cow"]), day(row["from"]) or date.min, day(row["to"]) or date.max)
            found.setdefault(row["code"], []).append(spell)
    return {code: tuple(spells) for code, spells in found.items()}
