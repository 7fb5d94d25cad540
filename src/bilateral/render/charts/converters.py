"""Two converters of charts, each a process of its own: vl-convert starts slowly and lets no other thread work.

They start while the overview is put together, draw side by side, and end with the program.
"""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import local
from typing import Any

from bilateral.errors import BilateralError

_WORKER = Path(__file__).with_name("worker.py")
_COUNT = 2
_EMPTY: dict[str, Any] = {"data": {"values": []}, "mark": "point", "width": 1, "height": 1}


class _Process:
    """One converter. In a session of its own: Ctrl-C is for the program, which closes the pipe when it ends."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,
        )

    def draw(self, asked: str) -> str | None:
        """The answer to one line of JSON; None if the process has ended."""
        if not self._process.stdin or not self._process.stdout:
            return None
        with suppress(BrokenPipeError):
            self._process.stdin.write(asked + "\n")
            self._process.stdin.flush()
            return self._process.stdout.readline() or None
        return None


class Converters:
    """Threads that each own a converter; a drawing asked for is a future of SVG."""

    def __init__(self) -> None:
        self._own = local()
        self._threads = ThreadPoolExecutor(_COUNT, thread_name_prefix="charts")
        for _ in range(_COUNT):
            self.ask(_EMPTY, "en-US")

    def ask(self, spec: dict[str, Any], locale: str) -> Future[str]:
        """A drawing of a specification, soon.

        The result raises BilateralError if the converter refuses the specification, or has ended.
        """
        return self._threads.submit(self._draw, json.dumps({"spec": spec, "locale": locale}))

    def _draw(self, asked: str) -> str:
        for _ in range(2):  # one that was killed is replaced
            process: _Process | None = getattr(self._own, "process", None)
            if process is None:
                process = self._own.process = _Process()
            line = process.draw(asked)
            if line is not None:
                said: dict[str, str] = json.loads(line)
                if "svg" in said:
                    return said["svg"]
                raise BilateralError(f"vl-convert drew no chart ({said['error']}). Update vl-convert-python.")
            self._own.process = None
        raise BilateralError("The converter of charts ended without a drawing. Update vl-convert-python.")


@cache
def converters() -> Converters:
    """The converters of this program, started at the first call.

    Raises BilateralError if vl-convert is not installed.
    """
    if find_spec("vl_convert") is None:
        raise BilateralError(
            "The charts of the dossier need vl-convert. Run: pip install 'bilateral[documents]' (or take --format md)."
        )
    return Converters()
