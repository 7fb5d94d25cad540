"""Runs the explorer on this machine until it is interrupted."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Callable

from bilateral.errors import BilateralError
from bilateral.overview.world import place_of as levels_file
from bilateral.overview.world import world_of
from bilateral.paths import cache_folder, raw_folder
from bilateral.store import Store

LOOPBACK, PORT = "127.0.0.1", 8811
_LOCAL = ("127.0.0.1", "::1", "localhost")
#: So many ports after the first are tried if none was asked for.
_TRIES = 20


class ServeError(BilateralError):
    """The server cannot be started as asked."""


def bound(host: str, port: int | None) -> socket.socket:
    """A socket that listens at an address; without a port, at the first free one from `PORT` on.

    Raises
    ------
    ServeError
        If the address is not one of this machine, or the port is taken.
    """
    tries = [port] if port is not None else [PORT + n for n in range(_TRIES)]
    for number in tries:
        try:
            family, kind, proto, _, address = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
            listening = socket.socket(family, kind, proto)
        except (OSError, UnicodeError) as error:
            raise ServeError(
                f"{host!r} is no address ({error}). Leave out --host to serve this machine only."
            ) from None
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(address)
            listening.listen(128)
        except OSError as error:
            listening.close()
            if error.errno == errno.EADDRINUSE:
                continue
            raise ServeError(
                f"{host}:{number} cannot be served ({error.strerror}). Choose another address with --host or --port."
            ) from None
        return listening
    if port is not None:
        raise ServeError(f"Port {port} is taken by another program. Choose another with --port, or leave it out.")
    raise ServeError(f"Ports {PORT} to {PORT + _TRIES - 1} are all taken. Choose another with --port.")


def serve(
    store: Store,
    *,
    host: str = LOOPBACK,
    port: int | None = None,
    ready: Callable[[str], None] = lambda _: None,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Serves the explorer until it is interrupted. `ready` is called with its address when it answers.

    Raises
    ------
    ServeError
        If the address cannot be bound.
    """
    import uvicorn

    from bilateral.overview import turns
    from bilateral.web.app import create_app
    from bilateral.web.coming import Coming
    from bilateral.web.explorer import Explorer

    listening = bound(host, port)
    try:
        world = world_of(store, tell)
        coming = Coming(levels_file(store, cache_folder()), turns.place_of(store, cache_folder()))
        explorer = Explorer(store, world, (raw_folder(),), coming=coming)
        app = create_app(explorer, host)
        number = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{'localhost' if host == LOOPBACK else shown}:{number}/"

        class Server(uvicorn.Server):
            """Says when it answers; what it has begun ends with it."""

            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets)
                ready(address)
                coming.begin()

            async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
                explorer.end()
                await super().shutdown(sockets)

        config = uvicorn.Config(
            app,
            log_level="critical",
            access_log=False,
            lifespan="off",
            server_header=False,
            date_header=False,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=2,
            limit_concurrency=400,
            backlog=256,
            h11_max_incomplete_event_size=16_384,
        )
        Server(config).run(sockets=[listening])
    finally:
        listening.close()


def is_local(host: str) -> bool:
    """Whether only this machine reaches the address."""
    return host in _LOCAL
