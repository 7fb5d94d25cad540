"""Fits the shared loadings of the level on the world and writes src/bilateral/overview/parameters.json.

    python benchmarks/fit_level.py STORE

Each indicator is fitted against a level that the *other* indicators give by fixed scores: what a reader of the field
would say of a dyad-year from its hard facts alone (an alliance, a war, a crisis, a break). So no indicator is its own
witness, and the scale has a meaning: hostile below, close above. Gold is not used here. About 20 seconds.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from bilateral.measures.level import Parameters
from bilateral.measures.level_fit import fit
from bilateral.panel.cells import Floats, Panel
from bilateral.panel.gather import world
from bilateral.panel.items import ITEMS, Fitted, centred, item_arrays
from bilateral.panel.norms import Centre
from bilateral.panel.votes import world_distances, world_shares
from bilateral.store import Store

OUT = Path(__file__).resolve().parent.parent / "src" / "bilateral" / "overview" / "parameters.json"
YEARS = np.arange(1870, 2026)
#: Items are fitted on the years from then on; norms of trade reach back to the first.
SINCE = 1946
#: The years in which most indicators are observed at once.
FIRST, LAST = 1950, 2010
#: Prior weight of a level of 0, and the sd of the level that the other indicators give.
NEUTRAL, ANCHOR_SD = 0.7, 0.15
#: Yearly variance of the level's walk, and variance of its start: tuned on gold, see docs/methods/validation.md.
STEP, START = 0.6, 0.5
#: Indicators that code the same facts are left out together.
FAMILIES = ({"war", "dispute"}, {"rivalry", "rivalry-td", "rivalry-kdg"})


def scores(c: dict[str, Floats]) -> list[tuple[str, Floats, float, float]]:
    """Indicator, where it speaks, the level it speaks for, and its weight."""
    return [
        ("alliance", c["alliance"] == 3, 1.6, 0.8),
        ("alliance", (c["alliance"] == 1) | (c["alliance"] == 2), 0.6, 0.5),
        ("arms", c["arms"] > 0, 1.0, 0.8),
        ("rivalry", c["rivalry"] > 0, -1.5, 1.0),
        ("rivalry-td", c["rivalry-td"] > 0, -1.4, 0.6),
        ("dispute", c["dispute"] >= 4, -1.8, 1.3),
        ("dispute", (c["dispute"] > 0) & (c["dispute"] < 4), -1.2, 1.0),
        ("crisis", c["crisis"] > 0, -1.9, 1.3),
        ("rebels", c["rebels"] > 0, -2.2, 2.0),
        ("sanctions", c["sanctions"] > 0, -1.2, 1.0),
        ("broken", c["relations"] == 2, -2.2, 3.0),
        ("war", c["war"] > 0, -2.8, 5.0),
    ]


def level_without(item: str, panel: Panel) -> Floats:
    """The level that all but one indicator (and its family) give, (D, T); NaN outside the years of the fit."""
    family = next((f for f in FAMILIES if item in f), {item})
    total, weight = np.zeros(panel.inside.shape), np.full(panel.inside.shape, NEUTRAL)
    for name, where, value, w in scores(panel.cells):
        if name not in family:
            total += np.where(where, value * w, 0.0)
            weight += np.where(where, w, 0.0)
    used = panel.inside & (panel.years >= FIRST) & (panel.years <= LAST)
    return np.asarray(np.where(used, total / weight, np.nan))


def main(folder: Path) -> None:
    """Fits and writes."""
    store = Store(folder)
    panel = world(store, YEARS)
    share, distance = world_shares(store, panel.pairs, YEARS), world_distances(store, panel.pairs, YEARS)
    norms = {n: Centre.of(panel.pairs, YEARS, cell) for n, cell in centred(panel, share, distance).items()}
    late = slice(SINCE - int(YEARS[0]), None)
    arrays = {n: a[:, late] for n, a in item_arrays(panel, share, distance, norms).items()}
    panel = replace(
        panel,
        years=panel.years[late],
        inside=panel.inside[:, late],
        cells={n: a[:, late] for n, a in panel.cells.items()},
        shock=panel.shock[:, late],
    )
    c = panel.cells
    acts = [c[k] > 0 for k in ("war", "dispute", "rivalry", "crisis", "rebels", "arms")] + [c["relations"] == 2]
    active = np.flatnonzero(np.any(acts, axis=(0, 2)))
    items = []
    for name, spec in ITEMS.items():
        known = level_without(name, panel)[active]
        if name == "gdelt":  # after the years of the fit: its own years, by what is still coded then
            known = np.where(panel.inside[active], _late(panel)[active], np.nan)
        found = fit([arrays[name][active]], [spec], anchor=known, anchor_sd=ANCHOR_SD, dyads=4000, rounds=60)
        items.append(found.items[0])
        print(name, found.items[0])
    OUT.write_text(Fitted(Parameters(tuple(items), STEP, START), norms, store.id).to_json(), encoding="utf-8")


def _late(panel: Panel) -> Floats:
    """The level from all scores, in every year."""
    total, weight = np.zeros(panel.inside.shape), np.full(panel.inside.shape, NEUTRAL)
    for _, where, value, w in scores(panel.cells):
        total += np.where(where, value * w, 0.0)
        weight += np.where(where, w, 0.0)
    return np.asarray(total / weight)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
