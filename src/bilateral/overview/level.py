"""The level of relations of one dyad, from the model fitted on the world (docs/methods/level.md, validation.md).

The level of each year is smoothed from all indicators at once with the loadings of parameters.json; `stretches` finds
the periods on the same indicators; `reasons` says what moved it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bilateral.measures import level as measure
from bilateral.overview.data import DyadData
from bilateral.overview.model import LevelYear
from bilateral.overview.stretches import Stretch, estimated, stretches
from bilateral.overview.votes import VoteYear, unrecognised_years
from bilateral.panel.cells import carrier
from bilateral.panel.gather import one
from bilateral.panel.items import DIMENSIONS, ITEMS, fitted, item_arrays

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

PARAMETERS = Path(__file__).with_name("parameters.json")
#: Variance that the strongest hard fact of a year adds to the level's step into it.
SHOCK = 2.0
#: What stands until it is ended says nothing new of a year, and trade or the lack of a visit says too little: no level
#: is told of a year in which nothing else is known.
STANDING = ("broken", "unrecognised", "investment-treaty", "trade", "visits")
#: A dimension is told of years that lie so near to one in which something is known to have happened in it.
NEARBY = 5


@dataclass(frozen=True, slots=True)
class Smoothed:
    """The level of T years, on the scale of the model, and what it rests on: `series` (K, T) in the order of `ITEMS`.

    told: the years of which any indicator speaks, first and last among them. shock: how strong the year's facts are.
    """

    years: Ints
    series: Floats
    shock: Floats
    told: Bools
    mean: Floats
    sd: Floats


def smoothed(data: DyadData, votes: tuple[VoteYear, ...]) -> Smoothed | None:
    """The level of a dyad; None if nothing is known that speaks of it."""
    years = np.arange(data.window.first, data.window.last + 1, dtype=np.int64)
    series, shock = _series(data, votes, years)
    told = _seen(series[[name not in STANDING for name in ITEMS]])
    if not told.any():
        return None
    p = slice(int(np.flatnonzero(told)[0]), int(np.flatnonzero(told)[-1]) + 1)
    series, shock = series[:, p], shock[p]
    mean, sd = measure.smooth(list(series), fitted(PARAMETERS).parameters, shock=SHOCK * shock)
    return Smoothed(years[p], series, shock, told[p], mean, sd)


def _series(data: DyadData, votes: tuple[VoteYear, ...], years: Ints) -> tuple[Floats, Floats]:
    """The indicators of the level (K, T) and the shocks (T,) of one dyad."""
    share, distance = np.full((1, len(years)), np.nan), np.full((1, len(years)), np.nan)
    first = int(years[0])
    for v in votes:
        if v.counts:
            share[0, v.year - first] = v.share
    points = []
    for codes in (data.dyad.codes_a, data.dyad.codes_b):
        line = np.full(len(years), np.nan)
        for o in data.alone("un-ideal-point", {carrier(c) for c in codes} | codes):
            if o.value is not None and 0 <= o.year - first < len(years):
                line[o.year - first] = o.value
        points.append(line)
    distance[0] = np.abs(points[0] - points[1])
    for year in unrecognised_years(data):
        distance[0, year - first] = np.nan
    store = data.store
    panel = one(data.dyad, years, data.observations, data.facts, store.indicators, store.sources)
    arrays = item_arrays(panel, share, distance, fitted(PARAMETERS).norms)
    return np.array([a[0] for a in arrays.values()]), panel.shock[0]


def _seen(series: Floats) -> Bools:
    """The years in which any of the series has a value."""
    return np.asarray((~np.isnan(series)).any(axis=0), dtype=bool)


def _speaking(series: Floats) -> Bools:
    """The years in which a dimension says something: a value, and one that is not zero within `NEARBY` years.

    That nothing happened in fifty years says something of the whole relation, but does not make a dimension close.
    """
    acts = np.flatnonzero(((series != 0) & ~np.isnan(series)).any(axis=0))
    near = np.zeros(series.shape[1], dtype=bool)
    for t in acts:
        near[max(t - NEARBY, 0) : t + NEARBY + 1] = True
    return _seen(series) & near


def level_years(level: Smoothed) -> tuple[LevelYear, ...]:
    """The level of each year that any indicator speaks of, overall and by dimension, and without each indicator."""
    parameters, shock = fitted(PARAMETERS).parameters, SHOCK * level.shock
    groups = np.array([i.spec.group for i in parameters.items])
    parts: dict[str, tuple[Floats, Floats, Bools]] = {}
    for number, name in enumerate(DIMENSIONS):
        seen = _speaking(level.series[groups == number])
        if seen.any():
            parts[name] = (*measure.smooth(list(level.series), parameters, shock=shock, groups=[number]), seen)
    without = measure.to_scale(measure.left_out(list(level.series), parameters, shock=shock)).round(2)
    rows = []
    for t in np.flatnonzero(level.told):
        dimensions = {n: estimated(m[t], s[t]) for n, (m, s, seen) in parts.items() if seen[t]}
        band = (float(without[:, t].min()), float(without[:, t].max()))
        rows.append(LevelYear(int(level.years[t]), estimated(level.mean[t], level.sd[t]), dimensions, band))
    return tuple(rows)


def periods_of(level: Smoothed) -> list[Stretch]:
    """The periods of a dyad, from its indicators and the dated facts."""
    parameters = fitted(PARAMETERS).parameters
    return stretches(level.years, level.series, parameters, level.mean, level.sd, level.told, level.shock)


def estimate(data: DyadData, votes: tuple[VoteYear, ...]) -> tuple[tuple[LevelYear, ...], list[Stretch]]:
    """The level of each year that any indicator speaks of, and its periods."""
    level = smoothed(data, votes)
    if level is None:
        return (), []
    return level_years(level), periods_of(level)
