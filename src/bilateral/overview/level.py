"""The level of relations and its periods, from the model fitted on the world (docs/methods/validation.md).

The level of each year is smoothed from all indicators at once with the loadings of parameters.json; its turning
points are found by exact Bayesian recursion, where dated hard facts raise the odds of a boundary in their year.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from bilateral.measures import level as measure
from bilateral.measures.periods import Prior, detect
from bilateral.overview.data import DyadData
from bilateral.overview.model import Boundary, Estimate, LevelYear
from bilateral.overview.votes import VoteYear, unrecognised_years
from bilateral.panel.cells import carrier
from bilateral.panel.gather import one
from bilateral.panel.items import DIMENSIONS, ITEMS, fitted, item_arrays
from bilateral.records import Event

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

PARAMETERS = Path(__file__).with_name("parameters.json")
#: Variance that the strongest hard fact of a year adds to the level's step into it.
SHOCK = 2.0
#: Log odds that the strongest hard fact of a year adds to a boundary in it.
LIFT = 3.0
#: Sd of a year's level around the mean of its period, on the scale of the model.
NOISE = 0.4
#: Between two periods the level moves at least so much on the public scale, or they are told as one.
LEAST_MOVE = 1.0
#: A hole in the evidence longer than this ends a period; fewer years of evidence than `SHORTEST` are one period.
HOLE, SHORTEST = 5, 6
#: What stands until it is ended says nothing new of a year, and trade or the lack of a visit says too little: no level
#: is told of a year in which nothing else is known.
STANDING = ("broken", "investment-treaty", "trade", "visits")
PRIOR = Prior(hazard=0.06, spread=3.0, phi=(0.0, 0.4), min_size=2)
_Z90 = 1.645


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of years between two turning points, with its mean level."""

    first: int
    last: int
    estimate: Estimate
    boundary: Boundary


def _estimate(mean: float, sd: float) -> Estimate:
    """On the public scale; the ends of the interval go through the same curve as the mean."""
    x = measure.to_scale(np.array([mean, mean - _Z90 * sd, mean + _Z90 * sd]))
    return Estimate(*(round(float(v), 2) for v in x))


def _series(data: DyadData, votes: tuple[VoteYear, ...], years: Ints) -> tuple[list[Floats], Floats]:
    """The indicators of the level (each (T,)) and the shocks (T,) of one dyad."""
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
    panel = one(data.dyad, years, data.observations, data.past, store.indicators, store.sources)
    arrays = item_arrays(panel, share, distance, fitted(PARAMETERS).norms)
    return [a[0] for a in arrays.values()], panel.shock[0]


def _seen(series: list[Floats]) -> Bools:
    """The years in which any of the series has a value."""
    return np.asarray((~np.isnan(np.array(series))).any(axis=0), dtype=bool)


def estimate(data: DyadData, votes: tuple[VoteYear, ...]) -> tuple[tuple[LevelYear, ...], list[Stretch]]:
    """The level of each year that any indicator speaks of, overall and by dimension, and its periods."""
    years = np.arange(data.window.first, data.window.last + 1, dtype=np.int64)
    series, shock = _series(data, votes, years)
    told = _seen([s for s, name in zip(series, ITEMS, strict=True) if name not in STANDING])
    if not told.any():
        return (), []
    begin, end = int(np.flatnonzero(told)[0]), int(np.flatnonzero(told)[-1]) + 1
    years, told, shock = years[begin:end], told[begin:end], shock[begin:end]
    series = [s[begin:end] for s in series]
    parameters = fitted(PARAMETERS).parameters
    mean, sd = measure.smooth(series, parameters, shock=SHOCK * shock)
    parts: dict[str, tuple[Floats, Floats, Bools]] = {}
    for number, name in enumerate(DIMENSIONS):
        own = [s for s, i in zip(series, parameters.items, strict=True) if i.spec.group == number]
        seen = _seen(own)
        if seen.any():
            parts[name] = (*measure.smooth(series, parameters, shock=SHOCK * shock, groups=[number]), seen)
    rows = []
    for t in np.flatnonzero(told):
        dimensions = {n: _estimate(m[t], s[t]) for n, (m, s, seen) in parts.items() if seen[t]}
        rows.append(LevelYear(int(years[t]), _estimate(mean[t], sd[t]), dimensions))
    return tuple(rows), stretches(years, mean, sd, told, shock)


def stretches(years: Ints, mean: Floats, sd: Floats, told: Bools, shock: Floats) -> list[Stretch]:
    """The periods of a smoothed level, each array (T,); `told`: the years of which any indicator speaks, first and
    last among them."""
    known = np.flatnonzero(told)
    runs = np.split(known, np.flatnonzero(np.diff(known) > HOLE) + 1)
    parts_of = [slice(int(run[0]), int(run[-1]) + 1) for run in runs]
    return [s for p in parts_of for s in _stretches(years[p], mean[p], sd[p], told[p], shock[p])]


def _stretches(years: Ints, mean: Floats, sd: Floats, told: Bools, shock: Floats) -> list[Stretch]:
    """The level cut where it turns. Years of which nothing speaks neither make nor move a boundary."""
    if len(years) < PRIOR.min_size:
        alone = Boundary(int(years[0]), int(years[0]), 1.0)
        return [Stretch(int(years[0]), int(years[-1]), _estimate(float(mean[0]), float(sd[0])), alone)]
    found = detect(np.where(told, mean, np.nan), noise=NOISE, prior=PRIOR, lift=LIFT * shock)
    turns = [b.year for b in found.boundaries] if told.sum() >= SHORTEST else []
    starts = _told_apart([0, *turns, len(years)], measure.to_scale(mean))
    out: list[Stretch] = []
    for number, (start, end) in enumerate(pairwise(starts)):
        some = np.arange(start, end)[told[start:end]]
        if not len(some):
            continue
        # Errors of neighbouring years are nearly one error: the period is no surer than its years.
        whole = _estimate(float(mean[some].mean()), float(sd[some].mean()))
        place = _place(found.posterior, starts, number) if out else (start, start, 1.0)
        boundary = Boundary(int(years[place[0]]), int(years[place[1]]), round(place[2], 3))
        out.append(Stretch(int(years[start]), int(years[end - 1]), whole, boundary))
    return out


def _told_apart(starts: list[int], x: Floats) -> list[int]:
    """The edges without those across which the mean level hardly moves; the smallest step goes first."""
    while len(starts) > 2:
        means = [float(x[a:b].mean()) for a, b in pairwise(starts)]
        steps = [abs(b - a) for a, b in pairwise(means)]
        least = int(np.argmin(steps))
        if steps[least] >= LEAST_MOVE:
            break
        starts = starts[: least + 1] + starts[least + 2 :]
    return starts


def _place(posterior: Floats, starts: list[int], number: int) -> tuple[int, int, float]:
    """The shortest run of years around a boundary with 90 % of the posterior that lies nearest to it, and its sum.

    A year belongs to the boundary it is nearest to. The sum, at most 1, is the expected number of boundaries there.
    """
    here = starts[number]
    low = (starts[number - 1] + here) // 2 + 1 if number > 1 else 1
    high = (here + starts[number + 1]) // 2 if number + 2 < len(starts) else len(posterior) - 1
    low, high = min(low, here), max(high, here)
    first = last = here
    while posterior[first : last + 1].sum() < 0.9 * posterior[low : high + 1].sum():
        left = posterior[first - 1] if first > low else -1.0
        right = posterior[last + 1] if last < high else -1.0
        if left >= right:
            first -= 1
        else:
            last += 1
    return first, last, min(1.0, float(posterior[first : last + 1].sum()))


def quality(mean: float) -> int:
    """The label of a level: -2 hostile, -1 strained, 0 neutral, 1 friendly, 2 close."""
    return measure.LABELS.index(measure.label(mean)) - 2


def near(events: list[Event], year: int) -> list[Event]:
    """The dated events within a year of a boundary that may explain it, the nearest first."""
    telling = [e for e in events if (e.b != 0 or e.type == "regime") and abs(e.date.year - year) <= 1]
    once = {(e.type, e.when, e.a if e.b == 0 else 0): e for e in reversed(telling)}
    return sorted(once.values(), key=lambda e: (abs(e.date.year - year), e.date))
