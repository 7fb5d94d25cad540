"""The application: addresses, what stands before them, and errors in the words of the command line."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import cache

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bilateral.errors import BilateralError, StateError, StoreError
from bilateral.web import evidence_pages, pages, world_pages
from bilateral.web.answers import HTML, Answer, as_json, problem, respond
from bilateral.web.asked import MissingError
from bilateral.web.desks import BusyError, GoneError
from bilateral.web.explorer import HERE, Explorer
from bilateral.web.guard import Guard, names_of
from bilateral.web.openapi import ENDPOINTS, PREFIX, document

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_LOG = logging.getLogger("bilateral.web")


async def _openapi(request: Request) -> Response:
    return respond(request, as_json(document()))


async def _favicon(request: Request) -> Response:
    return RedirectResponse("/static/icon.svg", 308)


@cache
def _files() -> dict[str, Answer]:
    """Scripts, styles and the icon, read once: no path of a request ever reaches the disk."""
    found = sorted((HERE / "static").iterdir())
    return {p.name: Answer(p.read_bytes(), _TYPES[p.suffix]) for p in found if p.suffix in _TYPES}


async def _static(request: Request) -> Response:
    answer = _files().get(request.path_params["name"])
    if answer is None:
        raise HTTPException(404)
    return respond(request, answer)


def _to(address: str) -> Callable[[Request], Awaitable[Response]]:
    async def go(request: Request) -> Response:
        return RedirectResponse(address, 308)

    return go


def _failure(request: Request, status: int, detail: str) -> Response:
    """A page for a person, a problem for a program."""
    if request.url.path.startswith("/api/") and request.url.path != "/api/docs":
        return problem(status, detail)
    explorer: Explorer = request.app.state.explorer
    return Response(explorer.page("failure.html", status=status, detail=detail), status, {"content-type": HTML})


async def _plain(request: Request, error: Exception) -> Response:
    return _failure(request, 404 if isinstance(error, StateError | StoreError | MissingError) else 400, str(error))


async def _busy(request: Request, error: Exception) -> Response:
    answer = _failure(request, 503, str(error))
    answer.headers["retry-after"] = "5"
    return answer


async def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=499)  # nobody reads it


async def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = {
        404: f"There is nothing at {request.url.path[:120]}. Begin at /.",
        405: f"{request.method} is not understood at {request.url.path[:120]}. /api/docs tells what is.",
    }
    detail = error.detail if isinstance(error, HTTPException) else ""
    return _failure(request, status, told.get(status, detail))


async def _broken(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed: %s: %s", request.method, request.url.path[:120], type(error).__name__, error)
    return _failure(request, 500, "Something in this program failed; its window says what. The other pages still work.")


def create_app(explorer: Explorer, host: str = "127.0.0.1") -> Starlette:
    """The application over an explorer. `host`: the address it is bound to, and answers as."""
    routes = [
        Route("/", pages.home),
        Route("/find", pages.find),
        Route("/s/{key}", pages.state),
        Route("/d/{dyad}", pages.dyad),
        Route("/d/{dyad}/export/{form}", pages.export),
        Route("/compare", pages.compared),
        Route("/world", world_pages.world_now),
        Route("/world/{year}", world_pages.world),
        Route("/sources", pages.sources),
        Route("/sources/{id}", pages.source),
        Route("/check", evidence_pages.check, methods=["GET", "POST"]),
        Route("/trace/{id:path}", evidence_pages.traced),
        Route("/api", _to("/api/docs")),
        Route("/api/docs", pages.docs),
        Route(f"{PREFIX}/openapi.json", _openapi),
        *(Route(PREFIX + e.path.replace("/trace/{id}", "/trace/{id:path}"), e.answer, methods=[e.method])
          for e in ENDPOINTS),
        Route("/assets/dossier.css", pages.dossier_style),
        Route("/assets/dossier.js", pages.dossier_script),
        Route("/favicon.ico", _favicon),
        Route("/static/{name}", _static),
    ]  # fmt: skip
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, names=names_of(host))],
        exception_handlers={
            BusyError: _busy,
            GoneError: _gone,
            BilateralError: _plain,
            HTTPException: _http,
            Exception: _broken,
        },
    )
    app.state.explorer = explorer
    return app
