"""The yearly figures of a dyad as series, for charts: every year that a source gives, and from which record."""

from __future__ import annotations

from bilateral.overview.data import DyadData
from bilateral.overview.flow_table import FLOWS
from bilateral.overview.model import Point, Series
from bilateral.overview.votes import INDICATOR, VoteYear
from bilateral.records import IndicatorInfo, Observation

#: Yearly figures of the two together that are no flows: indicator and dimension.
_SHARED = (("shared-igos", "diplomatic"),)


def _points(data: DyadData, rows: list[Observation]) -> tuple[Point, ...]:
    """One point a year; of several records of a year the last."""
    by_year = {o.year: o for o in rows if o.value is not None and o.status == "observed"}
    return tuple(Point(y, o.value or 0.0, data.evidence(o)[0]) for y, o in sorted(by_year.items()))


def _series(data: DyadData, info: IndicatorInfo, rows: list[Observation], group: str, dimension: str) -> Series:
    way = (data.key(rows[0].a), data.key(rows[0].b)) if info.directed else ("", "")
    return Series(info.id, info.name, group, dimension, *way, info.unit, _points(data, rows))


def all_series(data: DyadData, votes: tuple[VoteYear, ...]) -> tuple[Series, ...]:
    """Every series that the store holds of the two, the better source of one and the same flow first."""
    found = []
    if votes:
        points = tuple(Point(v.year, round(100 * v.share, 1), v.evidence, v.counts) for v in votes)
        info = data.info(INDICATOR)
        found.append(Series(INDICATOR, info.name, INDICATOR, "political", "", "", "% of common votes", points))
    for indicator, dimension in _SHARED:
        if rows := data.observations.get(indicator):
            found.append(_series(data, data.info(indicator), rows, indicator, dimension))
    found += [
        _series(data, data.info(flow.indicator), rows, flow.group or flow.indicator, flow.dimension)
        for flow in FLOWS
        if flow.indicator in data.store.indicators
        for forward in (True, False)
        if (rows := data.directed(flow.indicator, forward))
    ]
    return tuple(s for s in found if s.points)
