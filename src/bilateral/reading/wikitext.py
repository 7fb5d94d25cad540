"""The body of wikitext, with its offsets: templates, tables, references, files and headings are no body.

A scanner of our own: the parsers of wikitext give no offsets, and are not linear in what is nested or not closed.
"""

from __future__ import annotations

import re

from bilateral.reading.paragraphs import measured
from bilateral.reading.view import Block, Found, Span, trimmed, words_of

_MARK = re.compile(
    r"<!--|-->|<ref\b[^<>]{0,2000}?/>|<ref\b[^<>]{0,2000}>|</ref\s*>|</?[a-zA-Z][^<>\n]{0,500}>|\{\||\|\}|\{\{|\}\}|\[\[|\]\]"
    r"|\[(?:https?:|//)[^\s\[\]]{0,2000}\s?|\]|'{2,5}|__[A-Z]{3,20}__|&nbsp;"
)
_ASIDE = re.compile(r"\s*:?\s*(?:file|image|category|media|[a-z]{2,3})\s*:", re.I)
_HEADING = re.compile(r"={1,6}\s*(.{1,200}?)\s*={1,6}\s*$")
_APPARATUS = re.compile(
    r"(?:see also|references|notes|footnotes"
    r"|links|external links|further reading|sources|bibliography|citations|cited works)",
    re.I,
)
_LINE = re.compile(r"[^\n]+")
_LEAD = re.compile(r"[*#:;]+\s*|\s+")


def find_body(text: str) -> Found:
    """Paragraphs and list items of whole sentences, up to the references."""
    cuts = _cuts(text)
    blocks: list[Block] = []
    n, title, apparatus = 0, "", 0
    for line in _LINE.finditer(text):
        start, end = trimmed(text, *line.span())
        while n < len(cuts) and cuts[n][1] <= start:
            n += 1
        if n < len(cuts) and cuts[n][0] <= start and cuts[n][1] >= end:
            continue
        heading = _HEADING.fullmatch(text, start, end) if end - start < 250 else None
        if heading:
            level = len(text[start:end]) - len(text[start:end].lstrip("="))
            if _APPARATUS.fullmatch(heading[1]):
                apparatus = level
            elif level <= apparatus:
                apparatus = 0
            continue
        if apparatus or text.startswith(("|", "!", "}}"), start) or text.startswith("#REDIRECT", start):
            continue
        lead = _LEAD.match(text, start, end)
        block = _block(text, lead.end() if lead else start, end, cuts, n)
        if block is not None:
            blocks.append(block)
    bold = re.search(r"'''([^'\n]{3,200})'''", text[:20000])
    title = bold[1] if bold else ""
    return Found(blocks, title=title)


def _block(text: str, start: int, end: int, cuts: list[Span], n: int) -> Block | None:
    """The line without mark-up at its ends; None if what is left is no sentence."""
    while n < len(cuts) and cuts[n][0] <= start:
        start = trimmed(text, min(end, max(start, cuts[n][1])), end)[0]
        n += 1
    inside = []
    while n < len(cuts) and cuts[n][0] < end:
        inside.append((cuts[n][0], min(end, cuts[n][1])))
        n += 1
    while inside and inside[-1][1] >= end:
        end = trimmed(text, start, inside.pop()[0])[1]
    if end <= start:
        return None
    block = Block(start, end, inside)
    p = measured(words_of(text, block), start)
    return block if p.ended and p.length >= 4 and p.words[-1] not in ":;" else None


def _cuts(text: str) -> list[Span]:
    """All mark-up, in order, none overlapping another; of a link, what is shown stays."""
    out: list[Span] = []
    stack: list[tuple[str, int]] = []  # what is open, and where it began
    closing = {"}}": "{{", "|}": "{|", "]]": "[[", "-->": "<!--", "ref": "ref", "]": "["}
    for m in _MARK.finditer(text):
        mark = m[0]
        kind = "ref" if mark.startswith(("<ref", "</ref")) else "[" if mark.startswith(("[h", "[/")) else mark
        if kind in ("{{", "{|", "[[", "<!--", "[") or (
            kind == "ref" and not mark.startswith("</") and not mark.endswith("/>")
        ):
            if len(stack) < 100:
                stack.append((kind, m.start()))
            if kind == "[":
                out.append(m.span())
        elif mark in closing or mark.startswith("</ref"):
            want = closing.get(mark, "ref")
            depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == want), None)
            if depth is None:
                continue
            began = stack[depth][1]
            del stack[depth:]
            out.extend(_closed(text, want, began, m.start(), m.end()))
        else:
            out.append(m.span())
    return _merged(out)


def _closed(text: str, kind: str, start: int, end: int, after: int) -> list[Span]:
    if kind == "[[":
        inner = text[start + 2 : min(end, start + 300)]
        if _ASIDE.match(inner) and ":" in inner:
            return [(start, after)]
        bar = text.rfind("|", start + 2, end)
        return [(start, bar + 1 if bar >= 0 else start + 2), (end, after)]
    return [(end, after)] if kind == "[" else [(start, after)]


def _merged(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
