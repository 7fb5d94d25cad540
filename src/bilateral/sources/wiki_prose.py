"""The passages of a page that may speak of one partner: rows of its tables, and the prose under its headings.

Whom a passage is about is said by the row's country, by the heading, the bold lead or the flag above it, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bilateral.sources.wiki_pages import COUNTRY
from bilateral.sources.wiki_tables import plain, tables

_PARTNER = re.compile(rf"{COUNTRY.pattern}|region")
#: Sections that only list other texts.
_APPARATUS = re.compile(
    r"see also|references|notes|footnotes|external links|further reading|sources|bibliography", re.I
)
_HEADING = re.compile(r"(={2,6})\s*(.*?)\s*\1\s*(?:<!--.*?-->\s*)?")
#: A line that is a heading in all but its mark-up: ";Algeria", "'''Burkina Faso'''".
_LIKE_HEADING = re.compile(r"(?:;\s*([^:\n]{3,60})|[*#:]*\s*'''([^'\n]{3,60})''':?)\s*")
#: How an item begins that is about a partner: a flag, or its name in bold or as a link, and a mark behind it.
_LEAD = re.compile(
    r"[*#:]+\s*(?:\{\{(?:flag|flagu|flagicon|flagcountry|flagdeco)\|([^|{}]+)[^{}]*\}\}"
    r"|'''\s*(?:\[\[)?(?:[^\[\]'|]*\|)?([^\[\]'|]{3,40})(?:\]\])?\s*:?\s*'''\s*[:–—-]?"
    r"|\[\[(?:[^\[\]|]*\|)?([^\[\]|]{3,40})\]\]\s*[:–—-])"
)
_MAIN = re.compile(r"\{\{\s*(?:main|main article|further|see also|see)\s*\|([^{}]*)\}\}", re.I)
_NOISE = re.compile(r"\{\{[^{}]*\}\}|<ref\b[^<>]*?/>|<ref\b.*?</ref\s*>|<!--.*?-->", re.S | re.I)
_RELATIONS = re.compile(
    r"(?:(?:diplomatic|bilateral|foreign)\s+)?(?:relations|relationship)\s+(?:between|with|to)\s+|\s+(?:bilateral\s+)?relations$",
    re.I,
)
_PARTED = re.compile(r"\s*[–—/]\s*|(?<=[a-z])-(?=[A-Z])|\s+and\s+(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a page, `text[start:end]`, that begins on `line`; `partner` is a COW code, 0 where none is told."""

    partner: int
    start: int
    end: int
    line: int


def partner_of(words: str, host: str, also: Mapping[str, int]) -> int:
    """The one state beside the page's own that a heading names; 0 if it names none, or more than names.

    >>> partner_of("Relations with Syria", "Iraq", {}), partner_of("Iraq–Syria relations", "Iraq", {})
    (652, 652)
    >>> partner_of("Iraq War", "Iraq", {})
    0
    """
    words = _RELATIONS.sub("", words).strip()
    whole = code_of(words, also)
    if whole:
        return whole if whole != code_of(host, also) else 0
    codes = [code_of(part, also) for part in _PARTED.split(words)]
    others = [c for c in codes if c != code_of(host, also)]
    return others[0] if len(codes) == 2 and len(others) == 1 else 0


def code_of(name: str, also: Mapping[str, int]) -> int:
    """The COW code today of a name, 0 if it is no state's."""
    return _known(name.strip().removeprefix("the ").removeprefix("The ")) or also.get(name.strip(), 0)


@lru_cache(maxsize=4096)
def _known(name: str) -> int:
    from bilateral.states.crosswalk import lookup

    return lookup("name", name, 2025).cow or 0


def passages(text: str, host: str, also: Mapping[str, int]) -> Iterator[Passage]:
    """The passages of a page in order; a row of a table is one, and so is every line of prose."""
    taken: list[tuple[int, int]] = []
    for passage in _of_tables(text, host, also):
        if passage.partner:
            taken.append((passage.start, passage.end))
            yield passage
    yield from _of_prose(text, host, also, sorted(taken))


def _of_tables(text: str, host: str, also: Mapping[str, int]) -> Iterator[Passage]:
    for headers, body in tables(text):
        titles = [plain(cell).lower() for cell in headers]
        country = next((i for i, t in enumerate(titles) if _PARTNER.fullmatch(t)), None)
        for row in body:
            if country is not None and len(row.cells) > country + 1:
                yield Passage(partner_of(plain(row.cells[country]), host, also), row.start, row.end, row.line)


def _of_prose(text: str, host: str, also: Mapping[str, int], taken: list[tuple[int, int]]) -> Iterator[Passage]:
    above: dict[int, int] = {}  # the partner that the heading of each level names
    apparatus = 0
    at, number, k = 0, 0, 0
    for line in text.splitlines(keepends=True):
        start, at, number = at, at + len(line), number + 1
        while k < len(taken) and taken[k][1] <= start:
            k += 1
        if k < len(taken) and taken[k][0] <= start:
            continue
        if heading := _HEADING.fullmatch(line):
            level = len(heading[1])
            above = {n: who for n, who in above.items() if n < level}
            above[level] = partner_of(plain(heading[2]), host, also)
            if apparatus >= level or not apparatus:
                apparatus = level if _APPARATUS.fullmatch(plain(heading[2])) else 0
            continue
        if apparatus or line.startswith(("{|", "|}", "|-", "!")):
            continue
        if main := _MAIN.search(line):
            who = partner_of(main[1].split("|")[0], host, also)
            if who and not any(above.values()):
                above[7] = who
        if like := _LIKE_HEADING.fullmatch(_NOISE.sub("", line)):
            above[8] = partner_of(plain(like[1] or like[2]), host, also)
            continue
        lead = _LEAD.match(line)
        who = partner_of(plain(lead[1] or lead[2] or lead[3]), host, also) if lead else 0
        yield Passage(who or next((above[n] for n in sorted(above, reverse=True) if above[n]), 0), start, at, number)
