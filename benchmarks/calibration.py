"""Are the level's predictions of real cells that it has not seen calibrated?

    python benchmarks/calibration.py STORE [--dyads 2000]

A tenth of the cells of each indicator is hidden in turn; the level is smoothed from the rest and says what the hidden
cells hold. For measures: the share inside the 90 % predictive interval. For acts: how often something happened, beside
the mean predicted probability, in the fifth of the cells with the highest prediction and in the rest.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from bilateral.measures._level_numpy import logistic
from bilateral.measures.level import smooth_all
from bilateral.overview.level import PARAMETERS, SHOCK
from bilateral.panel.gather import world
from bilateral.panel.items import ITEMS, fitted, item_arrays
from bilateral.panel.votes import world_distances, world_shares
from bilateral.store import Store

YEARS = np.arange(1946, 2025)
#: Points of the level's normal posterior over which a probability is averaged.
POINTS, WEIGHTS = np.polynomial.hermite_e.hermegauss(9)


def main(folder: Path, dyads: int) -> None:
    """Prints a line an indicator."""
    store, known = Store(folder), fitted(PARAMETERS)
    panel = world(store, YEARS)
    share, distance = world_shares(store, panel.pairs, YEARS), world_distances(store, panel.pairs, YEARS)
    arrays = item_arrays(panel, share, distance, known.norms)
    rng = np.random.default_rng(0)
    acts = np.any([panel.cells[k] > 0 for k in ("dispute", "rivalry", "crisis", "arms")], axis=(0, 2))
    rows = rng.choice(np.flatnonzero(acts), min(dyads, int(acts.sum())), replace=False)
    data, shock = [a[rows] for a in arrays.values()], SHOCK * panel.shock[rows]
    for k, (name, item) in enumerate(zip(ITEMS, known.parameters.items, strict=True)):
        hidden = ~np.isnan(data[k]) & (rng.random(data[k].shape) < 0.1)
        mean, sd = smooth_all(
            [np.where(hidden, np.nan, d) if n == k else d for n, d in enumerate(data)], known.parameters, shock=shock
        )
        y, x, s = data[k][hidden], mean[hidden], sd[hidden]
        if item.spec.kind == "gaussian":
            wide = np.sqrt((item.loading * s) ** 2 + item.scale**2)
            off = y - item.intercept - item.loading * x
            inside = (np.abs(off) < 1.645 * wide).mean()
            rest = np.sqrt((off**2).mean()) / wide.mean()
            print(f"{name}: {len(y):,} cells, 90 % interval holds {inside:.1%}; error / told sd {rest:.2f}")
        else:
            levels = x[:, None] + s[:, None] * POINTS
            p = (1 - logistic(item.cuts[0] - item.loading * levels)) @ WEIGHTS / WEIGHTS.sum()
            high = p >= np.quantile(p, 0.8)
            told = [f"{(y[h] > 0).mean():.1%} seen, {p[h].mean():.1%} told" for h in (high, ~high)]
            print(f"{name}: {len(y):,} cells, highest fifth {told[0]}; the rest {told[1]}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("store", type=Path)
    parser.add_argument("--dyads", type=int, default=2000)
    given = parser.parse_args()
    main(given.store, given.dyads)
