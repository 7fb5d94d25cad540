"""Answers that cost something are made once, kept while there is room, and never made twice at the same time."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable

from starlette.concurrency import run_in_threadpool

from bilateral.web.answers import Answer


class Cache:
    """The last answers, up to `room` bytes. What fails is not kept."""

    def __init__(self, room: int = 96_000_000, at_once: int = 2) -> None:
        self.room = room
        self._held: OrderedDict[Hashable, Answer] = OrderedDict()
        self._coming: dict[Hashable, asyncio.Task[Answer]] = {}
        self._turn = asyncio.Semaphore(at_once)

    @property
    def size(self) -> int:
        """Bytes held now."""
        return sum(a.size for a in self._held.values())

    async def get(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer under a key; made in a thread if it is not here. Those who ask meanwhile wait for the same one."""
        held = self.find(key)
        if held is not None:
            return held
        task = self._coming.get(key)
        if task is None:
            task = self._coming[key] = asyncio.create_task(self._make(key, make))
        # One who goes away does not take the answer from the others.
        return await asyncio.shield(task)

    def find(self, key: Hashable) -> Answer | None:
        """The answer under a key, if it is here."""
        if key in self._held:
            self._held.move_to_end(key)
        return self._held.get(key)

    def keep(self, key: Hashable, answer: Answer) -> None:
        """Keeps an answer, and lets go of the oldest if there is no room."""
        self._held[key] = answer
        held = self.size
        while held > self.room and len(self._held) > 1:
            held -= self._held.popitem(last=False)[1].size

    async def _make(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        try:
            async with self._turn:
                answer = await run_in_threadpool(self._packed, make)
            self.keep(key, answer)
            return answer
        finally:
            del self._coming[key]

    @staticmethod
    def _packed(make: Callable[[], Answer]) -> Answer:
        answer = make()
        answer.packed()  # here, in the thread, and not while others wait
        return answer
