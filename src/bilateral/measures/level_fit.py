"""The shared parameters of the level model: EM with Laplace smoothing and Newton steps for the items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bilateral.measures._level_numpy import Floats
from bilateral.measures.level import CODES, Item, Parameters, Spec

BLOCKS = 8  # of dyads, summed apart and then in order: the same result on any number of cores


def _checked(values: Floats, spec: Spec, k: int) -> None:
    seen = values[~np.isnan(values)]
    if len(seen) == 0:
        raise ValueError(f"indicator {k} has no observation among the dyads of the fit; leave it out")
    if np.isinf(seen).any():
        raise ValueError(f"indicator {k} holds an infinite value; write NaN where nothing was observed")
    if spec.kind != "gaussian" and (seen.min() < 0 or (seen != np.floor(seen)).any()):
        raise ValueError(f"indicator {k} is {spec.kind} but holds values that are not 0, 1, 2, ...")
    if spec.kind == "binary" and seen.max() > 1:
        raise ValueError(f"indicator {k} is binary but holds {seen.max():g}; use ordinal or 0 and 1")


def first_guess(values: Floats, spec: Spec) -> Item:
    """An item with the indicator's own distribution and a moderate loading of the given sign."""
    seen = values[~np.isnan(values)]
    sign = float(spec.sign)
    if spec.kind == "gaussian":
        sd = max(float(seen.std()), 1e-6)
        return Item(spec, float(seen.mean()), 0.5 * sign * sd, sd)
    if spec.kind == "count":
        return Item(spec, float(np.log(seen.mean() + 1e-3)), 0.5 * sign, 1.0)
    top = int(seen.max()) if spec.kind == "ordinal" else 1
    below = np.array([(seen <= c).mean() for c in range(max(top, 1))])
    below = np.clip(below, 1e-4, 1 - 1e-4) + 1e-7 * np.arange(len(below))
    return Item(spec, 0.0, sign, 1.0, tuple(float(v) for v in np.log(below / (1 - below))))


def _signed(loading: float, sign: int) -> float:
    return loading if sign == 0 else sign * max(sign * loading, 0.0)


def _newton(grad: Floats, hess: Floats, ridge: float) -> Floats:
    full = np.triu(hess) + np.triu(hess, 1).T
    step = np.linalg.solve(full + ridge * np.eye(len(grad)), grad)
    return np.asarray(np.clip(step, -1.0, 1.0))


def improve(item: Item, y: Floats, k: int, x: Floats, v: Floats) -> Item:
    """One M-step for item k given the paths: closed form if gaussian, else one Newton step."""
    from bilateral.measures import _level_numba as fast

    code, width = CODES[item.spec.kind], max(len(item.cuts) + 1, 6)
    grad, hess = np.zeros((BLOCKS, width)), np.zeros((BLOCKS, width, width))
    cuts = np.array(item.cuts if item.cuts else (np.inf,))
    fast.item_sums(y, k, code, item.intercept, item.loading, item.scale, cuts, x, v, grad, hess)
    s, h = grad.sum(axis=0), hess.sum(axis=0)
    if item.spec.kind == "gaussian":
        n, sx, sxx, sy, sxy, syy = s
        b = _signed((sxy - sx * sy / n) / max(sxx - sx * sx / n, 1e-9), item.spec.sign)
        a = (sy - b * sx) / n
        left = syy - 2 * a * sy - 2 * b * sxy + n * a * a + 2 * a * b * sx + b * b * sxx
        return replace(item, intercept=float(a), loading=float(b), scale=float(np.sqrt(max(left / n, 1e-8))))
    if item.spec.kind == "count":
        a, b = np.array([item.intercept, item.loading]) + _newton(s[:2], h[:2, :2], 1e-3)
        change = (s[2] - s[4]) / s[3]  # Pearson's statistic should equal the number of cells
        scale = float(np.clip(item.scale + change, 0.5 * item.scale, 2.0 * item.scale + 1e-3))
        return replace(item, intercept=float(a), loading=_signed(float(b), item.spec.sign), scale=max(scale, 1e-6))
    n = len(item.cuts) + 1
    new = np.append(cuts, item.loading) + _newton(s[:n], h[:n, :n], 1e-3)
    edges = np.maximum.accumulate(new[:-1] + 0.0)
    for c in range(1, len(edges)):
        edges[c] = max(edges[c], edges[c - 1] + 1e-4)
    return replace(item, cuts=tuple(edges.tolist()), loading=_signed(float(new[-1]), item.spec.sign))


def rescaled(p: Parameters, mean: float, variance: float) -> Parameters:
    """The same model with the level's start at mean 0 and variance 1: what it moves, the items take up."""
    sd = float(np.sqrt(variance))
    items = []
    for i in p.items:
        cuts = tuple(c - i.loading * mean for c in i.cuts)
        items.append(replace(i, intercept=i.intercept + i.loading * mean, loading=i.loading * sd, cuts=cuts))
    return Parameters(tuple(items), p.step / variance, 1.0)


def fit(
    data: Sequence[Floats],
    spec: Sequence[Spec],
    *,
    shock: Floats | None = None,
    anchor: Floats | None = None,
    anchor_sd: float = 0.3,
    dyads: int = 1500,
    rounds: int = 60,
    tolerance: float = 2e-3,
) -> Parameters:
    """Shared parameters from K arrays (D, T), NaN where missing, by EM on at most `dyads` evenly spaced dyads.

    The start of the level has mean 0 and variance 1, which fixes its scale; with anchors, these fix it instead. At
    least one indicator must have a sign. Stops when no loading moves by `tolerance`. Deterministic.
    Raises ValueError for values that are not of an indicator's kind. O(rounds K dyads T).
    """
    from bilateral.measures import _level_numba as fast

    if len(data) != len(spec):
        raise ValueError(f"{len(data)} indicators but {len(spec)} specs; give one Spec an array")
    if not any(s.sign for s in spec):
        raise ValueError("no indicator has a sign; give at least one Spec sign=1 or -1, else up has no meaning")
    total, years = np.shape(data[0])
    chosen = np.unique(np.linspace(0, total - 1, min(dyads, total)).astype(np.int64))
    y = np.ascontiguousarray(np.stack([np.asarray(d)[chosen] for d in data], axis=-1), dtype=float)
    for k, s in enumerate(spec):
        _checked(y[:, :, k], s, k)
    extra = np.zeros((1, years)) if shock is None else np.broadcast_to(shock, (total, years))[chosen]
    held = np.full((1, years), np.nan) if anchor is None else np.broadcast_to(anchor, (total, years))[chosen]
    extra, held = np.ascontiguousarray(extra, dtype=float), np.ascontiguousarray(held, dtype=float)
    p = Parameters(tuple(first_guess(y[:, :, k], s) for k, s in enumerate(spec)), 0.05)
    x = np.zeros((len(chosen), years))
    v, lag = np.ones_like(x), np.zeros_like(x)
    for _ in range(rounds):
        q = p.packed()
        fixed = (q.kind, q.intercept, q.loading, q.scale, q.cuts, q.weight, p.step, p.start)
        fast.smooth_block(y, *fixed, extra, held, anchor_sd**-2, 1e-2, x, v, lag)
        squares, count = fast.walk_sums(x, v, lag, extra)
        before = p
        items = tuple(improve(i, y, k, x, v) for k, i in enumerate(p.items))
        p = Parameters(items, float(max(squares / max(count, 1.0), 1e-6)), p.start)
        mean, variance = float(x[:, 0].mean()), float((x[:, 0] ** 2 + v[:, 0]).mean())
        if anchor is None:
            variance -= mean * mean
            p = rescaled(p, mean, variance)
            x = (x - mean) / np.sqrt(variance)
        else:
            p = replace(p, start=variance)
        moved = [
            abs(a.loading - b.loading) / (abs(b.loading) + 0.05) for a, b in zip(before.items, p.items, strict=True)
        ]
        if max(*moved, abs(before.step / p.step - 1.0)) < tolerance:
            break
    return p
