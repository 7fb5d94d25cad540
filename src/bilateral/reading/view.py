"""The view of a text: the same length, with everything that is not body blank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item or table cell of the body, and what of it is mark-up (`cuts`, in order)."""

    start: int
    end: int
    cuts: list[Span] = field(default_factory=list)

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
        at = block.start
        for start, end in block.pieces():
            out.append(" " * (start - at))
            out.append(text[start:end])
            at = end
        out.append(" " * (block.end - at))
        at = block.end
    out.append(_gap(len(text) - at))
    return "".join(out)


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return start + lead, max(start + lead, start + len(words.rstrip()))


def _gap(length: int) -> str:
    return ("\n\n" + " " * (length - 2)) if length > 2 else "\n" * length
