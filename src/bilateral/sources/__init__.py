"""The sources that this package can read: every module beside this file that holds a `SOURCE`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from bilateral.errors import SourceError
from bilateral.sources.base import Source

#: Modules of this folder that are tools, not sources.
_TOOLS = frozenset({"base", "rfile", "strict"})


@cache
def all_sources() -> dict[str, Source]:
    """Every source by its id, in the order of the ids."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name not in _TOOLS and not module.name.startswith("_"):
            source = getattr(import_module(f"{__name__}.{module.name}"), "SOURCE", None)
            if isinstance(source, Source):
                found[source.id] = source
    return dict(sorted(found.items()))


def get_source(source_id: str) -> Source:
    """The source with this id.

    Raises
    ------
    SourceError
        If there is none; the message lists near ones.
    """
    from difflib import get_close_matches

    known = all_sources()
    if source_id in known:
        return known[source_id]
    near = get_close_matches(source_id, known, n=3, cutoff=0.4)
    hint = f"Did you mean {', '.join(near)}?" if near else "`bilateral sources` lists them."
    raise SourceError(f"There is no source {source_id!r}. {hint}")
