"""The text of a PDF and the places of its pages.

The parser (pypdf) runs in a process of its own with little memory and time: a PDF can unpack to any size.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

from bilateral.errors import ReadError
from bilateral.reading import plain
from bilateral.reading.dates import find_dates
from bilateral.reading.limits import MOST_CHARACTERS, MOST_MEMORY, MOST_PAGES, MOST_SECONDS
from bilateral.reading.view import Found, Span

#: What the child process runs: limits first, then the parser; one JSON object on stdout, text in base64 of UTF-8.
_CHILD = """
import base64, io, json, logging, resource, sys
memory, pages, most = (int(x) for x in sys.argv[1:4])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
logging.disable(logging.CRITICAL)
from pypdf import PdfReader
out = {"pages": [], "title": "", "author": "", "all": 0, "why": ""}
try:
    reader = PdfReader(io.BytesIO(sys.stdin.buffer.read()), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise PermissionError("it needs a password")
    out["all"] = len(reader.pages)
    told = reader.metadata
    out["title"], out["author"] = str(told.title or "") if told else "", str(told.author or "") if told else ""
    size = 0
    for page in list(reader.pages)[:pages]:
        text = page.extract_text()
        size += len(text)
        if size > most:
            break
        out["pages"].append(base64.b64encode(text.encode("utf-8", "replace")).decode())
except BaseException as error:
    out["why"] = f"{type(error).__name__}: {error}"[:200]
print(json.dumps(out))
"""


@dataclass(slots=True)
class PdfText:
    """The text of all pages, one after another; `pages` are their spans."""

    text: str
    pages: tuple[Span, ...]
    found: Found = field(default_factory=lambda: Found([]))


def find_text(data: bytes) -> PdfText:
    """The text of a PDF, the spans of its pages and its body.

    Raises
    ------
    ReadError
        If it is scanned (pictures without text), locked, broken, or takes too much memory or time.
    """
    told = _parsed(data)
    parts = [_mended(base64.b64decode(page).decode("utf-8", "replace")) for page in told["pages"]]
    if not any(part.strip() for part in parts):
        if told["why"]:
            raise ReadError(f"the PDF cannot be read ({told['why']}). Save it anew, or give its text.")
        raise ReadError(
            f"the PDF is scanned: its {told['all']} pages are pictures without text. Run text recognition (OCR) first."
        )
    pages: list[Span] = []
    at = 0
    for part in parts:
        pages.append((at, at + len(part)))
        at += len(part) + 2
    text = "\n\n".join(parts)
    found = plain.find_body(text)
    found.title = found.title if len(found.title) > 12 else told["title"].strip() or found.title
    found.author = found.author or told["author"].strip()
    empty = [n for n, part in enumerate(parts, 1) if not part.strip()]
    if empty:
        found.notes.append(f"{len(empty)} of {len(parts)} pages have no text (scanned?): {_some(empty)}.")
    if told["why"] or len(parts) < told["all"]:
        found.notes.append(f"{len(parts)} of {told['all']} pages are read. {told['why']}".strip())
    found.published = found.published or _day_of_head(parts[0])
    return PdfText(text, tuple(pages), found)


def _day_of_head(page: str) -> dt.date | None:
    """The day on the first lines of the first page, where it stands alone on its line."""
    for line in page.splitlines()[:15]:
        days = [t for t in find_dates(line) if t.precision == "day" and not t.inferred]
        if len(days) == 1 and len(line.replace(days[0].quote, "").split()) <= 4:
            return days[0].date_start
    return None


def _parsed(data: bytes) -> dict[str, Any]:
    command = [sys.executable, "-I", "-c", _CHILD, str(MOST_MEMORY), str(MOST_PAGES), str(MOST_CHARACTERS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise ReadError(f"the PDF takes more than {MOST_SECONDS} seconds. Give a part of it, or its text.") from None
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        if b"No module named 'pypdf'" in done.stderr:
            raise ModuleNotFoundError("pypdf", name="pypdf") from None
        raise ReadError(f"the PDF takes more than {MOST_MEMORY >> 20} MB, or is broken. Give its text.") from None
    if "MemoryError" in told["why"] and not told["pages"]:
        raise ReadError(f"the PDF takes more than {MOST_MEMORY >> 20} MB. Give a part of it, or its text.")
    return told


def _mended(page: str) -> str:
    """Without what is no text, and with words joined again that the end of a line divided."""
    page = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", page)
    return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", page)


def _some(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:8])) + (" ..." if len(numbers) > 8 else "")
