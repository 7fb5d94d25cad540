"""The pages: each an address that can be kept and passed on, made on the server, and whole without a script."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bilateral.dyad import make_dyad
from bilateral.errors import BilateralError, StateError
from bilateral.export.crate import crate_zip
from bilateral.render import BINARY, FORMATS, render, render_bytes
from bilateral.render.as_html import parts, script, style
from bilateral.render.words import languages
from bilateral.states.names import candidates
from bilateral.states.registry import SYSTEM_BEGINS
from bilateral.web import bars, compare, state_view, turning
from bilateral.web.answers import HTML, Answer, respond
from bilateral.web.asked import AskedError, MissingError, window_of, year_of
from bilateral.web.explorer import Explorer, atlas
from bilateral.web.moves import MOVE
from bilateral.web.naming import dyad_of, lifetime, state_of
from bilateral.web.openapi import ENDPOINTS, PREFIX

#: How each format of an overview is called, and the type under which it is saved.
NAMES = {
    "html": ("Dossier, one file", "text/html; charset=utf-8", "html"),
    "docx": ("Brief for Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "md": ("Brief in Markdown", "text/markdown; charset=utf-8", "md"),
    "text": ("Plain text", "text/plain; charset=utf-8", "txt"),
    "json": ("JSON", "application/json", "json"),
    "data": ("All data and citations (zip)", "application/zip", "zip"),
}
#: Every export of an overview, with a manifest.
BUNDLE = "data"
LANGUAGES = {"en": "English", "fr": "français", "ru": "русский", "km": "ខ្មែរ"}
EXAMPLES = ("KHM-RUS", "DEU-FRA", "CUB-USA", "IND-PAK", "ALB-CHN")
#: The sizes in which a chart of lines is drawn, by the name of the style that shows one of them.
CHARTS = {"wide": compare.WIDE, "phone": compare.PHONE}
#: The longest name that a form takes.
LONGEST = 200


def explorer_of(request: Request) -> Explorer:
    """The explorer that the application stands on."""
    found: Explorer = request.app.state.explorer
    return found


def page_of(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page from a template, as an answer."""
    answer = Answer(explorer_of(request).page(template, **values).encode(), HTML)
    response = respond(request, answer)
    if status != 200:
        response.status_code = status
    return response


async def home(request: Request) -> Response:
    """Find a pair."""
    explorer = explorer_of(request)
    if request.query_params:
        return respond(request, Answer(_home(request, "").encode(), HTML))
    key = ("home", explorer.periods is not None)
    return respond(request, await explorer.cache.get(key, lambda: Answer(_home(request, "").encode(), HTML)))


def _home(request: Request, failure: str) -> str:
    explorer = explorer_of(request)
    whole = explorer.periods is not None
    rows = turning.by_year(explorer.world, explorer.periods) if explorer.periods is not None else explorer.turns
    values = {"examples": [dyad_of(x) for x in EXAMPLES], "sides": _sides(request), "failure": failure}
    return explorer.page("home.html", chart=bars.chart(rows), whole=whole, move=MOVE, widest=turning.WIDEST, **values)


def _sides(request: Request) -> list[dict[str, Any]]:
    """The two fields of the search: what was typed, and what it may stand for if that is not one state."""
    sides = []
    for name, title in (("a", "First state"), ("b", "Second state")):
        text = request.query_params.get(name, "").strip()[:LONGEST]
        found = {c.state.cow: c.state for c in candidates(text)} if text else {}
        choices = [(s, lifetime(s)) for s in found.values()] if len(found) > 1 else []
        sides.append({"name": name, "title": title, "text": text, "choices": choices})
    return sides


async def find(request: Request) -> Response:
    """From the two fields of the search to the page of a dyad, or of a state if only one is given."""
    keys = [request.query_params.get(f"{n}_key", "").strip() or request.query_params.get(n, "").strip() for n in "ab"]
    given = [k[:LONGEST] for k in keys if k]
    try:
        if not given:
            return RedirectResponse("/", 303)
        if len(given) == 1:
            return RedirectResponse(f"/s/{state_of(given[0]).key}", 303)
        return RedirectResponse(f"/d/{make_dyad(state_of(given[0]), state_of(given[1])).id}", 303)
    except BilateralError as error:
        several = any(s["choices"] for s in _sides(request)) and isinstance(error, StateError)
        page = _home(request, "" if several else str(error))
        return Response(page, 404, {"content-type": HTML})


async def state(request: Request) -> Response:
    """A state's relations in a year, on a map."""
    text = request.path_params["key"]
    who, year, explorer = state_of(text), year_of(request, "year"), explorer_of(request)
    if text != who.key:
        return RedirectResponse(f"/s/{who.key}" + (f"?{request.url.query}" if request.url.query else ""), 308)
    part = "part" in request.query_params

    def make() -> Answer:
        view = state_view.state_in(explorer.world, who, year)
        template = "state_year.html" if part else "state.html"
        return Answer(explorer.page(template, view=view, **map_of(view)).encode(), HTML)

    return respond(request, await explorer.cache.get(("page", who.cow, year, part), make))


def map_of(view: state_view.StateYear) -> dict[str, Any]:
    """The shapes of the map, each with what it shows, and the partners that have no shape."""
    from bilateral.panel.cells import carrier
    from bilateral.web.naming import key_of, member, name_then

    found = {p.cow: p for p in view.partners}
    own = carrier(view.who.cow)
    shapes, drawn = [], set()
    for code, shape in atlas()["shapes"].items():
        cow = carrier(int(code))
        drawn.add(cow)
        partner = found.get(cow)
        kind = "self" if cow == own else "none" if member(cow, view.year) else "absent"
        name = partner.name if partner else name_then(cow, view.year)
        shapes.append((shape, key_of(cow), f"s{partner.shade}" if partner else kind, name, partner))
    beside = [p for p in view.partners if p.cow not in drawn]
    return {"atlas": atlas(), "shapes": shapes, "beside": beside}


def _language(request: Request) -> str:
    lang = request.query_params.get("lang", "en")
    if lang not in languages():
        raise AskedError(f"There is no language {lang[:20]!r}. Choose one of {', '.join(languages())}.")
    return lang


async def dyad(request: Request) -> Response:
    """The dossier of a dyad, live."""
    text = request.path_params["dyad"]
    pair, window, explorer = dyad_of(text), window_of(request), explorer_of(request)
    query = f"?{request.url.query}" if request.url.query else ""
    if text != pair.id:
        return RedirectResponse(f"/d/{pair.id}{query}", 308)
    lang = _language(request)
    given = {k: v for k, v in request.query_params.items() if k in ("from", "to", "as_of", "lang") and v}
    formats = [(form, NAMES[form][0]) for form in NAMES if form in (*FORMATS, *BINARY, BUNDLE)]
    others = [(code, LANGUAGES.get(code, code), "?" + urlencode(given | {"lang": code})) for code in languages()]

    def make() -> Answer:
        dossier = parts(explorer.overview(pair, *window), lang)
        values = {"dyad": pair, "given": given, "lang": lang, "formats": formats, "languages": others}
        asked = "?" + urlencode(given) if given else ""
        body = linked(dossier.body)
        return Answer(explorer.page("dyad.html", title=dossier.title, body=body, query=asked, **values).encode(), HTML)

    return respond(request, await explorer.cache.get(("dyad", pair.id, *window, lang, date.today()), make))


def linked(body: str) -> str:
    """The body of a dossier in which each command for `trace` leads to the page of that record."""

    def link(found: re.Match[str]) -> str:
        return f'<a href="/trace/{quote(unescape(found[1]), safe=":/")}">{found[0]}</a>'

    return re.sub(r"<code>bilateral trace ([^<]+)</code>", link, body)


async def dossier_style(request: Request) -> Response:
    """The style sheet of the dossier, which a saved one carries within itself."""
    return respond(request, Answer(style().encode(), "text/css; charset=utf-8"))


async def dossier_script(request: Request) -> Response:
    """The script of the dossier."""
    return respond(request, Answer(script().encode(), "text/javascript; charset=utf-8"))


async def export(request: Request) -> Response:
    """An overview as a file to keep."""
    pair, form = dyad_of(request.path_params["dyad"]), request.path_params["form"]
    known = (*FORMATS, *BINARY, BUNDLE)
    if form not in known:
        raise MissingError(f"There is no format {form[:20]!r}. Choose one of {', '.join(known)}.")
    window, explorer, lang = window_of(request), explorer_of(request), _language(request)
    _, kind, ending = NAMES.get(form, (form, "application/octet-stream", form))

    def make() -> Answer:
        view = explorer.overview(pair, *window)
        if form == BUNDLE:
            body = crate_zip(view, explorer.store, render(view, "json"))
        else:
            body = render_bytes(view, form, lang=lang)
        return Answer(body, kind, {"content-disposition": f'attachment; filename="{pair.id}.{ending}"'})

    key = ("export", form, pair.id, *window, lang, date.today())
    return respond(request, await explorer.cache.get(key, make))


async def compared(request: Request) -> Response:
    """Up to four dyads on one chart."""
    names = [n[:LONGEST] for n in request.query_params.getlist("d")]
    a, b = request.query_params.get("a", "").strip(), request.query_params.get("b", "").strip()
    a, b = request.query_params.get("a_key", "") or a, request.query_params.get("b_key", "") or b
    failure = ""
    if a and b:
        try:
            names.append(make_dyad(state_of(a), state_of(b)).id)
            if len(names) <= compare.MOST:
                return RedirectResponse("/compare?" + urlencode([("d", n) for n in dict.fromkeys(names)]), 303)
        except BilateralError as error:
            failure = str(error)
    lines = compare.lines_of(explorer_of(request).world, names)
    without = [
        "/compare?" + urlencode([("d", other.dyad.id) for other in lines if other is not line]) for line in lines
    ]
    values: dict[str, Any] = {
        "lines": lines,
        "charts": [(c, n) for n, s in CHARTS.items() if (c := compare.chart_of(lines, s)) is not None],
        "without": without,
        "most": compare.MOST,
    }
    record = compare.record(lines)
    return page_of(request, "compare.html", record=record, failure=failure, sides=_sides(request), **values)


async def sources(request: Request) -> Response:
    """Every source: years, rows, licence, and whether it is here."""
    explorer = explorer_of(request)

    def make() -> Answer:
        values = {"sources": list(explorer.sources.values()), "first": SYSTEM_BEGINS, "last": date.today().year}
        return Answer(explorer.page("sources.html", **values).encode(), HTML)

    return respond(request, await explorer.cache.get("sources page", make))


async def source(request: Request) -> Response:
    """One source in full."""
    explorer, name = explorer_of(request), request.path_params["id"]
    if name not in explorer.sources:
        raise MissingError(f"There is no source {name[:60]!r}. /sources lists them.")
    return page_of(request, "source.html", source=explorer.sources[name])


async def docs(request: Request) -> Response:
    """The API, told for a person."""
    return page_of(request, "api.html", endpoints=ENDPOINTS, prefix=PREFIX, quote=quote)
