"""Overviews made by hand, for the tests of the outlets: one whose texts are hostile, one of which nothing is known."""

from __future__ import annotations

from datetime import date
from typing import Any

from bilateral.overview.model import (
    Boundary,
    Conflict,
    Coverage,
    Estimate,
    EventItem,
    Evidence,
    Finding,
    LevelYear,
    Overview,
    Period,
    Point,
    Rule,
    Series,
    Statement,
)

#: What an article, a name or a record may bring with it.
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "<svg onload=alert(4)><script>alert(5)</script></svg>",
    "[link](javascript:alert(6)) javascript:alert(7)",
    '" onmouseover="alert(8)" x=\'',
    "<!--<script>]]>&lt;b&gt;",
    "\u202eevil\u2066 \u200f\x00\x1b[31m",
    "{{ 7 * 7 }} {% raw %}",
    '=HYPERLINK("http://outside.example")',
)


def evidence(text: str) -> Evidence:
    return Evidence("made", text, text, text, text, text)


def head(name: str = "Ruritania", citation: str = "Hope (1894)") -> dict[str, Any]:
    def state(key: str, word: str) -> dict[str, Any]:
        return {"iso3": key, "cow": 999, "name": word, "key": key, "in_text": word}

    source = {"id": "made", "version": citation, "licence": citation, "citation": citation, "years": [1900, 1910],
              "sha256": {}, "used": True, "name": citation}  # fmt: skip
    return {
        "bilateral": "0",
        "as_of": "1910-12-31",
        "window": {"from": 1900, "to": 1910},
        "store": {"id": "f" * 64, "sources": [source]},
        "dyad": {"id": "RUR-STR", "a": state("RUR", name), "b": state("STR", "Strelsau"), "from": "1900-01-01",
                 "to": None, "gaps": []},
    }  # fmt: skip


def view_of(texts: tuple[str, ...] = HOSTILE, name: str | None = None) -> Overview:
    """Eleven years in which everything that can hold a text holds one of these."""
    every = " ".join(texts)
    level = tuple(LevelYear(y, Estimate(1.0, -1.0, 3.0), {"political": Estimate(1.0, -2.0, 4.0)})
                  for y in range(1900, 1911))  # fmt: skip
    findings = (
        *(Finding(f"RUR-STR/f{n}", "political", t, (evidence(t),)) for n, t in enumerate(texts)),
        Finding("RUR-STR/period-1900", "political", every, (evidence(every),)),
    )
    events = tuple(
        EventItem(f"made:visit:{n}", f"19{n:02d}-03-04", "day", every[:40], "RUR", "STR", True, t, (evidence(t),))
        for n, t in enumerate(texts)
    )
    periods = (
        Period(1900, None, 1, Estimate(1.0, -1.0, 3.0), Boundary(1900, 1900, 1.0), ("RUR-STR/period-1900",), every),
    )
    points = tuple(Point(y, float(y), evidence(every)) for y in range(1900, 1911))
    return Overview(
        head=head(name or every, every),
        level=level,
        periods=periods,
        events=events,
        figures=(),
        findings=findings,
        conflicts=(Conflict(every, tuple(Statement(t, (evidence(t),)) for t in texts)),),
        coverage=(Coverage(every, every, dict.fromkeys(range(1900, 1911), "observed"), "", "", every, "political"),),
        outlook={"text": every},
        series=(Series("made", every, "made", "economic", "RUR", "STR", every, points),),
        rules=(Rule("RUR", "government", every, date(1900, 1, 1), None, evidence(every)),),
    )  # fmt: skip


def bare() -> Overview:
    """Two states of which nothing is known."""
    return Overview(head=head(), level=(), periods=(), events=(), figures=(), findings=(), conflicts=(), coverage=(),
                    outlook={"text": "There is too little evidence for an outlook."})  # fmt: skip
