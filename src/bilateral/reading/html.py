"""The body of a web page, with its offsets in the page.

Which paragraphs are the article is what trafilatura says, in its precision mode (Barbaresi 2021,
doi:10.18653/v1/2021.acl-demo.15); where they stand is told by our own scanner. A page that trafilatura cannot take, or
finds nothing in, is judged like the dump of a page as plain text.
"""

from __future__ import annotations

import datetime as dt
import logging
import re

from bilateral.reading import byline
from bilateral.reading.limits import MOST_HTML, MOST_TAGS
from bilateral.reading.paragraphs import Paragraph, measured
from bilateral.reading.plain import choose
from bilateral.reading.tags import blocks_of
from bilateral.reading.view import Block, Found, words_of

_BREAK_NAMES = (
    "address article aside blockquote body br button caption center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section select summary table "
    "tbody td tfoot th thead title tr ul"
)
_BREAKS = frozenset(_BREAK_NAMES.split())
_OUTSIDE = frozenset(
    {"head", "nav", "footer", "form", "select", "button", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "aside"}
)
_WORD = re.compile(r"\w+")
_HEADINGS = re.compile(r"<(title|h1)\b[^<>]*>([^<]{3,300})<", re.I)
#: The share of the words of a paragraph that must stand, one after another, in what trafilatura took.
_SAME = 0.9


def find_body(text: str) -> Found:
    """The paragraphs of the article; title, author and day from the page's own data."""
    blocks = blocks_of(text, lower=True, breaks=_BREAKS, outside=_OUTSIDE)
    every = [measured(words_of(text, b), b.start) for b in blocks]
    taken = _trafilatura(text)
    if taken is None:
        return _judged(text, blocks, every)
    body, title, author, day = taken
    kept = _located(blocks, every, body)
    if sum(p.length for _, p in kept) < 0.5 * len(body.split()):
        found = _judged(text, blocks, every)
        found.title, found.author, found.published = (
            title or found.title,
            author or found.author,
            day or found.published,
        )
        return found
    return Found([b for b, _ in kept], title=title or _heading(text), author=author, published=day)


def _judged(text: str, blocks: list[Block], every: list[Paragraph]) -> Found:
    kept = choose(every)
    places = {p.start for p in kept}
    head = [p for p in every if kept and p.start < kept[0].start][-12:]
    return Found(
        [b for b in blocks if b.start in places],
        title=_heading(text) or byline.title_of(head),
        author=byline.author_of(head, kept[-2:]),
        published=byline.published_of(head),
    )


def _heading(text: str) -> str:
    found = {m[1].lower(): " ".join(m[2].split()) for m in _HEADINGS.finditer(text[:200_000])}
    return found.get("h1") or found.get("title", "")


def _trafilatura(text: str) -> tuple[str, str, str, dt.date | None] | None:
    """Body, title, author and day as trafilatura tells them; None if the page is beyond what it can take."""
    if len(text) > MOST_HTML or text.count("<") > MOST_TAGS or _depth(text) > 200:
        return None
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        page = bare_extraction(
            _clean(text), favor_precision=True, include_comments=False, include_tables=True, with_metadata=True
        )
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError, LookupError, OverflowError):
        return None
    if page is None or isinstance(page, dict) or not page.text:
        return None
    try:
        day = dt.date.fromisoformat(page.date) if page.date else None
    except ValueError:
        day = None
    return page.text, page.title or "", page.author or "", day


def _clean(text: str) -> str:
    """Without what lxml refuses: controls and lone surrogates."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", text)


def _depth(text: str) -> int:
    """How deep elements nest that are not closed; a bound from above for any parser."""
    depth = deepest = 0
    for tag in re.finditer(r"<(/?)(div|span|b|i|p|a|ul|ol|li|table|tr|td|font|em|section|[a-z]{1,12})\b", text, re.I):
        if tag[2].lower() in ("br", "img", "meta", "link", "input", "hr", "p", "li"):
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _located(blocks: list[Block], every: list[Paragraph], body: str) -> list[tuple[Block, Paragraph]]:
    """The blocks whose words stand in the body, by their runs of four words; in a body, each counts once."""
    runs = _runs(_WORD.findall(body.lower()))
    kept = []
    for block, p in zip(blocks, every, strict=True):
        own = _WORD.findall(p.words.lower())
        if len(own) < 4 or not p.english:
            continue
        mine = _runs(own)
        if sum(run in runs for run in mine) >= _SAME * len(mine):
            kept.append((block, p))
    once = {p.words: (b, p) for b, p in reversed(kept)}
    return sorted(once.values(), key=lambda pair: pair[0].start)


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))}
