"""The panel of one dyad and of the world: the rows and events of a store, through the same code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from bilateral.dyad import Dyad
from bilateral.panel.cells import (
    CHANNELS,
    EPOCH,
    Bools,
    Happened,
    Ints,
    Panel,
    Rows,
    carrier,
    carriers,
    fill,
    find,
    lives,
    year_of,
)
from bilateral.panel.facts import ACTS, TELLING, TYPES, VISITED, relations, shocks, visits
from bilateral.panel.governing import changes, unrecognised
from bilateral.records import Event, IndicatorInfo, Observation

if TYPE_CHECKING:
    import polars as pl

    from bilateral.store import Store

#: Indicators that tell of an embassy today; rows of theirs have the number -1.
EMBASSIES = ("embassy", "resident-embassy")


def _numbers() -> dict[str, int]:
    channels = {m: n for n, (members, _) in enumerate(CHANNELS.values()) for m in members}
    return channels | dict.fromkeys(EMBASSIES, -1)


def _panel(
    pairs: Ints,
    years: Ints,
    rows: Rows,
    events: Happened,
    indicators: Mapping[str, IndicatorInfo],
    visited: Collection[int],
) -> Panel:
    inside, cells = fill(pairs, years, rows, indicators)
    at_home = (rows.channel == -1) & (rows.value > 0)
    place, ours = find(pairs, carriers(rows.a[at_home]), carriers(rows.b[at_home]))
    embassies: Bools = np.zeros(len(pairs), dtype=bool)
    embassies[place[ours]] = True
    cells["relations"] = relations(pairs, years, inside, events, embassies)
    cells["unrecognised"] = np.where(inside, unrecognised(pairs, years), np.nan)
    cells["visits"] = visits(pairs, years, inside, events, visited)
    return Panel(pairs, years, inside, cells, shocks(pairs, years, events))


def _visited(sources: Iterable[str]) -> set[int]:
    return {cow for source, cow in VISITED.items() if source in sources}


def one(
    dyad: Dyad,
    years: Ints,
    observations: Mapping[str, Sequence[Observation]],
    events: Iterable[Event],
    indicators: Mapping[str, IndicatorInfo],
    sources: Collection[str],
) -> Panel:
    """The panel of one dyad (D is 1) from its observations and events, and the names of the sources held."""
    number = _numbers()
    told = [
        (number[i], o.a, o.b, o.start.year, o.end.year if o.end else 9999, np.nan if o.value is None else abs(o.value))
        for i, some in observations.items()
        if i in number
        for o in some
        if (o.value is not None and o.status in ("observed", "true zero")) or o.status == "not reported"
    ]
    columns = np.array(told, dtype=float).reshape(-1, 6).T
    channel, a, b, first, last = (c.astype(np.int64) for c in columns[:5])
    rows = Rows(channel, a, b, first, last, columns[5])
    some = [(e.type, e.a, e.b, e.date.toordinal() - EPOCH) for e in events if e.type in TYPES]
    happened = Happened(
        np.array([e[0] for e in some], dtype=str),
        *(np.array([e[n] for e in some], dtype=np.int64) for n in (1, 2, 3)),
    )
    pair = sorted((carrier(dyad.a.cow), carrier(dyad.b.cow)))
    return _panel(np.array([pair], dtype=np.int64), years, rows, happened, indicators, _visited(sources))


def happenings(store: Store, types: Collection[str] | None = None) -> Happened:
    """The facts of the level of every dyad, of some types, or of all, if None are named: the events of a store, acts
    that its encyclopaedia tells (none of a kind and year of which there is an event), changes of government."""
    import polars as pl

    schema = {"type": pl.String, "a": pl.Int16, "b": pl.Int16, "date": pl.Date}
    held = [store.table(source, "events", columns=list(schema)) for source in store.sources]
    told = [pl.DataFrame(pl.from_arrow(table)).cast(schema) for table in held if table is not None]  # type: ignore[arg-type]
    ruled = pl.DataFrame([(e.type, e.a, e.b, e.date) for e in changes()], schema=schema, orient="row")
    known = _happened(pl.concat([*told, ruled]))
    said = (
        store.table(TELLING, "claims", columns=["comparator", "a", "b", "first"]) if TELLING in store.sources else None
    )
    if said is not None:
        acts = pl.DataFrame(pl.from_arrow(said)).filter(
            pl.col("comparator").is_in(list(ACTS)), pl.col("first").is_not_null(), pl.col("b") != 0
        )
        acts = acts.select(pl.col("comparator").replace(ACTS).alias("type"), "a", "b", date="first")
        alone = _happened(acts)
        events = set(zip(*_slot(known), strict=True))
        new = np.array([slot not in events for slot in zip(*_slot(alone), strict=True)], dtype=bool)
        both = zip(_columns(known), _columns(alone), strict=True)
        kind, a, b, day = (np.concatenate([x, y[new]]) for x, y in both)
        known = Happened(kind, a, b, day)
    if types is None:
        return known
    some = np.isin(known.type, list(types))
    return Happened(known.type[some], known.a[some], known.b[some], known.day[some])


def _columns(h: Happened) -> tuple[Any, Any, Any, Any]:
    return h.type, h.a, h.b, h.day


def _happened(e: pl.DataFrame) -> Happened:
    import polars as pl

    days = e["date"].to_physical().cast(pl.Int64).to_numpy()
    a, b = (e[c].cast(pl.Int64).to_numpy() for c in ("a", "b"))
    return Happened(e["type"].to_numpy().astype(str), a, b, days)


def _slot(h: Happened) -> tuple[list[str], list[int], list[int], list[int]]:
    """The kind, dyad and year of each fact between two states."""
    a, b = carriers(h.a), carriers(h.b)
    return h.type.tolist(), np.minimum(a, b).tolist(), np.maximum(a, b).tolist(), year_of(h.day).tolist()


def world(store: Store, years: Ints) -> Panel:
    """The panel of every dyad whose states shared a day of the system in `years`, from a store."""
    import polars as pl

    from bilateral.states.registry import states

    number = _numbers()
    tables = []
    for source, about in store.sources.items():
        if any(i["id"] in number for i in about["indicators"]):
            columns = ["indicator", "a", "b", "start", "end", "value", "status"]
            seen = store.table(source, "observations", columns=columns)
            tables.append(
                pl.DataFrame(pl.from_arrow(seen))
                .filter(pl.col("indicator").is_in(list(number)), pl.col("b") != 0)
                .filter(
                    (pl.col("value").is_not_null() & pl.col("status").is_in(["observed", "true zero"]))
                    | (pl.col("status") == "not reported")
                )
                .select(
                    pl.col("indicator").replace_strict(number, return_dtype=pl.Int64).alias("channel"),
                    pl.col("a", "b").cast(pl.Int64),
                    pl.col("start").dt.year().cast(pl.Int64).alias("first"),
                    pl.col("end").dt.year().cast(pl.Int64).fill_null(9999).alias("last"),
                    pl.when(pl.col("status") == "not reported")
                    .then(np.nan)
                    .otherwise(pl.col("value").abs())
                    .alias("value"),
                )
            )
    r = pl.concat(tables)
    channel, one_, other, first, last = (r[c].to_numpy() for c in ("channel", "a", "b", "first", "last"))
    rows = Rows(channel, one_, other, first, last, r["value"].to_numpy())
    happened = happenings(store, TYPES)
    codes = np.unique([carrier(c) for c in states()])
    left, right = np.triu_indices(len(codes), 1)
    pairs = np.column_stack([codes[left], codes[right]])
    pairs = pairs[lives(pairs, years).any(axis=1)]
    return _panel(pairs, years, rows, happened, store.indicators, _visited(store.sources))
