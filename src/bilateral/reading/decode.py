"""Bytes to text: which encoding a file is in, told so that `data.decode(encoding)` gives the text back.

A byte order mark stays where `bytes.decode` keeps it; newlines are not translated.
"""

from __future__ import annotations

import codecs
import re

from bilateral.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What a page or an XML file says of itself in its first bytes.
_DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,200}?encoding|<meta[^>]{0,200}?charset)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding.

    Raises
    ------
    ReadError
        If the file is empty, binary, or in no encoding that fits all of it.
    """
    if not data.strip():
        raise ReadError("the file is empty; give a text, a page, a PDF or wikitext.")
    encoding = _marked(data) or _strict(data, "utf-8") or _declared(data) or _wide(data) or _guessed(data)
    if encoding is None:
        raise ReadError("the file is in no text encoding that fits all of it; save it as UTF-8 and read it again.")
    return data.decode(encoding), encoding


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return encoding


def _marked(data: bytes) -> str | None:
    return next((_strict(data, name) for mark, name in _MARKS if data.startswith(mark)), None)


def _declared(data: bytes) -> str | None:
    told = _DECLARED.search(data[:4096])
    return _strict(data, told[1].decode("ascii", "replace").lower()) if told else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    head = data[:4096]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) > 3 and head[offset::2].count(0) > 0.4 * len(head[offset::2]):
            return _strict(data, name)
    return None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return _strict(data, best.encoding) if best else None
