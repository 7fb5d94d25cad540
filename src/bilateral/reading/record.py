"""A reading as the plain record that `bilateral read --format json` gives out; the keys are fixed by the contract."""

from __future__ import annotations

import json
import re
from typing import Any

from bilateral.reading.model import Article, EventClaim, FigureClaim, PeriodClaim, Reading
from bilateral.states.registry import state

#: What a terminal or a page would act on instead of showing: controls, bidi marks, lone surrogates, line separators.
_ACTIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)
#: A span over several lines; no string of JSON has a line break in it.
_SPAN = re.compile(r"\[\n +(\d+),\n +(\d+)\n +\]")


def visible(text: str) -> str:
    """The text with everything that acts and does not show written as an escape, as in `\\u202e`."""
    return _ACTIVE.sub(lambda m: _escaped(m[0]), text)


def as_record(reading: Reading) -> dict[str, Any]:
    """The record of the contract; states are ISO3 (or the key of a state that has none), days are ISO 8601."""
    return {
        "article": article_record(reading.article),
        "events": [event_record(e) for e in reading.events],
        "periods": [period_record(p) for p in reading.periods],
        "figures": [figure_record(f) for f in reading.figures],
    }


def as_json(record: dict[str, Any]) -> str:
    """JSON in which nothing acts: `<`, controls and bidi marks are escaped, so that no page runs what it embeds."""
    text = _SPAN.sub(r"[\1, \2]", json.dumps(record, ensure_ascii=False, indent=1))
    return _ACTIVE.sub(lambda m: _escaped_json(m[0]), text).replace("<", "\\u003c") + "\n"


def article_record(article: Article) -> dict[str, Any]:
    """What is told of the article itself. The text is in it only where no decoding of the file gives it (PDF)."""
    record: dict[str, Any] = {
        "sha256": article.sha256,
        "title": article.title,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "body": [list(span) for span in article.body],
        "kind": article.kind,
        "encoding": article.encoding,
        "errors": article.errors,
        "written": article.written.isoformat() if article.written else None,
        "notes": list(article.notes),
    }
    if article.kind == "pdf":
        record["pages"] = [list(span) for span in article.pages]
        record["text"] = article.text
    return record


def event_record(e: EventClaim) -> dict[str, Any]:
    """An event; `mood` is told, planned, negated or hypothetical, `also` names further states."""
    return {
        "start": e.start,
        "end": e.end,
        "quote": e.quote,
        "type": e.type,
        "date": e.date or None,
        "precision": e.precision,
        "date_start": e.date_start.isoformat() if e.date_start else None,
        "date_end": e.date_end.isoformat() if e.date_end else None,
        "inferred": e.inferred,
        "a": _key(e.a),
        "b": _key(e.b),
        "directed": e.directed,
        "mood": e.mood,
        "also": [_key(cow) for cow in e.also],
    }


def period_record(p: PeriodClaim) -> dict[str, Any]:
    """A period; `quality` runs from -2 to 2, `to` is null where it goes on."""
    return {
        "start": p.start,
        "end": p.end,
        "quote": p.quote,
        "from": p.from_,
        "to": p.to,
        "quality": p.quality,
        "a": _key(p.a),
        "b": _key(p.b),
    }


def figure_record(f: FigureClaim) -> dict[str, Any]:
    """A figure; `from` and `to` are null where the text does not tell them."""
    return {
        "start": f.start,
        "end": f.end,
        "quote": f.quote,
        "value": f.value,
        "unit": f.unit,
        "what": f.what,
        "year": f.year,
        "from": _key(f.from_),
        "to": _key(f.to),
        "approximate": f.approximate,
        "direction": f.direction,
        "comparator": f.comparator,
    }


def _key(cow: int) -> str | None:
    return state(cow).key if cow else None


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _escaped_json(character: str) -> str:
    return json.dumps(character)[1:-1] if ord(character) > 0x7E else character
