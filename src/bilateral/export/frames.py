"""The parts of an overview as Arrow tables: what a notebook, a spreadsheet or a statistics program works on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bilateral.overview.model import Evidence, Overview

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]


def _places(evidence: tuple[Evidence, ...]) -> Row:
    """Where a row comes from: sources, places and names for `trace`, one after the other."""
    return {
        "source": "; ".join(dict.fromkeys(e.source for e in evidence)),
        "record": "; ".join(f"{e.file}: {e.record}" for e in evidence),
        "trace": "; ".join(dict.fromkeys(e.id for e in evidence if e.id)),
    }


def _figures(view: Overview) -> list[Row]:
    return [
        {"id": f.id, "indicator": f.indicator, "name": f.name, "dimension": f.dimension, "from": f.from_, "to": f.to,
         "year": f.year, "value": f.value, "unit": f.unit, "status": f.status, **_places(f.evidence)}
        for f in view.figures
    ]  # fmt: skip


def _series(view: Overview) -> list[Row]:
    return [
        {"indicator": s.indicator, "name": s.name, "dimension": s.dimension, "from": s.from_, "to": s.to,
         "year": p.year, "value": p.value, "unit": s.unit, "counts": p.counts, **_places((p.evidence,))}
        for s in view.series for p in s.points
    ]  # fmt: skip


def _events(view: Overview) -> list[Row]:
    return [
        {"id": e.id, "date": e.date, "precision": e.precision, "type": e.type, "a": e.a, "b": e.b,
         "directed": e.directed, "text": e.text, **_places(e.evidence)}
        for e in view.events
    ]  # fmt: skip


def _findings(view: Overview) -> list[Row]:
    return [{"id": f.id, "dimension": f.dimension, "text": f.text, **_places(f.evidence)} for f in view.findings]


def _level(view: Overview) -> list[Row]:
    rows = []
    for y in view.level:
        for name, e in [("overall", y.estimate), *y.dimensions.items()]:
            rows.append({"year": y.year, "dimension": name, "mean": e.mean, "low": e.low, "high": e.high})
    return rows


def _periods(view: Overview) -> list[Row]:
    return [
        {"from": p.from_, "to": p.to, "quality": p.quality, "label": p.label, "mean": p.estimate.mean,
         "low": p.estimate.low, "high": p.estimate.high, "boundary_low": p.boundary.low,
         "boundary_high": p.boundary.high, "boundary_month": p.boundary.month, "support": p.boundary.support,
         "text": p.text}
        for p in view.periods
    ]  # fmt: skip


def _coverage(view: Overview) -> list[Row]:
    return [
        {"indicator": c.indicator, "source": c.source, "from": c.from_, "to": c.to, "year": y, "status": s}
        for c in view.coverage for y, s in c.years.items()
    ]  # fmt: skip


PARTS: dict[str, Callable[[Overview], list[Row]]] = {
    "figures": _figures,
    "series": _series,
    "events": _events,
    "findings": _findings,
    "level": _level,
    "periods": _periods,
    "coverage": _coverage,
}


def frame(view: Overview, part: str) -> pa.Table:
    """One part of an overview (a key of `PARTS`) as an Arrow table; `.to_pandas()` or `polars.from_arrow` go on.

    Raises KeyError for a part that there is not. A part without rows is a table without columns.
    """
    import pyarrow as pa

    return pa.Table.from_pylist(PARTS[part](view))
