"""One overview, several outlets."""

from __future__ import annotations

from datetime import date
from importlib import import_module

from bilateral.overview.model import Overview

FORMATS = {"text": "as_text", "json": "as_json", "html": "as_html", "md": "as_markdown"}
#: Formats that are no text; `render_bytes` gives these as well.
BINARY = {"docx": "as_docx"}


def render(view: Overview, form: str, *, colour: bool = False, lang: str = "en", since: date | None = None) -> str:
    """The overview in one of `FORMATS`: `text` and `json`, the dossier (`html`), the brief (`md`).

    `colour` counts for text; `lang` for dossier and brief; `since`, the day after which things are new, for the brief.
    """
    module = import_module(f"bilateral.render.{FORMATS[form]}")
    options: dict[str, dict[str, object]] = {
        "text": {"colour": colour},
        "html": {"lang": lang},
        "md": {"lang": lang, "since": since},
    }
    written: str = module.render(view, **options.get(form, {}))
    return written


def render_bytes(view: Overview, form: str, *, lang: str = "en", since: date | None = None) -> bytes:
    """The overview in any format as the bytes of a file."""
    if form not in BINARY:
        return render(view, form, lang=lang, since=since).encode()
    written: bytes = import_module(f"bilateral.render.{BINARY[form]}").render(view, lang=lang, since=since)
    return written


def prepare(form: str) -> None:
    """Start in the background what a format needs, while the overview is put together."""
    if form == "html":
        from bilateral.render.charts.converters import converters

        converters()
