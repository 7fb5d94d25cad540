"""The large chart: level, periods, turning points, events, who ruled, and what is known, on one scale of years."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from bilateral.measures.level import THRESHOLDS
from bilateral.overview.model import DIMENSIONS, LABELS, LevelYear, Overview, Period, Rule
from bilateral.render.charts.theme import INK, LINE, SOFT, Spec, data, documented, framed, layered, quality, strip, x_of
from bilateral.render.words import Words

_LEFT = 86
#: Lanes of events, with the types that each holds; what is in none stands in the last.
LANES = {
    "relations": ("established", "broken", "restored", "recognised", "embassy opened", "embassy closed"),
    "visits": ("visit", "consult", "meeting"),
    "agreements": ("agreement", "treaty", "alliance", "alliance ended", "treaty ended"),
    "conflict": ("war begun", "war ended", "dispute", "sanction", "sanction ended", "rivalry begun", "rivalry ended",
                 "crisis", "territorial claim", "territorial claim ended", "threaten", "assault", "protest"),
    "other": (),
}  # fmt: skip
_LANE_COLOURS = {
    "relations": INK,
    "visits": "var(--q1)",
    "agreements": "var(--q2)",
    "conflict": "var(--qm2)",
    "other": SOFT,
}


def lane_of(kind: str) -> str:
    """The lane of events of a type."""
    return next((lane for lane, kinds in LANES.items() if kind in kinds), "other")


def decimal_year(text: str) -> float:
    """A date of any precision as a year with decimals; a bare year stands in its middle."""
    if len(text) < 7:
        return int(text) + 0.5
    on = date.fromisoformat(text if len(text) == 10 else f"{text}-15")
    return on.year + (on.timetuple().tm_yday - 1) / 366


def domain_of(view: Overview) -> tuple[int, int]:
    """The first year of which anything is told, and the year after the last."""
    known = [y.year for y in view.level] + [int(e.date[:4]) for e in view.events]
    known += [p.year for s in view.series for p in s.points]
    last = int(view.head["as_of"][:4])
    end = view.head["dyad"]["to"]
    last = min(last, int(end[:4])) if end else last
    first = min(known, default=int(view.head["dyad"]["from"][:4]))
    return min(first, last), last + 1


def level_runs(level: tuple[LevelYear, ...]) -> list[dict[str, Any]]:
    """The level as rows; `run` changes where evidence is missing, so that no line is drawn through a hole."""
    rows: list[dict[str, Any]] = []
    run, before = 0, None
    for y in level:
        run += before is not None and y.year > before + 1
        before = y.year
        e = y.estimate
        rows.append({"x": y.year + 0.5, "m": e.mean, "l": e.low, "h": e.high, "run": run})
    return rows


def _bands(view: Overview, domain: tuple[int, int]) -> list[dict[str, Any]]:
    return [
        {
            "x": max(p.from_, domain[0]),
            "x2": min((p.to + 1) if p.to else domain[1], domain[1]),
            "c": quality(p.quality),
            "p": p,
        }
        for p in view.periods
    ]


def _level(view: Overview, w: Words, domain: tuple[int, int], width: int, height: int) -> Spec:
    edges = [-10.0, *THRESHOLDS, 10.0]
    middles = {(a + b) / 2: w(f"label.{LABELS[n - 2]}") for n, (a, b) in enumerate(pairwise(edges))}
    words = " : ".join(f"datum.value < {at + 0.01} ? '{word}'" for at, word in middles.items()) + " : ''"
    x = x_of(domain, width)
    y = {
        "field": "m",
        "type": "quantitative",
        "scale": {"domain": [-10, 10], "nice": False},
        "axis": {
            "values": list(middles),
            "labelExpr": words,
            "grid": False,
            "ticks": False,
            "domain": False,
            "title": None,
            "labelPadding": 8,
            "labelLimit": 0,
            "minExtent": _LEFT,
            "maxExtent": _LEFT,
        },
    }
    at = {k: v for k, v in y.items() if k != "field"}
    bands = _bands(view, domain)
    room = width / (domain[1] - domain[0])
    named = [
        {"x": (b["x"] + b["x2"]) / 2, "t": word}
        for b in bands
        if (b["x2"] - b["x"]) * room > 7.4 * len(word := w(f"label.{b['p'].label}")) + 8
    ]
    rows = level_runs(view.level)
    sizes = Counter(r["run"] for r in rows)
    alone = [r for r in rows if sizes[r["run"]] == 1]
    turns = [b for b in bands if b["p"] is not view.periods[0]]
    band = [{k: b[k] for k in ("x", "x2", "c")} for b in bands]
    ends = {"x": x, "x2": {"field": "x2"}}
    colour = {"field": "c", "type": "nominal", "scale": None}
    layers: list[Spec] = [
        {"data": data(band), "mark": {"type": "rect", "opacity": 0.16}, "encoding": {**ends, "color": colour}},
        {"data": data([{"v": t} for t in (*THRESHOLDS, -10, 10)]),
         "mark": {"type": "rule", "color": LINE, "strokeWidth": 0.7},
         "encoding": {"y": {"field": "v", **at}}},
        {"data": data(_turn(b["p"], domain) for b in turns),
         "mark": {"type": "rule", "color": INK, "strokeWidth": 2.5, "opacity": 0.35},
         "encoding": {**ends, "y": {"value": 2}}},
        {"data": data({"x": b["x"]} for b in turns),
         "mark": {"type": "rule", "color": INK, "strokeWidth": 0.8, "strokeDash": [2, 2], "opacity": 0.6},
         "encoding": {"x": x}},
        {"data": data({"x": b["x"]} for b in turns),
         "mark": {"type": "point", "shape": "triangle-down", "color": INK, "filled": True, "size": 42, "opacity": 1},
         "encoding": {"x": x, "y": {"value": 2}}},
        {"data": data(rows), "mark": {"type": "area", "color": INK, "opacity": 0.13},
         "encoding": {"x": x, "y": {"field": "l", **at}, "y2": {"field": "h"}, "detail": {"field": "run"}}},
        {"data": data(rows), "mark": {"type": "line", "color": INK, "strokeWidth": 2, "strokeJoin": "round"},
         "encoding": {"x": x, "y": y, "detail": {"field": "run"}}},
        {"data": data(alone), "mark": {"type": "point", "color": INK, "filled": True, "size": 24, "opacity": 1},
         "encoding": {"x": x, "y": {"field": "m", **at}}},
        {"data": data(named), "mark": {"type": "text", "fontWeight": 600, "fontSize": 12, "color": INK},
         "encoding": {"x": x, "y": {"value": 18}, "text": {"field": "t"}}},
    ]  # fmt: skip
    return layered(width, height, layers)


def _turn(p: Period, domain: tuple[int, int]) -> dict[str, float]:
    """Where a boundary may lie."""
    return {"x": max(p.boundary.low, domain[0]), "x2": min(p.boundary.high + 1, domain[1])}


def _lane_axis() -> Spec:
    return {
        "title": None,
        "ticks": False,
        "domain": False,
        "labelPadding": 8,
        "minExtent": _LEFT,
        "maxExtent": _LEFT,
        "labelLimit": 0,
    }


def _events(view: Overview, w: Words, domain: tuple[int, int], width: int) -> Spec | None:
    rows = [
        {"x": round(decimal_year(e.date), 2), "lane": w(f"lane.{lane}"), "c": _LANE_COLOURS[lane], "o": n}
        for e in view.events
        for n, lane in [(list(LANES).index(lane_of(e.type)), lane_of(e.type))]
    ]
    unique = sorted({(r["x"], r["lane"], r["c"], r["o"]) for r in rows}, key=lambda r: (r[3], r[0]))
    if not unique:
        return None
    lanes = list(dict.fromkeys(r[1] for r in unique))
    return {
        "width": width,
        "height": 17 * len(lanes),
        "data": data({"x": x, "lane": lane, "c": c} for x, lane, c, _ in unique),
        "mark": {"type": "tick", "thickness": 2.2, "size": 11, "opacity": 0.85, "clip": True},
        "encoding": {
            "x": x_of(domain, width, axis=False),
            "y": {"field": "lane", "type": "nominal", "sort": lanes, "axis": _lane_axis()},
            "color": {"field": "c", "type": "nominal", "scale": None},
        },
    }


def _day(on: date) -> float:
    return round(on.year + (on.timetuple().tm_yday - 1) / 366, 2)


def shown_rules(rules: tuple[Rule, ...], state: str) -> list[tuple[str, list[Rule]]]:
    """The lanes of one state: its governments, before them its kinds of regime; then rival claims."""
    own = [r for r in rules if r.state == state]
    named = [r for r in own if r.kind == "government"]
    first = min((r.start for r in named), default=date.max)
    kinds = [replace(r, end=min(r.end or first, first)) for r in own if r.kind == "regime" and r.start < first]
    ruling = kinds + named if named else [r for r in own if r.kind == "regime"]
    return [("rule", ruling), ("claim", [r for r in own if r.kind in ("rival", "exile")])]


def _short(state: dict[str, Any], w: Words) -> str:
    """The name of a state if it fits beside a lane, else its key."""
    name = w.state(state)
    return name if len(name) <= 13 else str(state["key"])


def _rules(view: Overview, w: Words, domain: tuple[int, int], width: int) -> Spec | None:
    room = width / (domain[1] - domain[0])
    bars: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    lanes: list[str] = []
    for side in ("a", "b"):
        state = view.head["dyad"][side]
        for kind, some in shown_rules(view.rules, state["key"]):
            # Lanes are told apart by their names: a mark of no width makes those of the second state its own.
            lane = _short(state, w) if kind == "rule" else w("lane.claims") + "\u200b" * (side == "b")
            for n, r in enumerate(some):
                x, x2 = max(_day(r.start), domain[0]), min(_day(r.end) if r.end else domain[1], domain[1])
                if x2 <= x:
                    continue
                lanes.append(lane)
                colour = f"var(--{side}{'' if kind == 'rule' else 'soft'})"
                bars.append({"x": x, "x2": x2, "lane": lane, "c": colour, "o": (0.34, 0.2)[n % 2]})
                if (x2 - x) * room > 5.6 * len(r.name) + 6:
                    texts.append(
                        {"x": (x + x2) / 2, "lane": lane, "t": w.regime(r.name) if r.kind == "regime" else r.name}
                    )
    order = list(dict.fromkeys(lanes))
    if not order:
        return None
    y = {"field": "lane", "type": "nominal", "sort": order, "axis": _lane_axis(), "scale": {"padding": 0.15}}
    along = x_of(domain, width, axis=False)
    marks = [
        {"x": _day(r.start), "lane": _short(view.head["dyad"][side], w)}
        for side in ("a", "b")
        for r in view.rules
        if r.kind == "succession" and r.state == view.head["dyad"][side]["key"]
    ]
    return layered(
        width,
        20 * len(order),
        [
            {
                "data": data(bars),
                "mark": {"type": "rect", "stroke": "var(--paper)", "strokeWidth": 1},
                "encoding": {
                    "x": along,
                    "x2": {"field": "x2"},
                    "y": y,
                    "color": {"field": "c", "type": "nominal", "scale": None},
                    "opacity": {"field": "o", "type": "quantitative", "scale": None},
                },
            },
            {
                "data": data(texts),
                "mark": {"type": "text", "fontSize": 10.5, "color": INK},
                "encoding": {"x": along, "y": y, "text": {"field": "t"}},
            },
            {
                "data": data(m for m in marks if m["lane"] in order),
                "mark": {"type": "point", "shape": "diamond", "filled": True, "size": 55, "color": INK, "opacity": 1},
                "encoding": {"x": along, "y": y},
            },
        ],
    )


def coverage_lanes(view: Overview, w: Words) -> dict[str, dict[int, str]]:
    """For every dimension the best known status of each year."""
    return {w(f"dimension.{d}"): found for d in DIMENSIONS if (found := documented(view.coverage, d))}


def timeline(view: Overview, w: Words, width: int, height: int) -> Spec:
    """The specification of the large chart at a width of the plot in pixels."""
    domain = domain_of(view)
    lanes = coverage_lanes(view, w)
    parts = [
        _level(view, w, domain, width, height),
        _events(view, w, domain, width),
        _rules(view, w, domain, width),
        strip(lanes, domain, width, axis=_lane_axis(), height=13) if lanes else None,
    ]
    return framed([p for p in parts if p], spacing=10)
