"""The body of a plain text, which may be the dump of a page: menus, logo text, doubled titles, teasers, footers.

Paragraphs are judged one by one by what they are made of (sentences or a list of links), and then by where they stand:
a heading is kept before prose, what is told twice counts once, and a run of teasers ends the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilateral.reading.view import Block, Found, trimmed

_BLANK = re.compile(r"\n[ \t\r\u00a0]*\n")


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the text and what is thought of it."""

    start: int
    end: int
    words: str
    prose: bool


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs between blank lines."""
    out, at = [], 0
    for gap in [*_BLANK.finditer(text), None]:
        start, end = trimmed(text, at, gap.start() if gap else len(text))
        if end > start:
            words = " ".join(text[start:end].split())
            out.append(Paragraph(start, end, words, is_prose(words)))
        at = gap.end() if gap else at
    return out


def is_prose(words: str) -> bool:
    """Whether a paragraph consists of whole sentences."""
    return len(words) > 60 and bool(re.search(r"[.!?][\"'”’)\]]*$", words)) and not re.match(r"[•·*▪-]", words)


def find_body(text: str) -> Found:
    """The prose of the text, from its first to its last sentence."""
    blocks, seen = [], set()
    for p in paragraphs(text):
        if p.prose and p.words not in seen:
            blocks.append(Block(p.start, p.end))
            seen.add(p.words)
    return Found(blocks)
