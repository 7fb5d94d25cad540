"""The view of a text: the same length, with everything that is not body blank."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Span = tuple[int, int]
_GAP = re.compile(r"\s")


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item or table cell of the body, and what of it is mark-up (`cuts`, in order).

    `references` are places of the text that stand for one character ("&amp;").
    """

    start: int
    end: int
    cuts: list[Span] = field(default_factory=list)
    references: list[tuple[int, int, str]] = field(default_factory=list)

    def pieces(self) -> Iterable[Span]:
        """The spans of the block that are words."""
        at = self.start
        for start, end in self.cuts:
            if start > at:
                yield at, start
            at = max(at, end)
        if at < self.end:
            yield at, self.end


@dataclass(slots=True)
class Found:
    """What a format's reader finds in a text: the blocks of its body and what the text says of itself."""

    blocks: list[Block]
    title: str = ""
    author: str = ""
    published: dt.date | None = None
    notes: list[str] = field(default_factory=list)


def make_view(text: str, blocks: Sequence[Block]) -> str:
    """Words stay where they are; mark-up within a block becomes spaces, what lies between two blocks a gap.

    A gap begins with two newlines where it has room, so that no reader takes two paragraphs for one.
    """
    out: list[str] = []
    at = 0
    for block in blocks:
        out.append(_gap(block.start - at))
        out.append(words_of(text, block))
        at = block.end
    out.append(_gap(len(text) - at))
    return "".join(out)


def words_of(text: str, block: Block) -> str:
    """A block as it stands in the view; a character reference is its character, and blanks behind it.

    Within a word the blanks come at the end of the word, so that "Kenya&rsquo;s" is one for every reader.
    """
    out: list[str] = []
    at = block.start
    for start, end in block.pieces():
        out.append(" " * (start - at))
        out.append(text[start:end])
        at = end
    out.append(" " * (block.end - at))
    words = "".join(out)
    if not block.references:
        return words
    mended: list[str] = []
    at = owed = 0  # so many blanks come at the end of the word
    for start, end, character in block.references:
        a, b = start - block.start, end - block.start
        if text[start:end] != words[a:b]:
            continue
        before, owed = _settled(words[at:a], owed)
        inside = owed > 0 or (words[a - 1 : a].isalnum() and words[b : b + 1].isalnum())
        inside = inside and not character.isspace()
        mended += [before, character, "" if inside else " " * (owed + b - a - 1)]
        owed = owed + b - a - 1 if inside else 0
        at = b
    rest, owed = _settled(words[at:], owed)
    return "".join([*mended, rest, " " * owed])


def _settled(words: str, owed: int) -> tuple[str, int]:
    """The words with the blanks that are owed before their first gap, and how many are owed still."""
    gap = _GAP.search(words) if owed else None
    return (words, owed) if gap is None else (words[: gap.start()] + " " * owed + words[gap.start() :], 0)


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _gap(length: int) -> str:
    return ("\n\n" + " " * (length - 2)) if length > 2 else "\n" * length
