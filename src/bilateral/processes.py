"""One build at a time in a folder, and child processes that leave an interrupt to their parent."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
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
    # The tracker of shared resources opens the mask again when it is started: so it is started first.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    # Threads of libraries do not block it, and may take it in this one's place: then it is kept for the end.
    heard: list[int] = []
    main = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, lambda number, _: heard.append(number)) if main else None
    try:
        yield
    finally:
        if main:
            signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if heard:
            signal.raise_signal(signal.SIGINT)


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
