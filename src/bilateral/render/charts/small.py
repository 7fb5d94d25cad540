"""The small charts: the level of one dimension, and one figure both ways, each over its strip of coverage."""

from __future__ import annotations

from collections import Counter

from bilateral.overview.model import Overview, Series
from bilateral.render.charts.theme import INK, LINE, Spec, best, data, documented, framed, layered, strip, x_of
from bilateral.render.words import DOLLARS

_LEFT = 34
_WIDTH = 286
_ENDS = "datum.value > 0 ? '+10' : datum.value < 0 ? '\u221210' : '0'"


def _axis(**more: object) -> Spec:
    return {
        "title": None,
        "domain": False,
        "ticks": False,
        "tickCount": 4,
        "labelPadding": 4,
        "minExtent": _LEFT,
        "maxExtent": _LEFT,
        "gridWidth": 0.7,
        **more,
    }


def _under(years: dict[int, str], domain: tuple[int, int]) -> list[Spec]:
    return [strip({"": years}, domain, _WIDTH, axis=_axis(labels=False), height=11)] if years else []


def dimension_level(view: Overview, dimension: str, domain: tuple[int, int]) -> Spec:
    """The level as the indicators of one dimension alone tell it."""
    rows: list[dict[str, float]] = []
    run, before = 0, None
    for y in view.level:
        if e := y.dimensions.get(dimension):
            run += before is not None and y.year > before + 1
            before = y.year
            rows.append({"x": y.year + 0.5, "m": e.mean, "l": e.low, "h": e.high, "run": run})
    sizes = Counter(r["run"] for r in rows)
    alone = [r for r in rows if sizes[r["run"]] == 1]
    x = x_of(domain, _WIDTH)
    scale = {"domain": [-10, 10], "nice": False}
    y_of = {"type": "quantitative", "scale": scale, "axis": _axis(values=[-10, 0, 10], labelExpr=_ENDS)}
    level = layered(
        _WIDTH,
        90,
        [
            {
                "data": data(rows),
                "mark": {"type": "area", "color": INK, "opacity": 0.13},
                "encoding": {"x": x, "y": {"field": "l", **y_of}, "y2": {"field": "h"}, "detail": {"field": "run"}},
            },
            {
                "data": data(rows),
                "mark": {"type": "line", "color": INK, "strokeWidth": 1.6},
                "encoding": {"x": x, "y": {"field": "m", **y_of}, "detail": {"field": "run"}},
            },
            {
                "data": data(alone),
                "mark": {"type": "point", "color": INK, "filled": True, "size": 14, "opacity": 1},
                "encoding": {"x": x, "y": {"field": "m", **y_of}},
            },
        ],
    )
    return framed([level, *_under(documented(view.coverage, dimension), domain)], spacing=4)


def scaled(series: list[Series]) -> tuple[dict[tuple[str, str], dict[int, list[float]]], str, float]:
    """Values of one group by way and year in one unit, all sources together; the unit; and the power of ten left out.

    Sources that differ give several values of a year: the chart draws them as a range.
    """
    ways: dict[tuple[str, str], dict[int, list[float]]] = {}
    unit = "US dollars" if series[0].unit in DOLLARS else series[0].unit
    for s in series:
        for p in s.points:
            value = p.value * DOLLARS.get(s.unit, 1.0)
            ways.setdefault((s.from_, s.to), {}).setdefault(p.year, []).append(value)
    top = max((abs(v) for way in ways.values() for vs in way.values() for v in vs), default=0.0)
    power = next((p for p in (1e9, 1e6, 1e3) if top >= p), 1.0) if top >= 1e4 else 1.0
    return ways, unit, power


def figure(series: list[Series], view: Overview, forward: tuple[str, str]) -> tuple[Spec, tuple[int, int]]:
    """One figure: a line each way, a bar from the lowest to the highest where sources differ; and its years."""
    ways, _, power = scaled(series)
    years = [y for way in ways.values() for y in way]
    domain = (min(years), max(max(years), min(years) + 4) + 1)
    share = series[0].unit.startswith("%")
    rows, spans, hollow = [], [], []
    silent = {p.year for s in series for p in s.points if not p.counts}
    for way, by_year in ways.items():
        tone = "var(--a)" if way == forward or not way[0] else "var(--b)"
        run, before = 0, None
        for year, values in sorted(by_year.items()):
            if year in silent:
                hollow.append({"x": year + 0.5, "v": values[0] / power})
                continue
            run += before is not None and year > before + 1
            before = year
            rows.append({"x": year + 0.5, "v": values[0] / power, "c": tone, "k": f"{way}{run}"})
            if max(values) > min(values):
                spans.append({"x": year + 0.5, "v": min(values) / power, "v2": max(values) / power, "c": tone})
    x = x_of(domain, _WIDTH)
    y = {
        "field": "v",
        "type": "quantitative",
        "scale": {"domain": [0, 100]} if share else {"zero": True},
        "axis": _axis(),
    }
    colour = {"field": "c", "type": "nominal", "scale": None}
    dense = sum(len(way) for way in ways.values()) > 60
    chart = layered(
        _WIDTH,
        120,
        [
            {
                "data": data(spans),
                "mark": {"type": "rule", "strokeWidth": 4 if not dense else 2.5, "opacity": 0.35},
                "encoding": {"x": x, "y": y, "y2": {"field": "v2"}, "color": colour},
            },
            {
                "data": data(rows),
                "mark": {"type": "line", "strokeWidth": 1.6},
                "encoding": {"x": x, "y": y, "color": colour, "detail": {"field": "k"}},
            },
            {
                "data": data(rows),
                "mark": {"type": "point", "filled": True, "size": 8 if dense else 16, "opacity": 1},
                "encoding": {"x": x, "y": y, "color": colour},
            },
            {
                "data": data(hollow),
                "mark": {"type": "point", "size": 18, "color": "var(--unrecognised)", "strokeWidth": 1.3, "opacity": 1},
                "encoding": {"x": x, "y": y},
            },
            {"data": data([{"v": 0}]), "mark": {"type": "rule", "color": LINE}, "encoding": {"y": y}},
        ],
    )
    wanted = {s.indicator for s in series}
    under = _under(best(c.years for c in view.coverage if c.indicator in wanted), domain)
    return framed([chart, *under], spacing=4), domain
