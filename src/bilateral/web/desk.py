"""A process in which articles are read: its work can be ended at any moment, and the pages are served meanwhile.

Over its standard input come tasks, over its standard output go answers: a line of JSON, then so many bytes.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from bilateral.errors import BilateralError

if TYPE_CHECKING:
    from bilateral.store import Store


@dataclass(frozen=True, slots=True)
class Task:
    """An article and what is asked of it: `kind` is read or check (JSON), or page. `form`: what was typed beside it."""

    kind: str
    data: bytes
    published: date | None
    about: tuple[int, int] | None
    name: str = ""
    form: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[Any, ...]:
        """What the same article asked about in the same way has in common."""
        typed = tuple(sorted(self.form.items()))
        return "article", self.kind, sha256(self.data).hexdigest(), self.published, self.about, self.name, typed


def done(store: Store, task: Task) -> bytes:
    """The body of the answer to a task."""
    from bilateral.reading.record import as_record
    from bilateral.render.check_record import to_dict
    from bilateral.web import article
    from bilateral.web.answers import as_json
    from bilateral.web.explorer import page

    reading = article.read(task.data, task.published, task.about, task.name)
    if task.kind == "read":
        return as_json(as_record(reading)).body
    checked = article.check(store, reading, task.about)
    if task.kind == "check":
        return as_json(to_dict(checked)).body
    claims = article.marked(checked)
    told = {
        "article": reading.article,
        "claims": claims,
        "pieces": list(article.pieces(reading, claims)),
        "counts": {word: n for word, n in checked.counts().items() if n},
    }
    return page(store.id, "check.html", done=told, failure="", **task.form).encode()


def send(stream: IO[bytes], head: dict[str, Any], body: bytes) -> None:
    """Writes a line of JSON that tells the length of the bytes after it, and them."""
    stream.write(json.dumps(head | {"length": len(body)}).encode() + b"\n" + body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """What `send` wrote.

    Raises
    ------
    EOFError
        If the other side is gone.
    """
    line = stream.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    head: dict[str, Any] = json.loads(line)
    body = stream.read(head["length"])
    if len(body) != head["length"]:
        raise EOFError
    return head, body


def head_of(task: Task) -> dict[str, Any]:
    """All of a task but the article, as JSON."""
    day = task.published.isoformat() if task.published else None
    return {"kind": task.kind, "published": day, "about": task.about, "name": task.name, "form": task.form}


def _task(head: dict[str, Any], body: bytes) -> Task:
    day = date.fromisoformat(head["published"]) if head["published"] else None
    about = (head["about"][0], head["about"][1]) if head["about"] else None
    return Task(head["kind"], body, day, about, head["name"], head["form"])


def sit(folder: str) -> None:
    """Answers tasks on the store in a folder until the other side is gone."""
    from bilateral.store import Store

    if hasattr(os, "nice"):  # not on Windows
        os.nice(5)
    # Whatever breaks ends this process, in one line in the window of the server, which begins another.
    sys.excepthook = lambda kind, error, _: print(f"reading an article: {kind.__name__}: {error}", file=sys.stderr)
    store, answers = Store(Path(folder)), sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that some library prints may stand among the answers
    done(store, Task("check", b"A text.", None, None))  # what reading needs is loaded before the first article comes
    while True:
        try:
            task = _task(*receive(sys.stdin.buffer))
        except EOFError:
            return
        try:
            send(answers, {"outcome": "done"}, done(store, task))
        except BilateralError as error:
            send(answers, {"outcome": "refused"}, str(error).encode())
