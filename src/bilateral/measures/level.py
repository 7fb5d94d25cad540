"""The level of relations: one latent quality a dyad and year, from indicators of every kind, with an interval.

The model. The level x of a dyad is a random walk from a start of its own; each indicator k sees it through a
loading shared by all dyads: y = a + b x + noise (gaussian), P(y <= c) = logistic(cut_c - b x) (ordinal, and binary
with one cut), or a negative binomial count with log mean a + b x. Missing cells are NaN and say nothing. Hard facts
enter as `shock`, extra variance of the walk in a year, or as `anchor`, a level that is known up to `anchor_sd`.
Paths: Newton's method on the tridiagonal system of a dyad (Laplace approximation). Loadings: EM on a sample of dyads.
References: Fahrmeir (1992), doi 10.1080/01621459.1992.10475232 (posterior mode of dynamic generalised linear models);
Martin and Quinn (2002), doi 10.1093/pan/10.2.134 (dynamic item response on a random walk); Liu, Rubin and Wu (1998),
doi 10.1093/biomet/85.4.755 (the expansion that frees the scale in each EM step).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from bilateral.measures import _level_numpy as core
from bilateral.measures._level_numpy import Floats, Packed

Kind = Literal["gaussian", "binary", "ordinal", "count"]
CODES: dict[str, int] = {
    "gaussian": core.GAUSSIAN,
    "binary": core.ORDINAL,
    "ordinal": core.ORDINAL,
    "count": core.COUNT,
}
LABELS = ("hostile", "strained", "neutral", "friendly", "close")
#: Where the public scale is cut into the five labels: the only place that says so.
THRESHOLDS = (-4.5, -1.2, 1.2, 4.5)


@dataclass(frozen=True, slots=True)
class Spec:
    """One indicator. sign: +1 rises, -1 falls with better relations, 0 unknown; a signed loading never turns.

    group: index of the dimension or source it belongs to. weight: power of its likelihood, below 1 where its
    errors persist over the years and so count for less than independent ones.
    """

    kind: Kind
    sign: int = 1
    group: int = 0
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator with its fitted values; `scale` is the noise sd, or the overdispersion of a count."""

    spec: Spec
    intercept: float = 0.0
    loading: float = 0.0
    scale: float = 1.0
    cuts: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameters:
    """All that is shared by the dyads: `step` is the yearly variance of the walk, `start` that of its start."""

    items: tuple[Item, ...]
    step: float
    start: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        """Plain numbers, strings and lists, ready for JSON."""
        rows = []
        for item in self.items:
            s = item.spec
            rows.append(
                {
                    "kind": s.kind,
                    "sign": s.sign,
                    "group": s.group,
                    "weight": s.weight,
                    "intercept": item.intercept,
                    "loading": item.loading,
                    "scale": item.scale,
                    "cuts": list(item.cuts),
                }
            )
        return {"items": rows, "step": self.step, "start": self.start}

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Parameters:
        """The inverse of `to_dict`."""
        items = []
        for row in plain["items"]:
            spec = Spec(row["kind"], row["sign"], row["group"], row["weight"])
            items.append(Item(spec, row["intercept"], row["loading"], row["scale"], tuple(row["cuts"])))
        return cls(tuple(items), plain["step"], plain["start"])

    def packed(self, groups: Sequence[int] | None = None, without: Sequence[int] = ()) -> Packed:
        """Arrays for the smoothers; only `groups` (all, if None) and none of `without` speak."""
        most = max([len(i.cuts) for i in self.items] + [1])
        cuts = np.full((len(self.items), most), np.inf)
        for k, item in enumerate(self.items):
            cuts[k, : len(item.cuts)] = item.cuts
        speaks = [(groups is None or i.spec.group in groups) and i.spec.group not in without for i in self.items]
        return Packed(
            np.array([CODES[i.spec.kind] for i in self.items]),
            np.array([i.intercept for i in self.items]),
            np.array([i.loading for i in self.items]),
            np.array([i.scale for i in self.items]),
            cuts,
            np.array([i.spec.weight if s else 0.0 for i, s in zip(self.items, speaks, strict=True)]),
        )


def _one(data: Sequence[Floats], shock: Floats | None, anchor: Floats | None) -> tuple[Floats, Floats, Floats]:
    y = np.asarray(data, dtype=float)
    years = y.shape[1]
    extra = np.zeros(years) if shock is None else np.asarray(shock, float)
    held = np.full(years, np.nan) if anchor is None else np.asarray(anchor, float)
    return y, extra, held


def smooth(
    data: Sequence[Floats],
    parameters: Parameters,
    *,
    shock: Floats | None = None,
    anchor: Floats | None = None,
    anchor_sd: float = 0.3,
    groups: Sequence[int] | None = None,
    without: Sequence[int] = (),
) -> tuple[Floats, Floats]:
    """Level of one dyad in plain NumPy: mean (T,) and sd (T,). data: K rows of T cells, NaN where missing.

    shock (T,): extra variance of the step into a year; the first year's is not used. anchor (T,): known levels,
    NaN elsewhere. groups, without: the groups of indicators that speak (for a dimension, or for a band that
    leaves a source out). `intervals.band` gives the 90 % interval. O(K T) a Newton step, a few milliseconds.
    """
    y, extra, held = _one(data, shock, anchor)
    p = parameters.packed(groups, without)
    mean, variance = core.smooth_one(y, p, parameters.step + extra, parameters.start, held, anchor_sd)
    return mean, np.sqrt(variance)


def smooth_all(
    data: Sequence[Floats],
    parameters: Parameters,
    *,
    shock: Floats | None = None,
    anchor: Floats | None = None,
    anchor_sd: float = 0.3,
    groups: Sequence[int] | None = None,
    without: Sequence[int] = (),
    block: int = 1024,
) -> tuple[Floats, Floats]:
    """As `smooth`, for every dyad on all cores: data is K arrays (D, T); mean and sd are (D, T).

    shock and anchor are (D, T), or (1, T) for all dyads alike. Memory beyond the result: `block` dyads' cells.
    """
    from bilateral.measures import _level_numba as fast

    dyads, years = np.shape(data[0])
    p = parameters.packed(groups, without)
    mean, variance = np.zeros((dyads, years)), np.empty((dyads, years))
    extra = np.zeros((1, years)) if shock is None else np.asarray(shock, float)
    held = np.full((1, years), np.nan) if anchor is None else np.asarray(anchor, float)
    for first in range(0, dyads, block):
        part = slice(first, min(first + block, dyads))
        y = np.ascontiguousarray(np.stack([d[part] for d in data], axis=-1), dtype=float)
        e = extra if len(extra) == 1 else np.ascontiguousarray(extra[part])
        h = held if len(held) == 1 else np.ascontiguousarray(held[part])
        lag = np.empty((len(y), years))
        fixed = (p.kind, p.intercept, p.loading, p.scale, p.cuts, p.weight, parameters.step, parameters.start)
        x, v = mean[part], variance[part]
        fast.smooth_block(y, *fixed, e, h, anchor_sd**-2, core.TOLERANCE, x, v, lag)
    return mean, np.sqrt(variance, out=variance)


def contributions(
    data: Sequence[Floats],
    parameters: Parameters,
    *,
    shock: Floats | None = None,
    anchor: Floats | None = None,
    anchor_sd: float = 0.3,
) -> Floats:
    """What each cell adds to each year's mean: (K + 1, T, T), [k, s, t] from item k in year s to the mean of t.

    Row K holds the anchors. At the mode the smoother is linear in the working responses of the cells, so the
    parts sum to the mean exactly (the prior mean is 0), and [.., t] - [.., t - 1] explains a change. O(K T^2).
    """
    y, extra, held = _one(data, shock, anchor)
    p = parameters.packed()
    steps = parameters.step + extra
    x, _ = core.smooth_one(y, p, steps, parameters.start, held, anchor_sd)
    g, w = core.totals(y, x, p)
    pull = np.where(np.isnan(held), 0.0, anchor_sd**-2)
    said = np.vstack([g + w * x, np.where(np.isnan(held), 0.0, held) * pull])
    diagonal, lower = core.prior_bands(steps, parameters.start)
    dense = np.diag(diagonal + w.sum(axis=0) + pull) + np.diag(lower[1:], -1) + np.diag(lower[1:], 1)
    response: Floats = np.linalg.inv(dense)
    return said[:, :, None] * response[None, :, :]


def band_without(
    data: Sequence[Floats], parameters: Parameters, *, shock: Floats | None = None, anchor: Floats | None = None
) -> tuple[Floats, Floats]:
    """Lowest and highest mean (T,) when each group of indicators is left out in turn."""
    groups = sorted({i.spec.group for i in parameters.items})
    runs = [smooth(data, parameters, shock=shock, anchor=anchor, without=(g,))[0] for g in groups]
    return np.min(runs, axis=0), np.max(runs, axis=0)


def left_out(data: Sequence[Floats], parameters: Parameters, *, shock: Floats | None = None) -> Floats:
    """The mean of each year without each indicator in turn, (K, T): which one carries the level?

    One Newton step from the mode of all: exact for gaussian indicators, close for the others. O(K T).
    """
    y, extra, held = _one(data, shock, None)
    p = parameters.packed()
    steps = parameters.step + extra
    x, _ = core.smooth_one(y, p, steps, parameters.start, held, 1.0)
    g, w = core.totals(y, x, p)
    diagonal, lower = core.prior_bands(steps, parameters.start)
    said, weight = (g + w * x), w.sum(axis=0)
    total = said.sum(axis=0)
    rows = [core.solve(diagonal + weight - w[k], lower, total - said[k])[0] for k in range(len(y))]
    return np.array(rows)


def to_scale(x: Floats, width: float = 2.0) -> Floats:
    """Levels on the public scale, -10 (hostile) to +10 (close): 10 tanh(x / width), which keeps the order."""
    return 10.0 * np.tanh(np.asarray(x) / width)


def label(level: float, thresholds: tuple[float, ...] = THRESHOLDS) -> str:
    """The word for a level of the public scale.

    >>> label(-8.0), label(0.0), label(6.0)
    ('hostile', 'neutral', 'close')
    """
    return LABELS[int(np.searchsorted(thresholds, level, side="right"))]


def fit(data: Sequence[Floats], spec: Sequence[Spec], **options: Any) -> Parameters:
    """Shared parameters of K indicators (D, T) by EM; see `bilateral.measures.level_fit.fit`, which is compiled."""
    from bilateral.measures.level_fit import fit as compiled_fit

    return compiled_fit(data, spec, **options)
