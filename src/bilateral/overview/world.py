"""The level of every dyad of the world in every year: matrix work, done once for a store and kept on disk.

The values are those of the overview of each dyad: the same cells, parameters and smoother, compiled for all dyads.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bilateral.errors import BilateralError
from bilateral.measures.intervals import band
from bilateral.measures.level import to_scale
from bilateral.overview import kept, level, stretches
from bilateral.overview.stretches import Stretch, cut, turns_all
from bilateral.panel.cells import Bools, Floats, Ints, carrier
from bilateral.panel.facts import STRENGTH
from bilateral.paths import cache_folder
from bilateral.states.registry import SYSTEM_BEGINS

if TYPE_CHECKING:
    from bilateral.store import Store

#: Rises when a file of an earlier version must not be read.
_FORM = 3


@dataclass(frozen=True)
class World:
    """The levels of D dyads. Dyad d is told of from year `begin[d]` on, in the cells `start[d]` to `start[d + 1]`.

    pairs (D, 2): the codes that carry the two states, ascending. Of each dyad and year one cell: mean and sd of the
    level on the scale of the model; told, false in the holes of the evidence; begins, whether a period begins there;
    and chance, how probable that is.
    """

    pairs: Ints
    begin: Ints
    start: Ints
    mean: Floats
    sd: Floats
    told: Bools
    begins: Bools
    chance: Floats

    @cached_property
    def year(self) -> Ints:
        """The year of each cell."""
        length = np.diff(self.start)
        return np.arange(len(self.mean)) - np.repeat(self.start[:-1] - self.begin, length)

    @cached_property
    def dyad(self) -> Ints:
        """The dyad of each cell."""
        return np.repeat(np.arange(len(self.pairs)), np.diff(self.start))

    @cached_property
    def scale(self) -> Floats:
        """The mean of each cell on the public scale, NaN where it is not told."""
        return np.where(self.told, to_scale(self.mean), np.nan)

    @cached_property
    def last(self) -> int:
        """The last year of which anything is told."""
        return int(self.year[self.told].max()) if self.told.any() else SYSTEM_BEGINS

    def cells(self, number: int) -> slice:
        """Where the cells of a dyad lie."""
        return slice(int(self.start[number]), int(self.start[number + 1]))

    def find(self, one: int, other: int) -> int | None:
        """The number of the dyad of two states, by any code of theirs; None if nothing is told of it."""
        a, b = sorted((carrier(one), carrier(other)))
        place = int(np.searchsorted(self.pairs[:, 0] * 1000 + self.pairs[:, 1], a * 1000 + b))
        found = place < len(self.pairs) and tuple(self.pairs[place]) == (a, b)
        return place if found else None

    def of(self, cow: int, years: Ints) -> tuple[Ints, Floats, Floats, Floats]:
        """A state's partners (N,) and its level with each, lowest and highest, (N, T), NaN where it is not told."""
        own = carrier(cow)
        rows = np.flatnonzero((self.pairs == own).any(axis=1))
        partners = np.where(self.pairs[rows, 0] == own, self.pairs[rows, 1], self.pairs[rows, 0])
        place = years[None, :] - self.begin[rows, None]
        inside = (place >= 0) & (place < np.diff(self.start)[rows, None])
        cell = np.where(inside, self.start[rows, None] + place, 0)
        known = inside & self.told[cell]
        found = [np.where(known, to_scale(x), np.nan) for x in band(self.mean[cell], self.sd[cell])]
        return partners, found[0], found[1], found[2]

    def periods(self, number: int) -> list[Stretch]:
        """The periods of a dyad, as its overview tells them."""
        c = self.cells(number)
        arrays = (self.mean[c].astype(float), self.sd[c].astype(float), self.told[c])
        return cut(self.year[c].astype(np.int64), *arrays, self.begins[c], self.chance[c].astype(float))

    def all_periods(self, tell: Callable[[float], None] = lambda _: None) -> list[list[Stretch]]:
        """The periods of every dyad, the same as `periods` of each. `tell` hears the share that is done."""
        found = []
        for number in range(len(self.pairs)):
            found.append(self.periods(number))
            tell((number + 1) / len(self.pairs))
        return found


def compute(store: Store, today: date) -> World:
    """The levels of the world from a store, and where they turn: 20 s of processor time and 3 GB for all sources."""
    from bilateral.measures.level import smooth_all
    from bilateral.panel.gather import world
    from bilateral.panel.items import ITEMS, fitted, item_arrays
    from bilateral.panel.votes import world_distances, world_shares

    years = np.arange(SYSTEM_BEGINS, today.year + 1)
    panel = world(store, years)
    shares, distances = world_shares(store, panel.pairs, years), world_distances(store, panel.pairs, years)
    known = fitted(level.PARAMETERS)
    items = item_arrays(panel, shares, distances, known.norms)
    told = np.zeros(panel.inside.shape, dtype=bool)
    for name in ITEMS:
        if name not in level.STANDING:
            told |= ~np.isnan(items[name])
    some = told.any(axis=1)
    told = told[some]
    begin, end = told.argmax(axis=1), len(years) - told[:, ::-1].argmax(axis=1)
    # The walk of a dyad starts in its first year that is told: all are laid out from there, with nothing after it.
    column = begin[:, None] + np.arange(len(years))
    inside = column < end[:, None]
    column = np.minimum(column, len(years) - 1)
    data = [np.where(inside, np.take_along_axis(a[some], column, 1), np.nan) for a in items.values()]
    shock = np.where(inside, np.take_along_axis(panel.shock[some], column, 1), 0.0)
    mean, sd = smooth_all(data, known.parameters, shock=level.SHOCK * shock)
    start = np.concatenate([[0], np.cumsum(end - begin)])
    told = np.take_along_axis(told, column, 1)[inside]
    cells = np.stack([d[inside] for d in data], axis=-1)
    begins, chance = turns_all(cells, start, known.parameters, told, shock[inside])
    return World(
        panel.pairs[some].astype(np.int64),
        years[begin],
        start,
        mean[inside].astype(np.float32),
        sd[inside].astype(np.float32),
        told,
        begins,
        chance.astype(np.float32),
    )


def settings() -> bytes:
    """All that levels and periods hang on, beside the store."""
    return level.PARAMETERS.read_bytes() + repr((stretches.CUTTING, level.SHOCK, STRENGTH)).encode()


def place_of(store: Store, folder: Path) -> Path:
    """The file in which the world of a store is kept: named by store, settings, version and form."""
    return kept.place(store, folder, "world", settings(), _FORM)


def load(path: Path) -> World | None:
    """The world that a file holds; None if there is no file, or it is damaged."""
    return kept.load(path, World)


def keep(folder: str, path: str) -> None:
    """Computes the world of the store in a folder and keeps it."""
    from bilateral.store import Store

    kept.save(compute(Store(Path(folder)), date.today()), Path(path))


def world_of(store: Store, tell: Callable[[str], None] = lambda _: None, folder: Path | None = None) -> World:
    """The levels of the world of a store: from disk, or computed once and kept there.

    Computed in a process of its own, so that the caller keeps none of the memory that this takes.
    """
    path = place_of(store, folder or cache_folder())
    found = load(path)
    if found is not None:
        return found
    for name in ("polars", "numba"):
        if find_spec(name) is None:
            raise ModuleNotFoundError(f"The levels of all pairs need {name} (extra `build`).", name=name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BilateralError(
            f"The levels of all pairs cannot be kept in {path.parent} ({error.strerror}). "
            "Name a folder that can be written in BILATERAL_HOME."
        ) from None
    tell(
        "Computing the level of every pair of states from this store: once, about twenty seconds, and a few more "
        "on the very first start, which compiles ..."
    )
    call = f"import sys; from {__name__} import keep; keep(*sys.argv[1:])"
    words = [sys.executable, "-c", call, str(store.folder), str(path)]
    done = subprocess.run(words, check=False, stderr=subprocess.PIPE, text=True)
    found = load(path)
    if found is None:
        why = (done.stderr.strip().splitlines() or [f"the process ended with code {done.returncode}"])[-1]
        raise BilateralError(
            f"The levels of all pairs could not be computed and kept in {path.parent} ({why}). "
            "It takes 1.4 GB of memory and a folder that can be written; BILATERAL_HOME names another."
        )
    return found
