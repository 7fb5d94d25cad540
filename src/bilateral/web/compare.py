"""Up to four dyads beside each other: the level of each, year by year, on one chart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from bilateral.dyad import Dyad
from bilateral.measures.intervals import band
from bilateral.measures.level import label, to_scale
from bilateral.overview.stretches import Stretch
from bilateral.overview.world import World
from bilateral.web.asked import AskedError
from bilateral.web.naming import dyad_of

MOST = 4
#: Width and height of the chart on a wide page and on a phone, the fewest units between two years that are written.
WIDE, PHONE = (960, 400, 80), (360, 320, 52)
_LEFT, _RIGHT, _TOP, _BOTTOM = 6, 12, 10, 26


@dataclass(frozen=True)
class Line:
    """A dyad's level: the years of which it is told, mean, lowest and highest of each, and its periods."""

    dyad: Dyad
    name: str
    years: tuple[int, ...]
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    periods: tuple[Stretch, ...]

    @property
    def now(self) -> str:
        """The last year told, in words."""
        return label(self.mean[-1])


def line_of(world: World, dyad: Dyad) -> Line:
    """The level of a dyad; empty if nothing is told of it."""
    name = f"{dyad.a.name} – {dyad.b.name}"
    number = world.find(dyad.a.cow, dyad.b.cow)
    if number is None:
        return Line(dyad, name, (), (), (), (), ())
    c = world.cells(number)
    told = world.told[c]
    ends = band(world.mean[c][told], world.sd[c][told])
    middle, low, high = (tuple(round(float(v), 2) for v in to_scale(x)) for x in ends)
    return Line(dyad, name, tuple(world.year[c][told].tolist()), middle, low, high, tuple(world.periods(number)))


def lines_of(world: World, names: Iterable[str]) -> list[Line]:
    """The lines of up to four dyads, each once.

    Raises
    ------
    AskedError
        If there are more than four.
    """
    dyads = {d.id: d for d in (dyad_of(n) for n in names if n.strip())}
    if len(dyads) > MOST:
        raise AskedError(f"{len(dyads)} pairs were given; {MOST} can be compared. Leave some out.")
    return [line_of(world, d) for d in dyads.values()]


@dataclass(frozen=True)
class Chart:
    """The coordinates of a chart of lines: what a template draws."""

    width: int
    height: int
    left: int
    first: int
    last: int
    marks: tuple[tuple[int, float], ...]
    bands: tuple[tuple[str, float], ...]
    paths: tuple[tuple[str, str], ...]


def chart_of(lines: list[Line], size: tuple[int, int, int] = WIDE) -> Chart | None:
    """The chart of the lines; None if nothing is told of any. Where evidence is missing a line is broken."""
    width, height, apart = size
    years = [y for line in lines for y in line.years]
    if not years:
        return None
    first, last = min(years), max(max(years), min(years) + 1)

    def x(year: float) -> float:
        return round(_LEFT + (year - first) / (last - first) * (width - _LEFT - _RIGHT), 1)

    def y(value: float) -> float:
        return round(_TOP + (10 - value) / 20 * (height - _TOP - _BOTTOM), 1)

    paths = []
    for line in lines:
        breaks = np.flatnonzero(np.diff(line.years or [0]) > 1) + 1
        told, spread = "", ""
        for run in np.split(np.arange(len(line.years)), breaks):
            if not len(run):
                continue
            points = [(x(line.years[i]), i) for i in run.tolist()]
            told += "M" + "L".join(f"{a} {y(line.mean[i])}" for a, i in points) + ("h.1" if len(points) == 1 else "")
            upper = "L".join(f"{a} {y(line.high[i])}" for a, i in points)
            lower = "L".join(f"{a} {y(line.low[i])}" for a, i in reversed(points))
            spread += f"M{upper}L{lower}Z"
        paths.append((told, spread))
    step = next(s for s in (2, 5, 10, 20, 25, 50) if x(first + s) - x(first) >= apart or s == 50)
    marks = tuple(
        (year, x(year)) for year in range(-(-first // step) * step, last + 1, step) if 16 <= x(year) <= width - 16
    )
    bands = tuple(
        (text, y(v)) for text, v in (("+10 close", 10), ("+5", 5), ("0", 0), ("−5", -5), ("−10 hostile", -10))
    )
    return Chart(width, height, _LEFT, first, last, marks, bands, tuple(paths))


def record(lines: list[Line]) -> dict[str, Any]:
    """The lines as the JSON API has them."""
    return {
        "dyads": [
            {
                "id": line.dyad.id,
                "name": line.name,
                "level": [
                    {"year": year, "mean": mean, "low": low, "high": high}
                    for year, mean, low, high in zip(line.years, line.mean, line.low, line.high, strict=True)
                ],
                "periods": [
                    {
                        "from": s.first,
                        "to": s.last,
                        "label": label(s.estimate.mean),
                        "mean": s.estimate.mean,
                        "low": s.estimate.low,
                        "high": s.estimate.high,
                    }
                    for s in line.periods
                ],
            }
            for line in lines
        ]
    }
