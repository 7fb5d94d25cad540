"""The dossier: an overview as one HTML page that opens from a file, asks for nothing outside, and escapes all data."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.overview.model import Overview
from bilateral.render.cleaning import clean
from bilateral.render.dossier.page import Page, arrange
from bilateral.render.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).with_name("templates")


def _shown(value: object) -> object:
    """What a template shows of a value: text passes `clean`; mark-up that we made does not."""
    return clean(value) if type(value) is str else value


@cache
def environment() -> Environment:
    """The templates; everything that they show passes `clean` and is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("bilateral.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


@cache
def style() -> str:
    """The style sheet of the dossier."""
    return (_TEMPLATES / "dossier.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    """The script of the dossier: it reads charts out, by pointer and by key."""
    return (_TEMPLATES / "dossier.js").read_text(encoding="utf-8")


def policy(*, styles: str, scripts: str) -> str:
    """A content security policy under which only these texts are applied and run."""

    def digest(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    return (
        f"default-src 'none'; style-src {digest(styles)}; script-src {digest(scripts)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a dossier, for a page that frames it itself: the body stands inside `<main class="dossier">`."""

    title: str
    body: str
    style: str
    script: str


def parts(view: Overview, lang: str = "en") -> Parts:
    """The dossier in parts, for the explorer."""
    page = arrange(view, Words(lang))
    body = environment().get_template("partials/dossier.html").render(page=page, w=page.w)
    return Parts(_title(page), body, style(), script())


def _title(page: Page) -> str:
    return page.w("page.title", a=page.a, b=page.b)


def _told(view: Overview, lang: str) -> dict[str, object]:
    """What `verify` has to know to compute the page again."""
    head = view.head
    states = {side: {"cow": head["dyad"][side]["cow"]} for side in ("a", "b")}
    return {
        "bilateral": head["bilateral"],
        "as_of": head["as_of"],
        "window": head["window"],
        "store": {"id": head["store"]["id"]},
        "dyad": states,
        "lang": lang,
    }


def render(view: Overview, lang: str = "en") -> str:
    """The overview as an HTML page."""
    from markupsafe import Markup

    page = arrange(view, Words(lang))
    return (
        environment()
        .get_template("dossier.html")
        .render(
            page=page,
            w=page.w,
            title=_title(page),
            told=_told(view, lang),
            style=Markup(style()),
            script=Markup(script()),
            policy=policy(styles=style(), scripts=script()),
        )
    )
