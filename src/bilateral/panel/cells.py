"""From the rows of a store to arrays of dyads by years: one cell for each indicator of the level, NaN if unknown.

The world (`world`) and one dyad (`one`) go through the same code and give the same values. A cell is a number
only where a source says so: a row covers it, or the source's years do, its absence means zero and both states were
in the system. UN votes cast by a government that the partner did not recognise are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from bilateral.dyad import Dyad
from bilateral.records import Event, IndicatorInfo, Observation
from bilateral.states.registry import line

if TYPE_CHECKING:
    from bilateral.store import Store

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
    "alliance": (("alliance",), "most"),
    "arms": (("arms-transfers",), "sum"),
    "investment-treaty": (("investment-treaty",), "most"),
    "news-good": (("icews-verbal-cooperation", "icews-material-cooperation"), "sum"),
    "news-bad": (("icews-verbal-conflict", "icews-material-conflict"), "sum"),
    "gdelt-good": (("gdelt-cooperation",), "sum"),
    "gdelt-bad": (("gdelt-conflict",), "sum"),
}
#: Hard facts that let the level move at once, and by which events they are told.
SHOCKS: dict[str, float] = {
    "war begun": 1.0,
    "war ended": 1.0,
    "broken": 1.0,
    "restored": 1.0,
    "established": 1.0,
    "rivalry begun": 1.0,
    "rivalry ended": 1.0,
    "alliance ended": 0.7,
    "sanction": 0.7,
    "sanction ended": 0.7,
    "crisis": 0.5,
    "alliance": 0.3,
    "regime": 0.3,
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Observations as columns: channel number, the two codes, first and last year, value."""

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
    """Arrays (D, T): `cells` by channel (and `relations`), `shock`; `inside`: both states were in the system.

    relations: 0 in force, 1 not yet established, 2 broken; NaN where no date of establishment is known.
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


def _find(pairs: Ints, a: Ints, b: Ints) -> tuple[Ints, Bools]:
    """The number of the pair of each row, and whether there is one. `pairs` is in ascending order."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    keys = pairs[:, 0] * 1000 + pairs[:, 1]
    wanted = low * 1000 + high
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return place, keys[place] == wanted


def fill(pairs: Ints, years: Ints, rows: Rows, events: Happened, indicators: Mapping[str, IndicatorInfo]) -> Panel:
    """The panel of some pairs (D, 2) of carriers, each ascending and in ascending order, from rows and events."""
    inside = lives(pairs, years)
    place, ours = _find(pairs, carriers(rows.a), carriers(rows.b))
    cells: dict[str, Floats] = {}
    for number, (name, (members, how)) in enumerate(CHANNELS.items()):
        cell = np.full(inside.shape, np.nan)
        held = [indicators[m] for m in members if m in indicators]
        if len(held) == len(members):
            if held[0].absent == "zero":
                told = (years >= held[0].years[0]) & (years <= held[0].years[1])
                cell[inside & told] = 0.0
            mine = np.flatnonzero(ours & (rows.channel == number))
            first = np.maximum(rows.first[mine], years[0])
            last = np.minimum(np.minimum(rows.last[mine], held[0].years[1]), years[-1])
            length = np.maximum(last - first + 1, 0)
            each = np.repeat(np.arange(len(mine)), length)
            step = np.arange(len(each)) - np.repeat(np.cumsum(length) - length, length)
            where = (place[mine][each], first[each] + step - years[0])
            value = rows.value[mine][each]
            cell[where] = np.nan_to_num(cell[where])
            (np.maximum if how == "most" else np.add).at(cell, where, value)
            cell[~inside] = np.nan
        cells[name] = cell
    cells["relations"] = _relations(pairs, years, inside, events)
    return Panel(pairs, years, inside, cells, _shocks(pairs, years, events))


def _relations(pairs: Ints, years: Ints, inside: Bools, events: Happened) -> Floats:
    """Formal relations in each year: as the last word of the year left them, then until the next."""
    formal = np.isin(events.type, ["established", "broken", "restored"])
    place, ours = _find(pairs, carriers(events.a[formal]), carriers(events.b[formal]))
    day, kind = events.day[formal][ours], events.type[formal][ours]
    place = place[ours]
    order = np.lexsort((kind == "broken", day, place))
    place, day, kind = place[order], day[order], kind[order]
    at = np.clip(year_of(day) - years[0], 0, len(years))
    turned = np.full((len(pairs), len(years) + 1), -1.0)
    soon = at < len(years)
    turned[place[soon], at[soon]] = np.where(kind[soon] == "broken", 2.0, 0.0)
    turned = turned[:, : len(years)]
    known = np.zeros(len(pairs), dtype=bool)
    known[place] = True
    since = np.maximum.accumulate(np.where(turned >= 0, np.arange(len(years)), -1), axis=1)
    state = np.where(since >= 0, np.take_along_axis(turned, np.maximum(since, 0), axis=1), 1.0)
    return np.where(inside & known[:, None], state, np.nan)


def _shocks(pairs: Ints, years: Ints, events: Happened) -> Floats:
    """How strongly hard facts of each year let the level move: the strongest of the year's events."""
    shock = np.zeros((len(pairs), len(years)))
    for kind, strength in SHOCKS.items():
        some = events.type == kind
        at = year_of(events.day[some]) - years[0]
        a, b = carriers(events.a[some]), carriers(events.b[some])
        seen = (at >= 0) & (at < len(years))
        place, ours = _find(pairs, a, b)
        keep = ours & seen & (b != 0)
        np.maximum.at(shock, (place[keep], at[keep]), strength)
        for state, year in zip(a[seen & (b == 0)], at[seen & (b == 0)], strict=True):
            mine = (pairs == state).any(axis=1)
            shock[mine, year] = np.maximum(shock[mine, year], strength)
    return shock


def _numbers() -> dict[str, int]:
    return {m: n for n, (members, _) in enumerate(CHANNELS.values()) for m in members}


def one(
    dyad: Dyad,
    years: Ints,
    observations: Mapping[str, Sequence[Observation]],
    events: Iterable[Event],
    indicators: Mapping[str, IndicatorInfo],
) -> Panel:
    """The panel of one dyad (D is 1) from its observations and events."""
    number = _numbers()
    told = [
        (number[i], o.a, o.b, o.start.year, o.end.year if o.end else 9999, abs(o.value))
        for i, some in observations.items()
        if i in number
        for o in some
        if o.value is not None and o.status in ("observed", "true zero")
    ]
    columns = np.array(told, dtype=float).reshape(-1, 6).T
    channel, a, b, first, last = (c.astype(np.int64) for c in columns[:5])
    rows = Rows(channel, a, b, first, last, columns[5])
    some = [(e.type, e.a, e.b, e.date.toordinal() - EPOCH) for e in events if e.type in SHOCKS]
    happened = Happened(
        np.array([e[0] for e in some], dtype=str),
        *(np.array([e[n] for e in some], dtype=np.int64) for n in (1, 2, 3)),
    )
    pair = sorted((carrier(dyad.a.cow), carrier(dyad.b.cow)))
    return fill(np.array([pair], dtype=np.int64), years, rows, happened, indicators)


def world(store: Store, years: Ints) -> Panel:
    """The panel of every dyad whose states shared a day of the system in `years`, from a store."""
    import polars as pl

    from bilateral.states.registry import states

    number = _numbers()
    tables, told = [], []
    for source, about in store.sources.items():
        if any(i["id"] in number for i in about["indicators"]):
            columns = ["indicator", "a", "b", "start", "end", "value", "status"]
            seen = store.table(source, "observations", columns=columns)
            tables.append(
                pl.DataFrame(pl.from_arrow(seen))
                .filter(pl.col("indicator").is_in(list(number)), pl.col("value").is_not_null())
                .filter(pl.col("status").is_in(["observed", "true zero"]), pl.col("b") != 0)
                .select(
                    pl.col("indicator").replace_strict(number, return_dtype=pl.Int64).alias("channel"),
                    pl.col("a", "b").cast(pl.Int64),
                    pl.col("start").dt.year().cast(pl.Int64).alias("first"),
                    pl.col("end").dt.year().cast(pl.Int64).fill_null(9999).alias("last"),
                    pl.col("value").abs(),
                )
            )
        if (happen := store.table(source, "events", columns=["type", "a", "b", "date"])) is not None:
            found = pl.DataFrame(pl.from_arrow(happen)).filter(pl.col("type").is_in(list(SHOCKS)))
            days = pl.col("date").to_physical().cast(pl.Int64)
            told.append(found.with_columns(pl.col("a", "b").cast(pl.Int64), days))
    r, e = pl.concat(tables), pl.concat(told)
    channel, one_, other, first, last = (r[c].to_numpy() for c in ("channel", "a", "b", "first", "last"))
    rows = Rows(channel, one_, other, first, last, r["value"].to_numpy())
    happened = Happened(e["type"].to_numpy().astype(str), *(e[c].to_numpy() for c in ("a", "b", "date")))
    codes = np.unique([carrier(c) for c in states()])
    left, right = np.triu_indices(len(codes), 1)
    pairs = np.column_stack([codes[left], codes[right]])
    pairs = pairs[lives(pairs, years).any(axis=1)]
    return fill(pairs, years, rows, happened, store.indicators)
