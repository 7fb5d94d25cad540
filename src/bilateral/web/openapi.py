"""The addresses of the API, told once: the routes, the OpenAPI document and its page are all made from here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bilateral import __version__
from bilateral.web import api
from bilateral.web.turning import REGIONS

PREFIX = "/api/v1"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of an address, or of its query."""

    name: str
    place: str
    text: str
    example: str
    kind: str = "string"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address of the API. `example` is one that works on the starter store."""

    path: str
    answer: Callable[[Request], Awaitable[Response]]
    summary: str
    text: str
    parameters: tuple[Parameter, ...] = ()
    example: str = ""
    method: str = "GET"


def _path(name: str, text: str, example: str) -> Parameter:
    return Parameter(name, "path", text, example)


_STATE = "A name in English, French, Russian or Khmer, ISO3, ISO2, or cow: and a number"
_WINDOW = (
    Parameter("from", "query", "First year", "1980", "integer"),
    Parameter("to", "query", "Last year", "1999", "integer"),
    Parameter("as_of", "query", "Tell nothing later than this day", "2020-01-01"),
)
_CHOICE = (
    Parameter("state", "query", f"Pairs with this state alone. {_STATE}", "KHM"),
    Parameter("region", "query", f"Pairs with a state of this region alone: {', '.join(REGIONS)}", "asia"),
    Parameter("way", "query", "Turns for the better alone, or for the worse", "better"),
)
_ARTICLE = (
    Parameter("published", "query", "The day of publication, where the article does not tell it", "2021-05-13"),
    Parameter("a", "query", f"One of the two states it is about. {_STATE}", "KHM"),
    Parameter("b", "query", "The other", "RUS"),
)
_BODY = (
    'The article itself (text, HTML, Markdown, wikitext or TEI), or JSON: {"text", "published", "about": [A, B]}. '
    "At most 2,000,000 bytes."
)
ENDPOINTS = (
    Endpoint(
        "/states",
        api.states,
        "Find a state",
        "The states of which a name begins with the letters, best first, with the years in which each existed.",
        (Parameter("q", "query", "The first letters of a name, in any of the languages", "Камб"),),
        "/states?q=camb",
    ),
    Endpoint(
        "/overview/{a}/{b}",
        api.overview,
        "The overview of two states",
        "The record of `bilateral overview A B --format json`: level, periods, events, figures, findings, conflicts, "
        "coverage, outlook, each with its evidence.",
        (_path("a", _STATE, "KHM"), _path("b", _STATE, "RUS"), *_WINDOW),
        "/overview/KHM/RUS",
    ),
    Endpoint(
        "/state/{key}",
        api.state,
        "A state in a year",
        "The level of its relations with every other state, with its 90 % interval, and the change in ten years.",
        (_path("key", _STATE, "KHM"), Parameter("year", "query", "The year", "1985", "integer")),
        "/state/KHM?year=1985",
    ),
    Endpoint(
        "/state/{key}/levels",
        api.levels,
        "A state in all years",
        "The level with every other state in every year, in hundredths; null where nothing is known.",
        (_path("key", _STATE, "KHM"),),
        "/state/KHM/levels",
    ),
    Endpoint(
        "/compare",
        api.compared,
        "Up to four dyads",
        "The level of each dyad year by year, and its periods.",
        (Parameter("d", "query", "A dyad, as in KHM-RUS; up to four times", "KHM-RUS"),),
        "/compare?d=KHM-RUS&d=KHM-USA",
    ),
    Endpoint(
        "/turning-points",
        api.turning_years,
        "Turning points of the world by year",
        "How many pairs began a new period in each year, for the better and for the worse; `computed` is less than 1, "
        "and there are no years, while the periods of all pairs are being computed for a new store.",
        _CHOICE,
        "/turning-points?state=KHM",
    ),
    Endpoint(
        "/turning-points/{year}",
        api.turning_points,
        "Turning points of the world in a year",
        "The dyads of which a new period began in the year, the largest steps first; `among` says whether all pairs "
        "were asked, or, while their periods are being computed, those that moved most.",
        (Parameter("year", "path", "The year", "1991", "integer"), *_CHOICE),
        "/turning-points/1991?region=europe&way=better",
    ),
    Endpoint("/sources", api.sources, "Every source", "Years, rows, licence, citations, files.", (), "/sources"),
    Endpoint(
        "/sources/{id}",
        api.source,
        "One source",
        "The same for one source.",
        (_path("id", "The source's id", "un-votes"),),
        "/sources/un-votes",
    ),
    Endpoint(
        "/trace/{id}",
        api.traced,
        "The record behind anything",
        "What stands in the raw file behind an id of an observation, an event, a figure or a finding.",
        (_path("id", "An id or trace id of an overview", "state:811"),),
        "/trace/state:811",
    ),
    Endpoint(
        "/read",
        api.read,
        "The claims of an article",
        "The record of `bilateral read --format json`: events, periods and figures, each with its exact words.",
        _ARTICLE,
        "",
        "POST",
    ),
    Endpoint(
        "/check",
        api.check,
        "The claims of an article, judged",
        "The same with a verdict for each claim and the records it rests on.",
        _ARTICLE,
        "",
        "POST",
    ),
)


def _operation(e: Endpoint) -> dict[str, Any]:
    parameters = [
        {
            "name": p.name,
            "in": p.place,
            "required": p.place == "path",
            "description": p.text,
            "schema": {"type": p.kind},
            "example": int(p.example) if p.kind == "integer" else p.example,
        }
        for p in e.parameters
    ]
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    told: dict[str, Any] = {
        "operationId": e.path.strip("/").split("{")[0].strip("/").replace("/", "-") + ("-one" if "{" in e.path else ""),
        "summary": e.summary,
        "description": e.text,
        "parameters": parameters,
        "responses": {
            "200": {"description": "Done", "content": {"application/json": {"schema": {"type": "object"}}}},
            "400": {"description": "Not understood: found, expected, next step", "content": problem},
            "404": {"description": "There is no such thing", "content": problem},
        },
    }
    if e.path == "/turning-points":
        told["operationId"] = "turning-points-by-year"
    if e.path.endswith("/levels"):
        told["operationId"] = "state-levels"
    if e.method == "POST":
        any_text: dict[str, Any] = {"schema": {"type": "string"}}
        fields = {
            "text": {"type": "string"},
            "published": {"type": "string", "format": "date"},
            "about": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2},
        }
        as_object = {"schema": {"type": "object", "required": ["text"], "properties": fields}}
        content = {"text/plain": any_text, "text/html": any_text, "application/json": as_object}
        told["responses"]["503"] = {
            "description": "Too many articles are being read: try again later",
            "content": problem,
        }
        told["requestBody"] = {"required": True, "description": _BODY, "content": content}
    return told


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    paths: dict[str, dict[str, Any]] = {}
    for e in ENDPOINTS:
        paths.setdefault(PREFIX + e.path, {})[e.method.lower()] = _operation(e)
    fields = {"type": "string", "title": "string", "status": "integer", "detail": "string"}
    schema = {"type": "object", "properties": {name: {"type": kind} for name, kind in fields.items()}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "bilateral",
            "version": __version__,
            "description": "The history of the relations of any two states, every sentence with the record behind it.",
        },
        "paths": paths,
        "components": {"schemas": {"Problem": schema}},
    }
