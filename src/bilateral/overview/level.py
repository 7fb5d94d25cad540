"""A first computation of the level of relations and of its periods, from signals with fixed weights.

Each kind of evidence says how good relations were in a year, from -1 to 1, with a weight; the level is their
weighted mean, drawn towards neutral where evidence is thin. The estimated model of `measures` is to take the
place of `signals` and `combine`; what comes out of `estimate` stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import numpy as np

from bilateral.measures.periods import Prior, detect
from bilateral.overview.data import DyadData
from bilateral.overview.model import Boundary, Estimate, LevelYear
from bilateral.overview.votes import VoteYear
from bilateral.records import Event, Observation

#: Weight of the neutral prior: with this much evidence the level goes half the way.
_PRIOR = 1.2
#: Half of a 90 % interval when there is evidence of weight 1 (in units of the scale from -1 to 1).
_SPREAD = 0.55
#: A hole in the evidence longer than this ends a period.
_HOLE = 5
#: Fewer years of evidence than this are one period.
_SHORTEST = 6
#: A turning point in twenty-five years is expected, no two within three years; the noise of the level is about one.
#: Chosen on 15 of the 29 dyads of the gold periods (boundary F1 0.46 there, 0.36 on the other 14).
_PRIOR_OF_CHANGE = Prior(hazard=0.04, spread=3.0, min_size=3)
_NOISE = 1.0
_SUPPORT = 0.4


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
    found = list(_of_rows(data))
    found += [
        Signal(v.year, "political", float(np.clip((v.share - 0.62) / 0.33, -1, 1)), min(1.5, v.common / 30))
        for v in votes
        if v.counts
    ]
    # That relations go on, or a treaty stays in force, says little alone: after the last year with other evidence
    # the sources have ended, and a level of such years would tell of nothing else.
    last = max((s.year for s in found if s.weight >= 0.8), default=data.window.last)
    found = [s for s in (*found, *_of_relations(data)) if s.year <= last]
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


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of years between two turning points, with its mean level."""

    first: int
    last: int
    estimate: Estimate
    boundary: Boundary


def _runs(years: tuple[LevelYear, ...]) -> list[tuple[LevelYear, ...]]:
    """Years of evidence without a hole of more than `_HOLE` years: nothing is told of the time between."""
    cuts = [n for n in range(1, len(years)) if years[n].year - years[n - 1].year > _HOLE]
    return [years[a:b] for a, b in zip([0, *cuts], [*cuts, len(years)], strict=True) if b > a]


def stretches(years: tuple[LevelYear, ...]) -> list[Stretch]:
    """The level cut at its turning points: the exact posterior of change points, with autocorrelated noise."""
    return [stretch for run in _runs(years) for stretch in _of_run(run)]


def _of_run(run: tuple[LevelYear, ...]) -> list[Stretch]:
    first, last = run[0].year, run[-1].year
    series = np.full(last - first + 1, np.nan)
    for y in run:
        series[y.year - first] = y.estimate.mean
    starts = [Boundary(first, first, 1.0)]
    edges = [first]
    if len(run) >= _SHORTEST:
        found = detect(series, noise=_NOISE, prior=_PRIOR_OF_CHANGE, support=_SUPPORT)
        starts += [Boundary(first + b.low, first + b.high, round(b.support, 3)) for b in found.boundaries]
        edges += [first + b.year for b in found.boundaries]
    out = []
    for start, end, boundary in zip(edges, [*edges[1:], last + 1], starts, strict=True):
        some = [y.estimate for y in run if start <= y.year < end]
        mean = float(np.mean([e.mean for e in some]))
        half = float(np.mean([(e.high - e.low) / 2 for e in some])) / len(some) ** 0.25
        estimate = Estimate(round(mean, 2), round(max(-10.0, mean - half), 2), round(min(10.0, mean + half), 2))
        out.append(Stretch(start, end - 1, estimate, boundary))
    return out


def quality(mean: float) -> int:
    """The label of a level: -2 hostile, -1 strained, 0 neutral, 1 friendly, 2 close."""
    return int(np.searchsorted([-4.5, -1.2, 1.2, 4.5], mean)) - 2


def near(events: list[Event], year: int) -> list[Event]:
    """The dated events within a year of a boundary that may explain it, the nearest first."""
    telling = [e for e in events if (e.b != 0 or e.type == "regime") and abs(e.date.year - year) <= 1]
    once = {(e.type, e.when, e.a if e.b == 0 else 0): e for e in reversed(telling)}
    return sorted(once.values(), key=lambda e: (abs(e.date.year - year), e.date))
