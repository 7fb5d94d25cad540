"""What the lines around a body tell of the article: its title, its author, its day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence

from bilateral.reading import boilerplate
from bilateral.reading.paragraphs import Paragraph

#: A name of two to four words; particles and initials are part of it.
_NAME = r"(?:(?:[A-Z][\w'’.-]+|[A-Z]\.|de|da|van|von|der|al|bin|bint|el|du|la|le)[ ]){1,4}[A-Z][\w'’-]+"
_BY = re.compile(
    r"(?:(?i:by|written by|author(?:s|\(s\))?:?|text by|story by|words by|opinion by)[:\s*]+)"
    rf"({_NAME}(?:(?:,| and| &) {_NAME})*)"
)
_BIO = re.compile(
    rf"^(?:(?:Dr|Prof|Professor|Ambassador|Mr|Mrs|Ms|Sir)\.? )?({_NAME}),? (?:\([^)]*\) )?"
    r"(?:is|was|are|serves as|works as|holds|teaches|writes|covers|has (?:been|written|served|worked)|currently)\b"
)
_ROLE = re.compile(
    r"\b(?:director|professor|lecturer|fellow|researcher|analyst|editor|journalist|correspondent|reporter|columnist|author|writer|student"
    r"|candidate|scholar|president|ambassador|diplomat|associate|member|head|chair|economist|historian|founder|consultant|expert|adviser|advisor|specialist)\b",
    re.I,
)
_DATE_WORDS = re.compile(r"\b(?:19|20)\d{2}\b")
_STAMP = re.compile(r"(?i)\b(?:publi(?:shed|cation)|posted|updated|issued|created|released|date|last modified)\b")


def title_of(head: Sequence[Paragraph]) -> str:
    """The title among the lines before the body: what stands twice, else the last line that could be one."""
    lines = [p for p in head if p.heading and p.length >= 3 and _is_title(p)]
    told = Counter(p.words for p in lines)
    twice = [p.words for p in lines if told[p.words] > 1]
    if twice:
        return max(twice, key=len)
    for p in lines:  # the name of the page often is "Title - Site"
        for part in re.split(r" [-–|—»:] ", p.words):
            if part != p.words and len(part.split()) > 3 and told[part]:
                return part
    long = [p.words for p in lines if p.length >= 4 and not p.bullet]
    return long[-1] if long else (lines[-1].words if lines else "")


def author_of(around: Sequence[Paragraph], closing: Sequence[Paragraph]) -> str:
    """The author by a line "By ...", else by the note on the author at the end."""
    for p in around:
        found = _BY.match(p.words) if p.length < 30 else None
        if found:
            return found[1]
    for p in closing:
        if name := bio_of(p):
            return name
    return ""


def bio_of(p: Paragraph) -> str:
    """The name of the author, if the paragraph is a note on the author."""
    found = _BIO.match(p.words.lstrip("*_– —-"))
    return found[1] if found and p.length < 90 and _ROLE.search(p.words[: found.end() + 160]) else ""


def published_of(around: Sequence[Paragraph]) -> dt.date | None:
    """The day told by a short line near the title: the first that is told to be of publication, else the first."""
    from bilateral.reading.dates import find_dates

    stamps: list[tuple[bool, dt.date]] = []
    for p in around:
        if p.length > 30 or not _DATE_WORDS.search(p.words):
            continue
        for time in find_dates(p.words):
            if time.precision == "day" and time.date_start and not time.inferred and _alone(p, time.quote):
                stamps.append((bool(_STAMP.search(p.words)), time.date_start))
                break
    stamps.sort(key=lambda s: not s[0])
    return stamps[0][1] if stamps else None


def _alone(p: Paragraph, quote: str) -> bool:
    """Whether the line is a stamp and no headline that happens to name a day."""
    rest = p.words.replace(quote, " ")
    return bool(_STAMP.search(rest)) or bool(_BY.match(rest)) or len(rest.split()) <= 6 or "|" in rest


def _is_title(p: Paragraph) -> bool:
    about_the_page = boilerplate.of_the_page(p.words) or boilerplate.opens_others(p.words)
    return not (about_the_page or _BY.match(p.words) or _stamp(p))


def _stamp(p: Paragraph) -> bool:
    return bool(_DATE_WORDS.search(p.words)) and (p.length <= 6 or bool(_STAMP.match(p.words)))
