"""From a specification to SVG with vl-convert, offline; made quiet for readers of screens and small for the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from threading import Thread
from typing import TYPE_CHECKING, Any

from bilateral.errors import BilateralError
from bilateral.render.cleaning import clean

if TYPE_CHECKING:
    from markupsafe import Markup

_D3 = {"en": "en-US", "fr": "fr-FR", "ru": "ru-RU"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG, and where its plot lies in it: left edge and width of the plot, width of all, in its own units."""

    svg: Markup
    left: float
    plot: int
    width: float


def _converter() -> Any:
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise BilateralError(
            "The charts of the dossier need vl-convert. Run: pip install 'bilateral[documents]' (or take --format md)."
        ) from None
    return vl_convert


@cache
def warm() -> Thread:
    """Start the converter in the background; its first drawing costs half a second, the others a twentieth."""
    spec = {"data": {"values": []}, "mark": "point", "width": 1, "height": 1}
    thread = Thread(target=_converter().vegalite_to_svg, args=(spec,), daemon=True)
    thread.start()
    return thread


def draw(spec: dict[str, Any], label: str, plot: int, css: str, lang: str = "en") -> Drawing:
    """Draw one chart. `label` says in words what it shows; `plot` is the width of the plot in the specification."""
    from markupsafe import Markup, escape

    raw = clean(_converter().vegalite_to_svg(spec, format_locale=_D3.get(lang, "en-US")))
    head = re.match(r'<svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>', raw)
    if head is None:
        raise BilateralError("vl-convert gave no SVG; expected one that starts with <svg. Update vl-convert-python.")
    body = raw[head.end() :]
    # The drawing is one picture with one description; the table says the rest, so inner roles would only be noise.
    body = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", body)
    body = re.sub(r' (?:pointer-events|stroke-miterlimit)="[^"]*"', "", body)
    body = re.sub(r"-?\d+\.\d{2,}", lambda n: f"{float(n[0]):.1f}", body)
    # vl-convert counts its clips on from drawing to drawing: numbered anew, one overview gives one page.
    mark, clips = sha256(f"{label}{spec}".encode()).hexdigest()[:8], dict[str, str]()
    body = re.sub(
        r'(id="|url\(#)clip(\d+)', lambda m: f"{m[1]}clip-{mark}-{clips.setdefault(m[2], str(len(clips)))}", body
    )
    left = re.search(r"translate\(([\d.]+),", body)
    svg = (
        f'<svg class="{css}" viewBox="0 0 {head[1]} {head[2]}" role="img" aria-label="{escape(clean(label))}" '
        f'focusable="false">{body}'
    )
    return Drawing(Markup(svg), float(left[1]) if left else 0.0, plot, float(head[1]))
