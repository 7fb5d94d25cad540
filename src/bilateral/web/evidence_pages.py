"""The pages of evidence: an article with its claims marked, and the record behind any id."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bilateral.errors import BilateralError
from bilateral.reading.record import visible
from bilateral.trace import trace
from bilateral.web import article
from bilateral.web.answers import HTML, Answer, respond
from bilateral.web.asked import AskedError, day_in, left
from bilateral.web.desk import Task
from bilateral.web.desks import BusyError
from bilateral.web.pages import LONGEST, explorer_of, page_of

#: What is typed into the form of an article.
_TYPED = ("text", "published", "a", "b")


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
    form: dict[str, str] = dict.fromkeys(_TYPED, "")
    explorer = explorer_of(request)
    if request.method == "GET":
        await explorer.desks.warm()
        return page_of(request, "check.html", 200, done=None, failure="", **form)
    async with request.form(max_files=1, max_fields=10, max_part_size=2_000_000) as given:
        for name in _TYPED:
            value = given.get(name, "")
            text = value if isinstance(value, str) else ""
            form[name] = text if name == "text" else visible(text[:LONGEST])
        # A state that was chosen from the list is meant by its key: the name alone may be that of several.
        keys = [str(given.get(f"{n}_key") or form[n]) for n in "ab"]
        file = given.get("file")
        data = await file.read() if file is not None and not isinstance(file, str) else b""
        name = str(getattr(file, "filename", "") or "")[:LONGEST]
    try:
        if not data and not form["text"].strip():
            raise AskedError("There is no text. Paste an article, or choose a file.")
        day, two = day_in(form["published"], "published"), article.about_of(*keys)
        body = data or form["text"].replace("\r\n", "\n").encode("utf-8", "replace")
        task = Task("page", body, day, two, name, form | {"text": ""})
        return respond(request, await explorer.article(task, HTML, lambda: left(request)))
    except BilateralError as error:
        busy = isinstance(error, BusyError)
        return page_of(request, "check.html", 503 if busy else 400, done=None, failure=str(error), **form)
