"""The body of a TEI or other XML file, with its offsets in the file; attributes, headers and comments are not body."""

from __future__ import annotations

import datetime as dt
import re

from bilateral.reading.tags import blocks_of
from bilateral.reading.view import Found


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Elements that are paragraphs of their own, by their local name.
_BREAKS = _names(
    "TEI p ab head div div1 div2 div3 l lg item list cell row table quote title section sec body text para abstract li "
    "td th tr h1 h2 h3 h4 h5 h6 blockquote figure caption byline dateline opener closer label entry titlepage"
)
#: Elements whose words are no body.
_OUTSIDE = _names(
    "teiHeader front back listBibl bibl biblStruct figDesc graphic script style metadata head title ref-list note "
    "article-meta journal-meta fw h1 h2 h3 h4 h5 h6"
)
_TITLE = re.compile(r"<(?:\w+:)?(?:title|article-title)\b[^<>]*>([^<]{2,400})<")
_AUTHOR = re.compile(
    r"<(?:\w+:)?(?:author|byline)\b[^<>]*>([^<]{3,100})<|\b(?:[Ww]ritten|[Cc]ompiled) by ([A-Z][\w. ]{4,60}?)(?:,|<)"
)
_DATE = re.compile(r"""<(?:\w+:)?(?:date|pub-date)\b[^<>]*\bwhen=["'](\d{4}-\d\d-\d\d)["']""")


def find_body(text: str) -> Found:
    """The paragraphs of the body; title, author and day of publication of the header."""
    blocks = blocks_of(text, lower=False, breaks=_BREAKS, outside=_OUTSIDE)
    head = text[:20000]
    title, author = _TITLE.search(head), _AUTHOR.search(head)
    return Found(
        blocks,
        title=" ".join(title[1].split()) if title else "",
        author=" ".join((author[1] or author[2]).split()) if author else "",
        published=_published(head),
    )


def _published(head: str) -> dt.date | None:
    """A day in the header; dates in the attributes of the body tell of other things."""
    header = head.split("</teiHeader>")[0] if "</teiHeader>" in head else ""
    told = _DATE.search(header)
    try:
        return dt.date.fromisoformat(told[1]) if told else None
    except ValueError:
        return None
