"""Bytes to text: which encoding a file is in, told so that `data.decode(encoding)` gives the text back.

A byte order mark stays where `bytes.decode` keeps it; newlines are not translated.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import NamedTuple

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
#: The encodings of one or more bytes that are tried; a page can declare these alone (`unicode_escape` is none).
_LEGACY = (
    "cp1252", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic", "cp1250", "iso8859_2", "cp1253",
    "iso8859_7", "cp1254", "iso8859_9", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "tis_620", "gb18030", "big5",
    "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949",
)  # fmt: skip
_ALLOWED = frozenset(codecs.lookup(name).name for name in (*_LEGACY, "utf-8", "utf-16", "utf-32", "latin-1", "ascii"))
#: Files that are no text, by their first bytes, and what to do with them.
_BINARY = (
    (b"PK\x03\x04", "a ZIP archive (a Word or OpenDocument file is one); save it as text, HTML or PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Word file; save it as text, HTML or PDF"),
    (b"{\\rtf", "an RTF file; save it as text, HTML or PDF"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"\x89PNG", "a picture; give its text"),
    (b"\xff\xd8\xff", "a picture; give its text"),
    (b"GIF8", "a picture; give its text"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ENGLISH = re.compile(rb"\b(?:the|of|and|in|to|was|were|with|for|on|by)\b", re.I)


class Decoded(NamedTuple):
    """A text; `errors` is "replace" where a few bytes fit no encoding and became U+FFFD."""

    text: str
    encoding: str
    errors: str = "strict"


def decode(data: bytes) -> Decoded:
    """The text and the name of its encoding.

    Raises
    ------
    ReadError
        If the file is empty, binary, or in no encoding that fits all of it.
    """
    if not data.strip():
        raise ReadError("the file is empty; give a text, a page, a PDF or wikitext.")
    for start, what in _BINARY:
        if data.startswith(start):
            raise ReadError(f"this is {what}.")
    done = _decoded(data)
    if done is None or len(_CONTROL.findall(done.text)) > max(4, 0.005 * len(done.text)):
        raise ReadError("this is no text (its bytes fit no encoding); give a text, a page, a PDF or wikitext.")
    if not done.text.strip("\ufeff \t\r\n\x0b\x0c"):
        raise ReadError("the file is empty; give a text, a page, a PDF or wikitext.")
    return done


def _decoded(data: bytes) -> Decoded | None:
    for find in (_marked, _wide, _plain, _declared):
        if encoding := find(data):
            return Decoded(data.decode(encoding), encoding)
    mended = data.decode("utf-8", "replace")
    beyond = sum(1 for byte in data[:65536] if byte > 0x7F)
    spoilt = mended[:65536].count("\ufffd")
    if beyond and spoilt <= 0.1 * beyond and spoilt * 200 <= len(mended):
        return Decoded(mended, "utf-8", "replace")
    if data.count(b"\0"):
        return None
    encoding = _guessed(data)
    return Decoded(data.decode(encoding), encoding) if encoding else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return encoding


def _marked(data: bytes) -> str | None:
    return next((_strict(data, name) for mark, name in _MARKS if data.startswith(mark)), None)


def _plain(data: bytes) -> str | None:
    return _strict(data, "utf-8")


def _declared(data: bytes) -> str | None:
    told = _DECLARED.search(data[:4096])
    if told is None:
        return None
    try:
        name = codecs.lookup(told[1].decode("ascii", "replace")).name
    except LookupError:
        return None
    if name not in _ALLOWED:
        return None
    # Pages that declare Latin 1 are in cp1252, as every browser takes them (WHATWG Encoding, 4.2).
    return (_strict(data, "cp1252") if name in ("iso8859-1", "ascii") else None) or _strict(data, name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: of each pair of bytes the high one has few values, zero for Latin letters among them."""
    head = data[:4096]
    if len(_CONTROL.findall(head.decode("latin-1"))) < 0.05 * len(head):
        return None
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = Counter(head[offset::2])
        if sum(n for _, n in high.most_common(3)) > 0.9 * high.total() and _strict(data, name):
            return name
    return None


def _guessed(data: bytes) -> str | None:
    """By the letters beyond ASCII: few in an English text are the quotes and accents of cp1252."""
    beyond = sum(1 for byte in data[:65536] if byte > 0x7F)
    english = len(_ENGLISH.findall(data[:65536]))
    if beyond < 0.1 * len(data[:65536]) and english > 3:
        return _strict(data, "cp1252") or _strict(data, "latin-1")
    from charset_normalizer import from_bytes

    for match in from_bytes(data, cp_isolation=list(_LEGACY)):
        if encoding := _strict(data, match.encoding):
            return encoding
    return None
