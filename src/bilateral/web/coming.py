"""The periods of every pair: from disk, or on the way in a process of its own while the pages are served already."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from bilateral.overview import turns
from bilateral.processes import deaf_children


class Coming:
    """What is computed once for a store, behind the back of the server.

    found: the periods, once they are there. share: which part of the work is done, 0 to 1. failure: why it ended
    without them, in the last words of the process.
    """

    def __init__(self, levels: Path, file: Path) -> None:
        self.levels, self.file = levels, file
        self.found = turns.load_periods(file)
        self.share = 0.0 if self.found is None else 1.0
        self.failure = ""
        self._process: subprocess.Popen[str] | None = None
        self._listener: threading.Thread | None = None

    def begin(self) -> None:
        """Begins to compute what is not there."""
        if self.found is not None or self._process is not None:
            return
        call = f"import sys; from {turns.__name__} import keep; keep(*sys.argv[1:])"
        words = [sys.executable, "-c", call, str(self.levels), str(self.file)]
        with deaf_children():
            self._process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self._listener = threading.Thread(target=self._listen, args=(self._process,), daemon=True)
        self._listener.start()

    def _listen(self, process: subprocess.Popen[str]) -> None:
        said = ""
        assert process.stdout is not None
        for line in process.stdout:
            try:
                self.share = float(line)
            except ValueError:
                said = line.strip() or said
        process.wait()
        self.found = turns.load_periods(self.file)
        if self.found is None:
            self.failure = said or f"the process ended with {process.returncode}"
        else:
            self.share = 1.0

    def wait(self, seconds: float) -> bool:
        """Waits for the end of the work; whether it ended."""
        if self._listener is not None:
            self._listener.join(seconds)
            return not self._listener.is_alive()
        return True

    def end(self) -> None:
        """Gives up what is under way; the next server begins anew."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
