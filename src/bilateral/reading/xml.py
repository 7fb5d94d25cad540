"""The body of a TEI or other XML file, with its offsets in the file; attributes, headers and comments are not body.

A scanner of our own, and no parser: a parser gives no offsets, and expands entities.
"""

from __future__ import annotations

import datetime as dt
import re

from bilateral.reading.view import Block, Found, trimmed


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[|\]\]>|<\?.*?\?>|<!DOCTYPE[^<>\[]*(?:\[.*?\])?[^<>]*>"
    r"""|<(?P<close>/?)(?P<name>[\w:.-]+)(?P<attributes>(?:[^<>"']|"[^"<]*"|'[^'<]*')*)>""",
    re.S,
)
#: Elements that are paragraphs of their own, by their local name.
_BLOCKS = _names(
    "p ab head div div1 div2 div3 l lg item list cell row table note quote title section sec body text para "
    "abstract li td th tr h1 h2 h3 h4 h5 h6 blockquote figure figDesc caption bibl listBibl byline "
    "dateline opener closer"
)
#: Elements whose words are no body.
_OUTSIDE = _names(
    "teiHeader front back listBibl bibl biblStruct figDesc graphic script style metadata head title ref-list note "
    "article-meta journal-meta fw"
)


def find_body(text: str) -> Found:
    """The paragraphs of the body, title, author and date of the header."""
    blocks: list[Block] = []
    cuts: list[tuple[int, int]] = []
    at, outside = 0, 0

    def close(end: int) -> None:
        nonlocal cuts
        a, b = trimmed(text, at, end)
        inside = [c for c in cuts if c[0] >= a and c[1] <= b]
        # Mark-up at the ends of a block is no part of it.
        while inside and inside[0][0] == a:
            a, _ = trimmed(text, inside.pop(0)[1], b)
        while inside and inside[-1][1] == b:
            b = trimmed(text, a, inside.pop()[0])[1]
        if b > a and not outside:
            blocks.append(Block(a, b, inside))
        cuts = []

    for token in _TOKEN.finditer(text):
        name = (token["name"] or "").rpartition(":")[2]
        if name in _BLOCKS or name in _OUTSIDE:
            close(token.start())
            at = token.end()
            if name in _OUTSIDE and not token["attributes"].endswith("/"):
                outside = max(0, outside + (-1 if token["close"] else 1))
        else:
            cuts.append(token.span())
    close(len(text))
    title = re.search(r"<title[^>]*>(.*?)</title>", text[:20000], re.S)
    return Found(blocks, title=" ".join(title[1].split()) if title else "", published=_published(text[:20000]))


def _published(head: str) -> dt.date | None:
    return None
