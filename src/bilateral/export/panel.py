"""The panel: one row a dyad and year, the level, and for every indicator its value and its status."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from bilateral.dyad import Dyad
from bilateral.errors import BilateralError
from bilateral.export.grid import CODE, Column, Grid, column, grid_of, unrecognised, world_grid
from bilateral.measures.intervals import band
from bilateral.measures.level import label
from bilateral.overview.data import DyadData, Window
from bilateral.overview.votes import INDICATOR as VOTES
from bilateral.overview.votes import vote_years
from bilateral.panel.cells import Bools, carrier, find
from bilateral.records import IndicatorInfo
from bilateral.schema import STATUSES
from bilateral.states.registry import SYSTEM_BEGINS

if TYPE_CHECKING:
    import pyarrow as pa

    from bilateral.store import Store

#: The columns that are there for every dyad-year, beside those of the indicators.
KEYS = ("a", "b", "year")
LEVEL = ("level", "level_low", "level_high", "period_from", "period")
#: For more dyads than this the levels of the whole world are asked, which are computed once a store.
_FEW = 20
Progress = Callable[[str], None]


def columns_of(store: Store) -> dict[str, IndicatorInfo]:
    """The indicators of two states that a panel of this store can have, by the names of their columns."""
    return {i.id.replace("-", "_"): i for i in store.indicators.values() if i.of == "dyad"}


def _chosen(store: Store, columns: Iterable[str] | None) -> tuple[dict[str, IndicatorInfo], bool]:
    known = columns_of(store)
    if columns is None:
        return known, True
    wanted = [c.strip().replace("-", "_") for c in columns if c.strip()]
    unknown = [c for c in wanted if c not in known and c != "level"]
    if unknown:
        raise BilateralError(
            f"the store has no column {', '.join(unknown)}. It has: level, {', '.join(sorted(known))}."
        )
    return {c: known[c] for c in wanted if c != "level"}, "level" in wanted


def _rows(store: Store, info: IndicatorInfo, among: frozenset[int] | None) -> dict[str, np.ndarray[Any, Any]]:
    """The rows of an indicator as columns; with `among`, of the groups of rows that may hold these codes."""
    import polars as pl

    names = ["indicator", "a", "b", "start", "end", "value", "text", "status"]
    table = store.table(info.source, "observations", among, columns=names)
    frame = pl.DataFrame(pl.from_arrow(table)) if table is not None else pl.DataFrame(schema=names)
    some = frame.filter(pl.col("indicator") == info.id, pl.col("b") != 0)
    year = pl.col("start").dt.year().cast(pl.Int64)
    made = some.select(
        pl.col("a", "b").cast(pl.Int64),
        year.alias("first"),
        pl.col("end").dt.year().cast(pl.Int64).fill_null(9999).alias("last"),
        pl.col("value").cast(pl.Float64).fill_null(float("nan")),
        pl.col("text").fill_null(""),
        pl.col("status").replace_strict(CODE, return_dtype=pl.Int64),
    )
    return {name: made[name].to_numpy() for name in made.columns}


def _votes(store: Store, grid: Grid, info: IndicatorInfo, seats: Bools, few: Sequence[Dyad] | None) -> Column:
    """The share of common UN votes cast alike; years of an unrecognised seat are marked as such and empty."""
    value = np.full(grid.size, np.nan)
    dyad, year = grid.place
    if few is None:
        from bilateral.panel.votes import world_shares

        value = world_shares(store, grid.pairs, grid.years)[dyad, year - grid.years[0]]
    else:
        for data, row in _each(store, grid, few):
            for v in vote_years(data):
                if v.counts and v.year in row:
                    value[row[v.year]] = v.share
    covered = (year >= info.years[0]) & (year <= info.years[1])
    status = np.where(covered, CODE["not reported"], CODE["outside the source's years"])
    status[seats] = CODE["government not recognised"]
    status[~np.isnan(value)] = CODE["observed"]
    status[value == 0] = CODE["true zero"]
    return Column(value, status.astype(np.uint8), None, True)


def _each(store: Store, grid: Grid, few: Sequence[Dyad]) -> Iterator[tuple[DyadData, dict[int, int]]]:
    """Of each dyad its data, and the number of its row by year."""
    number = {(a, b): n for n, (a, b) in enumerate(grid.pairs.tolist())}
    today = date.today()
    for d in few:
        a, b = sorted((carrier(d.a.cow), carrier(d.b.cow)))
        row = {int(y): int(r) for y, r in zip(grid.years, grid.row[number[a, b]], strict=True) if r >= 0}
        yield DyadData(store, d, Window(max(SYSTEM_BEGINS, d.start.year), today.year, today)), row


def _level_of_few(store: Store, grid: Grid, few: Sequence[Dyad]) -> dict[str, np.ndarray[Any, Any]]:
    """The columns of `LEVEL`, (N,) each, as the overview of each dyad has them."""
    from bilateral.overview.level import estimate

    out: dict[str, np.ndarray[Any, Any]] = {n: np.full(grid.size, np.nan) for n in LEVEL[:4]}
    out["period"] = np.full(grid.size, "", dtype=object)
    for data, row in _each(store, grid, few):
        level, periods = estimate(data, vote_years(data))
        for y in level:
            if y.year in row:
                for name, value in zip(LEVEL, (y.estimate.mean, y.estimate.low, y.estimate.high), strict=False):
                    out[name][row[y.year]] = value
        for p in periods:
            for year in range(p.first, p.last + 1):
                if year in row:
                    out["period_from"][row[year]], out["period"][row[year]] = p.first, label(p.estimate.mean)
    return out


def _level(store: Store, grid: Grid) -> dict[str, np.ndarray[Any, Any]]:
    """The columns of `LEVEL`, (N,) each, from the levels of the world."""
    from bilateral.measures.level import to_scale
    from bilateral.overview.world import world_of

    world = world_of(store)
    dyad, year = grid.place
    number, known = find(world.pairs, grid.pairs[:, 0], grid.pairs[:, 1])
    place = year - world.begin[number[dyad]]
    inside = known[dyad] & (place >= 0) & (place < np.diff(world.start)[number[dyad]])
    cell = np.where(inside, world.start[number[dyad]] + place, 0)
    told = inside & world.told[cell]
    bounds = zip(LEVEL, band(world.mean[cell], world.sd[cell]), strict=False)
    out = {n: np.where(told, to_scale(x).round(2), np.nan) for n, x in bounds}
    begun, word = np.full(grid.size, np.nan), np.full(grid.size, "", dtype=object)
    periods = world.all_periods()
    for d in np.flatnonzero(known).tolist():
        for p in periods[number[d]]:
            first, last = (int(np.clip(y - grid.years[0], 0, len(grid.years))) for y in (p.first, p.last + 1))
            rows = grid.row[d, first:last]
            rows = rows[rows >= 0]
            begun[rows], word[rows] = p.first, label(p.estimate.mean)
    return {**out, "period_from": begun, "period": word}


def _statuses(status: np.ndarray[Any, Any]) -> pa.DictionaryArray:
    import pyarrow as pa

    return pa.DictionaryArray.from_arrays(pa.array(status.astype(np.int8)), pa.array(STATUSES))


def panel_of(
    store: Store,
    dyads: Sequence[Dyad] | None = None,
    *,
    first: int | None = None,
    last: int | None = None,
    columns: Iterable[str] | None = None,
    progress: Progress = lambda _: None,
) -> pa.Table:
    """Dyad-years as an Arrow table: keys, level and period, and of every indicator value and status.

    dyads: all of the world, if None. columns: names of indicators, or `level`; all, if None. Of a directed indicator
    there are two columns, `x_ab` (from a to b) and `x_ba`. A value is null unless it is observed or a true zero;
    `x_status` says which of the six statuses holds. A dyad-year in which the two were not both in the system has no
    row. Fields carry unit, description, source and citation as metadata. Cost: O(rows of the sources + N columns);
    for the world about 16 bytes a dyad-year and column.

    Raises
    ------
    BilateralError
        If a column is not one of the store's, or the years hold no dyad-year.
    """
    import pyarrow as pa

    chosen, level = _chosen(store, columns)
    years = np.arange(first or SYSTEM_BEGINS, (last or date.today().year) + 1, dtype=np.int64)
    grid = world_grid(years) if dyads is None else grid_of(dyads, years)
    if not grid.size:
        raise BilateralError(f"no dyad-year lies in {years[0]} to {years[-1]}. Give other years or dyads.")
    few = dyads if dyads is not None and len(dyads) <= _FEW else None
    among = None if dyads is None else frozenset(c for d in dyads for c in d.codes_a | d.codes_b)
    seats = unrecognised(grid)
    number, year = grid.place
    names = [pa.DictionaryArray.from_arrays(*_coded(grid.keys[:, side], number)) for side in (0, 1)]
    fields = [pa.field(n, names[0].type) for n in KEYS[:2]] + [pa.field("year", pa.int16())]
    arrays: list[Any] = [*names, pa.array(year.astype(np.int16))]
    if level:
        progress("level")
        found = _level(store, grid) if few is None else _level_of_few(store, grid, few)
        for name, cells in found.items():
            text = cells.dtype == object
            array = pa.array(cells, pa.string(), mask=cells == "") if text else pa.array(cells, from_pandas=True)
            arrays.append(array)
            fields.append(pa.field(name, array.type, metadata=_about_level(name)))
    for name, info in chosen.items():
        progress(info.id)
        if info.id == VOTES:
            made = [_votes(store, grid, info, seats, few)]
        else:
            rows = _rows(store, info, among)
            made = [
                column(grid, info, rows, forward, seats) for forward in ((True, False) if info.directed else (True,))
            ]
        for c in made:
            end = ("_ab" if c.forward else "_ba") if info.directed else ""
            about = _about(store, info, end)
            arrays += [pa.array(c.value, from_pandas=True), _statuses(c.status)]
            fields += [
                pa.field(name + end, pa.float64(), metadata=about),
                pa.field(f"{name}{end}_status", arrays[-1].type),
            ]
            if c.text is not None:
                arrays.append(pa.array(c.text, pa.string(), mask=c.text == ""))
                fields.append(pa.field(f"{name}{end}_text", pa.string(), metadata=about))
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata={"bilateral.store": store.id}))


def _coded(keys: np.ndarray[Any, np.dtype[np.str_]], number: np.ndarray[Any, Any]) -> tuple[Any, Any]:
    import pyarrow as pa

    words, code = np.unique(keys, return_inverse=True)
    return pa.array(code.astype(np.int16)[number]), pa.array(words.tolist())


def _about(store: Store, info: IndicatorInfo, end: str) -> dict[str, str]:
    way = {"": "", "_ab": ", from a to b", "_ba": ", from b to a"}[end]
    about = {"label": f"{info.name}{way}", "unit": info.unit, "description": info.description, "source": info.source}
    return about | {"citation": store.cite(info.source), "absent row means": info.absent}


def _about_level(name: str) -> dict[str, str]:
    words = {
        "level": "level of relations, mean",
        "level_low": "level of relations, low end of the 90 % interval",
        "level_high": "level of relations, high end of the 90 % interval",
        "period_from": "first year of the period",
        "period": "quality of the period in a word",
    }
    unit = "year" if name == "period_from" else "" if name == "period" else "-10 (hostile) to +10 (close)"
    return {"label": words[name], "unit": unit, "source": "bilateral"}
