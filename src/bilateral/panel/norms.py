"""What two states have with everyone else: the measure that votes and trade between them are held against.

The United States agree with few and Singapore trades with all: only what a pair has beyond its two states' own averages
of the year says something of the pair. In each year a cell is mean + state + state + rest; the rest is what is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from bilateral.panel.cells import Floats, Ints

#: A state's average is that of its own dyads, drawn by a tenth to the average of the world.
OWN = 0.9
#: Years in which fewer dyads have a value have no norm.
FEWEST = 100


@dataclass(frozen=True, slots=True)
class Centre:
    """Of T years from `first`: mean and sd of the rest; of S states (codes, ascending): what is their own, (S, T)."""

    first: int
    mean: Floats
    sd: Floats
    codes: Ints
    own: Floats

    @property
    def last(self) -> int:
        """The last year that has a norm."""
        return self.first + len(self.mean) - 1

    @classmethod
    def of(cls, pairs: Ints, years: Ints, cells: Floats) -> Centre:
        """From the cells (D, T) of the world. Cost O(D T)."""
        codes, place = np.unique(pairs, return_inverse=True)
        one, other = place.reshape(pairs.shape).T
        seen = ~np.isnan(cells)
        enough = np.flatnonzero(seen.sum(axis=0) >= FEWEST)
        span = slice(int(enough[0]), int(enough[-1]) + 1)
        mean, sd = (np.full(len(years), np.nan) for _ in range(2))
        own = np.full((len(codes), len(years)), np.nan)
        for t in enough:
            rows = np.flatnonzero(seen[:, t])
            value, a, b = cells[rows, t], one[rows], other[rows]
            total = np.bincount(a, value, len(codes)) + np.bincount(b, value, len(codes))
            count = np.bincount(a, minlength=len(codes)) + np.bincount(b, minlength=len(codes))
            mean[t] = value.mean()
            some = count > 0
            own[some, t] = OWN * (total[some] / count[some] - mean[t])
            sd[t] = (value - mean[t] - own[a, t] - own[b, t]).std()
        known = np.flatnonzero(~np.isnan(own).all(axis=1))
        rounded = (x.round(3) for x in (mean[span], sd[span], own[known, span]))
        m, s, o = rounded
        return cls(int(years[span.start]), m, s, codes[known], o)

    def apart(self, pairs: Ints, years: Ints, cells: Floats) -> Floats:
        """The rest of each cell (D, T) in sds; NaN where it, the year or a state has no norm."""
        column = years - self.first
        within = (column >= 0) & (column < len(self.mean))
        column = np.where(within, column, 0)
        spot = np.minimum(np.searchsorted(self.codes, pairs), len(self.codes) - 1)
        known = (self.codes[spot] == pairs).all(axis=1)
        mine = self.own[spot[:, 0]][:, column] + self.own[spot[:, 1]][:, column]
        rest = (cells - self.mean[column] - mine) / self.sd[column]
        return np.asarray(np.where(within & known[:, None], rest, np.nan))

    def to_dict(self) -> dict[str, Any]:
        """Plain numbers; a state has those of its first to its last year with a value, None for holes."""
        states = {}
        for code, row in zip(self.codes.tolist(), self.own, strict=True):
            held = np.flatnonzero(~np.isnan(row))
            values = row[held[0] : held[-1] + 1].tolist()
            states[str(code)] = [self.first + int(held[0]), *(None if v != v else v for v in values)]
        table = {"mean": self.mean, "sd": self.sd}
        return {"first": self.first} | {k: _plain(v) for k, v in table.items()} | {"states": states}

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Centre:
        """The inverse of `to_dict`."""
        first = int(plain["first"])
        mean, sd = (np.array(plain[k], dtype=float) for k in ("mean", "sd"))
        codes = np.array([int(c) for c in plain["states"]], dtype=np.int64)
        own = np.full((len(codes), len(mean)), np.nan)
        for row, (since, *values) in enumerate(plain["states"].values()):
            own[row, since - first : since - first + len(values)] = values
        return cls(first, mean, sd, codes, own)


Norms = dict[str, Centre]


def _plain(values: Floats) -> list[float | None]:
    return [None if v != v else v for v in values.tolist()]
