"""Level and periods of every dyad of the world from a store, and of one dyad after new data; and null worlds.

    python benchmarks/bench_world.py STORE [--null 500]

Processor time is told beside wall time, because other work on the machine only ever slows a run. A null world keeps the
observed cells of real dyads, but nothing ever happens in it (every act and coding is 0), and votes, trade and news are
drawn from the fitted model at a level that never moves, with autocorrelated errors (0, 0.3, 0.6): each boundary told
there is a false alarm.
"""

from __future__ import annotations

import argparse
import resource
import time
from datetime import date
from pathlib import Path
from statistics import median

import numpy as np

from bilateral.dyad import make_dyad
from bilateral.measures.level import Item, smooth_all
from bilateral.overview.data import DyadData, Window
from bilateral.overview.level import PARAMETERS, SHOCK, STANDING, periods_of, smoothed
from bilateral.overview.stretches import cut, turns_all
from bilateral.overview.votes import vote_years
from bilateral.overview.world import compute
from bilateral.panel.cells import Floats
from bilateral.panel.gather import world
from bilateral.panel.items import ITEMS, fitted, item_arrays
from bilateral.panel.votes import world_distances, world_shares
from bilateral.states.names import resolve
from bilateral.store import Store


def everything(folder: Path) -> None:
    """Levels and periods of all dyads, 1816 to today."""
    known = fitted(PARAMETERS).parameters
    turns_all(np.zeros((9, len(ITEMS))), np.array([0, 9]), known, np.ones(9, dtype=bool), np.zeros(9))  # compiles
    wall, cpu = time.perf_counter(), time.process_time()
    found = compute(Store(folder), date.today())
    half_wall, half_cpu = time.perf_counter(), time.process_time()
    told = found.all_periods()
    end_wall, end_cpu = time.perf_counter(), time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{len(told):,} dyads, {int(found.told.sum()):,} dyad-years, {sum(map(len, told)):,} periods")
    print(f"level and turns: {half_wall - wall:.1f} s wall, {half_cpu - cpu:.1f} s of processor time")
    print(f"periods: {end_wall - half_wall:.1f} s wall, {end_cpu - half_cpu:.1f} s of processor time")
    print(f"in all {end_wall - wall:.1f} s wall, {end_cpu - cpu:.1f} s of processor time; peak {peak:.2f} GB")


def one(folder: Path) -> None:
    """Level and periods of one dyad, read from the store anew, as after new data."""
    took = []
    for _ in range(5):
        start = time.process_time()
        dyad = make_dyad(resolve("USA"), resolve("Russia"))
        data = DyadData(Store(folder), dyad, Window(1816, date.today().year, date.today()))
        level = smoothed(data, vote_years(data))
        if level is not None:
            periods_of(level)
        took.append(time.process_time() - start)
    print(f"one dyad of 210 years from the store anew: {median(took):.2f} s of processor time")


def drawn(item: Item, x: Floats, seen: Floats, ar: float, rng: np.random.Generator) -> Floats:
    """Values of an indicator at levels x (D, T), where `seen` has one; gaussian errors are AR(1), acts are 0."""
    if item.spec.kind == "gaussian":
        e = rng.normal(size=x.shape)
        for t in range(1, x.shape[1]):
            e[:, t] = ar * e[:, t - 1] + np.sqrt(1 - ar * ar) * e[:, t]
        y = item.intercept + item.loading * x + item.scale * e
    else:
        y = np.zeros(x.shape)
    return np.asarray(np.where(np.isnan(seen), np.nan, y))


def null(folder: Path, dyads: int) -> None:
    """The share of dyads whose level never moves in which a boundary is told."""
    store, years = Store(folder), np.arange(1946, 2025)
    panel = world(store, years)
    known = fitted(PARAMETERS)
    share, distance = world_shares(store, panel.pairs, years), world_distances(store, panel.pairs, years)
    real = item_arrays(panel, share, distance, known.norms)
    rng = np.random.default_rng(0)
    rows = rng.choice(np.flatnonzero(panel.inside.sum(axis=1) > 40), dyads, replace=False)
    for ar in (0.0, 0.3, 0.6):
        x = np.repeat(rng.normal(0, 0.7, dyads)[:, None], len(years), axis=1)
        data = [drawn(i, x, real[n][rows], ar, rng) for n, i in zip(ITEMS, known.parameters.items, strict=True)]
        told = np.any([~np.isnan(d) for n, d in zip(ITEMS, data, strict=True) if n not in STANDING], axis=0)
        mean, sd = smooth_all(data, known.parameters)
        start = np.arange(dyads + 1) * len(years)
        cells = np.stack([d.ravel() for d in data], axis=-1)
        begins, chance = turns_all(cells, start, known.parameters, told.ravel(), np.zeros(told.size))
        arrays = (mean, sd, told, begins.reshape(told.shape), chance.reshape(told.shape))
        found = [cut(years, *(x[d] for x in arrays)) for d in range(dyads)]
        runs = [1 + int((np.diff(np.flatnonzero(t)) > 6).sum()) for t in told]
        alarms = np.mean([len(c) > r for c, r in zip(found, runs, strict=True)])
        print(f"null world, AR {ar}: a boundary in {alarms:.1%} of {dyads} dyads (shock scale {SHOCK})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("store", type=Path)
    parser.add_argument("--null", type=int, default=500)
    given = parser.parse_args()
    everything(given.store)
    one(given.store)
    null(given.store, given.null)
