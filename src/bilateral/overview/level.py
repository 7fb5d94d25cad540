"""A first computation of the level of relations and of its periods, from signals with fixed weights.

Each kind of evidence says how good relations were in a year, from -1 to 1, with a weight; the level is their
weighted mean, drawn towards neutral where evidence is thin. The estimated model of `measures` is to take the
place of `signals` and `combine`; what comes out of `estimate` stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np

from bilateral.overview.data import DyadData
from bilateral.overview.model import Boundary, Estimate, LevelYear
from bilateral.overview.votes import VoteYear
from bilateral.records import Event, Observation

Floats = np.ndarray[Any, np.dtype[np.float64]]

#: Weight of the neutral prior: with this much evidence the level goes half the way.
_PRIOR = 1.2
#: Half of a 90 % interval when there is evidence of weight 1 (in units of the scale from -1 to 1).
_SPREAD = 0.55
_Z90 = 1.645


@dataclass(frozen=True, slots=True)
class Signal:
    """What one piece of evidence says of one year: `score` from -1 to 1, with a weight."""

    year: int
    dimension: str
    score: float
    weight: float


def _spell(o: Observation, last: int) -> range:
    return range(o.start.year, min(o.end.year if o.end else last, last) + 1)


def _of_rows(data: DyadData) -> Iterator[Signal]:
    table: dict[str, tuple[str, float, float]] = {
        "interstate-war": ("security", -1.0, 6.0),
        "strategic-rivalry-tss": ("security", -0.6, 1.5),
        "strategic-rivalry-td": ("security", -0.6, 0.8),
        "crisis": ("security", -0.7, 2.0),
        "external-support-to-government": ("security", 0.8, 2.5),
        "support-to-rebels": ("security", -0.8, 2.5),
        "arms-transfers": ("security", 0.6, 1.2),
        "sanctions": ("security", -0.6, 1.5),
        "investment-treaty": ("economic", 0.4, 0.5),
    }
    for indicator, (dimension, score, weight) in table.items():
        if indicator in data.store.indicators:
            last = data.info(indicator).years[1]
            seen: set[int] = set()
            for o in data.observations.get(indicator, []):
                years = [y for y in _spell(o, last) if y not in seen]
                seen.update(years)
                yield from (Signal(y, dimension, score, weight) for y in years)
    for o in data.observations.get("militarised-dispute", []):
        yield Signal(o.year, "security", -0.3 - 0.14 * (o.value or 1), 2.0)
    strongest: dict[int, float] = {}
    for o in data.observations.get("alliance", []):
        for y in _spell(o, data.info("alliance").years[1]):
            strongest[y] = max(strongest.get(y, 0.0), {3.0: 0.9, 2.0: 0.4, 1.0: 0.3}.get(o.value or 0, 0.3))
    yield from (Signal(y, "security", score, 1.5) for y, score in strongest.items())


def _of_relations(data: DyadData) -> Iterator[Signal]:
    """Formal relations: slightly good while they last, bad while they are broken."""
    begun = min((e.date.year for e in data.between("established")), default=None)
    if begun is None:
        return
    turns = sorted({(e.date.year, e.type) for e in data.between("broken", "restored")})
    broken = False
    for year in range(max(begun, data.window.first), data.window.last + 1):
        for when, kind in turns:
            if when == year:
                broken = kind == "broken"
        yield Signal(year, "diplomatic", -0.8 if broken else 0.25, 2.5 if broken else 0.8)


def signals(data: DyadData, votes: tuple[VoteYear, ...]) -> list[Signal]:
    """Everything that says how good relations were, year by year; votes of unrecognised governments say nothing."""
    found = [*_of_rows(data), *_of_relations(data)]
    found += [
        Signal(v.year, "political", float(np.clip((v.share - 0.62) / 0.33, -1, 1)), min(1.5, v.common / 30))
        for v in votes
        if v.counts
    ]
    return [s for s in found if data.window.first <= s.year <= data.window.last and data.dyad.in_year(s.year)]


def _combine(some: list[Signal]) -> Estimate:
    weight = sum(s.weight for s in some)
    mean = sum(s.weight * s.score for s in some) / (weight + _PRIOR)
    half = _SPREAD / sqrt(1 + weight)
    low, high = max(-1.0, mean - half), min(1.0, mean + half)
    return Estimate(round(10 * mean, 2), round(10 * low, 2), round(10 * high, 2))


def level(found: list[Signal]) -> tuple[LevelYear, ...]:
    """The level in each year that has any evidence, overall and by dimension."""
    by_year: dict[int, list[Signal]] = {}
    for s in found:
        by_year.setdefault(s.year, []).append(s)
    out = []
    for year, some in sorted(by_year.items()):
        names = sorted({s.dimension for s in some})
        parts = {n: _combine([s for s in some if s.dimension == n]) for n in names}
        out.append(LevelYear(year, _combine(some), parts))
    return tuple(out)


def segments(values: Floats, penalty: float) -> list[int]:
    """The starts of the segments that minimise squared error plus a penalty a segment: exact, O(n^2)."""
    n = len(values)
    total, square = np.concatenate([[0.0], np.cumsum(values)]), np.concatenate([[0.0], np.cumsum(values**2)])
    best, before = np.full(n + 1, np.inf), np.zeros(n + 1, dtype=int)
    best[0] = -penalty
    for end in range(1, n + 1):
        start = np.arange(end)
        cost = square[end] - square[start] - (total[end] - total[start]) ** 2 / (end - start)
        whole = best[start] + cost + penalty
        before[end] = int(np.argmin(whole))
        best[end] = whole[before[end]]
    starts, end = [], n
    while end:
        end = int(before[end])
        starts.append(end)
    return starts[::-1]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of years between two turning points, with its mean level."""

    first: int
    last: int
    estimate: Estimate
    boundary: Boundary


def stretches(years: tuple[LevelYear, ...]) -> list[Stretch]:
    """The level cut where it turns; the penalty grows with the noise and with its persistence from year to year."""
    if not years:
        return []
    values = np.array([y.estimate.mean for y in years])
    steps = np.diff(values)
    noise = float(np.median(np.abs(steps)) / 0.6745 / sqrt(2)) if len(steps) else 0.0
    penalty = 3.0 * max(noise, 0.9) ** 2 * np.log(max(len(values), 2))
    starts = segments(values, penalty)
    out = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(values)
        mean = float(values[start:end].mean())
        spread = (
            float(np.mean([(y.estimate.high - y.estimate.low) / 2 for y in years[start:end]]))
            / sqrt(end - start) ** 0.5
        )
        boundary = _boundary(values, years, starts, number, penalty)
        estimate = Estimate(round(mean, 2), round(max(-10.0, mean - spread), 2), round(min(10.0, mean + spread), 2))
        out.append(Stretch(years[start].year, years[end - 1].year, estimate, boundary))
    return out


def _boundary(values: Floats, years: tuple[LevelYear, ...], starts: list[int], number: int, penalty: float) -> Boundary:
    """How sharply a boundary is placed: the years whose split is nearly as good, and how much it gains over none."""
    start = starts[number]
    if number == 0:
        return Boundary(years[start].year, years[start].year, 1.0)
    left = starts[number - 1]
    right = starts[number + 1] if number + 1 < len(starts) else len(values)
    cuts = np.arange(left + 1, right)
    cost = np.array([values[left:c].var() * (c - left) + values[c:right].var() * (right - c) for c in cuts])
    scale = max(penalty / 3.0, 1e-9)
    odds = np.exp(-(cost - cost.min()) / (2 * scale))
    odds /= odds.sum()
    held = cuts[np.argsort(-odds)][: int(np.searchsorted(np.cumsum(np.sort(odds)[::-1]), 0.9)) + 1]
    whole = values[left:right].var() * (right - left)
    support = 1 / (1 + np.exp(-(whole - cost.min() - penalty) / (2 * scale)))
    return Boundary(years[int(held.min())].year, years[int(held.max())].year, round(float(support), 3))


def quality(mean: float) -> int:
    """The label of a level: -2 hostile, -1 strained, 0 neutral, 1 friendly, 2 close."""
    return int(np.searchsorted([-4.5, -1.2, 1.2, 4.5], mean)) - 2


def near(events: list[Event], year: int) -> list[Event]:
    """The dated events within a year of a boundary that may explain it, the nearest first."""
    telling = [e for e in events if e.b != 0 or e.type == "regime"]
    return sorted((e for e in telling if abs(e.date.year - year) <= 1), key=lambda e: (abs(e.date.year - year), e.date))
