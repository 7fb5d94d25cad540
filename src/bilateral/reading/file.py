"""An article from a path, or from a pipe."""

from __future__ import annotations

import datetime as dt
import stat
import sys
from pathlib import Path

from bilateral.errors import DyadError, ReadError
from bilateral.reading.article import read_article
from bilateral.reading.limits import MOST_BYTES
from bilateral.reading.model import Article
from bilateral.states.names import resolve


def read_file(file: str, *, published: dt.date | None = None) -> Article:
    """The article in a file; "-" is stdin.

    Raises
    ------
    ReadError
        If there is no such file, it is a folder, too large, or holds no text.
    """
    data = _bytes(file)
    try:
        return read_article(data, name="" if file == "-" else file, published=published)
    except ReadError as error:
        raise ReadError(f"{'stdin' if file == '-' else file}: {error}") from error


def about_states(a: str, b: str) -> tuple[int, int]:
    """The COW codes of two states by name or code."""
    first, second = resolve(a).cow, resolve(b).cow
    if first == second:
        raise DyadError(f"{a} and {b} are the same state; an article is about two.")
    return first, second


def _bytes(file: str) -> bytes:
    if file == "-":
        if sys.stdin is None:
            raise ReadError("stdin is closed; name a file.")
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        try:
            path = Path(file)
            mode = path.stat().st_mode
            if stat.S_ISDIR(mode):
                raise ReadError(f"{file} is a folder; name one file in it.")
            with path.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            why = (error.strerror if isinstance(error, OSError) else None) or str(error)
            raise ReadError(f"{file} cannot be read ({why}). Name a file, or - for a pipe.") from error
    if len(data) > MOST_BYTES:
        raise ReadError(
            f"{file} is larger than {MOST_BYTES // 2**20} MB, the most that is read; cut out the article itself."
        )
    return data
