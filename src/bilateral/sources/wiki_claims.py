"""What a page says of its state and one other, read as any article is: attributed events and phases, with their places.

Facts only: type, date, who, and where in the page the words stand. The words themselves stay in the raw file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from bilateral.sources.successors import BEFORE, named_on
from bilateral.sources.wiki_prose import Passage, code_of, passages
from bilateral.sources.wiki_turns import act_of, at, dated, doubtful, follows, hosted, of_a_third, of_one_kind, split
from bilateral.states.registry import line, state

if TYPE_CHECKING:
    import polars as pl

    from bilateral.reading.dates import TimeExpression
    from bilateral.reading.model import EventClaim, Mention, Sentence

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
    r"\baid\b|accord|pact|summit|expel|recall|withdr|recogni|support|condemn|meet|met\b|border|grad(?:ed|ing)\b|(?:return|reinstat)|re-?establish|renew|"
    r"normali[sz]",
    re.I,
)
_TIES = re.compile(r"\b(?:relations|relationship|ties|tensions?)\b", re.I)


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


class _Told:
    """A passage as the readers see it: its words, sentences, times and mentions, and the two it may be about."""

    def __init__(self, view: str, host: int, partner: int) -> None:
        from bilateral.reading.actors import find_mentions
        from bilateral.reading.dates import find_dates
        from bilateral.reading.qualities import judged
        from bilateral.reading.sentences import split_sentences

        self.view, self.host, self.partner = view, host, partner
        self.events: list[Sentence] = []
        self.phases: list[Sentence] = []
        spans = [m.span() for m in _BLOCK.finditer(view) if _YEAR.search(view, *m.span())]
        blocks = [b for b in spans if _TELLING.search(view, *b) or (_TIES.search(view, *b) and judged(view, *b))]
        for s in split_sentences(view, blocks):
            if _YEAR.search(view, s.start, s.end) and _TELLING.search(view, s.start, s.end):
                self.events.append(s)
            if _TIES.search(view, s.start, s.end) and judged(view, s.start, s.end):
                self.phases.append(s)
        self.sentences = sorted({s.start: s for s in (*self.events, *self.phases)}.values(), key=lambda s: s.start)
        self.times: list[TimeExpression] = find_dates(view) if self.sentences else []
        pair = (host, partner) if partner else None
        self.mentions: list[Mention] = (
            find_mentions(view, self.sentences, self.times, None, pair) if self.sentences else []
        )

    def sentence(self, place: int) -> Sentence:
        """The sentence at a place."""
        return next(s for s in reversed(self.sentences) if s.start <= place)

    def time(self, e: EventClaim) -> tuple[int, int] | None:
        """Where the date of an event stands in its words."""
        for t in self.times:
            for point in (t, *t.parts):
                if e.start <= point.start and point.end <= e.end and point.value == e.date:
                    return point.start, point.end
        return None

    def within(self, s: Sentence) -> list[Mention]:
        """The mentions in a sentence."""
        return [m for m in self.mentions if s.start <= m.start < s.end]


@cache
def _line(cow: int) -> frozenset[int]:
    return frozenset(code for code, _ in line(cow)) if cow else frozenset()


def _lived(states: tuple[int, int], year: int) -> bool:
    """Whether both were states in a year or the next: recognition goes before membership."""
    return all(any(state(x).exists_in(y) for y in (year, year + 1)) for x in states)


@cache
def _own(cow: int) -> frozenset[int]:
    """The codes that stand for a state or for what its name meant before it: the Czech Republic for Czechoslovakia."""
    return _line(cow) | frozenset(BEFORE.get(cow, ()))


def _events(told: _Told) -> Iterator[tuple[EventClaim, str, int]]:
    """The events between the two, each with its act and direction if it is a turn ("" and 0 if not)."""
    from bilateral.reading.events import find_events

    ours = _own(told.host)
    for pair, sentences in _topics(told):
        theirs = _own(pair[1])
        for e in find_events(told.view, sentences, told.times, told.mentions, None, pair):
            between = (e.a in ours and e.b in theirs) or (e.a in theirs and e.b in ours)
            if not between or e.mood != "told" or not e.date_start or e.inferred:
                continue
            e = replace(e, a=named_on(e.a, e.date_start), b=named_on(e.b, e.date_start))
            if of_one_kind(e):
                continue
            s = told.sentence(e.start)
            act = act_of(e.type, told.view[e.start : min(s.end, e.end + 40)])
            if act is None:
                if e.date_start and _lived((e.a, e.b), e.date_start.year):
                    yield e, "", 0
            elif not of_a_third(told.within(s), ours, theirs):
                yield from _turns(told, s, e)


def _turns(told: _Told, s: Sentence, e: EventClaim) -> Iterator[tuple[EventClaim, str, int]]:
    """The turns that an event in a sentence is, where the sentence says them and their dates plainly."""
    sentence = told.view[s.start : s.end]
    if doubtful(sentence, e.end - s.start):
        return
    if e.type.startswith("embassy"):
        e = hosted(e, sentence, s.start, told.within(s))
    for part in split(e, told.times, sentence, s.start):
        when = told.time(part)
        words = told.view[e.start : min(s.end, e.end + 40)] if part.type == e.type else "embassy again"
        act, way = act_of(part.type, words) or ("", 0)
        if when is None or not dated(e.type, act, sentence, (when[0] - s.start, when[1] - s.start)):
            later = [t for t in told.times if e.start <= t.start < s.end and t.kind == "date" and t.value != part.date]
            found = next((t for t in later if follows(e.type, act, sentence, t.start - s.start)), None)
            if found is None:
                continue
            part = at(part, found, part.type, part.start, max(part.end, found.end))
        if part.date_start and _lived((part.a, part.b), part.date_start.year):
            # who raised whose mission is seldom told
            yield (replace(part, directed=False) if act == "mission upgraded" else part), act, way


def _topics(told: _Told) -> Iterator[tuple[tuple[int, int], list[Sentence]]]:
    """The two that sentences are about: of the passage, else the page's state and the one other a sentence names."""
    if told.partner:
        if told.events:
            yield (told.host, told.partner), told.events
        return
    by: dict[int, list[Sentence]] = {}
    for s in told.events:
        others = {x for m in told.within(s) for x in m.states} - _line(told.host)
        if len(others) == 1:
            by.setdefault(others.pop(), []).append(s)
    for other, sentences in by.items():
        yield (told.host, other), sentences


def claims(texts: Mapping[str, tuple[str, str]], also: Mapping[str, int], file: str) -> pl.DataFrame:
    """The events and phases told on the pages, once for each page, place and type.

    Parameters
    ----------
    texts : whose page and its wikitext by member of the archive. also : names of states that only this source uses.
    file : the name of the archive.
    """
    import polars as pl

    out: list[dict[str, Any]] = []
    for member, (page, text) in texts.items():
        host = code_of(page.replace(" _country_", ""), also)
        if not host:
            continue
        digest = hashlib.sha256(text.encode()).hexdigest()
        view = blanked(text)
        for p in passages(text, page, also):
            if not _YEAR.search(view, p.start, p.end) or p.partner in _line(host):
                continue
            common = {"article": digest, "title": f"Foreign relations of {page}", "file": file, "record": p.line,
                      "mood": "told"}  # fmt: skip
            out += [
                common | row | {"detail": f"{member} [{row['start']}:{row['stop']}]"}
                for row in _rows(_Told(view[p.start : p.end], host, p.partner), p)
            ]
    if not out:
        return pl.DataFrame()
    frame = pl.DataFrame(out, infer_schema_length=None)
    return frame.unique(["article", "start", "stop", "kind", "type", "a", "b"], keep="first", maintain_order=True)


def _rows(told: _Told, p: Passage) -> Iterator[dict[str, Any]]:
    for e, act, way in _events(told):
        a, b = (e.a, e.b) if e.directed or e.a < e.b else (e.b, e.a)
        yield {
            "kind": "event", "type": e.type, "a": a, "b": b, "directed": e.directed, "first": e.date_start,
            "last": e.date_end, "precision": e.precision, "edtf": e.date, "value": float(way) if way else None,
            "comparator": act or None, "start": p.start + e.start, "stop": p.start + e.end,
        }  # fmt: skip
    yield from _phases(told, p)


def _phases(told: _Told, p: Passage) -> Iterator[dict[str, Any]]:
    from bilateral.sources.wiki_phases import find_phases, parties

    ours, theirs = set(_line(told.host)), set(_line(told.partner))
    for phase in find_phases(told.view, told.phases, told.times):
        s = told.sentence(phase.start)
        named = parties(told.view, phase, s, told.mentions, ours, theirs)
        if named is None:
            continue
        year = phase.from_ or phase.to or 0
        other = told.partner or named[0]
        pair = tuple(sorted(named_on(cow, date(year, 7, 1)) for cow in (told.host, other)))
        if pair[0] == pair[1] or not _lived((pair[0], pair[1]), year):
            continue
        yield {
            "kind": "period", "type": "quality", "a": pair[0], "b": pair[1], "directed": False,
            "first": date(phase.from_, 1, 1) if phase.from_ else None,
            "last": date(phase.to, 12, 31) if phase.to else None, "precision": "year",
            "edtf": f"{phase.from_ or ''}/{phase.to or '..'}", "value": float(phase.quality),
            "comparator": phase.turn or None, "start": p.start + phase.start, "stop": p.start + phase.end,
        }  # fmt: skip
