"""Periods of ours against those of published overviews (shared/gold/periods.json): the scores of validation.md."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

#: Where a gold period without an end is taken to end.
LAST = 2020


@dataclass(frozen=True)
class Computed:
    """What we say of a dyad: the level by year, the first years of all periods but the first, the label by year."""

    level: dict[int, float]
    starts: list[int]
    quality: dict[int, int]


def computed(overview: Any) -> Computed:
    """From an `Overview`."""
    quality = {y: p.quality for p in overview.periods for y in range(p.from_, (p.to or 2026) + 1)}
    level = {y.year: y.estimate.mean for y in overview.level}
    return Computed(level, [p.from_ for p in overview.periods][1:], quality)


def hits(gold: dict[str, Any], starts: list[int]) -> tuple[int, int, int]:
    """Boundaries found, told and asked for: each of ours takes one of theirs at most, the earliest range first.

    Asked for are changes of quality; one of ours in the range of a boundary without such a change is not counted.
    Ours before the first or after the last year of the gold are not counted.
    """
    periods = gold["periods"]
    until = periods[-1]["end"] or 9999
    ours = [y for y in starts if periods[0]["start"] < y <= until]
    left = list(ours)
    found = 0
    for b in sorted((b for b in gold["boundaries"] if b["change"]), key=lambda b: b["range"][1]):
        inside = [y for y in left if b["range"][0] <= y <= b["range"][1]]
        if inside:
            left.remove(min(inside, key=lambda y: abs(y - b["year"])))
            found += 1
    idle = [b["range"] for b in gold["boundaries"] if not b["change"]]
    free = sum(any(low <= y <= high for low, high in idle) for y in left)
    return found, len(ours) - free, sum(1 for b in gold["boundaries"] if b["change"])


def ranks(values: list[float]) -> np.ndarray[Any, Any]:
    """Ranks with ties shared."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def scores(
    gold: list[dict[str, Any]], ours: Mapping[str, Computed], only: Collection[str] | None = None, tiers: str = "AB"
) -> dict[str, float]:
    """precision, recall, f1 of boundaries; spearman of level and quality; exact and near (within one) labels."""
    chosen = [d for d in gold if d["tier"] in tiers and (only is None or d["id"] in only)]
    found, told, asked = np.sum([hits(d, ours[d["id"]].starts) for d in chosen], axis=0)
    levels: list[float] = []
    wanted: list[int] = []
    exact: list[bool] = []
    near: list[bool] = []
    for d in chosen:
        mine = ours[d["id"]]
        for number, p in enumerate(d["periods"]):
            end = LAST if p["end"] is None else p["end"]
            if number + 1 < len(d["periods"]):
                end = min(end, d["periods"][number + 1]["start"] - 1)
            years = [y for y in range(p["start"], end + 1) if y in mine.level]
            if not years:
                continue
            levels.append(float(np.mean([mine.level[y] for y in years])))
            wanted.append(p["quality"])
            labels = [mine.quality[y] for y in years if y in mine.quality]
            label = max(sorted(set(labels)), key=labels.count)
            allowed = [p["quality"], *p["quality_alternatives"]]
            exact.append(label in allowed)
            near.append(min(abs(label - q) for q in allowed) <= 1)
    return {
        "precision": float(found / told),
        "recall": float(found / asked),
        "f1": float(2 * found / (told + asked)),
        "spearman": float(np.corrcoef(ranks(levels), ranks(wanted))[0, 1]),
        "exact": float(np.mean(exact)),
        "near": float(np.mean(near)),
        "periods": float(len(levels)),
    }
