"""The indicators of the level: how each is made from the cells of a panel, and to which dimension it belongs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bilateral.measures.level import Parameters, Spec
from bilateral.panel.cells import Floats, Panel

DIMENSIONS = ("political", "security", "diplomatic", "economic")
#: News and events make a balance only from this many (ICEWS events; GDELT weighted points).
LEAST_NEWS, LEAST_POINTS = 10.0, 50.0

#: Kind, sign, dimension and weight of each. Codings that stand for years (rivalry) are few witnesses: a small weight;
#: acts of the year (a dispute, a crisis) say more than their share. Weights are the tuned scalars of validation.md.
ITEMS: dict[str, Spec] = {
    "un-votes": Spec("gaussian", 1, 0, 1.0),
    "dispute": Spec("ordinal", -1, 1, 2.0),
    "war": Spec("binary", -1, 1, 1.0),
    "rivalry": Spec("binary", -1, 1, 0.1),
    "rivalry-td": Spec("binary", -1, 1, 0.1),
    "rivalry-kdg": Spec("binary", -1, 1, 0.1),
    "crisis": Spec("binary", -1, 1, 2.0),
    "sanctions": Spec("ordinal", -1, 1, 1.0),
    "rebels": Spec("binary", -1, 1, 1.0),
    "alliance": Spec("ordinal", 1, 1, 1.0),
    "arms": Spec("ordinal", 1, 1, 1.0),
    "investment-treaty": Spec("binary", 1, 3, 0.3),
    "news": Spec("gaussian", 1, 0, 0.7),
    "gdelt": Spec("gaussian", 1, 0, 0.35),
    "broken": Spec("binary", -1, 2, 1.0),
}


def _steps(cell: Floats, *edges: float) -> Floats:
    """How many of the edges a cell reaches: 0, 1, 2, ...; NaN stays."""
    reached = sum((cell >= edge).astype(float) for edge in edges)
    return np.asarray(np.where(np.isnan(cell), np.nan, reached))


def _balance(good: Floats, bad: Floats, least: float) -> Floats:
    """(good - bad) / (good + bad), -1 to 1; NaN where there is less than `least` of both together."""
    total = good + bad
    return np.asarray(np.where(total >= least, (good - bad) / np.maximum(total, 1e-9), np.nan))


@dataclass(frozen=True, slots=True)
class Norms:
    """Mean and sd, over the dyads of the world, of each year's agreement and distance: {year: (mean, sd)}."""

    share: dict[int, tuple[float, float]]
    distance: dict[int, tuple[float, float]]

    @classmethod
    def of(cls, years: np.ndarray[Any, Any], share: Floats, distance: Floats) -> Norms:
        """The norms of a world's arrays (D, T)."""

        def each(cells: Floats) -> dict[int, tuple[float, float]]:
            seen = np.flatnonzero((~np.isnan(cells)).sum(axis=0) > 100)
            return {
                int(years[t]): (round(float(np.nanmean(cells[:, t])), 6), round(float(np.nanstd(cells[:, t])), 6))
                for t in seen
            }

        return cls(each(share), each(distance))


def standardised(years: np.ndarray[Any, Any], share: Floats, distance: Floats, norms: Norms) -> Floats:
    """UN votes against the year's world: sds above the mean agreement; after the votes end, below the mean distance.

    The two correlate at -0.84 over all dyads and years, so that a distance can stand for a missing agreement.
    """
    out = np.full(share.shape, np.nan)
    for t, year in enumerate(years.tolist()):
        if year in norms.share:
            mean, sd = norms.share[year]
            out[:, t] = (share[:, t] - mean) / sd
        elif year in norms.distance and year > max(norms.share, default=0):
            mean, sd = norms.distance[year]
            out[:, t] = (mean - distance[:, t]) / sd
    return out


def item_arrays(panel: Panel, share: Floats, distance: Floats, norms: Norms) -> dict[str, Floats]:
    """Each indicator as an array (D, T), NaN where unknown, in the order of `ITEMS`."""
    c = panel.cells
    found = {
        "un-votes": np.where(panel.inside, standardised(panel.years, share, distance, norms), np.nan),
        "dispute": _steps(c["dispute"], 1, 4, 5),
        "sanctions": _steps(c["sanctions"], 1, 2),
        "arms": _steps(c["arms"], 1e-9, 50),
        "news": _balance(c["news-good"], c["news-bad"], LEAST_NEWS),
        "gdelt": _balance(c["gdelt-good"], c["gdelt-bad"], LEAST_POINTS),
        "broken": _steps(c["relations"], 2),
    }
    return {name: found.get(name, c.get(name, np.zeros(0))) for name in ITEMS}


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was fitted on the world: the parameters, the norms of UN votes and the id of the store."""

    parameters: Parameters
    norms: Norms
    store: str

    def to_json(self) -> str:
        """The file that ships with the package; `benchmarks/fit_level.py` writes it."""
        norms = {
            "share": {str(y): list(v) for y, v in self.norms.share.items()},
            "distance": {str(y): list(v) for y, v in self.norms.distance.items()},
        }
        plain = {"store": self.store, "items": list(ITEMS), "parameters": self.parameters.to_dict(), "norms": norms}
        return json.dumps(plain, indent=1) + "\n"


@cache
def fitted(path: Path) -> Fitted:
    """Reads what `Fitted.to_json` wrote.

    Raises ValueError if the file was made for other indicators than `ITEMS`.
    """
    plain = json.loads(path.read_text(encoding="utf-8"))
    if plain["items"] != list(ITEMS):
        raise ValueError(f"{path.name} was fitted for {plain['items']}; run benchmarks/fit_level.py again")

    def norm(rows: dict[str, list[float]]) -> dict[int, tuple[float, float]]:
        return {int(y): (v[0], v[1]) for y, v in rows.items()}

    norms = Norms(norm(plain["norms"]["share"]), norm(plain["norms"]["distance"]))
    return Fitted(Parameters.from_dict(plain["parameters"]), norms, plain["store"])
