"""The indicators of the level: how each is made from the cells of a panel, and to which dimension it belongs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from bilateral.measures.level import Parameters, Spec
from bilateral.panel.cells import Floats, Panel
from bilateral.panel.norms import Centre, Norms

DIMENSIONS = ("political", "security", "diplomatic", "economic")
#: News and events make a balance only from this many (ICEWS events; GDELT weighted points).
LEAST_NEWS, LEAST_POINTS = 50.0, 50.0
#: Acts among the events of the sample, for which news of the acts make a balance.
LEAST_ACTS = 5.0

#: Kind, sign, dimension and weight of each. Codings that stand for years (rivalry) are few witnesses: a small weight;
#: acts of the year (a dispute, a crisis) say more than their share. Weights are the tuned scalars of validation.md.
ITEMS: dict[str, Spec] = {
    "un-votes": Spec("gaussian", 1, 0, 1.0),
    "dispute": Spec("ordinal", -1, 1, 2.0),
    "war": Spec("binary", -1, 1, 1.0),
    "rivalry": Spec("binary", -1, 1, 0.3),
    "rivalry-td": Spec("binary", -1, 1, 0.1),
    "rivalry-kdg": Spec("binary", -1, 1, 0.1),
    "crisis": Spec("binary", -1, 1, 3.0),
    "sanctions": Spec("ordinal", -1, 1, 0.5),
    "rebels": Spec("binary", -1, 1, 1.0),
    "claim": Spec("binary", -1, 1, 0.1),
    "alliance": Spec("ordinal", 1, 1, 0.5),
    "arms": Spec("ordinal", 1, 1, 1.0),
    "defence-agreement": Spec("ordinal", 1, 1, 0.2),
    "exercise": Spec("ordinal", 1, 1, 0.3),
    "investment-treaty": Spec("binary", 1, 3, 0.3),
    "trade": Spec("gaussian", 1, 3, 0.4),
    "news": Spec("gaussian", 1, 0, 3.0),
    "gdelt": Spec("gaussian", 1, 0, 0.35),
    "acts": Spec("gaussian", 1, 0, 0.3),
    "broken": Spec("binary", -1, 2, 1.0),
    "unrecognised": Spec("binary", -1, 2, 0.5),
    "visits": Spec("binary", 1, 2, 1.0),
}
#: The sources of trade, the fullest first: what counts as no trade, a tenth of a million dollars, in the unit of each.
TRADE = {"trade-cow": 0.1, "trade-comtrade": 1e5, "trade-baci": 1e5}


def _steps(cell: Floats, *edges: float) -> Floats:
    """How many of the edges a cell reaches: 0, 1, 2, ...; NaN stays."""
    reached = sum((cell >= edge).astype(float) for edge in edges)
    return np.asarray(np.where(np.isnan(cell), np.nan, reached))


def _balance(good: Floats, bad: Floats, least: float) -> Floats:
    """(good - bad) / (good + bad), -1 to 1; NaN where there is less than `least` of both together."""
    total = good + bad
    return np.asarray(np.where(total >= least, (good - bad) / np.maximum(total, 1e-9), np.nan))


def centred(panel: Panel, share: Floats, distance: Floats) -> dict[str, Floats]:
    """What is compared with what the two states have with everyone (`norms.Centre`), each as an array (D, T)."""
    inside = panel.inside
    found = {"share": share, "distance": -distance}
    found |= {name: np.log(panel.cells[name] + least) for name, least in TRADE.items()}
    return {name: np.where(inside, cell, np.nan) for name, cell in found.items()}


def item_arrays(panel: Panel, share: Floats, distance: Floats, norms: Norms) -> dict[str, Floats]:
    """Each indicator as an array (D, T), NaN where unknown, in the order of `ITEMS`.

    UN votes are the share of votes cast alike; in years after the votes end, the distance of ideal points, whose sign
    is turned. Trade comes from the first source that has the cell.
    """
    c = panel.cells
    apart = {n: norms[n].apart(panel.pairs, panel.years, x) for n, x in centred(panel, share, distance).items()}
    votes = np.where(panel.years > norms["share"].last, apart["distance"], apart["share"])
    trade = apart["trade-cow"]
    for name in TRADE:
        trade = np.where(np.isnan(trade), apart[name], trade)
    found = {
        "un-votes": votes,
        "dispute": _steps(c["dispute"], 1, 4, 5),
        "sanctions": _steps(c["sanctions"], 1, 2),
        "claim": c["territorial-claim"],
        "arms": _steps(c["arms"], 1e-9, 50),
        "defence-agreement": _steps(c["defence-agreement"], 1, 2),
        "exercise": _steps(c["exercise-alone"], 1, 2),
        "trade": trade,
        "news": _balance(c["news-good"], c["news-bad"], LEAST_NEWS),
        "gdelt": _balance(c["gdelt-good"], c["gdelt-bad"], LEAST_POINTS),
        "acts": _balance(c["news-hard-good"], c["news-hard-bad"], LEAST_ACTS),
        "broken": _steps(c["relations"], 2),
    }
    return {name: found.get(name, c.get(name, np.zeros(0))) for name in ITEMS}


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was fitted on the world: the parameters, the norms of votes and trade, and the id of the store."""

    parameters: Parameters
    norms: Norms
    store: str

    def to_json(self) -> str:
        """The file that ships with the package; `benchmarks/fit_level.py` writes it."""
        plain = {"store": self.store, "items": list(ITEMS), "parameters": self.parameters.to_dict()}
        head = json.dumps(plain, indent=1).removesuffix("\n}")
        rows = [f'  "{name}": {json.dumps(norm.to_dict(), separators=(",", ":"))}' for name, norm in self.norms.items()]
        return head + ',\n "norms": {\n' + ",\n".join(rows) + "\n }\n}\n"


@cache
def fitted(path: Path) -> Fitted:
    """Reads what `Fitted.to_json` wrote.

    Raises ValueError if the file was made for other indicators than `ITEMS`.
    """
    plain = json.loads(path.read_text(encoding="utf-8"))
    if plain["items"] != list(ITEMS):
        raise ValueError(f"{path.name} was fitted for {plain['items']}; run benchmarks/fit_level.py again")
    norms = {name: Centre.from_dict(norm) for name, norm in plain["norms"].items()}
    return Fitted(Parameters.from_dict(plain["parameters"]), norms, plain["store"])
