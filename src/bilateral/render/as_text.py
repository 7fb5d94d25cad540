"""An overview for a terminal: at most 100 columns, coloured where the terminal has colours."""

from __future__ import annotations

import textwrap
from datetime import date

from bilateral.overview.model import Boundary, Evidence, Overview
from bilateral.overview.phrases import day
from bilateral.render.outline import Outline, outline

_WIDTH = 96
_COLOURS = {-2: "31", -1: "33", 0: "37", 1: "36", 2: "32"}
_SHOWN_EVENTS = 24


def _wrap(text: str, indent: str = "", hanging: str | None = None) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


class _Paint:
    """ANSI colours, or nothing."""

    def __init__(self, colour: bool) -> None:
        self.on = colour

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text


def records(evidence: tuple[Evidence, ...]) -> str:
    """The records of a note, those of one file together."""
    files: dict[tuple[str, str], list[str]] = {}
    for e in evidence:
        files.setdefault((e.source, e.file), []).append(e.record)
    parts = []
    for (source, file), records in files.items():
        shown = "; ".join(records[:3]) + (f" and {len(records) - 3} more" if len(records) > 3 else "")
        parts.append(f"{source}, {file}: {shown}")
    return ". ".join(parts)


def _began(b: Boundary) -> str:
    """The year or the month in which a period begins."""
    return day(date.fromisoformat(f"{b.month}-01"), "month") if b.month else str(b.low)


def _periods(view: Overview, told: Outline, paint: _Paint) -> list[str]:
    lines = []
    for p in view.periods:
        span = f"{p.from_}-{p.to if p.to else 'today'}"
        mark = "".join(f" [{told.period_notes[n]}]" for n in p.because if n in told.period_notes)
        head = f"  {span:<12}{p.label:<10}{p.estimate.mean:+5.1f}"
        sure = ""
        if p is not view.periods[0]:
            b = p.boundary
            sure = f"  began {b.low}-{b.high}" if b.low != b.high else f"  began {_began(b)}"
            sure += f", support {p.boundary.support:.0%}"
        lines.append(paint(head, _COLOURS[p.quality]) + sure)
        if p.more:
            lines.append(_wrap(p.more + mark, "      "))
        elif mark:
            lines[-1] += mark
    return lines


def _gaps(view: Overview) -> str:
    """One line on what is missing, and why."""
    reasons: dict[str, int] = {}
    for c in view.coverage:
        for status in c.years.values():
            reasons[status] = reasons.get(status, 0) + 1
    total = sum(reasons.values())
    order = sorted(reasons.items(), key=lambda item: -item[1])
    return f"{total:,} indicator-years: " + ", ".join(f"{status} {100 * n / total:.0f} %" for status, n in order) + "."


def render(view: Overview, colour: bool = False) -> str:
    """The overview as text."""
    told, paint = outline(view), _Paint(colour)
    dyad = view.head["dyad"]
    until = dyad["to"] or "today"
    lines = [paint(told.title, "1"), f"both states from {dyad['from']} to {until}", "", _wrap(told.headline), ""]
    if view.periods:
        lines += [paint("PERIODS", "1"), *_periods(view, told, paint), ""]
    for section in told.sections:
        lines.append(paint(section.title.upper(), "1"))
        lines += [_wrap(f"{f.text} [{n}]", "  ", "  ") for f, n in section.sentences]
        lines.append("")
    if view.events:
        lines.append(paint("EVENTS", "1"))
        shown = view.events if len(view.events) <= _SHOWN_EVENTS else view.events[-_SHOWN_EVENTS:]
        if len(shown) < len(view.events):
            lines.append(f"  the last {len(shown)} of {len(view.events)}; all of them with --format json or html")
        lines += [_wrap(f"{e.date:<11} {e.type}: {e.text}", "  ", " " * 14) for e in shown]
        lines.append("")
    if view.conflicts:
        lines.append(paint("WHERE SOURCES CONTRADICT EACH OTHER", "1"))
        for c in view.conflicts:
            lines.append(_wrap(f"{c.about[:1].upper()}{c.about[1:]}:", "  "))
            lines += [_wrap(f"- {s.text} ({s.evidence[0].record})", "    ", "      ") for s in c.statements]
        lines.append("")
    lines += [paint("OUTLOOK", "1"), _wrap(str(view.outlook["text"]), "  "), ""]
    lines.append(paint("WHAT IS MISSING", "1"))
    if told.missing:
        lines.append(_wrap(f"This store holds nothing between the two on: {', '.join(told.missing).lower()}.", "  "))
    lines += [_wrap(_gaps(view), "  "), ""]
    lines.append(paint("RECORDS", "1"))
    lines += [_wrap(f"[{n.number}] {records(n.evidence)}", "  ", "      ") for n in told.notes]
    store = (
        f"Store {view.head['store']['id'][:12]}, as of {view.head['as_of']}. `bilateral trace ID` opens any record; "
    )
    lines += ["", _wrap(f"{store}the ids stand in --format json.")]
    return "\n".join(lines) + "\n"
