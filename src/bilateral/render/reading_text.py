"""A reading for a terminal: claims in groups, each with its exact words and their place; at most 100 columns."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable

from bilateral.reading.model import Article, EventClaim, FigureClaim, PeriodClaim, Reading
from bilateral.reading.record import visible
from bilateral.states.naming import name_at

_WIDTH = 96
_LABELS = {-2: "hostile", -1: "strained", 0: "neutral", 1: "friendly", 2: "close"}
_COLOURS = {-2: "31", -1: "33", 0: "37", 1: "36", 2: "32"}
_MOODS = {"told": "", "planned": "planned", "negated": "did not happen", "hypothetical": "not said to have happened"}
#: The longest quote that is shown whole.
_QUOTE = 320


def render(reading: Reading, colour: bool = False) -> str:
    """The reading as text; what a terminal would act on is escaped."""
    article = reading.article

    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    lines = [*article_head(article, paint("", "") if not article.title else paint(one_line(article.title), "1")), ""]
    groups = (
        ("PERIODS", [(period_line(p), _COLOURS[p.quality], p) for p in reading.periods]),
        ("EVENTS", [(event_line(e), "", e) for e in sorted(reading.events, key=_when)]),
        ("FIGURES", [(figure_line(f), "", f) for f in reading.figures]),
    )
    for title, claims in groups:
        lines.append(paint(f"{title} ({len(claims)})", "1"))
        for head, code, claim in claims:
            first, *rest = wrapped(head, "  ", "    ")
            lines += [paint(first, code) if code else first, *rest]
            lines += quoted_lines(article, claim.start, claim.end)
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def article_head(article: Article, title: str) -> Iterable[str]:
    """Title, author, day, size and notes of an article."""
    if title:
        yield from wrapped(title, "", "") if "\x1b" not in title else [title]
    known = [one_line(article.author)] if article.author else []
    known.append(f"published {article.published}" if article.published else "no day of publication found")
    words = sum(len(article.view[a:b].split()) for a, b in article.body)
    several = "paragraph" if len(article.body) == 1 else "paragraphs"
    known.append(f"{len(article.body)} {several}, {words:,} {'word' if words == 1 else 'words'}")
    yield from wrapped("; ".join(known), "", "")
    for note in article.notes:
        yield from wrapped(f"Note: {visible(note)}", "", "  ")


def period_line(p: PeriodClaim) -> str:
    """A period in one line."""
    middle = dt.date(p.from_ or p.to or 2000, 12, 31)
    years = f"{p.from_ or ''}-{p.to or ''}" if p.from_ or p.to else "no years"
    years = str(p.from_) if p.from_ and p.from_ == p.to else years
    quality = f"{p.quality:+d}" if p.quality else " 0"
    return f"{years:<9}  {quality} {_LABELS[p.quality]}: {_pair(p.a, p.b, middle, ' and ')}"


def event_line(e: EventClaim) -> str:
    """An event in one line."""
    on = e.date_start or e.date_end or dt.date(2000, 1, 1)
    if e.precision == "month" and e.date_end:
        on = e.date_end  # a state that took its name within the month is called by it
    who = _pair(e.a, e.b, on, " to " if e.directed else ", ")
    if e.also:
        who += f" (also {', '.join(_name(cow, on) for cow in e.also)})"
    remarks = [_MOODS[e.mood], "the year is from the context" if e.inferred and e.date else ""]
    told = "; ".join(r for r in remarks if r)
    return f"{e.date or 'no date':<11} {e.type}: {who}" + (f" ({told})" if told else "")


def figure_line(f: FigureClaim) -> str:
    """A figure in one line."""
    on = dt.date(f.year or 2000, 7, 1)
    ways = [f"from {_name(f.from_, on)}" if f.from_ else "", f"to {_name(f.to, on)}" if f.to else ""]
    value = f"{f.value:,.15g}" if f.value < 1e15 else f"{f.value:.6g}"
    told = " ".join(x for x in (f.comparator, value, visible(f.unit)) if x)
    return f"{f.year or 'no year'}  {told}: {' '.join(x for x in (visible(f.what), *ways) if x)}"


def _when(e: EventClaim) -> tuple[dt.date, int]:
    return e.date_start or e.date_end or dt.date.max, e.start


def _pair(a: int, b: int, on: dt.date, between: str) -> str:
    return between.join(_name(cow, on) for cow in (a, b) if cow) or "no state told"


def _name(cow: int, on: dt.date) -> str:
    return name_at(cow, on)


def quoted_lines(article: Article, start: int, end: int) -> list[str]:
    """The words at a place, shortened where they are many, with the place."""
    words = one_line(article.view[start:end])
    if len(words) > _QUOTE:
        words = f"{words[: _QUOTE - 40].rsplit(' ', 1)[0]} ... {words[-36:].split(' ', 1)[-1]}"
    page = next((n for n, (a, b) in enumerate(article.pages, 1) if a <= start < b), 0)
    place = f"page {page}, {start}-{end}" if page else f"{start}-{end}"
    return wrapped(f'"{words}" [{place}]', "      ", "      ")


def one_line(text: str) -> str:
    """The text on one line, with what acts and does not show escaped."""
    return visible(" ".join(text.split()))


def wrapped(text: str, first: str, rest: str) -> list[str]:
    """The text as lines that a terminal holds."""
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=True, break_on_hyphens=False
    )
