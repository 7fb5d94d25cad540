"""An overview as Markdown: for a mail, a wiki, a printed page."""

from __future__ import annotations

import re

from bilateral.overview.model import Overview
from bilateral.render.as_text import records
from bilateral.render.outline import outline


def _safe(text: str) -> str:
    """Text of a record with nothing that Markdown or HTML would act on."""
    return re.sub(r"([\\`*_{}\[\]<>#|!])", r"\\\1", " ".join(text.split()))


def render(view: Overview) -> str:
    """The overview as Markdown with footnotes."""
    told = outline(view)
    dyad = view.head["dyad"]
    lines = [f"# {_safe(told.title)}", "", _safe(told.headline), ""]
    if view.periods:
        lines += [
            "## Periods",
            "",
            "| years | relations | level | 90 % interval | begins | support |",
            "|---|---|---|---|---|---|",
        ]
        for p in view.periods:
            marks = "".join(f"[^{told.period_notes[n]}]" for n in p.because if n in told.period_notes)
            begins = f"{p.boundary.low}-{p.boundary.high}" if p.boundary.low != p.boundary.high else str(p.boundary.low)
            interval = f"{p.estimate.low:+.1f} to {p.estimate.high:+.1f}"
            lines.append(
                f"| {p.from_}-{p.to or 'today'}{marks} | {p.label} | {p.estimate.mean:+.1f} | "
                f"{interval} | {begins} | {p.boundary.support:.0%} |"
            )
        lines.append("")
    for section in told.sections:
        lines += [f"## {section.title}", "", *(f"- {_safe(f.text)}[^{n}]" for f, n in section.sentences), ""]
    if view.events:
        lines += ["## Events", "", *(f"- {e.date}: {_safe(e.type)}: {_safe(e.text)}" for e in view.events), ""]
    if view.conflicts:
        lines += ["## Where sources contradict each other", ""]
        for c in view.conflicts:
            lines += [
                f"- {_safe(c.about)}",
                *(f"    - {_safe(s.text)} ({_safe(s.evidence[0].record)})" for s in c.statements),
            ]
        lines.append("")
    lines += ["## Outlook", "", _safe(str(view.outlook["text"])), "", "## Sources", ""]
    lines += [
        f"- {_safe(s['citation'])} Licence: {_safe(s['licence'])}." for s in view.head["store"]["sources"] if s["used"]
    ]
    lines += [
        "",
        f"Both states from {dyad['from']} to {dyad['to'] or 'today'}. Store {view.head['store']['id'][:12]}, "
        f"as of {view.head['as_of']}, bilateral {view.head['bilateral']}.",
        "",
    ]
    lines += [f"[^{n.number}]: {_safe(records(n.evidence))}" for n in told.notes]
    return "\n".join(lines) + "\n"
