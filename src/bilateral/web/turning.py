"""The turning points of the world in a year: which pairs began a new period in it, the weightiest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from bilateral.measures.level import label
from bilateral.overview.turns import Periods, laid_out
from bilateral.overview.world import World
from bilateral.panel.cells import Bools, Ints, carrier
from bilateral.states.registry import State
from bilateral.web.moves import MOVE, Row, most_moved
from bilateral.web.naming import dyad_key, key_of, name_then
from bilateral.web.state_view import shade

#: A turning point is told of a year only if its boundary is placed within so many years.
WIDEST = 8
#: While the periods of all dyads are not there, so many, those that moved most, are asked for theirs.
ASKED = 120
#: Regions as the codes of the Correlates of War number them: the first and last code of each.
REGIONS = {
    "americas": ("the Americas", 2, 199),
    "europe": ("Europe", 200, 399),
    "africa": ("Africa", 400, 599),
    "middle-east": ("the Middle East and North Africa", 600, 699),
    "asia": ("Asia", 700, 899),
    "oceania": ("Oceania", 900, 999),
}
WAYS = ("better", "worse")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which turning points are asked for: those of a state, of a region, those for the better or for the worse."""

    state: State | None = None
    region: str = ""
    way: str = ""

    @property
    def query(self) -> dict[str, str]:
        """The choice as the query of an address."""
        given = {"state": self.state.key if self.state else "", "region": self.region, "way": self.way}
        return {name: value for name, value in given.items() if value}

    @property
    def whose(self) -> str:
        """The pairs that are meant, in words."""
        parts = [f"with {self.state.name}"] if self.state else []
        parts += [f"with a state of {REGIONS[self.region][0]}"] if self.region else []
        return " and ".join(parts)


@dataclass(frozen=True, slots=True)
class Turn:
    """A period of a dyad that begins in the year, after another. Levels are means of whole periods."""

    dyad: str
    names: tuple[str, str]
    before: float
    after: float
    low: float
    high: float
    since: int
    until: int
    earliest: int
    latest: int
    support: float

    @property
    def step(self) -> float:
        """How far the mean level of the period lies from that of the one before."""
        return round(self.after - self.before, 2)

    @property
    def words(self) -> tuple[str, str]:
        """Both periods in a word."""
        return label(self.before), label(self.after)

    @property
    def shades(self) -> tuple[int, int]:
        """Both periods as colours."""
        return shade(self.before), shade(self.after)


def near(world: World, year: int) -> Periods:
    """The periods of the dyads that moved most around a year: some tenths of a second instead of some seconds."""
    return laid_out((n, world.periods(n)) for n in most_moved(world, year, ASKED))


def _chosen(pairs: Ints, choice: Choice) -> Bools:
    """Which of some pairs (N, 2) are meant."""
    some = np.ones(len(pairs), dtype=bool)
    if choice.state:
        some &= (pairs == carrier(choice.state.cow)).any(axis=1)
    if choice.region:
        _, low, high = REGIONS[choice.region]
        some &= ((pairs >= low) & (pairs <= high)).any(axis=1)
    return some


def _meant(world: World, periods: Periods, choice: Choice) -> tuple[Bools, Bools]:
    """Which turns are meant, and which of them the data place within `WIDEST` years."""
    turns = periods.turns
    some = _chosen(world.pairs[periods.dyad[turns]], choice)
    if choice.way:
        some &= periods.step > 0 if choice.way == "better" else periods.step < 0
    return some, some & (periods.latest[turns] - periods.earliest[turns] <= WIDEST)


def turning_points(world: World, periods: Periods, year: int, choice: Choice = Choice()) -> list[Turn]:
    """The new periods of a year, those first whose step, times the support of its boundary, is the largest."""
    _, placed = _meant(world, periods, choice)
    chosen = np.flatnonzero(placed & (periods.first[periods.turns] == year))
    weight = np.abs(periods.step[chosen]) * periods.support[periods.turns[chosen]]
    found = []
    for n in periods.turns[chosen[np.argsort(-weight, kind="stable")]].tolist():
        a, b = sorted(world.pairs[periods.dyad[n]].tolist(), key=key_of)
        found.append(
            Turn(
                dyad_key(a, b),
                (name_then(a, year), name_then(b, year)),
                before=float(periods.mean[n - 1]),
                after=float(periods.mean[n]),
                low=float(periods.low[n]),
                high=float(periods.high[n]),
                since=int(periods.first[n - 1]),
                until=int(periods.last[n]),
                earliest=int(periods.earliest[n]),
                latest=int(periods.latest[n]),
                support=float(periods.support[n]),
            )
        )
    return found


def loose(world: World, periods: Periods, year: int, choice: Choice = Choice()) -> int:
    """How many more begin a new period in the year, of which the data place the turn only within a longer span."""
    some, placed = _meant(world, periods, choice)
    return int((some & ~placed & (periods.first[periods.turns] == year)).sum())


def by_year(world: World, periods: Periods, choice: Choice = Choice()) -> list[Row]:
    """Year by year: how many turning points for the better, for the worse, and of how many dyads a level is told."""
    _, placed = _meant(world, periods, choice)
    told = world.told & _chosen(world.pairs, choice)[world.dyad]
    if not told.any():
        return []
    first, last = int(world.year[told].min()), int(world.year[told].max())
    begun = periods.first[periods.turns]
    up, down, known = (
        np.bincount(years - first, minlength=last - first + 1).tolist()
        for years in (begun[placed & (periods.step > 0)], begun[placed & (periods.step < 0)], world.year[told])
    )
    return list(zip(range(first, last + 1), up, down, known, strict=True))


def record(world: World, periods: Periods, whole: bool, year: int, choice: Choice, moved: list[Row]) -> dict[str, Any]:
    """The turning points of a year as the JSON API has them. `whole`: the periods are those of all dyads."""
    count = next(((u, d, n) for y, u, d, n in moved if y == year), (0, 0, 0))
    return {
        "year": year,
        "dyads": {"rose": count[0], "fell": count[1], "known": count[2], "by": MOVE},
        "among": "all pairs" if whole else f"the {ASKED} pairs whose level moved most",
        "within": WIDEST,
        "placed_loosely": loose(world, periods, year, choice),
        "turning_points": [
            {
                "dyad": t.dyad,
                "names": list(t.names),
                "step": t.step,
                "before": {"label": t.words[0], "mean": t.before, "from": t.since},
                "after": {"label": t.words[1], "mean": t.after, "low": t.low, "high": t.high, "to": t.until},
                "boundary": {"low": t.earliest, "high": t.latest, "support": t.support},
            }
            for t in turning_points(world, periods, year, choice)
        ],
    }
