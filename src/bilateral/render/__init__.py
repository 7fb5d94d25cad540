"""One overview, several outlets."""

from __future__ import annotations

from importlib import import_module

from bilateral.overview.model import Overview

FORMATS = {"text": "as_text", "json": "as_json", "html": "as_html", "md": "as_markdown"}


def render(view: Overview, form: str, *, colour: bool = False) -> str:
    """The overview in one of `FORMATS`; colour counts for text alone."""
    module = import_module(f"bilateral.render.{FORMATS[form]}")
    written: str = module.render(view, colour) if form == "text" else module.render(view)
    return written
