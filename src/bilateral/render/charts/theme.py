"""What all charts share: scale of time, colours by name, the strip of coverage, the frame of a specification."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bilateral.overview.model import Coverage

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
#: Colours are variables of the page, so that one drawing serves by day, by night and on paper.
INK, SOFT, LINE = "var(--ink)", "var(--soft)", "var(--line)"
STATUS_COLOURS = {
    "observed": "var(--seen)",
    "true zero": "var(--zero)",
    "government not recognised": "var(--unrecognised)",
}
#: The better known of two statuses of one year stands first.
STATUS_ORDER = ("observed", "true zero", "government not recognised", "not reported")


def quality(number: int) -> str:
    """The colour of a quality, -2 to 2."""
    return f"var(--q{number})".replace("--q-", "--qm")


def years_axis(domain: tuple[int, int], width: int) -> Spec:
    """A quiet axis of years, with as many labels as there is room for."""
    span = domain[1] - domain[0]
    step = next(s for s in (1, 2, 5, 10, 20, 25, 50, 100) if span / s <= width / 46 or s == 100)
    first = -(-domain[0] // step) * step
    return {
        "format": "d",
        "values": list(range(first, domain[1] + 1, step)),
        "grid": False,
        "title": None,
        "tickSize": 4,
        "labelPadding": 3,
    }


def x_of(domain: tuple[int, int], width: int, axis: bool = True) -> Spec:
    """The horizontal channel: decimal years."""
    return {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": list(domain), "nice": False, "zero": False},
        "axis": years_axis(domain, width) if axis else None,
    }


def data(rows: Iterable[Mapping[str, Any]]) -> Spec:
    """Rows written into the specification."""
    return {"values": [dict(r) for r in rows]}


def best(statuses: Iterable[Mapping[int, str]]) -> dict[int, str]:
    """Of several rows of coverage, the best known status of each year."""
    found: dict[int, str] = {}
    rank = {s: n for n, s in enumerate(STATUS_ORDER)}
    for years in statuses:
        for year, status in years.items():
            if rank.get(status, 9) < rank.get(found.get(year, ""), 10):
                found[year] = status
    return found


#: Facts of geography and descent: that they are known documents no year.
STANDING = ("distance-capitals", "common-language", "colonial-tie", "contiguous", "contiguity", "minimum-distance")


def documented(rows: Iterable[Coverage], dimension: str) -> dict[int, str]:
    """The best known status of a dimension in each year.

    Where a government spoke that the other side did not recognise, the year says so, whatever else is known of it.
    """
    own = [c for c in rows if c.dimension == dimension and c.indicator not in STANDING]
    refused = "government not recognised"
    return best(c.years for c in own) | {y: refused for c in own for y, status in c.years.items() if status == refused}


def runs(years: Mapping[int, str]) -> list[tuple[int, int, str]]:
    """Years of one status that follow each other, as (first, last, status)."""
    out: list[tuple[int, int, str]] = []
    for year, status in sorted(years.items()):
        if out and out[-1][2] == status and out[-1][1] == year - 1:
            out[-1] = (out[-1][0], year, status)
        else:
            out.append((year, year, status))
    return out


def strip(
    lanes: Mapping[str, Mapping[int, str]], domain: tuple[int, int], width: int, *, axis: Spec | None, height: int
) -> Spec:
    """The strip of coverage: a lane for each name, coloured where something is known and empty where it is not."""
    rows = [
        {"lane": lane, "x": first, "x2": last + 1, "c": STATUS_COLOURS[status]}
        for lane, years in lanes.items()
        for first, last, status in runs(years)
        if status in STATUS_COLOURS and last >= domain[0] and first < domain[1]
    ]
    back = [{"lane": lane, "x": domain[0], "x2": domain[1]} for lane in lanes]
    y = {"field": "lane", "type": "nominal", "sort": None, "axis": axis, "scale": {"padding": 0.3}}
    x = x_of(domain, width, axis=False)
    ends = {"x": x, "x2": {"field": "x2"}, "y": y}
    return layered(
        width,
        height * len(lanes),
        [
            {"data": data(back), "mark": {"type": "rect", "color": "var(--nothing)"}, "encoding": ends},
            {
                "data": data(rows),
                "mark": {"type": "rect", "clip": True},
                "encoding": {**ends, "color": {"field": "c", "type": "nominal", "scale": None}},
            },
        ],
    )


def layered(width: int, height: int, layers: list[Spec]) -> Spec:
    """Layers on each other, without those that have nothing to show: each costs the converter time."""
    kept = [layer for layer in layers if layer["data"]["values"]]
    return {"width": width, "height": height, "layer": kept or layers[:1]}


def framed(views: list[Spec], spacing: int = 8) -> Spec:
    """Views under each other on one scale of time, with nothing around them."""
    return {
        "$schema": SCHEMA,
        "background": "transparent",
        "padding": 1,
        "vconcat": views,
        "spacing": spacing,
        "resolve": {"scale": {"x": "shared", "y": "independent"}},
        "config": {
            "font": "inherit",
            "view": {"stroke": None},
            "axis": {
                "labelColor": SOFT,
                "labelFontSize": 11,
                "tickColor": LINE,
                "domainColor": LINE,
                "gridColor": LINE,
                "titleColor": SOFT,
            },
            "text": {"color": SOFT, "fontSize": 11},
        },
    }
