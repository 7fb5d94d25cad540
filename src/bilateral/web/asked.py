"""What a request asks for: years, days and states from its address, or an error in plain words."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request

from bilateral.errors import BilateralError
from bilateral.states.registry import LAST_ASKED, SYSTEM_BEGINS


class AskedError(BilateralError):
    """An address or a form that asks for something in a way that is not understood."""


class MissingError(AskedError):
    """There is no such thing here."""


def year_of(request: Request, name: str) -> int | None:
    """A year in the query, None if it is not there or empty."""
    text = request.query_params.get(name, "").strip()
    return year_in(text, name) if text else None


def year_in(text: str, name: str = "year") -> int:
    """A year as text."""
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and SYSTEM_BEGINS <= int(text) <= LAST_ASKED):
        raise AskedError(
            f"{name} is {text[:20]!r}. Give a year from {SYSTEM_BEGINS} to {LAST_ASKED}, as in {name}=1985."
        )
    return int(text)


def day_in(text: str, name: str) -> date | None:
    """A day as text, None if it is empty."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise AskedError(f"{name} is {text[:20]!r}. Give a day as 2021-05-13.") from None


def window_of(request: Request) -> tuple[int | None, int | None, date | None]:
    """`from`, `to` and `as_of` of the query."""
    as_of = day_in(request.query_params.get("as_of", ""), "as_of")
    return year_of(request, "from"), year_of(request, "to"), as_of


async def left(request: Request) -> None:
    """Returns when the one who asked has left: the browser was closed, or went elsewhere. Call it after the body."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
