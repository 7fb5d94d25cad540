"""Mark-up in angle brackets, with its places: a scanner that is linear in any input and expands nothing.

A parser gives no offsets, nests as deep as its input says, and expands entities; this one only tells what is mark-up.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bilateral.errors import ReadError
from bilateral.reading.limits import MOST_MARKS
from bilateral.reading.view import Block, Span, trimmed

_NAME = re.compile(r"</?([A-Za-z][\w:.-]{0,60})")
_ATTRIBUTES = re.compile(r"""[^<>"']*(?:"[^"<]{0,20000}"[^<>"']*|'[^'<]{0,20000}'[^<>"']*){0,200}>""")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: Elements whose content is no text at all.
_RAW = frozenset({"script", "style", "template", "noscript", "svg", "textarea", "iframe", "object"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A piece of mark-up. `name` is its local name ("" of comments and instructions); `closes`: an end tag."""

    start: int
    end: int
    name: str
    closes: bool
    empty: bool


def tags(text: str, *, lower: bool) -> Iterator[Tag]:
    """All mark-up in order; `lower`: names of HTML, in which scripts hold no mark-up."""
    gone: set[str] = set()
    number = 0
    at = text.find("<")
    while at >= 0:
        tag = _tag(text, at, lower, gone)
        if tag is None:
            at = text.find("<", at + 1)
            continue
        end = tag.end
        if lower and tag.name in _RAW and not tag.closes:
            end = _after_raw(text, tag, gone)
            tag = Tag(tag.start, end, "", False, True)
        number += 1
        if number > MOST_MARKS:
            raise ReadError(f"the file has more than {MOST_MARKS:,} tags; cut out the article itself.")
        yield tag
        at = text.find("<", end)


def _tag(text: str, at: int, lower: bool, gone: set[str]) -> Tag | None:
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", None), ("<?", ">" if lower else "?>"), ("<!", ">")):
        if text.startswith(opening, at):
            if closing is None:
                return Tag(at, at + len(opening), "", False, True)
            end = -1 if closing in gone else text.find(closing, at + len(opening))
            if end < 0:
                gone.add(closing)
                return None
            return Tag(at, end + len(closing), "", False, True)
    named = _NAME.match(text, at)
    if named is None:
        return None
    rest = _ATTRIBUTES.match(text, named.end())
    end = rest.end() if rest else text.find(">", named.end(), named.end() + 2000) + 1
    if not end:
        return None
    name = named[1].rpartition(":")[2]
    return Tag(at, end, name.lower() if lower else name, text[at + 1] == "/", text[end - 2] == "/")


def _after_raw(text: str, tag: Tag, gone: set[str]) -> int:
    """The place behind the end tag of a script or style; the end of the text if it has none."""
    if tag.empty and tag.name == "svg":
        return tag.end
    if tag.name in gone:
        return tag.end
    found = re.compile(rf"</{tag.name}[^>]{{0,200}}>", re.I).search(text, tag.end)
    if found is None:
        gone.add(tag.name)
        return tag.end
    return found.end()


def blocks_of(text: str, *, lower: bool, breaks: frozenset[str], outside: frozenset[str]) -> list[Block]:
    """The stretches of words between elements that are blocks, not those within elements that are `outside`."""
    blocks: list[Block] = []
    cuts: list[Span] = []
    at, depth, within = 0, 0, ""
    for tag in tags(text, lower=lower):
        if tag.name not in breaks and tag.name not in outside:
            cuts.append((tag.start, tag.end))
            continue
        if not depth:
            _close(text, blocks, cuts, at, tag.start)
        cuts, at = [], tag.end
        if tag.name in outside and not tag.empty and (not depth or tag.name == within):
            if tag.closes:
                depth = max(0, depth - 1)
            else:
                depth, within = depth + 1, tag.name
    if not depth:
        _close(text, blocks, cuts, at, len(text))
    return blocks


def _close(text: str, blocks: list[Block], cuts: list[Span], at: int, end: int) -> None:
    start, end = trimmed(text, at, end)
    first, last = 0, len(cuts)
    while first < last and cuts[first][0] <= start:  # mark-up at the ends of a block is no part of it
        start = trimmed(text, max(start, cuts[first][1]), end)[0]
        first += 1
    while last > first and cuts[last - 1][1] >= end:
        end = trimmed(text, start, min(end, cuts[last - 1][0]))[1]
        last -= 1
    if end > start:
        blocks.append(Block(start, end, cuts[first:last], references(text, start, end)))


def references(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Character references, with the character each stands for; lone surrogates and controls stand for a space."""
    found = []
    for m in _REFERENCE.finditer(text, start, end):
        plain = html.unescape(m[0])
        if plain != m[0]:
            found.append((m.start(), m.end(), plain if plain.isprintable() and len(plain) == 1 else " "))
    return found
