"""The turning points of the world: which dyads began a new period in a year, and in which years most moved."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from bilateral.measures.intervals import Z90
from bilateral.measures.level import label
from bilateral.overview.stretches import Stretch
from bilateral.overview.world import World
from bilateral.panel.cells import Floats
from bilateral.web.naming import dyad_key, key_of, name_then
from bilateral.web.state_view import shade

#: A dyad moves in a year if its level a year later and two years earlier differ by so much on the public scale, and
#: by more than the 90 % interval of the difference (the errors taken as independent).
MOVE, BEFORE, AFTER, SURE = 2.0, 2, 1, Z90
#: A turning point is told of a year only if its boundary is placed within so many years.
WIDEST = 8
#: So many dyads, those that moved most, are asked for their periods.
ASKED = 120


@dataclass(frozen=True, slots=True)
class Turn:
    """A period of a dyad that begins in the year, after another."""

    dyad: str
    names: tuple[str, str]
    old: Stretch
    new: Stretch

    @property
    def step(self) -> float:
        """How far the mean level of the period lies from that of the one before."""
        return round(self.new.estimate.mean - self.old.estimate.mean, 2)

    @property
    def words(self) -> tuple[str, str]:
        """Both periods in a word."""
        return label(self.old.estimate.mean), label(self.new.estimate.mean)

    @property
    def shades(self) -> tuple[int, int]:
        """Both periods as colours."""
        return shade(self.old.estimate.mean), shade(self.new.estimate.mean)


def moves(world: World) -> Floats:
    """For each cell (a dyad and year) the move around it on the public scale: NaN where unknown, 0 where unsure."""
    gap = BEFORE + AFTER
    move = np.full(len(world.mean), np.nan)
    same = world.dyad[gap:] == world.dyad[:-gap]
    step = world.scale[gap:] - world.scale[:-gap]
    sd = np.hypot(world.sd[gap:], world.sd[:-gap])
    sure = np.abs(world.mean[gap:] - world.mean[:-gap]) > SURE * sd
    move[BEFORE:-AFTER] = np.where(same & ~np.isnan(step), np.where(sure, step, 0.0), np.nan)
    return move


def counts(world: World) -> list[tuple[int, int, int, int]]:
    """Year by year: how many dyads rose, how many fell by `MOVE` or more, and of how many that is known."""
    move, year = moves(world), world.year
    first, n = int(year.min()), int(year.max() - year.min()) + 1
    up, down, known = (
        np.bincount(year[some] - first, minlength=n) for some in (move >= MOVE, move <= -MOVE, ~np.isnan(move))
    )
    rows = zip(range(first, first + n), up.tolist(), down.tolist(), known.tolist(), strict=True)
    return [row for row in rows if row[3]]


def turning_points(world: World, year: int) -> list[Turn]:
    """The new periods of a year, the largest steps first, among the dyads that moved most around it."""
    move = moves(world)
    some = np.flatnonzero((np.abs(world.year - year) <= 1) & ~np.isnan(move))
    size = np.zeros(len(world.pairs))
    np.maximum.at(size, world.dyad[some], np.abs(move[some]))
    chosen = np.argsort(-size, kind="stable")[:ASKED]
    found = []
    for number in chosen[size[chosen] > 0].tolist():
        periods = world.periods(number)
        for old, new in pairwise(periods):
            placed = new.boundary.high - new.boundary.low <= WIDEST
            if new.first == year and old.last == year - 1 and placed:
                a, b = world.pairs[number].tolist()
                a, b = sorted((a, b), key=key_of)
                found.append(Turn(dyad_key(a, b), (name_then(a, year), name_then(b, year)), old, new))
    return sorted(found, key=lambda t: (-abs(t.step), t.dyad))


def record(world: World, year: int) -> dict[str, Any]:
    """The turning points of a year as the JSON API has them."""
    count = next(((u, d, n) for y, u, d, n in counts(world) if y == year), (0, 0, 0))
    return {
        "year": year,
        "dyads": {"rose": count[0], "fell": count[1], "known": count[2], "by": MOVE},
        "turning_points": [
            {
                "dyad": t.dyad,
                "names": list(t.names),
                "step": t.step,
                "before": {"label": t.words[0], "mean": t.old.estimate.mean, "from": t.old.first},
                "after": {
                    "label": t.words[1],
                    "mean": t.new.estimate.mean,
                    "low": t.new.estimate.low,
                    "high": t.new.estimate.high,
                    "to": t.new.last,
                },
                "boundary": {"low": t.new.boundary.low, "high": t.new.boundary.high, "support": t.new.boundary.support},
            }
            for t in turning_points(world, year)
        ],
    }


def bars(rows: list[tuple[int, int, int, int]], year: int) -> dict[str, Any]:
    """The counts as bars, up for those that rose and down for those that fell: what a template draws."""
    width, half, left = 960, 70, 6
    first, last = (rows[0][0], rows[-1][0]) if rows else (year, year)
    most = max([max(up, down) for _, up, down, _ in rows] + [1])
    step = (width - 2 * left) / (last - first + 1)

    def bar(row: tuple[int, int, int, int]) -> dict[str, Any]:
        height = [round(half * n / most, 1) for n in row[1:3]]
        x = round(left + (row[0] - first) * step, 2)
        return {
            "year": row[0],
            "x": x,
            "up": row[1],
            "down": row[2],
            "of": row[3],
            "rise": height[0],
            "fall": height[1],
        }

    marks = [(y, round(left + (y - first + 0.5) * step, 1)) for y in range(-(-first // 20) * 20, last + 1, 20)]
    return {
        "first": first,
        "last": last,
        "width": width,
        "half": half,
        "step": round(step, 2),
        "thick": round(max(step - 0.8, 0.6), 2),
        "bars": [bar(r) for r in rows],
        "marks": marks,
        "most": most,
    }
