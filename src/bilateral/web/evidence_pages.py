"""The pages of evidence: an article with its claims marked, and the record behind any id."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bilateral.errors import BilateralError
from bilateral.reading.record import visible
from bilateral.trace import trace
from bilateral.web import article
from bilateral.web.answers import HTML, Answer, respond
from bilateral.web.asked import AskedError, day_in
from bilateral.web.pages import LONGEST, explorer_of, page_of


async def traced(request: Request) -> Response:
    """The raw record behind an id of an observation, an event, a figure or a finding."""
    explorer, wanted = explorer_of(request), request.path_params["id"]

    def make() -> Answer:
        sentence, rows, lines = trace(explorer.store, wanted, explorer.raw)
        values = {"wanted": visible(wanted), "sentence": sentence, "rows": rows, "lines": lines}
        return Answer(explorer.page("trace.html", **values).encode(), HTML)

    return respond(request, await explorer.cache.get(("trace page", wanted), make))


async def check(request: Request) -> Response:
    """An article with its claims marked; the empty form for GET."""
    values: dict[str, Any] = {"text": "", "published": "", "a": "", "b": "", "failure": ""}
    if request.method == "GET":
        return page_of(request, "check.html", done=None, **values)
    async with request.form(max_files=1, max_fields=10, max_part_size=2_000_000) as form:
        for name in ("text", "published", "a", "b"):
            value = form.get(name, "")
            text = value if isinstance(value, str) else ""
            values[name] = text if name == "text" else visible(text[:LONGEST])
        # A state that was chosen from the list is meant by its key: the name alone may be that of several.
        keys = [str(form.get(f"{n}_key") or values[n]) for n in "ab"]
        file = form.get("file")
        data = await file.read() if file is not None and not isinstance(file, str) else b""
        name = str(getattr(file, "filename", "") or "")
    explorer = explorer_of(request)
    try:
        if not data and not values["text"].strip():
            raise AskedError("There is no text. Paste an article, or choose a file.")
        day, two = day_in(values["published"], "published"), article.about_of(*keys)
        body = data or values["text"].replace("\r\n", "\n").encode("utf-8", "replace")

        def make() -> Answer:
            reading = article.read(body, day, two, name)
            checked = article.check(explorer.store, reading, two)
            claims = article.marked(checked)
            counts = {word: n for word, n in checked.counts().items() if n}
            done = {
                "article": reading.article,
                "claims": claims,
                "pieces": list(article.pieces(reading, claims)),
                "counts": counts,
            }
            return Answer(explorer.page("check.html", done=done, **values).encode(), HTML)

        key = ("check", article.fingerprint(body), day, two, name[:LONGEST], values["text"] == "")
        return respond(request, await explorer.cache.get(key, make))
    except BilateralError as error:
        values["failure"] = str(error)
        return page_of(request, "check.html", 400, done=None, **values)
