"""A check for a terminal: each claim with its words, its verdict, and why; at most 100 columns."""

from __future__ import annotations

from bilateral.checking.model import WORDS, Checked, Verdict
from bilateral.reading.model import Claim, EventClaim, PeriodClaim
from bilateral.reading.record import visible
from bilateral.render.as_text import records
from bilateral.render.reading_text import article_head, event_line, figure_line, period_line, quoted_lines, wrapped

COLOURS = {"supported": "32", "partly": "33", "contradicted": "31", "not covered": "2", "not checkable": "2"}


def line_of(claim: Claim) -> str:
    """A claim in one line, as `read` tells it."""
    if isinstance(claim, EventClaim):
        return event_line(claim)
    return period_line(claim) if isinstance(claim, PeriodClaim) else figure_line(claim)


def in_order(checked: Checked) -> list[tuple[Claim, Verdict]]:
    """All claims with their verdicts, in the order in which they stand in the article."""
    some: list[tuple[Claim, Verdict]] = [*checked.events, *checked.periods, *checked.figures]
    return sorted(some, key=lambda pair: (pair[0].start, pair[0].end))


def summary(checked: Checked) -> str:
    """How many claims have which verdict, in a line."""
    counts = checked.counts()
    total = sum(counts.values())
    if not total:
        return "No claim was found that could be checked."
    parts = ", ".join(f"{counts[w]} {w}" for w in WORDS if counts[w])
    return f"{total} claim{'s' if total > 1 else ''}: {parts}."


def render(checked: Checked, colour: bool = False) -> str:
    """The check as text; what a terminal would act on is escaped."""

    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    article = checked.reading.article
    title = " ".join(visible(article.title).split())
    lines = [*article_head(article, paint(title, "1") if title else ""), "", *wrapped(summary(checked), "", ""), ""]
    for claim, verdict in in_order(checked):
        word = verdict.verdict.upper()
        first, *rest = wrapped(f"{word}  {line_of(claim)}", "", " " * (len(word) + 2))
        lines += [first.replace(word, paint(word, COLOURS[verdict.verdict]), 1), *rest]
        lines += quoted_lines(article, claim.start, claim.end)
        if verdict.difference:
            lines += wrapped(f"Difference: {visible(verdict.difference.text)}.", "    ", "    ")
        lines += wrapped(visible(verdict.why), "    ", "    ")
        if verdict.evidence:
            # Years of one matrix share a row and a column.
            places = {(e.source, e.file, e.record): e for e in verdict.evidence}
            lines += wrapped(f"[{visible(records(tuple(places.values())))}]", "    ", "    ")
        lines.append("")
    lines += wrapped(f"Checked with store {checked.store_id[:12]}, bilateral {checked.version}.", "", "")
    return "\n".join(lines) + "\n"
