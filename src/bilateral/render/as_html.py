"""An overview as one HTML page: no outside address, no script, everything from the data escaped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from bilateral.overview.model import Coverage, LevelYear, Overview
from bilateral.render.as_text import records
from bilateral.render.outline import outline

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_W, _H, _LEFT, _BOTTOM = 760, 240, 34, 22
_KINDS = {"observed": "o", "true zero": "z", "government not recognised": "g"}


@cache
def environment() -> Environment:
    """The templates of this package; everything that is not Markup is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("bilateral.render"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def _runs(level: Sequence[LevelYear]) -> list[list[LevelYear]]:
    """Years that follow each other: where evidence is missing the line is broken, not drawn through."""
    runs: list[list[LevelYear]] = []
    for year in level:
        if runs and year.year == runs[-1][-1].year + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def _chart(view: Overview) -> Markup:
    """The level with its interval and the periods as bands, drawn as SVG; built of numbers only."""
    from markupsafe import Markup

    years = [y.year for y in view.level]
    first, last = years[0], max(years[-1], years[0] + 1)

    def x(year: float) -> float:
        return round(_LEFT + (year - first) / (last - first) * (_W - _LEFT - 4), 1)

    def y(value: float) -> float:
        return round(4 + (10 - value) / 20 * (_H - _BOTTOM - 8), 1)

    parts = []
    for p in view.periods:
        end = min(last, (p.to or last) + 0.5)
        left = x(max(first, p.from_ - 0.5))
        parts.append(
            f'<rect x="{left}" y="4" width="{max(0.0, x(end) - left):.1f}" '
            f'height="{_H - _BOTTOM - 8}" fill="var(--q{p.quality})" opacity="0.13"/>'
        )
    for value, word in ((8, "close"), (3, "friendly"), (0, "0"), (-3, "strained"), (-8, "hostile")):
        parts.append(
            f'<line x1="{_LEFT}" x2="{_W}" y1="{y(value)}" y2="{y(value)}" stroke="var(--line)"/>'
            f'<text x="{_W - 4}" y="{y(value) - 2}" text-anchor="end">{word}</text>'
        )
    for run in _runs(view.level):
        upper = " ".join(f"{x(v.year)},{y(v.estimate.high)}" for v in run)
        lower = " ".join(f"{x(v.year)},{y(v.estimate.low)}" for v in reversed(run))
        line = " ".join(f"{x(v.year)},{y(v.estimate.mean)}" for v in run)
        parts.append(f'<polygon points="{upper} {lower}" fill="var(--soft)" opacity="0.18"/>')
        parts.append(f'<polyline points="{line}" fill="none" stroke="var(--ink)" stroke-width="1.8"/>')
    step = 10 if last - first <= 110 else 25
    decades = range((first // step + 1) * step, last + 1, step)
    parts += [f'<text x="{x(year)}" y="{_H - 6}" text-anchor="middle">{year}</text>' for year in decades]
    body = "".join(parts)
    return Markup(
        f'<svg class="chart" viewBox="0 0 {_W} {_H}" role="img" aria-label="Level of relations by year, with '
        f'its 90 percent interval; the table below gives the periods">{body}</svg>'
    )


def _strip(c: Coverage) -> dict[str, object]:
    counts: dict[str, int] = {}
    for status in c.years.values():
        counts[status] = counts.get(status, 0) + 1
    words = ", ".join(f"{status}: {n} years" for status, n in counts.items())
    return {"kinds": [_KINDS.get(s, "n") for s in c.years.values()], "words": words}


def render(view: Overview) -> str:
    """The overview as an HTML page."""
    years = [y for c in view.coverage for y in c.years] or [0]
    return (
        environment()
        .get_template("overview.html")
        .render(
            view=view,
            told=outline(view),
            dyad=view.head["dyad"],
            chart=_chart(view) if len(view.level) > 1 else "",
            strips=[_strip(c) for c in view.coverage],
            records=records,
            first=min(years),
            last=max(years),
        )
    )
