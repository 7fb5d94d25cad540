"""The periods of a level: turning points by exact Bayesian recursion, where dated facts raise the odds of their year.

One dyad in plain NumPy, or all dyads of the world compiled: the same periods.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from bilateral.measures import level as measure
from bilateral.measures.intervals import band
from bilateral.measures.periods import Periods, Prior, detect, detect_all
from bilateral.overview.model import Boundary, Estimate

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

#: Log odds that the strongest hard fact of a year adds to a boundary in it.
LIFT = 5.0
#: Sd of a year's level around the mean of its period, on the scale of the model.
NOISE = 0.3
#: Between two periods the level moves at least so much on the public scale, or they are told as one.
LEAST_MOVE = 1.0
#: A hole in the evidence longer than this ends a period; fewer years of evidence than `SHORTEST` are one period.
HOLE, SHORTEST = 5, 6
PRIOR = Prior(hazard=0.02, spread=3.0, phi=(0.0, 0.4, 0.8), min_size=2)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of years between two turning points, with its mean level."""

    first: int
    last: int
    estimate: Estimate
    boundary: Boundary


def estimated(mean: float, sd: float) -> Estimate:
    """On the public scale; the ends of the interval go through the same curve as the mean."""
    x = measure.to_scale(np.array(band(np.array(mean), np.array(sd))))
    return Estimate(*(round(float(v), 2) for v in x))


def runs_of(told: Bools) -> list[slice]:
    """The runs of years with evidence: a hole longer than `HOLE` years parts them."""
    known = np.flatnonzero(told)
    runs = np.split(known, np.flatnonzero(np.diff(known) > HOLE) + 1)
    return [slice(int(run[0]), int(run[-1]) + 1) for run in runs if len(run)]


def stretches(years: Ints, mean: Floats, sd: Floats, told: Bools, shock: Floats) -> list[Stretch]:
    """The periods of a smoothed level, each array (T,); `told`: the years of which any indicator speaks, first and
    last among them."""
    out: list[Stretch] = []
    for p in runs_of(told):
        found = None
        if p.stop - p.start >= PRIOR.min_size:
            found = detect(np.where(told[p], mean[p], np.nan), noise=NOISE, prior=PRIOR, lift=LIFT * shock[p])
        out += _cut(years[p], mean[p], sd[p], told[p], found)
    return out


def stretches_all(
    begin: Ints,
    start: Ints,
    mean: Floats,
    sd: Floats,
    told: Bools,
    shock: Floats,
    tell: Callable[[float], None] = lambda _: None,
) -> list[list[Stretch]]:
    """As `stretches` for D dyads, compiled: dyad d has the cells start[d] to start[d + 1], from year begin[d] on.

    Runs of one length go through the recursion together. O(N T^2) for N runs of T years. `tell` hears now and then
    which share of the work is done, 0 to 1.
    """
    runs: list[tuple[int, slice]] = []
    by_length: dict[int, list[int]] = {}
    for d in range(len(begin)):
        for p in runs_of(told[start[d] : start[d + 1]]):
            by_length.setdefault(p.stop - p.start, []).append(len(runs))
            runs.append((d, slice(int(start[d]) + p.start, int(start[d]) + p.stop)))
    found: dict[int, Periods] = {}
    work, done = sum(n * n * len(some) for n, some in by_length.items()), 0
    for length, some in by_length.items():
        if length >= PRIOR.min_size:
            cells = np.array([runs[n][1].start for n in some])[:, None] + np.arange(length)
            y, lift = np.where(told[cells], mean[cells], np.nan)[:, None, :], LIFT * shock[cells]
            each = detect_all(y, noise=NOISE, prior=PRIOR, lift=lift, means=False)
            found.update(zip(some, each, strict=True))
        done += length * length * len(some)
        tell(done / work)
    out: list[list[Stretch]] = [[] for _ in range(len(begin))]
    for n, (d, p) in enumerate(runs):
        years = np.arange(p.start, p.stop) - int(start[d]) + int(begin[d])
        out[d] += _cut(years, mean[p], sd[p], told[p], found.get(n))
    return out


def _cut(years: Ints, mean: Floats, sd: Floats, told: Bools, found: Periods | None) -> list[Stretch]:
    """One run cut where it turns. Years of which nothing speaks neither make nor move a boundary."""
    if found is None:
        alone = Boundary(int(years[0]), int(years[0]), 1.0)
        return [Stretch(int(years[0]), int(years[-1]), estimated(float(mean[0]), float(sd[0])), alone)]
    turns = [b.year for b in found.boundaries] if told.sum() >= SHORTEST else []
    starts = _told_apart([0, *turns, len(years)], measure.to_scale(mean))
    out: list[Stretch] = []
    for number, (start, end) in enumerate(pairwise(starts)):
        some = np.arange(start, end)[told[start:end]]
        if not len(some):
            continue
        # Errors of neighbouring years are nearly one error: the period is no surer than its years.
        whole = estimated(float(mean[some].mean()), float(sd[some].mean()))
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
