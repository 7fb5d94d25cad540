"""Readers: functions from an article to claims. Every claim must stand literally at its offsets, or is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from bilateral.reading.actors import find_mentions, pair_of_title
from bilateral.reading.dates import find_dates
from bilateral.reading.events import find_events
from bilateral.reading.figures import find_figures
from bilateral.reading.model import Article, Claim, EventClaim, FigureClaim, PeriodClaim, Reading
from bilateral.reading.phases import find_periods
from bilateral.reading.sentences import split_sentences
from bilateral.reading.view import trimmed


class Reader(Protocol):
    """From an article, and the two states it is about (COW codes, or None), to claims."""

    def __call__(self, article: Article, about: tuple[int, int] | None) -> Iterable[Claim]: ...


def by_rules(article: Article, about: tuple[int, int] | None) -> Iterable[Claim]:
    """The claims that our own rules find: deterministic, offline, no model."""
    view, published = article.view, article.written
    about = about or pair_of_title(article.title, published)
    sentences = split_sentences(view, article.body)
    times = find_dates(view, published)
    mentions = find_mentions(view, sentences, times, published, about)
    for find in (find_events, find_periods, find_figures):
        for claim in find(view, sentences, times, mentions, published, about):
            yield _without_markup(article, claim)


#: A character reference with the rest of its word; brackets and quotation marks of wikitext.
_PART = re.compile(r"&(?:#\w{1,8}|[A-Za-z]\w{1,31});\w*|\[\[(?:[^\[\]|<>]{1,60}\|)?|\]\]|'{2,3}")
_WORD = re.compile(r"[^\s<]*")
_ENDS_IN = re.compile(r"&#?\w{1,31};[^\s<]*$")


def _without_markup(article: Article, claim: Claim) -> Claim:
    """The claim on its longest stretch without mark-up inside ("[exceptionally close](address)").

    Character references and the brackets of a wiki link stay: they are part of the words as they stand in the file.
    """
    text, view = article.text, article.view
    if text[claim.start : claim.end] == claim.quote:
        return claim
    end = claim.end
    word = max(view.rfind(" ", claim.start, end), view.rfind("\n", claim.start, end), claim.start - 1) + 1
    if text[word:end] != view[word:end]:  # a reference in the last word: the file has more of it
        end = _WORD.match(text, end).end()  # type: ignore[union-attr]
    kept = {i for m in _PART.finditer(text, claim.start, end) for i in range(*m.span())}
    hidden = [i for i in range(claim.start, end) if text[i] != view[i] and i not in kept]
    ends = [claim.start - 1, *hidden, end]
    start, end = max(
        (trimmed(text, a + 1, b) for a, b in pairwise(ends) if b > a + 1),
        key=lambda span: span[1] - span[0],
        default=(claim.start, end),
    )
    return replace(claim, start=start, end=end, quote=text[start:end])


def read(article: Article, *, about: tuple[int, int] | None = None, readers: Sequence[Reader] = (by_rules,)) -> Reading:
    """What the readers find in the article; of two readers that find the same words, the first is kept."""
    seen: set[tuple[type, int, int]] = set()
    kept: list[Claim] = []
    for reader in readers:
        for claim in reader(article, about):
            key = (type(claim), claim.start, claim.end)
            if stands(article, claim) and (reader is readers[0] or key not in seen):
                seen.add(key)
                kept.append(claim)
    kept.sort(key=lambda c: (c.start, c.end))
    return Reading(
        article,
        tuple(c for c in kept if isinstance(c, EventClaim)),
        tuple(c for c in kept if isinstance(c, PeriodClaim)),
        tuple(c for c in kept if isinstance(c, FigureClaim)),
    )


def stands(article: Article, claim: Claim) -> bool:
    """Whether the words of a claim stand in the body at its offsets."""
    inside = 0 <= claim.start < claim.end <= len(article.text)
    literal = inside and article.text[claim.start : claim.end] == claim.quote
    if not literal or article.view[claim.start].isspace():
        return False
    return not article.view[claim.end - 1].isspace() or _ENDS_IN.search(claim.quote[-48:]) is not None
