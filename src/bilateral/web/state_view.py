"""A state in a year: the level of its relations with every other, ranked, and what changed most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from bilateral.measures.level import LABELS, THRESHOLDS, label
from bilateral.overview.world import World
from bilateral.panel.cells import carrier
from bilateral.states.registry import State, states
from bilateral.web.naming import dyad_key, key_of, member, name_then, spells

#: Where the nine shades of the map meet; the labels' own limits are among them.
SHADES = (-7.5, -4.5, -2.8, -1.2, 1.2, 2.8, 4.5, 7.5)
#: Years over which change is told, and the least change that is worth a line.
SPAN, LEAST = 10, 0.5
#: The year shown first is the last in which so great a part is known of what was known at best.
PART = 0.6


def shade(level: float) -> int:
    """0 (most hostile) to 8 (closest)."""
    return int(np.searchsorted(SHADES, level, side="right"))


@dataclass(frozen=True, slots=True)
class Partner:
    """One of the state's relations in the year. `change` is against `SPAN` years before, None if not known."""

    cow: int
    key: str
    dyad: str
    name: str
    mean: float
    low: float
    high: float
    change: float | None

    @property
    def label(self) -> str:
        """The level in a word."""
        return label(self.mean)

    @property
    def shade(self) -> int:
        """Its colour on the map."""
        return shade(self.mean)

    @property
    def before(self) -> str:
        """The word for the level `SPAN` years before."""
        return label(self.mean - self.change) if self.change is not None else ""


@dataclass(frozen=True)
class StateYear:
    """What the page of a state shows. `partners`: the closest first; `untold`: states of which nothing is known."""

    who: State
    name: str
    year: int
    first: int
    last: int
    partners: tuple[Partner, ...]
    untold: tuple[tuple[str, str], ...]
    known: bool

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many relations bear each label, the closest first."""
        return [(word, sum(p.label == word for p in self.partners)) for word in reversed(LABELS)]

    @property
    def moved(self) -> tuple[list[Partner], list[Partner]]:
        """The relations that rose most, and those that fell most, since `SPAN` years before."""
        some = [p for p in self.partners if p.change is not None and abs(p.change) >= LEAST]
        rising = sorted((p for p in some if p.change > 0), key=lambda p: -(p.change or 0))  # type: ignore[operator]
        falling = sorted((p for p in some if p.change < 0), key=lambda p: p.change or 0)  # type: ignore[operator]
        return rising[:6], falling[:6]

    @property
    def sentence(self) -> str:
        """The year in a sentence."""
        if not self.known:
            return f"Nothing is known here of its relations in {self.year}."
        told = ", ".join(f"{word} with {n}" for word, n in self.counts if n)
        return f"In {self.year}, relations were {told}, of {len(self.partners) + len(self.untold)} other states."


def span_of(world: World, who: State) -> tuple[int, int]:
    """The first and last year in which anything is told of the state's relations."""
    rows = np.flatnonzero((world.pairs == carrier(who.cow)).any(axis=1))
    if not len(rows):
        return world.last, world.last
    ends = world.begin[rows] + np.diff(world.start)[rows] - 1
    return int(world.begin[rows].min()), int(ends.max())


def last_full_year(world: World, who: State) -> int:
    """The last year in which most of the state's relations are known: the newest data are thin."""
    first, last = span_of(world, who)
    known = (~np.isnan(world.of(who.cow, np.arange(first, last + 1))[1])).sum(axis=0)
    return first + int(np.flatnonzero(known >= PART * known[-30:].max())[-1])


def state_in(world: World, who: State, year: int | None) -> StateYear:
    """The state in a year, or in the last of which most is known; a year outside is moved to the nearest."""
    first, last = span_of(world, who)
    year = min(max(last_full_year(world, who) if year is None else year, first), last)
    codes, mean, low, high = world.of(who.cow, np.array([year - SPAN, year], dtype=np.int64))
    own, found, told = carrier(who.cow), [], set()
    for row in np.flatnonzero(~np.isnan(mean[:, 1])).tolist():
        code = int(codes[row])
        before, now = float(mean[row, 0]), float(mean[row, 1])
        change = None if np.isnan(before) else round(now - before, 2)
        bounds = (round(float(low[row, 1]), 2), round(float(high[row, 1]), 2))
        names = (key_of(code), dyad_key(own, code), name_then(code, year))
        found.append(Partner(code, *names, round(now, 2), *bounds, change))
        told.add(code)
    found.sort(key=lambda p: (-p.mean, p.name))
    lives = {carrier(c) for c in states()} - told - {own}
    untold = sorted((name_then(c, year), key_of(c)) for c in lives if member(c, year)) if member(own, year) else []
    return StateYear(who, name_then(own, year), year, first, last, tuple(found), tuple(untold), bool(found))


def record(view: StateYear) -> dict[str, Any]:
    """The state in a year as the JSON API has it."""
    return {
        "state": {"key": view.who.key, "name": view.name, "cow": view.who.cow},
        "year": view.year,
        "years": [view.first, view.last],
        "partners": [
            {
                "key": p.key,
                "name": p.name,
                "dyad": p.dyad,
                "mean": p.mean,
                "low": p.low,
                "high": p.high,
                "label": p.label,
                "change": p.change,
            }
            for p in view.partners
        ],
        "change_since": view.year - SPAN,
        "nothing_known_of": [{"key": key, "name": name} for name, key in view.untold],
    }


def levels(world: World, who: State) -> dict[str, Any]:
    """The level with every partner in every year, in hundredths (null: not told), and when each state was a member."""
    first, last = span_of(world, who)
    years = np.arange(first, last + 1)
    codes, mean, _, _ = world.of(who.cow, years)
    hundredths = np.rint(np.nan_to_num(mean, nan=99.0) * 100).astype(int)
    rows = [[None if x == 9900 else x for x in row] for row in hundredths.tolist()]
    return {
        "state": who.key,
        "first": first,
        "last": last,
        "shades": list(SHADES),
        "labels": list(LABELS),
        "limits": list(THRESHOLDS),
        "members": {key_of(c): spells(c) for c in {carrier(c) for c in states()}},
        "partners": {
            key_of(code): {"name": name_then(code, last), "level": row}
            for code, row in zip(codes.tolist(), rows, strict=True)
        },
    }
