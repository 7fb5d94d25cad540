"""The periods of every dyad of the world and where they turn: arrays, computed once for a store and kept on disk."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bilateral.overview import kept
from bilateral.overview.stretches import Stretch
from bilateral.overview.world import load, settings
from bilateral.panel.cells import Floats, Ints

if TYPE_CHECKING:
    from bilateral.store import Store

#: Rises when a file of an earlier version must not be read.
_FORM = 1


@dataclass(frozen=True)
class Periods:
    """P periods, dyad by dyad in order of time. `dyad` (P,): the number of each one's dyad in the world.

    first, last: its years. mean, low, high: its level with the 90 % interval, on the public scale. earliest, latest,
    support: where its beginning lies. The first period of a dyad begins with its evidence and turns from nothing.
    """

    dyad: Ints
    first: Ints
    last: Ints
    mean: Floats
    low: Floats
    high: Floats
    earliest: Ints
    latest: Ints
    support: Floats

    @cached_property
    def turns(self) -> Ints:
        """The periods that follow at once upon another of their dyad, which stands right before them."""
        same = self.dyad[1:] == self.dyad[:-1]
        return np.flatnonzero(same & (self.first[1:] == self.last[:-1] + 1)) + 1

    @cached_property
    def step(self) -> Floats:
        """How far the level of each turn's period lies from that of the one before."""
        return np.round(self.mean[self.turns] - self.mean[self.turns - 1], 2)


def laid_out(told: Iterable[tuple[int, list[Stretch]]]) -> Periods:
    """The periods of some dyads, each told by its number in the world, as arrays."""
    rows = [(d, s, s.estimate, s.boundary) for d, periods in told for s in periods]
    years = [(d, s.first, s.last, b.low, b.high) for d, s, _, b in rows]
    values = [(e.mean, e.low, e.high, b.support) for _, _, e, b in rows]
    dyad, first, last, earliest, latest = np.array(years, dtype=np.int64).reshape(-1, 5).T
    mean, low, high, support = np.array(values, dtype=float).reshape(-1, 4).T
    return Periods(dyad, first, last, mean, low, high, earliest, latest, support)


def place_of(store: Store, folder: Path) -> Path:
    """The file in which the periods of a store are kept: another one if anything that moves a period changes."""
    return kept.place(store, folder, "periods", settings(), _FORM)


def load_periods(path: Path) -> Periods | None:
    """The periods that a file holds; None if there is no file, or it is damaged."""
    return kept.load(path, Periods)


def keep(world: str, path: str) -> None:
    """Computes the periods of the world in a file and keeps them; tells the share that is done, a line each.

    Runs in a process of its own, behind others: a server goes on answering. It ends at SIGTERM, and leaves nothing.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if hasattr(os, "nice"):  # not on Windows
        os.nice(10)
    found = load(Path(world))
    if found is None:
        sys.exit(f"The levels in {world} are damaged. Start the explorer again.")
    said = [0.0]

    def tell(share: float) -> None:
        if share >= said[0] + 0.01:
            said[0] = share
            print(f"{share:.2f}", flush=True)

    kept.save(laid_out(enumerate(found.all_periods(tell))), Path(path))
