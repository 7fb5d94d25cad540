"""In which years the levels of the world moved: counts of pairs that rose and fell, known as soon as the levels are."""

from __future__ import annotations

import numpy as np

from bilateral.measures.intervals import Z90
from bilateral.overview.world import World
from bilateral.panel.cells import Floats

#: A dyad moves in a year if its level a year later and two years earlier differ by so much on the public scale, and
#: by more than the 90 % interval of the difference (the errors taken as independent).
MOVE, BEFORE, AFTER, SURE = 2.0, 2, 1, Z90
#: A year with the number of dyads that rose in it, that fell, and of which that is known.
Row = tuple[int, int, int, int]


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


def counts(world: World) -> list[Row]:
    """Year by year: how many dyads rose, how many fell by `MOVE` or more, and of how many that is known."""
    move, year = moves(world), world.year
    first, n = int(year.min()), int(year.max() - year.min()) + 1
    up, down, known = (
        np.bincount(year[some] - first, minlength=n) for some in (move >= MOVE, move <= -MOVE, ~np.isnan(move))
    )
    rows = zip(range(first, first + n), up.tolist(), down.tolist(), known.tolist(), strict=True)
    return [row for row in rows if row[3]]


def most_moved(world: World, year: int, most: int) -> list[int]:
    """The numbers of the dyads whose level moved most around a year, the largest moves first."""
    move = moves(world)
    some = np.flatnonzero((np.abs(world.year - year) <= 1) & ~np.isnan(move))
    size = np.zeros(len(world.pairs))
    np.maximum.at(size, world.dyad[some], np.abs(move[some]))
    chosen = np.argsort(-size, kind="stable")[:most]
    return [int(n) for n in chosen[size[chosen] > 0]]
