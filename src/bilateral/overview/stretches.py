"""The periods of a level: turning points by exact recursion on its indicators; dated facts raise the odds of a year.

One dyad in plain NumPy, or all dyads of the world compiled: the same periods.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from bilateral.measures import level as measure
from bilateral.measures.intervals import band
from bilateral.measures.level import Parameters
from bilateral.measures.partition import Plan, partition, partition_all
from bilateral.overview.model import Boundary, Estimate

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

PLAN = Plan(hazard=0.02, spread=1.5, weight=0.4, min_size=2, least_move=1.25)
#: Log odds that the strength of a year's facts (1: as of a break of relations) adds to a period that begins in it.
LIFT = 14.0
#: A hole in the evidence longer than this ends a period; fewer years of evidence than `SHORTEST` are one period.
HOLE, SHORTEST = 5, 6
#: All that the cutting of a level into periods hangs on, beside its parameters.
CUTTING = (PLAN, LIFT, HOLE, SHORTEST)


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


def stretches(
    years: Ints, series: Floats, parameters: Parameters, mean: Floats, sd: Floats, told: Bools, shock: Floats
) -> list[Stretch]:
    """The periods of one dyad.

    series (K, T): its indicators, in the order of the parameters. mean, sd (T,): its smoothed level. told (T,): the
    years of which any indicator speaks, first and last among them. shock (T,): the strength of the facts of each year.
    """
    begins, chance = np.zeros(len(years), dtype=bool), np.zeros(len(years))
    for p in runs_of(told):
        if p.stop - p.start >= PLAN.min_size:
            seen = np.where(told[p], series[:, p], np.nan)
            found = partition(list(seen), parameters, lift=LIFT * shock[p], plan=PLAN)
            begins[p.start + np.array(found.starts, dtype=np.int64)] = True
            chance[p] = found.posterior
    return cut(years, mean, sd, told, begins, chance)


def turns_all(cells: Floats, start: Ints, parameters: Parameters, told: Bools, shock: Floats) -> tuple[Bools, Floats]:
    """Whether a period begins in each year, and how probable that is, for D dyads, compiled: what `cut` needs of each.

    cells (N, K): the indicators; dyad d has the rows start[d] to start[d + 1]. told, shock (N,). O(G N T).
    """
    runs = [(int(a) + p.start, p.stop - p.start) for a, b in pairwise(start) for p in runs_of(told[a:b])]
    first, length = np.array(runs, dtype=np.int64).reshape(-1, 2).T
    return partition_all(np.where(told[:, None], cells, np.nan), first, length, parameters, LIFT * shock, PLAN)


def cut(years: Ints, mean: Floats, sd: Floats, told: Bools, begins: Bools, chance: Floats) -> list[Stretch]:
    """The periods of a dyad whose turning points are known, each array (T,): see `turns_all`."""
    return [s for p in runs_of(told) for s in _cut(years[p], mean[p], sd[p], told[p], begins[p], chance[p])]


def _cut(years: Ints, mean: Floats, sd: Floats, told: Bools, begins: Bools, chance: Floats) -> list[Stretch]:
    """One run cut where it turns. Years of which nothing speaks neither make nor move a boundary."""
    turns = [int(t) for t in np.flatnonzero(begins)] if told.sum() >= SHORTEST else []
    starts = [0, *turns, len(years)]
    out: list[Stretch] = []
    for number, (start, end) in enumerate(pairwise(starts)):
        some = np.arange(start, end)[told[start:end]]
        if not len(some):
            continue
        # Errors of neighbouring years are nearly one error: the period is no surer than its years.
        whole = estimated(float(mean[some].mean()), float(sd[some].mean()))
        place = _place(chance, starts, number) if out else (start, start, 1.0)
        boundary = Boundary(int(years[place[0]]), int(years[place[1]]), round(place[2], 3))
        out.append(Stretch(int(years[start]), int(years[end - 1]), whole, boundary))
    return out


def _place(posterior: Floats, starts: list[int], number: int) -> tuple[int, int, float]:
    """The shortest run of years around a boundary with 90 % of the posterior that lies nearest to it, and its sum.

    A year belongs to the boundary it is nearest to; of more than one expected boundary there, one is looked for. The
    sum, at most 1, is the expected number of boundaries in the run.
    """
    here = starts[number]
    low = (starts[number - 1] + here) // 2 + 1 if number > 1 else 1
    high = (here + starts[number + 1]) // 2 if number + 2 < len(starts) else len(posterior) - 1
    low, high = min(low, here), max(high, here)
    first = last = here
    enough = 0.9 * min(1.0, float(posterior[low : high + 1].sum()))
    while posterior[first : last + 1].sum() < enough:
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
