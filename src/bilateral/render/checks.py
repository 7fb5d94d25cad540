"""One check, several outlets."""

from __future__ import annotations

from bilateral.checking.model import Checked


def render(checked: Checked, form: str, *, colour: bool = False) -> str:
    """The check as "text", "html", "json" or "claimreview"; colour counts for text alone."""
    if form == "html":
        from bilateral.render.check_html import render as page

        return page(checked)
    if form in ("json", "claimreview"):
        from bilateral.render import check_record

        return check_record.render(checked) if form == "json" else check_record.render_reviews(checked)
    from bilateral.render.check_text import render as text

    return text(checked, colour)
