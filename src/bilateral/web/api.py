"""The JSON API: one function an address, each an answer that is made once and kept."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bilateral.dyad import make_dyad
from bilateral.render import render
from bilateral.states.suggest import suggest
from bilateral.trace import trace
from bilateral.web import article, compare, state_view, turning
from bilateral.web.answers import JSON, Answer, as_json, respond
from bilateral.web.asked import AskedError, MissingError, day_in, left, window_of, year_in, year_of
from bilateral.web.desk import Task
from bilateral.web.explorer import Explorer
from bilateral.web.naming import about, state_of
from bilateral.web.world_pages import choice_of

_QUERY_LONGEST = 100


def _explorer(request: Request) -> Explorer:
    found: Explorer = request.app.state.explorer
    return found


async def states(request: Request) -> Response:
    """States for the first letters of a name."""
    text = request.query_params.get("q", "")[:_QUERY_LONGEST]

    def make() -> Answer:
        found = [{**about(s.state), "matched": s.name, "language": s.lang} for s in suggest(text)]
        return as_json({"q": text, "states": found})

    return respond(request, await _explorer(request).cache.get(("search", text), make))


async def state(request: Request) -> Response:
    """A state in a year."""
    who, year = state_of(request.path_params["key"]), year_of(request, "year")
    world = _explorer(request).world

    def make() -> Answer:
        return as_json(state_view.record(state_view.state_in(world, who, year)))

    return respond(request, await _explorer(request).cache.get(("state", who.cow, year), make))


async def levels(request: Request) -> Response:
    """A state's level with every other in every year."""
    who, world = state_of(request.path_params["key"]), _explorer(request).world
    answer = await _explorer(request).cache.get(("levels", who.cow), lambda: as_json(state_view.levels(world, who)))
    return respond(request, answer)


async def overview(request: Request) -> Response:
    """The overview of two states."""
    dyad = make_dyad(state_of(request.path_params["a"]), state_of(request.path_params["b"]))
    window, explorer = window_of(request), _explorer(request)

    def make() -> Answer:
        return Answer(render(explorer.overview(dyad, *window), "json").encode(), JSON)

    return respond(request, await explorer.cache.get(("json", dyad.id, *window, date.today()), make))


async def compared(request: Request) -> Response:
    """The level of up to four dyads."""
    explorer, names = _explorer(request), tuple(request.query_params.getlist("d"))

    def make() -> Answer:
        return as_json(compare.record(compare.lines_of(explorer.world, names)))

    return respond(request, await explorer.cache.get(("compare", names), make))


async def turning_points(request: Request) -> Response:
    """The turning points of the world in a year."""
    year, choice, explorer = year_in(request.path_params["year"]), choice_of(request), _explorer(request)
    periods, world = explorer.periods, explorer.world

    def make() -> Answer:
        found = periods if periods is not None else turning.near(world, year)
        return as_json(turning.record(world, found, periods is not None, year, choice, explorer.turns))

    key = ("turns", year, *sorted(choice.query.items()), periods is not None)
    return respond(request, await explorer.cache.get(key, make))


async def turning_years(request: Request) -> Response:
    """How many turning points each year has, and how far their computing has come."""
    choice, explorer = choice_of(request), _explorer(request)
    periods = explorer.periods
    if periods is None:
        share = explorer.coming.share if explorer.coming else 0.0
        return respond(request, as_json({"computed": min(share, 0.99), "failure": explorer.failure, "years": []}))

    def make() -> Answer:
        rows = turning.by_year(explorer.world, periods, choice)
        years = [{"year": y, "better": up, "worse": down, "dyads": of} for y, up, down, of in rows]
        return as_json({"computed": 1.0, "failure": "", "years": years})

    return respond(request, await explorer.cache.get(("turning years", *sorted(choice.query.items())), make))


async def sources(request: Request) -> Response:
    """Every source, in the store or not."""
    explorer = _explorer(request)

    def make() -> Answer:
        return as_json({"store": explorer.store.id, "sources": list(explorer.sources.values())})

    return respond(request, await explorer.cache.get("sources", make))


async def source(request: Request) -> Response:
    """One source."""
    explorer, name = _explorer(request), request.path_params["id"]
    if name not in explorer.sources:
        raise MissingError(f"There is no source {name[:60]!r}. /api/v1/sources lists them.")
    return respond(request, as_json(explorer.sources[name]))


async def traced(request: Request) -> Response:
    """The raw record behind an id."""
    explorer, wanted = _explorer(request), request.path_params["id"]

    def make() -> Answer:
        sentence, rows, lines = trace(explorer.store, wanted, explorer.raw)
        found = [
            {
                "id": r.id,
                "said": r.said,
                "source": r.place.source,
                "file": r.place.file,
                "record": r.place.text(),
                "sha256": r.sha256,
                "cite": r.cite,
                "licence": r.licence,
                "raw": r.raw,
                "why_not": r.why_not,
            }
            for r in rows
        ]
        return as_json({"id": wanted, "sentence": sentence, "records": found, "lines": lines})

    return respond(request, await explorer.cache.get(("trace", wanted), make))


async def _sent(request: Request, kind: str) -> Task:
    """The article of a request: JSON with `text`, or the file itself, with the rest in the query."""
    body = await request.body()
    fields: dict[str, Any] = dict(request.query_params)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json":
        try:
            given = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise AskedError(f"The body is no JSON ({str(error)[:80]}). Send an object with a text in it.") from None
        if not isinstance(given, dict) or not isinstance(given.get("text"), str):
            raise AskedError('The body has no text. Send {"text": "...", "published": "2021-05-13", "about": [A, B]}.')
        pair = given.get("about") or ["", ""]
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(p, str) for p in pair):
            raise AskedError('about is not two names of states. Send "about": ["KHM", "RUS"], or leave it out.')
        fields = {"published": str(given.get("published") or ""), "a": pair[0], "b": pair[1]}
        body = given["text"].encode("utf-8", "surrogatepass")
    if not body.strip():
        raise AskedError("There is no text in the body. Send the article.")
    two = article.about_of(str(fields.get("a", "")), str(fields.get("b", "")))
    return Task(kind, body, day_in(str(fields.get("published", "")), "published"), two)


async def read(request: Request) -> Response:
    """The claims of an article."""
    return await _article(request, "read")


async def check(request: Request) -> Response:
    """The claims of an article, judged."""
    return await _article(request, "check")


async def _article(request: Request, kind: str) -> Response:
    task = await _sent(request, kind)
    return respond(request, await _explorer(request).article(task, JSON, lambda: left(request)))
