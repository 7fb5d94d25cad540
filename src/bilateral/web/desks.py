"""The few desks at which articles are read, the short queue before them, and the end of work that nobody waits for."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bilateral.errors import BilateralError
from bilateral.processes import deaf_children
from bilateral.web import desk
from bilateral.web.asked import AskedError

#: Desks, articles that may wait for one, and the seconds after which an article is given up.
DESKS, WAITING, LONGEST = 2, 6, 50.0


class BusyError(BilateralError):
    """Nothing is wrong with what was asked; it cannot be done now."""


class GoneError(Exception):
    """The one who asked has left."""


class _Desk:
    """One process. It is begun with the first article, and again after its work was ended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def begin(self) -> subprocess.Popen[bytes]:
        """The process, begun if there is none."""
        with self._lock:
            return self._begun()

    def _begun(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            call = f"import sys; from {desk.__name__} import sit; sit(sys.argv[1])"
            words = [sys.executable, "-c", call, str(self.folder)]
            with deaf_children():
                self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process

    def ask(self, task: desk.Task, stop: threading.Event) -> tuple[dict[str, Any], bytes]:
        """The answer to a task; blocks until it is there, or the process was ended.

        `stop` is set before the end, so that none is begun after it.
        """
        with self._lock:
            if stop.is_set():
                raise EOFError
            process = self._begun()
        assert process.stdin is not None and process.stdout is not None
        desk.send(process.stdin, desk.head_of(task), task.data)
        return desk.receive(process.stdout)

    def end(self) -> None:
        """Ends the process and whatever it is at."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()


class Desks:
    """Articles are read here, `DESKS` at once; those for whom there is no place are told so."""

    def __init__(self, folder: Path, longest: float = LONGEST) -> None:
        self.longest = longest
        self._free = [_Desk(folder) for _ in range(DESKS)]
        self._every = tuple(self._free)
        self._turn = asyncio.Semaphore(DESKS)
        self._waiting = 0

    @property
    def busy(self) -> int:
        """How many desks are at work."""
        return DESKS - len(self._free)

    async def warm(self) -> None:
        """Begins one process, so that it is ready when the article comes."""
        if len(self._free) == DESKS:
            await asyncio.to_thread(self._free[-1].begin)

    async def ask(self, task: desk.Task, gone: Callable[[], Awaitable[None]]) -> bytes:
        """The answer to a task. `gone` returns when the one who asked has left.

        Raises
        ------
        BusyError
            If too many wait already.
        AskedError
            If the article is refused, or takes too long.
        GoneError
            If the one who asked has left; the work ends with that.
        """
        if self._waiting >= WAITING:
            raise BusyError(
                f"{DESKS} articles are being read and {self._waiting} wait already. Try again in some seconds."
            )
        work, left = asyncio.create_task(self._at_a_desk(task)), asyncio.ensure_future(gone())
        try:
            await asyncio.wait({work, left}, timeout=self.longest, return_when=asyncio.FIRST_COMPLETED)
            if work.done():
                return work.result()
            if left.done():
                raise GoneError
            size = len(task.data)
            raise AskedError(
                f"This article of {size:,} bytes took longer than {self.longest:.0f} seconds, and was given up. "
                "Send a part of it, or use `bilateral check`, which has no limit."
            )
        finally:
            for one in (work, left):
                one.cancel()
            await asyncio.gather(work, left, return_exceptions=True)

    async def _at_a_desk(self, task: desk.Task) -> bytes:
        self._waiting += 1
        try:
            await self._turn.acquire()
        finally:
            self._waiting -= 1
        try:
            here = self._free.pop()
            try:
                head, body = await self._answer(here, task)
            finally:
                self._free.append(here)
        finally:
            self._turn.release()
        if head["outcome"] == "refused":
            raise AskedError(body.decode())
        return body

    @staticmethod
    async def _answer(here: _Desk, task: desk.Task) -> tuple[dict[str, Any], bytes]:
        stop = threading.Event()
        waiting = asyncio.ensure_future(asyncio.to_thread(here.ask, task, stop))
        try:
            return await asyncio.shield(waiting)
        except (EOFError, OSError):
            here.end()
            raise RuntimeError("the process that reads articles ended in the middle of its work") from None
        except asyncio.CancelledError:
            # The thread waits for the process: with its end it comes back.
            stop.set()
            here.end()
            await asyncio.gather(waiting, return_exceptions=True)
            raise

    def end(self) -> None:
        """Ends every process."""
        for one in self._every:
            one.end()
