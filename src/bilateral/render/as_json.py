"""An overview as the JSON of the contract: other programs parse it."""

from __future__ import annotations

import json
from typing import Any

from bilateral.overview.model import Estimate, Evidence, Overview


def evidence_records(items: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    """Pieces of evidence in the form of the contract."""
    return [_evidence_record(e) for e in items]


def _evidence_record(e: Evidence) -> dict[str, Any]:
    if e.words is not None:
        article, start, end = e.words
        return {"article": article, "start": start, "end": end, "quote": e.value, "cite": e.cite, "trace": e.id}
    return {"source": e.source, "file": e.file, "record": e.record, "value": e.value, "cite": e.cite, "trace": e.id}


def _estimate(e: Estimate) -> dict[str, float]:
    return {"mean": e.mean, "low": e.low, "high": e.high}


def to_dict(view: Overview) -> dict[str, Any]:
    """The overview as plain lists and dictionaries, in the form of the contract."""
    return {
        **view.head,
        "level": [
            {
                "year": y.year,
                **_estimate(y.estimate),
                "dimensions": {n: _estimate(e) for n, e in y.dimensions.items()},
                "without": {"low": y.without[0], "high": y.without[1]} if y.without else None,
            }
            for y in view.level
        ],
        "periods": [
            {
                "from": p.from_,
                "to": p.to,
                "quality": p.quality,
                "label": p.label,
                **_estimate(p.estimate),
                "boundary": {
                    "low": p.boundary.low,
                    "high": p.boundary.high,
                    "support": p.boundary.support,
                    "month": p.boundary.month,
                },
                "because": list(p.because),
                "text": p.text,
                "moved": [{"indicator": m.indicator, "by": m.by, "years": [m.first, m.last]} for m in p.moved],
            }
            for p in view.periods
        ],
        "events": [
            {
                "id": e.id,
                "date": e.date,
                "precision": e.precision,
                "type": e.type,
                "a": e.a,
                "b": e.b,
                "directed": e.directed,
                "text": e.text,
                **({"attributed": e.attributed} if e.attributed else {}),
                "evidence": evidence_records(e.evidence),
            }
            for e in view.events
        ],
        "figures": [
            {
                "id": f.id,
                "indicator": f.indicator,
                "name": f.name,
                "dimension": f.dimension,
                "from": f.from_,
                "to": f.to,
                "year": f.year,
                "value": f.value,
                "unit": f.unit,
                "status": f.status,
                "evidence": evidence_records(f.evidence),
            }
            for f in view.figures
        ],
        "findings": [
            {"id": f.id, "dimension": f.dimension, "text": f.text, "evidence": evidence_records(f.evidence)}
            for f in view.findings
        ],
        "conflicts": [
            {
                "about": c.about,
                "statements": [{"text": s.text, "evidence": evidence_records(s.evidence)} for s in c.statements],
            }
            for c in view.conflicts
        ],
        "coverage": [
            {
                "indicator": c.indicator,
                "source": c.source,
                **({"from": c.from_, "to": c.to} if c.from_ else {}),
                "years": {str(y): s for y, s in c.years.items()},
            }
            for c in view.coverage
        ],
        "outlook": view.outlook,
    }


def render(view: Overview) -> str:
    """The overview as JSON text, ending in a line break."""
    return json.dumps(to_dict(view), ensure_ascii=False, indent=1) + "\n"
