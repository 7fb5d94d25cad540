"""An article from its bytes: what kind of file, which encoding, what of it is the body, who wrote it and when."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from importlib import import_module

from bilateral.errors import ReadError
from bilateral.reading.dates import find_dates
from bilateral.reading.decode import Decoded, decode
from bilateral.reading.language import english_share, refuse_legacy_khmer
from bilateral.reading.limits import MOST_BODY
from bilateral.reading.model import Article, Kind
from bilateral.reading.view import Block, Found, make_view
from bilateral.reading.writing_day import writing_day

_TAG = re.compile(r"<(?:!doctype html|html|head|body|div|p|article|table|span|script|meta|h1)\b", re.I)
_HTML = re.compile(r"<html\b|<!doctype html|<article\b[^<>]*\b(?:class|id)=", re.I)
_TEI = re.compile(r"<(?:\w+:)?(?:TEI|teiCorpus|teiHeader)\b")
_WIKI = re.compile(r"\[\[[^\[\]\n]{1,200}\]\]|^\{\{[A-Za-z]|^={2,5}[^=\n]{1,200}={2,5}[ \t]*$|'''[^'\n]{1,80}'''", re.M)
_MARKDOWN = re.compile(r"^#{1,6} \S|\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)|^\*\*[^*\n]{1,200}\*\*", re.M)
_MODULES: dict[Kind, str] = {
    "text": "plain",
    "html": "html",
    "wikitext": "wikitext",
    "markdown": "markdown",
    "xml": "xml",
}


def read_article(data: bytes, *, name: str = "", published: dt.date | None = None) -> Article:
    """The article in these bytes.

    `name`, of the file, helps to tell its kind. `published` is its day of publication if it tells none itself; if
    neither is known, the year of writing is taken from what the text says (an anniversary), and a note says so.

    Raises
    ------
    ReadError
        If there is no text in the bytes: empty, binary, a legacy font, beyond the limits.
    """
    if b"%PDF-" in data[:1024]:
        pdf = import_module("bilateral.reading.pdf").find_text(data)
        return _made(data, Decoded(pdf.text, "utf-8"), "pdf", pdf.found, published, pdf.pages)
    decoded = decode(data)
    refuse_legacy_khmer(decoded.text)
    kind = kind_of(decoded.text, name)
    found: Found = import_module(f"bilateral.reading.{_MODULES[kind]}").find_body(decoded.text)
    return _made(data, decoded, kind, found, published)


def kind_of(text: str, name: str = "") -> Kind:
    """What kind of text it is, by its first words rather than by the name of its file."""
    head = text[:65536].lstrip("\ufeff \t\r\n")
    if _TEI.search(head[:4000]) or (head.startswith("<?xml") and not _HTML.search(head[:4000])):
        return "xml"
    if head.startswith("<") and _TAG.search(head):
        return "html"
    if len(_WIKI.findall(head)) >= 3:
        return "wikitext"
    if len(_MARKDOWN.findall(head)) >= 3 or name.lower().endswith((".md", ".markdown")):
        return "markdown"
    return "html" if len(_TAG.findall(head)) >= 5 else "text"


def _made(
    data: bytes,
    decoded: Decoded,
    kind: Kind,
    found: Found,
    published: dt.date | None,
    pages: tuple[tuple[int, int], ...] = (),
) -> Article:
    blocks = [b for b in found.blocks if b.end > b.start]
    text = decoded.text
    blocks, cut = _no_more_than(blocks, MOST_BODY)
    view = make_view(text, blocks)
    if not blocks or view.isspace():
        raise ReadError("there is no body in it: no paragraph of whole sentences was found.")
    told = found.published or published
    written, notes = told, list(found.notes)
    if decoded.errors != "strict":
        notes.append(f"{text.count(chr(0xFFFD))} places are not {decoded.encoding} and are read as U+FFFD.")
    if cut:
        notes.append(f"the body is longer than {MOST_BODY:,} characters; what follows is not read.")
    if len(view) > 200 and english_share(view[blocks[0].start : blocks[0].start + 200_000]) < 0.1:
        notes.append("the text is not in English, the language whose dates and events are read.")
    if told is None:
        guess = writing_day(view, find_dates(view))
        written = guess.day if guess else None
        notes.append(
            guess.note if guess else "no day of publication: what counts from it (last year) stays without a date. "
            "Give --published to set it."
        )  # fmt: skip
    return Article(
        text=text,
        view=view,
        body=tuple((b.start, b.end) for b in blocks),
        sha256=hashlib.sha256(data).hexdigest(),
        kind=kind,
        encoding=decoded.encoding,
        errors=decoded.errors,
        title=found.title[:500],
        author=found.author[:200],
        published=told,
        written=written,
        pages=pages,
        notes=tuple(notes),
    )


def _no_more_than(blocks: list[Block], most: int) -> tuple[list[Block], bool]:
    """The first blocks, up to so many characters, and whether some were left out."""
    room = most
    for n, block in enumerate(blocks):
        if block.end - block.start > room:
            end = block.start + room
            cuts = [c for c in block.cuts if c[1] <= end]
            part = Block(block.start, end, cuts, [r for r in block.references if r[1] <= end])
            return [*blocks[:n], *([part] if room > 0 else [])], True
        room -= block.end - block.start
    return blocks, False
