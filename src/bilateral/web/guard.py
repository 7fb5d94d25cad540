"""What stands before every request: whose name the browser used, how much it may send, how long it may take.

A page of another site can make a browser send requests here, also under a name of its own that it turns to this
address (DNS rebinding). So a request must name this machine, and one that sends something must come from our pages.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bilateral.web.answers import problem

#: The largest body of a request, and the seconds for its arrival and for an answer.
LARGEST, ARRIVAL, LONGEST = 2_000_000, 15.0, 60.0
#: Everything from here, nothing from elsewhere, no script or style that stands in a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Not no-referrer: a form would then be sent with the origin "null", which is refused below.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def names_of(host: str) -> frozenset[str]:
    """The names under which a server bound to `host` answers; addresses in figures are always answered to."""
    own = {"localhost", host.casefold()}
    if host not in ("127.0.0.1", "::1", "localhost"):
        own |= {socket.gethostname().casefold(), socket.getfqdn().casefold()}
    return frozenset(own)


def host_of(header: str) -> str:
    """The host in a Host header, without the port and brackets."""
    name = header.strip().casefold()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.rpartition(":")[0] if ":" in name else name


class Guard:
    """ASGI middleware: the checks above, and the headers of every answer."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self.app = app
        self.names = names

    def _known(self, host: str) -> bool:
        name = host_of(host)
        if name in self.names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if not self._known(host):
            return (
                421,
                f"This server does not answer as {host[:80]!r}. Open the address that `bilateral serve` printed.",
            )
        if scope["method"] not in ("GET", "HEAD"):
            origin = headers.get("origin")
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") or (
                origin is not None and urlsplit(origin).netloc.casefold() != host.casefold()
            ):
                return 403, "The request comes from a page of another site. Send it from a page of this server."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST:
            return 413, f"The body is larger than {LARGEST:,} bytes. Send a shorter text."
        return None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refusal(scope, Headers(scope=scope))
        if refused:
            await problem(*refused)(scope, receive, send_with_headers)
            return
        arrived, whole = 0, False

        async def receive_a_little() -> Message:
            nonlocal arrived, whole
            # After the body there is nothing to wait for but that the other side leaves.
            message = await receive() if begun or whole else await asyncio.wait_for(receive(), ARRIVAL)
            arrived += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if arrived > LARGEST:
                raise _TooMuchError
            return message

        try:
            await asyncio.wait_for(self.app(scope, receive_a_little, send_with_headers), LONGEST)
        except _TooMuchError:
            if not begun:
                told = f"The body is larger than {LARGEST:,} bytes. Send a shorter text."
                await problem(413, told)(scope, receive, send_with_headers)
        except TimeoutError:
            if not begun:
                told = "The request or its answer took too long. Try again, or ask for less."
                await problem(503, told)(scope, receive, send_with_headers)


class _TooMuchError(Exception):
    """The body goes on beyond what its header said, or beyond all bounds."""
