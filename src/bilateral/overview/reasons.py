"""What moved the level: the part of each indicator in a change, and the dated facts that stand near it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bilateral.dyad import Dyad
from bilateral.measures import level as measure
from bilateral.overview.data import DyadData, Window
from bilateral.overview.level import PARAMETERS, SHOCK, Smoothed, smoothed
from bilateral.overview.model import Move
from bilateral.overview.votes import vote_years
from bilateral.panel.facts import STRENGTH
from bilateral.panel.items import DIMENSIONS, ITEMS, fitted
from bilateral.records import Event
from bilateral.states.registry import SYSTEM_BEGINS
from bilateral.store import Store

Floats = np.ndarray[Any, np.dtype[np.float64]]
#: A part of a change smaller than this, on the public scale, is not told.
LEAST = 0.05


def parts(level: Smoothed) -> Floats:
    """What indicator k in year s adds to the level of year t, [k, s, t], on the scale of the model."""
    parameters = fitted(PARAMETERS).parameters
    return measure.contributions(list(level.series), parameters, shock=SHOCK * level.shock)[:-1]


def moves(level: Smoothed, each: Floats, before: Sequence[int], after: Sequence[int]) -> tuple[Move, ...]:
    """What moved the mean level from some years to others, the largest part first, in points of the public scale.

    before, after: indices of years. The parts sum to the change: it is shared out as on the scale of the model, where
    the level is a sum over its observations.
    """
    change = each[:, :, list(after)].mean(axis=2) - each[:, :, list(before)].mean(axis=2)
    total = float(change.sum())
    public = measure.to_scale(level.mean)
    moved = float(public[list(after)].mean() - public[list(before)].mean())
    factor = moved / total if abs(total) > 1e-6 else 0.0
    found = []
    for k, name in enumerate(ITEMS):
        by = float(change[k].sum()) * factor
        if abs(by) >= LEAST:
            years = np.flatnonzero(np.abs(change[k]) >= 0.5 * np.abs(change[k]).max())
            span = (int(level.years[years[0]]), int(level.years[years[-1]]))
            found.append(Move(name, round(by, 2), *span))
    return tuple(sorted(found, key=lambda m: -abs(m.by)))


def varied(level: Smoothed, years: Sequence[int]) -> frozenset[str]:
    """The indicators that are not one and the same in all of these years (indices) in which they are known.

    One that is 0 before and after, as where there was no crisis, holds the level back in the one period more than in
    the other and so has a part in the change; but nothing changed in it.
    """
    seen = level.series[:, list(years)]
    return frozenset(name for name, row in zip(ITEMS, seen, strict=True) if len(set(row[~np.isnan(row)].tolist())) > 1)


def borne_out(level: Smoothed, years: Sequence[int], dimension: str, label: int) -> bool:
    """Whether anything in these years (indices) says that a dimension was good, or bad, as its label (-2 to 2) does.

    The level of a dimension moves slowly: in the year in which relations are restored it still lies low, though nothing
    bad is known of it any more. A measured quantity (votes, trade, news) always speaks; an act only where there is one.
    """
    if label == 0:
        return True
    for row, item in zip(level.series, fitted(PARAMETERS).parameters.items, strict=True):
        seen = row[list(years)]
        seen = seen[~np.isnan(seen)]
        if DIMENSIONS[item.spec.group] == dimension and len(seen):
            act = item.spec.kind != "gaussian"
            if not act or (item.spec.sign * label > 0 and (seen > 0).any()):
                return True
    return False


def why(store: Store, dyad: Dyad, year: int) -> tuple[Move, ...]:
    """Why did the level of a dyad move into a year? The part of each indicator in the change from the year before.

    Empty if the store has no level for one of the two years.
    """
    from datetime import date

    today = date.today()
    data = DyadData(store, dyad, Window(max(dyad.start.year, SYSTEM_BEGINS), (dyad.end or today).year, today))
    level = smoothed(data, vote_years(data))
    if level is None or not level.years[0] < year <= level.years[-1]:
        return ()
    t = int(year - level.years[0])
    return moves(level, parts(level), [t - 1], [t])


def near(events: list[Event], year: int) -> list[Event]:
    """The dated events within a year of a boundary that may explain it: the weightiest first, then the nearest."""
    telling = [e for e in events if (e.b != 0 or e.type in ("regime", "government")) and abs(e.date.year - year) <= 1]
    # One rivalry is dated by the year in one list and by the day in another: it is told once.
    once = {
        (e.type, e.date.year if e.type.startswith("rivalry") else e.when, e.a if e.b == 0 else 0): e
        for e in reversed(telling)
    }
    return sorted(once.values(), key=lambda e: (-STRENGTH.get(e.type, 0.0), abs(e.date.year - year), e.date))
