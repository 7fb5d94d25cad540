"""The pages of the world: which pairs turned in a year, of all of them or of a state, a region, one direction."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bilateral.web import bars, turning
from bilateral.web.answers import HTML, Answer, respond
from bilateral.web.asked import AskedError, year_in, year_of
from bilateral.web.explorer import Explorer
from bilateral.web.moves import MOVE
from bilateral.web.naming import state_of

#: So many turning points are shown at first, if there are more than that and a few.
SHOWN, A_FEW = 40, 10


def choice_of(request: Request) -> turning.Choice:
    """Which turning points the query asks for."""
    asked = {n: request.query_params.get(n, "").strip()[:100] for n in ("state", "state_key", "region", "way")}
    if asked["region"] and asked["region"] not in turning.REGIONS:
        raise AskedError(f"There is no region {asked['region'][:20]!r}. Choose one of {', '.join(turning.REGIONS)}.")
    if asked["way"] and asked["way"] not in turning.WAYS:
        raise AskedError(f"way is {asked['way'][:20]!r}. Choose one of {', '.join(turning.WAYS)}, or leave it out.")
    name = asked["state_key"] or asked["state"]
    return turning.Choice(state_of(name) if name else None, asked["region"], asked["way"])


def _values(explorer: Explorer, year: int, choice: turning.Choice, every: bool) -> dict[str, Any]:
    world, moved = explorer.world, explorer.turns
    periods = explorer.periods
    whole = periods is not None
    rows = turning.by_year(world, periods, choice) if periods is not None else moved
    if periods is None:
        periods = turning.near(world, year)
    found = turning.turning_points(world, periods, year, choice)
    cut = SHOWN if len(found) > SHOWN + A_FEW and not every else len(found)
    return {
        "year": year,
        "choice": choice,
        "query": urlencode(choice.query),
        "regions": turning.REGIONS,
        "chart": bars.chart(rows),
        "count": next((row for row in rows if row[0] == year), None),
        "moved": next((row for row in moved if row[0] == year), None),
        "move": MOVE,
        "turns": found[:cut],
        "hidden": len(found) - cut,
        "better": sum(t.step > 0 for t in found),
        "loose": turning.loose(world, periods, year, choice),
        "widest": turning.WIDEST,
        "asked": turning.ASKED,
        "pairs": len(world.pairs),
        "whole": whole,
        "failure": explorer.failure,
    }


async def world(request: Request) -> Response:
    """The turning points of the world in a year."""
    explorer: Explorer = request.app.state.explorer
    year, choice, every = year_in(request.path_params["year"]), choice_of(request), "all" in request.query_params

    def make() -> Answer:
        return Answer(explorer.page("world.html", **_values(explorer, year, choice, every)).encode(), HTML)

    # What is told of a part of the pairs is not kept for when all are there.
    state = choice.state.cow if choice.state else 0
    key = ("world", year, state, choice.region, choice.way, every, explorer.periods is not None, explorer.failure)
    return respond(request, await explorer.cache.get(key, make))


async def world_now(request: Request) -> Response:
    """To the year asked for, else to the one in which most turned."""
    explorer: Explorer = request.app.state.explorer
    year, choice = year_of(request, "year"), choice_of(request)
    if year is None:
        rows = turning.by_year(explorer.world, explorer.periods, choice) if explorer.periods else explorer.turns
        year = max(rows, key=lambda r: (r[0] > 1945, r[1] + r[2]), default=(date.today().year,))[0]
    query = urlencode(choice.query)
    return RedirectResponse(f"/world/{year}" + (f"?{query}" if query else ""), 303)
