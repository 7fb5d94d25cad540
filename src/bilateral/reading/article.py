"""An article from its bytes: what kind of file, which encoding, what of it is the body, who wrote it and when."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable

from bilateral.reading.decode import decode
from bilateral.reading.model import Article, Kind
from bilateral.reading.view import Found, make_view

_TAG = re.compile(r"<(?:!doctype html|html|head|body|div|p|article|table|span|script)\b", re.I)
_WIKI = re.compile(r"\[\[[^\[\]\n]{1,200}\]\]|^\{\{[A-Za-z]|^={2,5}[^=\n]+={2,5}\s*$", re.M)
_MARKDOWN = re.compile(r"^#{1,6} \S|\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)|^\*\*[^*\n]+\*\*", re.M)


def read_article(data: bytes, *, name: str = "", published: dt.date | None = None) -> Article:
    """The article in these bytes; `name` helps to tell the kind of file, `published` is its day if it tells none.

    Raises
    ------
    ReadError
        If there is no text in the bytes: empty, binary, a legacy font, beyond the limits.
    """
    text, encoding = decode(data)
    kind = kind_of(text, name)
    found = _reader(kind)(text)
    blocks = [b for b in found.blocks if b.end > b.start]
    told = found.published or published
    return Article(
        text=text,
        view=make_view(text, blocks),
        body=tuple((b.start, b.end) for b in blocks),
        sha256=hashlib.sha256(data).hexdigest(),
        kind=kind,
        encoding=encoding,
        title=found.title,
        author=found.author,
        published=told,
        written=told,
        notes=tuple(found.notes),
    )


def kind_of(text: str, name: str = "") -> Kind:
    """What kind of text it is, by its first words rather than by the name of its file."""
    head = text[:65536].lstrip("\ufeff \t\r\n")
    if re.match(r"<\?xml\b|<(?:TEI|teiCorpus)\b", head) and not re.search(r"<html\b", head[:2000], re.I):
        return "xml"
    if head.startswith("<") and _TAG.search(head):
        return "html"
    if len(_WIKI.findall(head)) >= 3:
        return "wikitext"
    if len(_MARKDOWN.findall(head)) >= 3 or name.lower().endswith((".md", ".markdown")):
        return "markdown"
    return "text"


def _reader(kind: Kind) -> Callable[[str], Found]:
    from bilateral.reading import markdown, plain, xml

    return {"markdown": markdown.find_body, "xml": xml.find_body}.get(kind, plain.find_body)
