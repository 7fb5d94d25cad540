"""For every indicator and year, one of six statuses: what is known, what is zero, and why the rest is missing."""

from __future__ import annotations

from collections.abc import Iterable

from bilateral.overview.data import DyadData, in_words
from bilateral.overview.model import Coverage
from bilateral.overview.votes import INDICATOR, VoteYear, unrecognised_years
from bilateral.records import IndicatorInfo, Observation


def _cells(rows: Iterable[Observation], info: IndicatorInfo) -> dict[int, set[str]]:
    cells: dict[int, set[str]] = {}
    for o in rows:
        last = o.end.year if o.end else info.years[1]
        status = "true zero" if o.status == "observed" and o.value == 0 and o.text is None else o.status
        for year in range(max(o.start.year, info.years[0]), last + 1):
            cells.setdefault(year, set()).add(status)
    return cells


def _status(data: DyadData, info: IndicatorInfo, year: int, cells: dict[int, set[str]]) -> str:
    if data.dyad.in_year(year) is None:
        return "state not in the system"
    if year in cells:
        return in_words(cells[year])
    if not info.years[0] <= year <= info.years[1] or (info.only and year not in info.only):
        return "outside the source's years"
    return "true zero" if info.absent == "zero" else "not reported"


def _votes(
    data: DyadData, info: IndicatorInfo, votes: tuple[VoteYear, ...], unrecognised: dict[int, set[str]]
) -> Coverage:
    by_year = {v.year: v for v in votes}
    years = {}
    for year in range(data.window.first, data.window.last + 1):
        if year in by_year:
            years[year] = "observed" if by_year[year].counts else "government not recognised"
        else:
            years[year] = _status(data, info, year, unrecognised)
    return Coverage(info.id, info.source, years, name=info.name, dimension=info.dimension)


def coverage(data: DyadData, votes: tuple[VoteYear, ...]) -> tuple[Coverage, ...]:
    """The status of every indicator of the store in every year of the window; two rows for a directed one."""
    # A seat held by a government that the other did not recognise says so even in a year without a vote.
    unrecognised = {year: {"government not recognised"} for year in unrecognised_years(data)}
    out = []
    for info in data.store.indicators.values():
        if info.of == "state":
            continue
        if info.id == INDICATOR:
            out.append(_votes(data, info, votes, unrecognised))
            continue
        ways = [(True, data.dyad.a.key, data.dyad.b.key), (False, data.dyad.b.key, data.dyad.a.key)]
        for forward, start, end in ways if info.directed else ways[:1]:
            rows = data.directed(info.id, forward) if info.directed else data.observations.get(info.id, [])
            cells = _cells(rows, info)
            if info.un_seat:
                cells |= unrecognised
            years = {y: _status(data, info, y, cells) for y in range(data.window.first, data.window.last + 1)}
            way = (start, end) if info.directed else ("", "")
            out.append(Coverage(info.id, info.source, years, *way, info.name, info.dimension))
    return tuple(out)
