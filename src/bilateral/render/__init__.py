"""One overview, several outlets."""

from __future__ import annotations

from importlib import import_module

from bilateral.overview.model import Overview

FORMATS = {"text": "as_text", "json": "as_json", "html": "as_html", "md": "as_markdown"}


def render(view: Overview, form: str, *, colour: bool = False, lang: str = "en") -> str:
    """The overview in one of `FORMATS`; colour counts for text alone, the language for the page alone."""
    module = import_module(f"bilateral.render.{FORMATS[form]}")
    options: dict[str, dict[str, object]] = {"text": {"colour": colour}, "html": {"lang": lang}}
    written: str = module.render(view, **options.get(form, {}))
    return written


def prepare(form: str) -> None:
    """Start in the background what a format needs, while the overview is put together."""
    if form == "html":
        from bilateral.render.charts.vega import warm

        warm()
