"""The history of the relations of any two states, every sentence with the record it rests on.

The public names are loaded when first asked for, so that `import bilateral` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilateral.build import build as build_store
    from bilateral.checking.check import check_reading as check_claims
    from bilateral.dyad import Dyad, make_dyad
    from bilateral.errors import BilateralError
    from bilateral.export.panel import panel_of
    from bilateral.overview.assemble import overview as overview_of
    from bilateral.reading.article import read_article
    from bilateral.reading.readers import read as read_claims
    from bilateral.render import render as render_as
    from bilateral.states.names import candidates, resolve
    from bilateral.store import Store

__version__ = "0.1.0"
__all__ = [
    "BilateralError",
    "Dyad",
    "Store",
    "build_store",
    "candidates",
    "check_claims",
    "make_dyad",
    "overview_of",
    "panel_of",
    "read_article",
    "read_claims",
    "render_as",
    "resolve",
]

#: Where each name lives. None is the name of a module of ours: an import of that module would hide it.
_HOMES = {
    "BilateralError": ("errors", "BilateralError"),
    "Dyad": ("dyad", "Dyad"),
    "Store": ("store", "Store"),
    "build_store": ("build", "build"),
    "candidates": ("states.names", "candidates"),
    "check_claims": ("checking.check", "check_reading"),
    "make_dyad": ("dyad", "make_dyad"),
    "overview_of": ("overview.assemble", "overview"),
    "panel_of": ("export.panel", "panel_of"),
    "read_article": ("reading.article", "read_article"),
    "read_claims": ("reading.readers", "read"),
    "render_as": ("render", "render"),
    "resolve": ("states.names", "resolve"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'bilateral' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(f"bilateral.{module}"), attribute)
