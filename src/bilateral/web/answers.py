"""Answers as bytes made once, with an entity tag, compressed if the browser takes it; errors in plain words."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

JSON, HTML, PROBLEM = "application/json", "text/html; charset=utf-8", "application/problem+json"
#: Shorter bodies are sent as they are.
_SHORT = 1_000


@dataclass
class Answer:
    """A body with its type; `headers` beyond the usual ones. Compressed once, when first asked for."""

    body: bytes
    type: str
    headers: dict[str, str] = field(default_factory=dict)
    tag: str = ""
    _packed: bytes | None = None

    def __post_init__(self) -> None:
        self.tag = self.tag or f'"{sha256(self.body).hexdigest()[:24]}"'

    @property
    def size(self) -> int:
        """Bytes held."""
        return len(self.body) + len(self._packed or b"") + 500

    def packed(self) -> bytes:
        """The body in gzip."""
        if self._packed is None:
            self._packed = gzip.compress(self.body, 5, mtime=0)
        return self._packed


def as_json(value: Any) -> Answer:
    """A value as JSON."""
    return Answer(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode(), JSON)


def respond(request: Request, answer: Answer) -> Response:
    """The answer for a request: nothing new, compressed, or as it is."""
    headers = {
        "etag": answer.tag,
        "cache-control": "no-cache",
        "vary": "accept-encoding",
        "content-type": answer.type,
        **answer.headers,
    }
    if request.headers.get("if-none-match") == answer.tag:
        return Response(status_code=304, headers=headers)
    if len(answer.body) > _SHORT and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(answer.packed(), headers=headers | {"content-encoding": "gzip"})
    return Response(answer.body, headers=headers)


def problem(status: int, detail: str) -> Response:
    """An error as RFC 9457 has it: the same plain line that the command line would print."""
    about = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    body = json.dumps(about, ensure_ascii=False).encode()
    return Response(body, status, {"cache-control": "no-store"}, PROBLEM)
