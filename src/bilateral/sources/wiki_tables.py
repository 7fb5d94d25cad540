"""Wikitext: tables to rows of cells that know their place, and the plain words, dates and references in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

MONTHS = {name: number for number, name in enumerate(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december"), 1)}  # fmt: skip

# What may hold a "|" or a line break that is none of the table's.
_OPAQUE = re.compile(
    r"<!--.*?-->|<ref\b[^<>]*?/>|<ref\b.*?</ref\s*>|<nowiki>.*?</nowiki>|<gallery.*?</gallery>",
    re.S | re.I,
)
_INNER = re.compile(r"\{\{[^{}]*\}\}|\[\[[^\[\]]*\]\]")
_MARKS = re.compile(r"[|\n{}\[\]!]")
_ROW = re.compile(r"^\s*\|-[^\n]*\n?", re.M)
_CELL = re.compile(r"^[ \t:]*(?:[|!](?![-}+]))|\|\||!!", re.M)
_ATTRIBUTES = re.compile(r"^(?:\s*<?\s*(?:[\w-]+\s*=\s*(?:\"[^\"|]*\"|'[^'|]*'|[^\s|\"'{\[<]+)\s*)+\|(?!\|))+")
_TEMPLATE = re.compile(r"\{\{([^{}]*)\}\}")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_REF = re.compile(r"<ref\b[^<>]*?(/?)>(?:(.*?)</ref\s*>)?", re.S | re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells as wikitext, and where it stands in the page (offsets in code points)."""

    cells: tuple[str, ...]
    start: int
    end: int
    line: int  # 1-based


@dataclass(frozen=True, slots=True)
class Day:
    """A date of stated precision ("day", "month", "year"); `date` is its first possible day."""

    date: date
    precision: str


def mask(text: str) -> str:
    """The text, of the same length, with the table marks inside references, templates and links made harmless."""
    text = _OPAQUE.sub(lambda m: _MARKS.sub("\x01", m.group()), text)
    while True:
        # a template may hold another: from the inside out
        hidden = _INNER.sub(lambda m: _MARKS.sub("\x01", m.group()), text)
        if hidden == text:
            return text
        text = hidden


def tables(text: str) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """Each table of a page as (header cells, rows). A table inside another is read on its own."""
    hidden = mask(text)
    lines = [m.start() for m in re.finditer("\n", text)]
    starts = [m.end() for m in re.finditer(r"^[ \t:]*\{\|[^\n]*", hidden, re.M)]
    for start, after in zip(starts, [*starts, len(hidden)][1:], strict=True):
        closing = re.compile(r"^[ \t]*\|\}|^==", re.M).search(hidden, start, after)
        end = closing.start() if closing else after
        headers: tuple[str, ...] = ()
        rows: list[Row] = []
        marks = [(start, start), *((m.start(), m.end()) for m in _ROW.finditer(hidden, start, end)), (end, end)]
        for (_, begin), (stop, _) in pairwise(marks):
            cells = _cells(text[begin:stop], hidden[begin:stop])
            if not cells:
                continue
            if not rows and hidden[begin:stop].lstrip().startswith("!"):
                # a first header row may hold a map; the last one names the columns
                headers = cells
            else:
                rows.append(Row(cells, begin, stop, _line(lines, begin)))
        if headers:
            yield headers, rows


def _line(breaks: list[int], offset: int) -> int:
    from bisect import bisect_left

    return bisect_left(breaks, offset) + 1


def _cells(row: str, hidden: str) -> tuple[str, ...]:
    marks = [(m.start(), m.end()) for m in _CELL.finditer(hidden)]
    ends = [*(start for start, _ in marks), len(row)][1:]
    return tuple(
        _ATTRIBUTES.sub("", row[begin:end], count=1).strip() for (_, begin), end in zip(marks, ends, strict=True)
    )


def without_references(cell: str) -> str:
    """The cell without comments and references."""
    return _OPAQUE.sub("", cell)


def plain(cell: str) -> str:
    """The words of a cell: links by their label, flags by their country, other templates left out."""
    text = without_references(cell)
    while (swapped := _TEMPLATE.sub(_template_words, text)) != text:
        text = swapped
    text = re.sub(r"\[\[(?:File|Image):[^\]]*\]\]", "", text, flags=re.I)
    text = _LINK.sub(r"\1", text)
    text = re.sub(r"<[^<>]*>|'{2,}|&nbsp;|\[\d+\]", " ", text)
    return re.sub(r"\s+", " ", text).strip(" *#;:|")


def _template_words(match: re.Match[str]) -> str:
    parts = [p.strip() for p in match.group(1).split("|")]
    name = parts[0].lower()
    words = [p for p in parts[1:] if "=" not in p]
    if name in ("flag", "flagu", "flagcountry", "flagdeco", "small", "nowrap", "no", "yes", "abbr", "longitem", "sort",
                "flaglist", "flagcu", "noflag", "flag country"):  # fmt: skip
        return words[0] if words else ""
    if name == "#invoke:flag":
        return words[1] if len(words) > 1 else ""
    if name in ("dts", "date table sorting", "start date", "daterange", "#invoke:dts", "date", "dtsh"):
        return " ".join(_date_words(words))
    # a flag template named by the code of a country: {{GER}}
    return parts[0] if re.fullmatch("[A-Z]{3}", parts[0]) else ""


def _date_words(words: list[str]) -> list[str]:
    numbers = [w for w in words if w and w != "main"]
    if len(numbers) > 1 and all(w.isdigit() for w in numbers):
        return ["-".join([numbers[0], *(w.zfill(2) for w in numbers[1:3])])]
    return numbers


_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_FORMS = (
    re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m>{_NAME}),? (?P<y>\d{{4}})", re.I),
    re.compile(rf"(?P<m>{_NAME}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})", re.I),
    re.compile(rf"(?P<y>\d{{4}})-(?P<m>\d{{1,2}}|{_NAME})-(?P<d>\d{{1,2}})", re.I),
    re.compile(rf"(?P<m>{_NAME}),? (?:of )?(?P<y>\d{{4}})", re.I),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})(?!\d)"),
    re.compile(r"(?P<y>1\d{3}|20[0-2]\d)"),
)
_ANY = re.compile("|".join(rf"(?<![\d/-]){re.sub('P<[dmy]>', ':', f.pattern)}(?![\ds/])" for f in _FORMS), re.I)


def day(text: str) -> Day | None:
    """The date that a few plain words are, the whole of them; None if they are none.

    >>> day("6 November 1956")
    Day(date=datetime.date(1956, 11, 6), precision='day')
    """
    for form in _FORMS:
        if match := form.fullmatch(text.strip()):
            part = match.groupdict()
            month = part.get("m") or ""
            word = next((name for name in MONTHS if name.startswith(month.lower().rstrip(".")[:3])), "")
            try:
                number = MONTHS[word] if month[:1].isalpha() else int(month or 1)
                found = date(int(part["y"]), number, int(part.get("d") or 1))
            except (ValueError, KeyError):
                return None
            return Day(found, "day" if "d" in part else "month" if "m" in part else "year")
    return None


def dates(text: str) -> list[tuple[Day, int, int]]:
    """Every date in plain words, longest forms first, with its span."""
    found = [(day(m.group()), m.start(), m.end()) for m in _ANY.finditer(text)]
    return [(d, start, end) for d, start, end in found if d is not None]


def reference(cell: str, named: dict[str, str]) -> str:
    """What a cell's first reference is, briefly: publisher, title; "" where there is none."""
    for match in _REF.finditer(cell):
        tag = re.search(r"name\s*=\s*[\"']?([^\"'/>]+)", match.group(), re.I)
        body = match.group(2) or (named.get(tag.group(1).strip(), "") if tag else "")
        if brief := _brief(body):
            return brief
    return ""


def named_references(text: str) -> dict[str, str]:
    """The bodies of a page's named references."""
    pattern = re.compile(r"<ref\s+[^<>]*?name\s*=\s*[\"']?([^\"'/>]+?)[\"']?(?:\s[^<>/]*)?>(.*?)</ref\s*>", re.S | re.I)
    return {m.group(1).strip(): m.group(2) for m in pattern.finditer(text)}


def _brief(body: str) -> str:
    def value(key: str) -> str:
        match = re.search(rf"\|\s*{key}\s*=\s*([^|{{}}]+)", body)
        return re.sub(r"\s+", " ", _LINK.sub(r"\1", match.group(1)).replace("[[", "")).strip() if match else ""

    host = re.search(r"https?://(?:www\.)?([^/\s|\]}]+)", body)
    who = value("website") or value("publisher") or value("work") or (host.group(1) if host else "")
    title = value("title")
    if len(title) > 90:
        title = title[:89].rstrip() + "…"
    return ": ".join(x for x in (who, title) if x)
