"""The brief as Markdown: for a mail, a wiki, a text editor."""

from __future__ import annotations

import re
from datetime import date

from bilateral.overview.model import Overview
from bilateral.render.brief import brief
from bilateral.render.cleaning import clean


def _safe(text: str) -> str:
    """Text of a record with nothing that Markdown or HTML would act on."""
    return re.sub(r"([\\`*_{}\[\]<>#|!&])", r"\\\1", " ".join(text.split()))


def render(view: Overview, lang: str = "en", since: date | None = None) -> str:
    """The brief as Markdown with footnotes."""
    told = brief(view, lang, since)
    lines = [f"# {_safe(told.title)}", "", _safe(told.told), ""]
    for number, (title, some) in enumerate(told.parts):
        lines += [f"## {_safe(title)}", ""]
        lines += [f"- {_safe(s.text)}{''.join(f'[^{n}]' for n in s.notes)}" for s in some]
        if number == 1 or (number == 0 and len(told.parts) == 1):
            lines += _table(told.period_heads, told.periods)
        lines.append("")
    lines += [f"## {_safe(told.sources_title)}", ""]
    lines += [f"[^{n.number}]: {_safe(n.source)}: {_safe(n.record)}. {_code(n.trace)}" for n in told.notes]
    return "\n".join([*lines, "", _safe(told.foot)]) + "\n"


def _code(trace: str) -> str:
    """The command that opens a record; inside it nothing is acted on but the mark that ends it."""
    return f"`bilateral trace {' '.join(clean(trace).split()).replace('`', '')}`"


def _table(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> list[str]:
    if not rows:
        return []
    return ["", f"| {' | '.join(map(_safe, heads))} |", "|---" * len(heads) + "|"] + [
        f"| {' | '.join(map(_safe, row))} |" for row in rows
    ]
