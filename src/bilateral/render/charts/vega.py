"""From a specification to SVG with vl-convert, offline; made quiet for readers of screens and small for the page."""

from __future__ import annotations

import re
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING, Any

from bilateral.errors import BilateralError
from bilateral.render.charts.converters import converters
from bilateral.render.cleaning import clean

if TYPE_CHECKING:
    from markupsafe import Markup

_D3 = {"en": "en-US", "fr": "fr-FR", "ru": "ru-RU"}


@dataclass(frozen=True)
class Drawing:
    """An SVG that is being drawn; whoever asks for it first waits. `plot`: width of the plot in the specification.

    english: texts in the drawing that are not in the language of the page.
    """

    raw: Future[str]
    label: str
    css: str
    plot: int
    mark: str
    english: frozenset[str] = frozenset()

    @cached_property
    def _parts(self) -> tuple[str, str, float]:
        box, body, left = _quiet(self.raw.result(), self.mark)
        return box, _tongues(body, self.english), left

    @property
    def svg(self) -> Markup:
        """The drawing as mark-up."""
        from markupsafe import Markup, escape

        box, body, _ = self._parts
        return Markup(
            f'<svg class="{self.css}" viewBox="0 0 {box}" role="img" aria-label="{escape(clean(self.label))}" '
            f'focusable="false">{body}'
        )

    @property
    def left(self) -> float:
        """The left edge of the plot, in the drawing's own units."""
        return self._parts[2]

    @property
    def width(self) -> float:
        """The width of all of it."""
        return float(self._parts[0].split()[0])


def draw(
    spec: dict[str, Any], label: str, plot: int, css: str, lang: str = "en", english: frozenset[str] = frozenset()
) -> Drawing:
    """Ask for one chart. `label` says in words what it shows; `plot` is the width of the plot in the specification."""
    mark = sha256(f"{label}{css}{spec}".encode()).hexdigest()[:8]
    return Drawing(
        converters().ask(spec, _D3.get(lang, "en-US")), label, css, plot, mark, english if lang != "en" else frozenset()
    )


def _tongues(body: str, english: frozenset[str]) -> str:
    """The drawing with these texts marked as English."""
    if not english:
        return body
    return re.sub(
        r"<text\b([^>]*)>([^<]*)</text>",
        lambda m: f'<text lang="en"{m[1]}>{m[2]}</text>' if unescape(m[2]) in english else m[0],
        body,
    )


def _quiet(svg: str, mark: str) -> tuple[str, str, float]:
    """Width and height, what stands inside, and the left edge of the plot."""
    raw = clean(svg)
    head = re.match(r'<svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>', raw)
    if head is None:
        raise BilateralError("vl-convert gave no SVG; expected one that starts with <svg. Update vl-convert-python.")
    body = raw[head.end() :]
    # The drawing is one picture with one description; the table says the rest, so inner roles would only be noise.
    body = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", body)
    body = re.sub(r' (?:pointer-events|stroke-miterlimit)="[^"]*"', "", body)
    body = re.sub(r"-?\d+\.\d{2,}", lambda n: f"{float(n[0]):.1f}", body)
    # vl-convert counts its clips on from drawing to drawing: numbered anew, one overview gives one page.
    clips: dict[str, str] = {}
    body = re.sub(
        r'(id="|url\(#)clip(\d+)', lambda m: f"{m[1]}clip-{mark}-{clips.setdefault(m[2], str(len(clips)))}", body
    )
    left = re.search(r"translate\(([\d.]+),", body)
    return f"{head[1]} {head[2]}", body, float(left[1]) if left else 0.0
