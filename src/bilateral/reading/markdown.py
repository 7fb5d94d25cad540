"""The body of a Markdown text: link targets, emphasis and tables are mark-up; navigation is found as in plain text."""

from __future__ import annotations

import re

from bilateral.reading.view import Block, Found

#: What of a line is mark-up: `](address)`, `[` of a link, images, emphasis, code ticks, heading marks.
_CUTS = re.compile(
    r"!\[[^\[\]\n]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)"
    r"|\[(?=[^\[\]\n]*\]\()|\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)|`+|^#{1,6}\s+|^>\s?",
    re.M,
)

#: The heading of the whole.
_TITLE = re.compile(r"^#[ \t]+(\S[^\n]{2,300})$", re.M)


def find_body(text: str) -> Found:
    """The paragraphs of prose, without their mark-up."""
    from bilateral.reading.plain import find_body as plain_body

    cuts = [m.span() for m in _CUTS.finditer(text)]
    bare = list(text)
    for start, end in cuts:
        bare[start:end] = " " * (end - start)
    found = plain_body("".join(bare))
    for block in found.blocks:
        block.cuts = [c for c in cuts if block.start <= c[0] and c[1] <= block.end]
    found.blocks = [Block(b.start, b.end, b.cuts) for b in found.blocks]
    heading = _TITLE.search(text[:20_000])
    if heading:
        start, end = heading.span(1)
        found.title = " ".join("".join(bare[start:end]).split()) or found.title
    return found
