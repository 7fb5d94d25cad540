"""From the rows of a store to arrays of dyads by years: one cell for each indicator of the level, NaN if unknown.

The world and one dyad (`gather`) go through the same code and give the same values. A cell is a number only where a
source says so: a row covers it, or the source's years do, its absence means zero and both states were in the system.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from bilateral.records import IndicatorInfo
from bilateral.states.registry import line

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]
EPOCH = 719163  # ordinal of 1970-01-01

#: Each channel: the indicators it is made of, and how rows of one cell join. Direction does not matter here.
CHANNELS: dict[str, tuple[tuple[str, ...], Literal["most", "sum"]]] = {
    "war": (("interstate-war",), "most"),
    "dispute": (("militarised-dispute",), "most"),
    "rivalry": (("strategic-rivalry-tss",), "most"),
    "rivalry-td": (("strategic-rivalry-td",), "most"),
    "rivalry-kdg": (("enduring-rivalry-kdg",), "most"),
    "crisis": (("crisis",), "most"),
    "sanctions": (("sanctions",), "sum"),
    "rebels": (("support-to-rebels",), "most"),
    "occupation": (("occupation",), "most"),
    "territorial-claim": (("territorial-claim",), "most"),
    "alliance": (("alliance",), "most"),
    "defence-agreement": (("defence-agreement",), "sum"),
    "exercise": (("joint-exercises",), "sum"),
    "exercise-alone": (("joint-exercises-alone",), "sum"),
    "arms": (("arms-transfers",), "sum"),
    "trade-agreement": (("trade-agreements",), "sum"),
    "investment-treaty": (("investment-treaty",), "most"),
    "news-good": (("icews-verbal-cooperation", "icews-material-cooperation"), "sum"),
    "news-bad": (("icews-verbal-conflict", "icews-material-conflict"), "sum"),
    "news-hard-all": (("news-events",), "sum"),
    "news-hard-good": (("news-cooperation",), "sum"),
    "news-hard-bad": (("news-breaks", "news-force"), "sum"),
    "gdelt-good": (("gdelt-cooperation",), "sum"),
    "gdelt-bad": (("gdelt-conflict",), "sum"),
    "trade-cow": (("imports-cow",), "sum"),
    "trade-comtrade": (("exports-comtrade",), "sum"),
    "trade-baci": (("exports-baci",), "sum"),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Observations as columns: channel number, the two codes, first and last year, value (NaN: not reported)."""

    channel: Ints
    a: Ints
    b: Ints
    first: Ints
    last: Ints
    value: Floats


@dataclass(frozen=True, slots=True)
class Happened:
    """Events as columns: type, the two codes (`b` 0: of one state alone), day since 1970."""

    type: np.ndarray[Any, np.dtype[np.str_]]
    a: Ints
    b: Ints
    day: Ints


@dataclass(frozen=True, slots=True)
class Panel:
    """Arrays (D, T): `cells` by channel (and the three below), `shock`; `inside`: both states were in the system.

    relations: 0 in force, 1 not yet established, 2 broken; NaN where no date of establishment is known.
    unrecognised: 1 in a year in which one of the two recognised a rival of the government that ruled the other.
    visits: 1 in a year with a visit of leaders or ministers; NaN where the store holds the visits of neither state.
    """

    pairs: Ints
    years: Ints
    inside: Bools
    cells: dict[str, Floats]
    shock: Floats


def carrier(cow: int) -> int:
    """The code under which the whole life of a state is kept: the least of those that carry it (255 for 260)."""
    return min(code for code, _ in line(cow)) if cow else 0


def carriers(codes: Ints) -> Ints:
    """`carrier` for an array."""
    known, place = np.unique(codes, return_inverse=True)
    table = np.array([carrier(int(c)) for c in known], dtype=np.int64)
    return table[place] if len(known) else codes


def year_of(days: Ints) -> Ints:
    """The calendar year of days since 1970."""
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def lives(pairs: Ints, years: Ints) -> Bools:
    """Whether both states of each pair were in the system on one and the same day of each year: (D, T)."""
    states, place = np.unique(pairs, return_inverse=True)
    place = place.reshape(pairs.shape)
    jan = (years - 1970).astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)
    dec = (years - 1969).astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64) - 1
    start = np.full((len(states), len(years)), 10**9)
    end = np.full((len(states), len(years)), -(10**9))
    for row, cow in enumerate(states):
        for _, spell in line(int(cow)):
            a = spell.start.toordinal() - EPOCH
            b = spell.end.toordinal() - EPOCH if spell.end else 10**8
            touched = (a <= dec) & (b >= jan)
            start[row, touched] = np.minimum(start[row], np.maximum(a, jan))[touched]
            end[row, touched] = np.maximum(end[row], np.minimum(b, dec))[touched]
    one, other = place[:, 0], place[:, 1]
    shared: Bools = np.maximum(start[one], start[other]) <= np.minimum(end[one], end[other])
    return shared


def find(pairs: Ints, a: Ints, b: Ints) -> tuple[Ints, Bools]:
    """The number of the pair of each row, and whether there is one. `pairs` is in ascending order."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    keys = pairs[:, 0] * 1000 + pairs[:, 1]
    wanted = low * 1000 + high
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return place, keys[place] == wanted


def _where(rows: Rows, place: Ints, chosen: Bools, years: Ints, until: int) -> tuple[Ints, Ints, Ints]:
    """The cells that the chosen rows cover to the year `until`: number of the pair, of the year, and of the row."""
    mine = np.flatnonzero(chosen)
    first = np.maximum(rows.first[mine], years[0])
    length = np.maximum(np.minimum(rows.last[mine], until) - first + 1, 0)
    each = np.repeat(np.arange(len(mine)), length)
    step = np.arange(len(each)) - np.repeat(np.cumsum(length) - length, length)
    return place[mine][each], first[each] + step - years[0], mine[each]


def fill(
    pairs: Ints, years: Ints, rows: Rows, indicators: Mapping[str, IndicatorInfo]
) -> tuple[Bools, dict[str, Floats]]:
    """When both were states (D, T), and the cells (D, T) of each channel, of some pairs (D, 2) of carriers.

    The pairs are each ascending and in ascending order.
    """
    inside = lives(pairs, years)
    place, ours = find(pairs, carriers(rows.a), carriers(rows.b))
    cells: dict[str, Floats] = {}
    for number, (name, (members, how)) in enumerate(CHANNELS.items()):
        cell = np.full(inside.shape, np.nan)
        held = [indicators[m] for m in members if m in indicators]
        if len(held) == len(members):
            if held[0].absent == "zero":
                told = (years >= held[0].years[0]) & (years <= held[0].years[1])
                cell[inside & told] = 0.0
            mine = ours & (rows.channel == number)
            blank = np.isnan(rows.value)
            until = min(held[0].years[1], int(years[-1]))
            cell[_where(rows, place, mine & blank, years, until)[:2]] = np.nan  # said to be not reported: no zero
            *where, each = _where(rows, place, mine & ~blank, years, until)
            cell[*where] = np.nan_to_num(cell[*where])
            (np.maximum if how == "most" else np.add).at(cell, tuple(where), rows.value[each])
            cell[~inside] = np.nan
        cells[name] = cell
    return inside, cells
