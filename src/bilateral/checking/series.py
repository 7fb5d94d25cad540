"""The series of the store that count what a claim counts: each year's value, with its reporter and its record."""

from __future__ import annotations

from dataclasses import dataclass

from bilateral.checking.families import Family
from bilateral.checking.model import Voice
from bilateral.overview.data import DyadData
from bilateral.overview.phrases import quantity
from bilateral.records import Observation

_SCALES = {"million": 1e6, "thousand": 1e3}


@dataclass(frozen=True, slots=True)
class Told:
    """What one source has of one year, in whole units (dollars, persons); two rows when both ways were added."""

    indicator: str
    year: int
    value: float
    rows: tuple[Observation, ...]
    voice: Voice
    source_name: str
    unit: str

    @property
    def amount(self) -> str:
        """The value with its unit."""
        return quantity(self.value, self.unit)

    @property
    def who(self) -> str:
        """Whose figure it is, in words."""
        if self.voice.reporter:
            return f"as {self.voice.reporter} reported it ({self.source_name})"
        return f"according to {self.source_name}"


def _scale(unit: str) -> tuple[float, str]:
    first, _, rest = unit.partition(" ")
    return (_SCALES[first], rest) if first in _SCALES else (1.0, unit)


def _told(data: DyadData, rows: list[Observation]) -> Told:
    first = rows[0]
    info = data.info(first.indicator)
    scale, unit = _scale(info.unit)
    reporters = {data.name(o.a if info.reporter == "a" else o.b, o.year) for o in rows} if info.reporter else set()
    name = str(data.store.sources[info.source]["name"])
    value = sum(o.value or 0.0 for o in rows) * scale
    voice = Voice(info.source, " and ".join(sorted(reporters)))
    return Told(first.indicator, first.year, value, tuple(rows), voice, name, unit)


def series(data: DyadData, family: Family, forward: bool, both: bool = False) -> dict[str, dict[int, Told]]:
    """Each indicator of the family that the store holds, its years with a value; `both`: the two ways added.

    A year is given only when it was observed; with `both` only when both ways were.
    """
    found: dict[str, dict[int, Told]] = {}
    for indicator in family.indicators:
        if indicator not in data.store.indicators:
            continue
        if data.info(indicator).directed:
            ways = [data.directed(indicator, way) for way in ((True, False) if both else (forward,))]
        else:
            ways = [data.observations.get(indicator, [])]
        by_year = [{o.year: o for o in way if o.value is not None and o.status != "not reported"} for way in ways]
        years = set.intersection(*(set(y) for y in by_year))
        if years:
            found[indicator] = {y: _told(data, [way[y] for way in by_year]) for y in sorted(years)}
    return found


def mirrored(data: DyadData, indicator: str) -> bool:
    """Whether a source gives one number both ways in every year: it did not measure the direction."""
    ways = [{o.year: o.value for o in data.directed(indicator, way)} for way in (True, False)]
    return bool(ways[0]) and ways[0] == ways[1]
