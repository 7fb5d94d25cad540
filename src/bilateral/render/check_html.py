"""A check as one HTML page: the article with its claims marked, the verdicts beside them, no script that runs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bilateral.checking.model import WORDS, Checked, Verdict
from bilateral.reading.model import Article, Claim
from bilateral.reading.record import visible
from bilateral.render.as_html import environment
from bilateral.render.as_text import records
from bilateral.render.check_record import render_reviews
from bilateral.render.check_text import in_order, line_of, summary

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article: the numbers of the claims it stands in, and of those that end with it."""

    text: str
    claims: tuple[int, ...]
    style: str
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in pieces, with the numbers of the claims that end in it."""

    pieces: tuple[Piece, ...]
    cards: tuple[int, ...]


def _style(word: str) -> str:
    return word.replace(" ", "-")


def _row(article: Article, span: tuple[int, int], claims: list[tuple[int, Claim, Verdict]]) -> Row:
    """A paragraph cut wherever a claim begins or ends; where claims overlap the shortest gives the colour."""
    start, end = span
    here = [c for c in claims if c[1].start < end and c[1].end > start]
    cuts = sorted({start, end, *(x for _, c, _ in here for x in (c.start, c.end) if start < x < end)})
    pieces = []
    for a, b in pairwise(cuts):
        over = sorted((c for c in here if c[1].start <= a and b <= c[1].end), key=lambda c: c[1].start - c[1].end)
        ends = tuple(n for n, c, _ in here if c.end == b)
        style = _style(over[-1][2].verdict) if over else ""
        pieces.append(Piece(visible(article.view[a:b]), tuple(n for n, _, _ in over), style, ends))
    return Row(tuple(pieces), tuple(n for n, c, _ in here if start < c.end <= end))


def render(checked: Checked) -> str:
    """The check as an HTML page, with the judged claims as ClaimReview in it."""
    from markupsafe import Markup

    article = checked.reading.article
    numbered = [(n, claim, verdict) for n, (claim, verdict) in enumerate(in_order(checked), 1)]
    reviews: Markup = Markup(render_reviews(checked).strip())  # "<" is escaped in it
    counts = checked.counts()
    return (
        environment()
        .get_template("check.html")
        .render(
            title=" ".join(visible(article.title).split()) or "An article",
            article=article,
            author=visible(article.author),
            notes=[visible(n) for n in article.notes],
            rows=[_row(article, span, numbered) for span in article.body],
            cards={n: (claim, verdict, visible(line_of(claim))) for n, claim, verdict in numbered},
            style=_style,
            records=records,
            visible=visible,
            summary=summary(checked),
            legend=[(word, counts[word]) for word in WORDS if counts[word]],
            reviews=reviews,
            store=checked.store_id[:12],
            version=checked.version,
        )
    )
