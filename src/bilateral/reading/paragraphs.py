"""Paragraphs of a plain text: between blank lines, and where lines are paragraphs of their own, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from bilateral.reading.language import english_share
from bilateral.reading.limits import MOST_PARAGRAPHS
from bilateral.reading.view import Span, trimmed

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•·▪◦‣●■►▶»*–—-]|\d{1,2}[.)]|\(\d{1,2}\))\s+")
#: How a sentence ends, also before a reference number.
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]\u00a0 ]*(?:\[\d{1,3}\]|[¹²³⁰-⁹]+|(?<=[.”\"])\d{1,3})*$")
#: A line of a chronology: a date, and what happened.
_DATED = re.compile(
    r"(?:[•·*–—-]\s*)?(?:(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?,?\s+)?"
    r"[12]\d{3}(?:\s*[-–—/]\s*\d{2,4})?\s*[:–—.-]\s*\S+\s+\S+\s+\S+"
)
#: A line no longer than this can be one line of a wrapped paragraph.
_WRAPPED = 120
#: Of a longer paragraph, these first characters tell its tongue.
_SAMPLE = 20_000


@dataclass(slots=True)
class Paragraph:
    """A paragraph and what it is made of; `words` is its text with single spaces, `length` its number of words."""

    start: int
    end: int
    words: str
    length: int
    ended: bool
    english: float
    bullet: bool
    dated: bool

    @property
    def prose(self) -> bool:
        """Whole sentences of some length."""
        return self.ended and self.english >= 0.15 and self.length >= 9 and not self.words.endswith(("...", "…"))

    @property
    def cut_off(self) -> bool:
        """Prose that breaks off before the end of a sentence."""
        return self.length >= 14 and self.english >= 0.15 and (not self.ended or self.words.endswith(("...", "…")))

    @property
    def heading(self) -> bool:
        """What could be a title: a few words, no end of a sentence."""
        return 1 <= self.length <= 22 and not (self.ended and self.words[-1] in ".;:")


def paragraphs(text: str) -> list[Paragraph]:
    """All paragraphs of a text, in order."""
    return [measured(text[start:end], start) for start, end in islice(_spans(text), MOST_PARAGRAPHS)]


def measured(text: str, start: int) -> Paragraph:
    """What a paragraph is made of; `start` is its place."""
    words = " ".join(text.split())
    return Paragraph(
        start=start,
        end=start + len(text),
        words=words,
        length=words.count(" ") + 1,
        ended=bool(_ENDED.search(words[-60:])),
        english=english_share(words[:_SAMPLE]),
        bullet=bool(_BULLET.match(words)),
        dated=bool(_DATED.match(words)),
    )


def _spans(text: str) -> Iterator[Span]:
    block: list[Span] = []
    last_end = 0
    for line in _LINE.finditer(text):
        start, end = trimmed(text, *line.span())
        blank_before = text.count("\n", last_end, start) > 1 or text.count("\r", last_end, start) > 1
        if end == start:
            continue
        if block and blank_before and not _one_blank(text, last_end, line.start()):
            yield from _of_block(text, block)
            block = []
        block.append((start, end))
        last_end = end
    if block:
        yield from _of_block(text, block)


def _one_blank(text: str, start: int, end: int) -> bool:
    """Whether what lies between is one line break, as CRLF or with spaces."""
    between = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    return between.count("\n") < 2


def _of_block(text: str, lines: list[Span]) -> Iterator[Span]:
    """Lines that are not wrapped are paragraphs; wrapped ones are joined up to where a paragraph ends."""
    widths = sorted(end - start for start, end in lines)
    longest = widths[-1]
    inner = lines[:-1]
    open_ends = sum(not _ENDED.search(text[max(start, end - 60) : end]) for start, end in inner)
    full = sum(end - start >= 0.6 * longest for start, end in inner)
    wrapped = (
        len(lines) > 1
        and 2 * full >= len(inner)
        and longest <= _WRAPPED
        and longest >= 40
        and open_ends >= 0.4 * len(inner)
    )
    if not wrapped:
        yield from lines
        return
    start = lines[0][0]
    for (a, b), (c, d) in pairwise(lines):
        short = b - a < 0.6 * longest
        if _BULLET.match(text[c : c + 8]) or _DATED.match(text, c, d) or (short and not text[c].islower()):
            yield start, b
            start = c
    yield start, lines[-1][1]
