"""What the notes of a table of relations say happened, read as any article is: attributed events, with their places.

Facts only: type, date, who, and where in the page the words stand. The words themselves stay in the raw file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from bilateral.sources.wiki_pages import Found
from bilateral.states.registry import line, state

if TYPE_CHECKING:
    import polars as pl

    from bilateral.reading.model import EventClaim

_OPAQUE = re.compile(r"<!--.*?-->|<ref\b[^<>]*?/>|<ref\b.*?</ref\s*>|<gallery.*?</gallery>", re.S | re.I)
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_FILE = re.compile(r"\[\[(?:File|Image):[^\[\]]*(?:\[\[[^\]]*\]\][^\[\]]*)*\]\]", re.I)
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_MARKS = re.compile(r"\[https?://[^\]]*\]|<[^<>]*>|'{2,}|&nbsp;")
#: A line, an item of a list or a cell, long enough for a sentence.
_BLOCK = re.compile(r"[^\n*|]{30,}")
_YEAR = re.compile(r"\b(?:1[89]\d\d|20[0-2]\d)\b")
#: A cheap sieve before the reader: most sentences only name embassies. What it lets through is read in full.
_TELLING = re.compile(
    r"sign|treat|agree|visit|embass|sever|broke|cut\b|suspend|restor|resum|\bwar\b|sanction|allian|attack|inva[ds]|coup\b|"
    r"\baid\b|accord|pact|summit|expel|recall|recogni|support|condemn|meet|met\b",
    re.I,
)


def _spaces(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def blanked(wikitext: str) -> str:
    """The wikitext, of the same length, with references, templates, files and mark-up as spaces; links by their label.

    >>> blanked("In [[1957 in law|1957]] it was signed.<ref>x</ref>")
    'In               1957   it was signed.            '
    """
    text = _OPAQUE.sub(_spaces, wikitext)
    count = 1
    while count:  # a template may hold another: from the inside out
        text, count = _TEMPLATE.subn(_spaces, text)
    text = _FILE.sub(_spaces, text)
    text = _LINK.sub(lambda m: " " * (m.start(1) - m.start()) + m.group(1) + "  ", text)
    return _MARKS.sub(_spaces, text)


def _events(view: str, pair: tuple[int, int]) -> Iterator[EventClaim]:
    """The events between the two that the notes of one row tell."""
    from bilateral.reading.actors import find_mentions
    from bilateral.reading.dates import find_dates
    from bilateral.reading.events import find_events
    from bilateral.reading.sentences import split_sentences

    blocks = [m.span() for m in _BLOCK.finditer(view)]
    told = [
        s
        for s in split_sentences(view, blocks)
        if _YEAR.search(view, s.start, s.end) and _TELLING.search(view, s.start, s.end)
    ]
    if not told:
        return
    times = find_dates(view)
    mentions = find_mentions(view, told, times, None, pair)
    ours, theirs = ({code for code, _ in line(cow)} for cow in pair)
    for e in find_events(view, told, times, mentions, None, pair):
        between = (e.a in ours and e.b in theirs) or (e.a in theirs and e.b in ours)
        if between and e.mood == "told" and e.date_start and not e.inferred and _lived(e):
            yield e


def _lived(e: EventClaim) -> bool:
    """Whether both were states in the year of the event or the next: recognition goes before membership."""
    assert e.date_start is not None
    year = e.date_start.year
    return all(any(state(x).exists_in(y) for y in (year, year + 1)) for x in (e.a, e.b))


def claims(found: Iterable[Found], texts: Mapping[str, str], codes: Mapping[str, int], file: str) -> pl.DataFrame:
    """The events told in the notes, once for each page, place and type.

    Parameters
    ----------
    found : the rows of the tables. texts : each member's wikitext. codes : COW codes of pages and partners by name.
    file : the name of the archive.
    """
    import polars as pl

    out = []
    hashes = {member: hashlib.sha256(text.encode()).hexdigest() for member, text in texts.items()}
    for f in found:
        host, other = codes.get(f.page), codes.get(f.partner)
        source = texts[f.member][f.row.start : f.row.end]
        if not host or not other or host == other or not _YEAR.search(source):
            continue
        for e in _events(blanked(source), (host, other)):
            start, stop = f.row.start + e.start, f.row.start + e.end
            a, b = (e.a, e.b) if e.directed or e.a < e.b else (e.b, e.a)
            out.append({
                "kind": "event", "type": e.type, "a": a, "b": b, "directed": e.directed, "mood": e.mood,
                "first": e.date_start, "last": e.date_end, "precision": e.precision, "edtf": e.date,
                "article": hashes[f.member], "title": f"Foreign relations of {f.page}", "start": start, "stop": stop,
                "file": file, "record": f.row.line, "detail": f"{f.member} [{start}:{stop}]",
            })  # fmt: skip
    frame = pl.DataFrame(out, infer_schema_length=None)
    return frame.unique(["article", "start", "stop", "type", "a", "b"], keep="first", maintain_order=True)
