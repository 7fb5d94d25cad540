"""How much more often the level of a dyad moves around the years of each kind of fact: the table of validation.md.

    python benchmarks/fact_weights.py STORE

The level is smoothed without knowing of the facts. It moves for good in a year if its mean over years 2 to 6 after lies
`MOVED` points of the public scale from its mean over years 2 to 6 before: what a dispute does to its own year and the
next is no move for good. Compared are years with the fact and other years of the same dyad, of all dyads with
conflicts or arms, since 1946: the log of the odds ratio of Mantel and Haenszel over the dyads. Without that, disputes
would get the weight of the dyads in which they are frequent. The strengths in panel/facts.py are these, as shares of
those of a break.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from bilateral.measures.level import smooth_all, to_scale
from bilateral.overview.level import PARAMETERS
from bilateral.panel.cells import Bools, Floats, Happened, Ints, carriers, find, year_of
from bilateral.panel.facts import STRENGTH
from bilateral.panel.gather import happenings, world
from bilateral.panel.items import fitted, item_arrays
from bilateral.panel.votes import world_distances, world_shares
from bilateral.store import Store

YEARS = np.arange(1940, 2026)
SINCE, GAP, SPAN, MOVED = 1946, 2, 5, 2.5
#: What makes a dyad one of those that are counted.
ACTIVE = ("war", "dispute", "rivalry", "crisis", "rebels", "arms")
#: Kinds with fewer years than this are not told.
FEWEST = 10


def moves(level: Floats) -> Floats:
    """How far the mean of the years after t lies from that of the years before, (D, T); NaN if three are not known."""
    padded = np.pad(level, ((0, 0), (GAP + SPAN, GAP + SPAN)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(padded, SPAN, axis=1)
    years = level.shape[1]
    before, after = windows[:, 1 : years + 1], windows[:, 2 * GAP + SPAN : 2 * GAP + SPAN + years]
    known, told = ~np.isnan(before), ~np.isnan(after)
    enough = (known.sum(-1) >= 3) & (told.sum(-1) >= 3)
    was = np.where(known, before, 0.0).sum(-1) / np.maximum(known.sum(-1), 1)
    became = np.where(told, after, 0.0).sum(-1) / np.maximum(told.sum(-1), 1)
    return np.asarray(np.where(enough, np.abs(became - was), np.nan))


def years_of(pairs: Ints, e: Happened, kind: str) -> Bools:
    """The years of each dyad (D, T) with an event of a kind; one of a state alone is one of each of its dyads."""
    some = e.type == kind
    year = year_of(e.day[some]) - YEARS[0]
    a, b = carriers(e.a[some]), carriers(e.b[some])
    inside = (year >= 0) & (year < len(YEARS))
    place, ours = find(pairs, a, b)
    both = ours & inside & (b != 0)
    found = np.zeros((len(pairs), len(YEARS)), dtype=bool)
    found[place[both], year[both]] = True
    alone = inside & (b == 0)
    for state in np.unique(a[alone]):
        mine = np.flatnonzero((pairs == state).any(axis=1))
        found[np.ix_(mine, np.unique(year[alone & (a == state)]))] = True
    return found


def odds_ratio(fact: Bools, moved: Bools, counted: Bools) -> float:
    """The log odds ratio of Mantel and Haenszel: years with the fact against the others of the same dyad."""
    a, b = (fact & moved & counted).sum(1), (fact & ~moved & counted).sum(1)
    c, d = (~fact & moved & counted).sum(1), (~fact & ~moved & counted).sum(1)
    n = np.maximum(counted.sum(1), 1)
    return float(np.log((a * d / n).sum() / (b * c / n).sum()))


def main(folder: Path) -> None:
    """Counts and prints."""
    store = Store(folder)
    panel = world(store, YEARS)
    c = panel.cells
    active = np.flatnonzero(np.any([c[k] > 0 for k in ACTIVE] + [c["relations"] == 2], axis=(0, 2)))
    share, distance = world_shares(store, panel.pairs, YEARS), world_distances(store, panel.pairs, YEARS)
    known = fitted(PARAMETERS)
    arrays = [a[active] for a in item_arrays(panel, share, distance, known.norms).values()]
    mean, _ = smooth_all(arrays, known.parameters)
    level = np.where(np.any([~np.isnan(a) for a in arrays], axis=0), to_scale(mean), np.nan)
    step = moves(level)
    counted = ~np.isnan(step) & (YEARS >= SINCE)
    moved = np.nan_to_num(step) >= MOVED
    print(f"{len(active):,} dyads; of all years {moved[counted].mean():.1%} moved")
    events = happenings(store)
    rows = []
    for kind in np.unique(events.type).tolist():
        fact = years_of(panel.pairs[active], events, kind)
        number = int((fact & counted).sum())
        if number >= FEWEST:
            rows.append((odds_ratio(fact, moved, counted), kind, number, float(moved[fact & counted].mean())))
    whole = max(rows)[0]
    for odds, kind, number, part in sorted(rows, reverse=True):
        now = STRENGTH.get(kind, 0.0)
        print(
            f"{kind:24}{number:7,} years {part:6.1%} moved  log odds {odds:+.2f}  {odds / whole:+.2f} (now {now:.2f})"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
