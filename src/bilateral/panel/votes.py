"""UN votes of every pair by calendar year, and the distance of ideal points for years after the votes end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from bilateral.measures.agreement import FEWEST_COMMON, vote_agreement
from bilateral.panel.cells import EPOCH, Bools, Floats, Ints, carrier, carriers
from bilateral.states.governments import unrecognised_table
from bilateral.states.registry import line

if TYPE_CHECKING:
    from bilateral.store import Store


def _members(codes: Ints, days: Ints) -> Bools:
    """Which states (S) were in the system on which days (N): (N, S)."""
    inside = np.zeros((len(days), len(codes)), dtype=bool)
    for column, cow in enumerate(codes):
        for _, spell in line(int(cow)):
            end = spell.end.toordinal() - EPOCH if spell.end else 10**8
            inside[:, column] |= (spell.start.toordinal() - EPOCH <= days) & (days <= end)
    return inside


def _unrecognised(cast: Ints, codes: Ints, days: Ints) -> dict[tuple[int, int], int]:
    """Common votes of a year that a government cast which the other did not recognise, by columns of the pair."""
    column = {int(c): n for n, c in enumerate(codes)}
    masks: dict[tuple[int, int], Bools] = {}
    for of, by, start, end, _ in unrecognised_table():
        i, j = sorted((column.get(carrier(of), -1), column.get(carrier(by), -1)))
        if i < 0 or i == j:
            continue
        span = (days >= start.toordinal() - EPOCH) & (days <= (end or date.max).toordinal() - EPOCH)
        if span.any():
            masks[i, j] = masks.get((i, j), np.zeros(len(days), dtype=bool)) | span
    return {(i, j): int((m & (cast[:, i] > 0) & (cast[:, j] > 0)).sum()) for (i, j), m in masks.items()}


def world_shares(store: Store, pairs: Ints, years: Ints) -> Floats:
    """The share of common votes cast alike (D, T), 0 to 1, by matrix products a year.

    NaN where fewer than two votes were common, or half or more of them were cast by a government that the
    other state did not recognise.
    """
    shares = np.full((len(pairs), len(years)), np.nan)
    source = next((s for s, about in store.sources.items() if "votes" in about["tables"]), None)
    calls = store.roll_calls("date")
    table = store.table(source, "votes", columns=["state", "rcid", "vote"]) if source else None
    if table is None or not calls:
        return shares
    state, rcid, vote = (np.asarray(table.column(c).to_numpy(), dtype=np.int64) for c in ("state", "rcid", "vote"))
    codes, column = np.unique(carriers(state), return_inverse=True)
    ids = np.array(calls["rcid"], dtype=np.int64)
    days = np.array([d.toordinal() - EPOCH if d else -(10**6) for d in calls["date"]], dtype=np.int64)
    when = days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    cast = np.zeros((len(ids), len(codes)), dtype=np.int64)
    row = np.searchsorted(ids, rcid)
    known = (row < len(ids)) & (ids[np.minimum(row, len(ids) - 1)] == rcid)
    cast[row[known], column[known]] = vote[known]
    cast[~_members(codes, days)] = 0
    i, j = np.searchsorted(codes, pairs[:, 0]), np.searchsorted(codes, pairs[:, 1])
    have = np.isin(pairs, codes).all(axis=1)
    i, j = np.where(have, i, 0), np.where(have, j, 1)
    n = len(codes)
    flat = i * (2 * n - i - 1) // 2 + j - i - 1
    for t, year in enumerate(years):
        some = when == year
        if not some.any():
            continue
        found = vote_agreement(cast[some])
        fine = have & (found.common[flat] >= FEWEST_COMMON)
        for (x, y), count in _unrecognised(cast[some], codes, days[some]).items():
            if 2 * count >= found.common[x * (2 * n - x - 1) // 2 + y - x - 1]:
                fine &= ~((i == x) & (j == y))
        shares[fine, t] = found.share[flat][fine]
    return shares


def world_distances(store: Store, pairs: Ints, years: Ints) -> Floats:
    """The distance of the two states' ideal points (D, T).

    NaN where either has none, and in years most of whose days the seat was not held by a recognised government.
    """
    out = np.full((len(pairs), len(years)), np.nan)
    if "un-ideal-point" not in store.indicators:
        return out
    columns = ["indicator", "a", "start", "value"]
    rows = store.table(store.indicators["un-ideal-point"].source, "observations", columns=columns)
    if rows is None:
        return out
    keep = np.array(rows.column("indicator").to_pylist()) == "un-ideal-point"
    who = carriers(np.asarray(rows.column("a").to_numpy(), dtype=np.int64)[keep])
    year = np.array([d.year for d in rows.column("start").to_pylist()])[keep]
    codes, place = np.unique(who, return_inverse=True)
    point = np.full((len(codes), len(years)), np.nan)
    seen = (year >= years[0]) & (year <= years[-1])
    point[place[seen], year[seen] - years[0]] = rows.column("value").to_numpy()[keep][seen]
    have = np.isin(pairs, codes).all(axis=1)
    i, j = (np.searchsorted(codes, pairs[have, side]) for side in (0, 1))
    out[have] = np.abs(point[i] - point[j])
    number = {(int(a), int(b)): n for n, (a, b) in enumerate(pairs)}
    for of, by, start, end, _ in unrecognised_table():
        n = number.get((min(carrier(of), carrier(by)), max(carrier(of), carrier(by))))
        if n is not None:
            out[n, [mostly(start, end, int(year)) for year in years]] = np.nan
    return out


def mostly(start: date, end: date | None, year: int) -> bool:
    """Whether more than half of the year's days lie in a span."""
    return (min(end or date.max, date(year, 12, 31)) - max(start, date(year, 1, 1))).days > 182
