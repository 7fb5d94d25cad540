"""The explorer without its addresses: a store, the levels of its world, and what was already made of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bilateral.dyad import Dyad
from bilateral.listing import known_sources
from bilateral.overview.assemble import overview
from bilateral.overview.model import Overview
from bilateral.overview.turns import Periods
from bilateral.overview.world import World
from bilateral.store import Store
from bilateral.web.answers import Answer
from bilateral.web.cache import Cache
from bilateral.web.coming import Coming
from bilateral.web.desk import Task
from bilateral.web.desks import Desks
from bilateral.web.moves import Row, counts

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent


@cache
def atlas() -> dict[str, Any]:
    """The world map; `tools/atlas.py` made it from Natural Earth."""
    found: dict[str, Any] = json.loads((HERE / "atlas.json").read_text(encoding="utf-8"))
    return found


def signed(value: float) -> str:
    """A level with its sign, one decimal, a true minus.

    >>> signed(-3.14), signed(0.04)
    ('−3.1', '0.0')
    """
    text = f"{value:+.1f}"
    return "0.0" if text in ("+0.0", "-0.0") else text.replace("-", "−")


@cache
def environment() -> Environment:
    """Templates in which everything is escaped and a missing name is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("bilateral.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["signed"] = signed
    return found


def page(store: str, template: str, **values: Any) -> str:
    """A page from a template, over the store of that id."""
    return environment().get_template(template).render(store=store[:12], **values)


class Explorer:
    """What every page and every answer of the API is made from. `raw`: folders in which raw files are looked for."""

    def __init__(
        self,
        store: Store,
        world: World,
        raw: tuple[Path, ...] = (),
        room: int = 96_000_000,
        coming: Coming | None = None,
    ) -> None:
        self.store = store
        self.world = world
        self.raw = raw
        self.cache = Cache(room)
        self.coming = coming
        self.desks = Desks(store.folder)

    @property
    def periods(self) -> Periods | None:
        """The periods of every dyad; None as long as they are not there."""
        return self.coming.found if self.coming else None

    def end(self) -> None:
        """Ends every process that was begun."""
        self.desks.end()
        if self.coming:
            self.coming.end()

    @property
    def failure(self) -> str:
        """Why the periods of every dyad will not come; empty while they may."""
        return self.coming.failure if self.coming else "they were not asked for"

    @cached_property
    def turns(self) -> list[Row]:
        """Year by year, how many dyads rose and fell: `moves.counts`."""
        return counts(self.world)

    @cached_property
    def sources(self) -> dict[str, dict[str, Any]]:
        """Every source, of the store or not, as the API has it."""
        keys = (
            "id",
            "name",
            "version",
            "years",
            "licence",
            "redistribute",
            "notes",
            "citations",
            "files",
            "indicators",
        )
        found = {}
        for name, entry in known_sources(self.store).items():
            held = self.store.sources.get(name)
            rows = sum(t["rows"] for t in held["tables"].values()) if held else None
            found[name] = {k: entry[k] for k in keys} | {"in_store": held is not None, "rows": rows}
        return found

    async def article(self, task: Task, kind: str, gone: Callable[[], Awaitable[None]]) -> Answer:
        """The answer to what is asked of an article, of a media type; `gone` returns when the one who asked leaves.

        Raises
        ------
        BilateralError
            If the article is refused or too long, or too many are being read.
        GoneError
            If the one who asked has left.
        """
        answer = self.cache.find(task.key)
        if answer is None:
            answer = Answer(await self.desks.ask(task, gone), kind)
            await asyncio.to_thread(answer.packed)
            self.cache.keep(task.key, answer)
        return answer

    def overview(self, dyad: Dyad, first: int | None, last: int | None, as_of: date | None) -> Overview:
        """The overview of a dyad, as the verb of that name gives it."""
        return overview(self.store, dyad, first=first, last=last, as_of=as_of)

    def page(self, template: str, **values: Any) -> str:
        """A page from a template."""
        return page(self.store.id, template, **values)
