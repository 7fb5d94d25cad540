"""Dyad-years as rows: which there are, and where in them the rows of a source fall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from bilateral.dyad import Dyad
from bilateral.panel.cells import Bools, Floats, Ints, carrier, carriers, find, lives
from bilateral.records import IndicatorInfo
from bilateral.schema import STATUSES
from bilateral.states.governments import unrecognised_table
from bilateral.states.registry import line, state, states

Bytes = np.ndarray[Any, np.dtype[np.uint8]]
CODE = {name: number for number, name in enumerate(STATUSES)}

#: How several rows of one dyad, direction and year join, by unit: amounts are added, of codings the strongest holds.
#: A unit that is not told here stops the panel.
JOIN: dict[str, str] = {
    **dict.fromkeys(
        [
            "US dollars", "million US dollars", "million current US dollars", "million US dollars of 2022",
            "US dollars of 2021", "million TIV", "persons", "students", "trips", "events", "cases", "crises", "wars",
            "treaties", "rivalries", "embassies", "consulates", "weighted Goldstein points", "organisations",
            "claims", "agreements", "exercises",
        ],
        "sum",
    ),
    **dict.fromkeys(
        [
            "strength (1 to 3)", "hostility level (1 to 5)", "1 or 0", "percent", "share of common votes",
            "years of support", "days without a visa",
        ],
        "most",
    ),
    **dict.fromkeys(["class (1 land to 5 water)", "km"], "least"),
}  # fmt: skip


@dataclass(frozen=True)
class Grid:
    """N dyad-years of D dyads in which both were states of the system.

    pairs (D, 2): carriers, each ascending, in ascending order; keys (D, 2): of the states in canonical order; turned
    (D,): whether that order is not the one of `pairs`; row (D, T): the number of the dyad-year, -1 where there is none.
    """

    pairs: Ints
    keys: np.ndarray[Any, np.dtype[np.str_]]
    turned: Bools
    years: Ints
    row: Ints

    @property
    def size(self) -> int:
        """N."""
        return int(self.row.max()) + 1 if self.row.size else 0

    @cached_property
    def place(self) -> tuple[Ints, Ints]:
        """Dyad number and year of each dyad-year."""
        dyad, column = np.nonzero(self.row >= 0)
        return dyad, self.years[column]


def _of(pairs: Ints, keys: list[tuple[str, str]], turned: list[bool], years: Ints) -> Grid:
    inside = lives(pairs, years)
    row = np.full(inside.shape, -1, dtype=np.int64)
    row[inside] = np.arange(inside.sum())
    return Grid(pairs, np.array(keys, dtype=str).reshape(-1, 2), np.array(turned, dtype=bool), years, row)


def grid_of(dyads: Sequence[Dyad], years: Ints) -> Grid:
    """The dyad-years of some dyads; a dyad named twice counts once."""
    rows: dict[tuple[int, int], tuple[tuple[str, str], bool]] = {}
    for d in dyads:
        a, b = carrier(d.a.cow), carrier(d.b.cow)
        rows[min(a, b), max(a, b)] = ((d.a.key, d.b.key), a > b)
    order = sorted(rows)
    pairs = np.array(order, dtype=np.int64).reshape(-1, 2)
    return _of(pairs, [rows[p][0] for p in order], [rows[p][1] for p in order], years)


def world_grid(years: Ints) -> Grid:
    """The dyad-years of every two states that shared a day of the system; a state goes by its last name."""
    codes = sorted({carrier(c) for c in states()})
    key = {c: state(line(c)[-1][0]).key for c in codes}
    left, right = np.triu_indices(len(codes), 1)
    pairs = np.column_stack([np.array(codes)[left], np.array(codes)[right]]).astype(np.int64)
    pairs = pairs[lives(pairs, years).any(axis=1)]
    named = [(key[a], key[b]) for a, b in pairs.tolist()]
    return _of(pairs, [(min(p), max(p)) for p in named], [p[0] > p[1] for p in named], years)


def unrecognised(grid: Grid) -> Bools:
    """The dyad-years (N,) most of whose days one seat was held by a government that the other did not recognise."""
    found = np.zeros(grid.size, dtype=bool)
    number = {(a, b): n for n, (a, b) in enumerate(grid.pairs.tolist())}
    begin = np.array([np.datetime64(f"{y:04d}-01-01") for y in grid.years.tolist()])
    end = np.array([np.datetime64(f"{y:04d}-12-31") for y in grid.years.tolist()])
    for of, by, start, last, _ in unrecognised_table():
        one, other = sorted((carrier(of), carrier(by)))
        n = number.get((one, other))
        if n is not None:
            until = np.datetime64(last or "9999-12-31")
            days = (np.minimum(end, until) - np.maximum(begin, np.datetime64(start))).astype(np.int64)
            rows = grid.row[n, days > 182]
            found[rows[rows >= 0]] = True
    return found


def _expanded(grid: Grid, place: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Of rows that span years: the number of each row's dyad-years, and which row it is."""
    length = np.maximum(last - first + 1, 0)
    each = np.repeat(np.arange(len(place)), length)
    step = np.arange(len(each)) - np.repeat(np.cumsum(length) - length, length)
    row = grid.row[place[each], (first[each] + step - grid.years[0])]
    return row[row >= 0], each[row >= 0]


@dataclass(frozen=True)
class Column:
    """Values (N,), NaN where none is known, and statuses (N,), numbers into `STATUSES`; `forward`: from a to b."""

    value: Floats
    status: Bytes
    text: np.ndarray[Any, Any] | None
    forward: bool


def column(
    grid: Grid, info: IndicatorInfo, rows: dict[str, np.ndarray[Any, Any]], forward: bool, seats: Bools
) -> Column:
    """One indicator in one direction, from the columns a, b, first, last, value, status and text of its rows.

    Raises ValueError for an indicator of a unit that `JOIN` does not tell how to join.
    """
    if info.unit not in JOIN:
        raise ValueError(f"{info.id}: JOIN in export/grid.py does not say how rows in {info.unit!r} of one year join")
    a, b = carriers(rows["a"]), carriers(rows["b"])
    place, ours = find(grid.pairs, a, b)
    if info.directed:
        ours &= (a == grid.pairs[place, grid.turned[place].astype(int)]) == forward
    first = np.maximum(np.maximum(rows["first"], info.years[0]), grid.years[0])
    last = np.minimum(np.minimum(rows["last"], info.years[1]), grid.years[-1])
    row, each = _expanded(grid, place[ours], first[ours], last[ours])
    value, told = rows["value"][ours][each], rows["status"][ours][each]
    join, empty = {"sum": (np.add, 0.0), "most": (np.maximum, -np.inf), "least": (np.minimum, np.inf)}[JOIN[info.unit]]
    joined, count = np.full(grid.size, empty), np.zeros(grid.size, dtype=np.int64)
    known = ~np.isnan(value)
    join.at(joined, row[known], value[known])
    np.add.at(count, row[known], 1)
    out = np.where(count > 0, joined, np.nan)
    year = grid.place[1]
    covered = (year >= info.years[0]) & (year <= info.years[1])
    if info.only:
        covered &= np.isin(year, info.only)
    status = np.where(
        covered, CODE["true zero" if info.absent == "zero" else "not reported"], CODE["outside the source's years"]
    )
    out[covered & (info.absent == "zero") & (count == 0)] = 0.0
    for name in ("not reported", "true zero", "observed"):  # of several rows of a year, the one that says most
        status[row[told == CODE[name]]] = CODE[name]
    text = None
    if (rows["text"][ours] != "").any() and (~known).any():
        text = np.full(grid.size, "", dtype=object)
        text[row] = rows["text"][ours][each]
    else:
        status[(status == CODE["observed"]) & (out == 0.0)] = CODE["true zero"]
    status[np.isnan(out) & (status == CODE["true zero"])] = CODE["not reported"]
    if info.un_seat:
        status[seats] = CODE["government not recognised"]
        out[seats] = np.nan
    out[status == CODE["not reported"]] = np.nan
    return Column(out, status.astype(np.uint8), text, forward)
