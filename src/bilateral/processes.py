"""One build at a time in a folder, and child processes that leave an interrupt to their parent."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bilateral.errors import StoreError


@contextmanager
def deaf_children() -> Iterator[None]:
    """Processes started within do not hear Ctrl-C: the signal mask is inherited, and one plain line is enough.

    A Ctrl-C that arrives meanwhile reaches this process at the end of the block.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder for one build; the lock goes with the process, however it ends.

    Raises
    ------
    StoreError
        If another build holds the folder: each would throw away the tables of the other.
    """
    try:
        import fcntl
    except ImportError:  # Windows has no such lock on a folder
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(
                f"Another build is at work in {folder}. Wait until it has ended, or build elsewhere with -o DIR."
            ) from None
        yield
    finally:
        os.close(handle)
