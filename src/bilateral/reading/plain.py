"""The body of a plain text, which may be the dump of a page: menus, logo text, doubled titles, teasers, footers.

Paragraphs are judged by what they are made of (whole sentences, or the ends of links), then by where they stand: what
is told twice counts once, a heading of comments ends the article, and the beginnings of other stories are left out,
which are prose that breaks off, under a title each, and share few words with the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilateral.reading import boilerplate, byline
from bilateral.reading.paragraphs import Paragraph, paragraphs
from bilateral.reading.view import Block, Found

_SENTENCE = re.compile(r"[^.!?]{25,}[.!?]")
_CONTENT = re.compile(r"[^\W\d_]{5,}")
#: Of the words of a paragraph, the share that the rest of the article has too; other stories have less.
_KIN = 0.3


def find_body(text: str) -> Found:
    """The paragraphs of the article, and what the lines around them tell."""
    every = paragraphs(text)
    kept = choose(every)
    first = kept[0].start if kept else len(text)
    last = kept[-1].end if kept else 0
    head = [p for p in every if p.start < first]
    tail = [p for p in every if p.start > last]
    bios = [p for p in kept[-3:] if byline.bio_of(p)] if len(kept) > 3 else []
    views = [p for p in kept[-3:] if boilerplate.of_the_author(p.words)] if len(kept) > 3 else []
    kept = [p for p in kept if p not in bios and p not in views]
    near = [*head[-25:], *tail[:3]]
    return Found(
        [Block(p.start, p.end) for p in kept],
        title=byline.title_of(head[-25:]),
        author=byline.author_of(near, [*bios, *tail[:3]]),
        published=byline.published_of(near),
    )


def choose(every: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that are body."""
    if len(every) == 1:
        return list(every)
    marks = _candidates(every)
    marks = _after_title(every, marks)
    marks = _before_the_end(every, marks)
    marks = _without_teasers(every, marks)
    marks = _with_spans(every, _told_once(every, marks))
    kept = [p for p, mark in zip(every, marks, strict=True) if mark]
    return kept or [p for p in every if p.length >= 5 and not boilerplate.of_the_page(p.words)] or list(every)


def _candidates(every: Sequence[Paragraph]) -> list[bool]:
    """Prose, lines of a chronology, and prose without an end between two paragraphs of prose."""
    chronology = sum(p.dated for p in every) >= 3
    marks = [(p.prose or (chronology and p.dated)) and not boilerplate.of_the_page(p.words) for p in every]
    for i, p in enumerate(every):
        beside_prose = i > 0 and marks[i - 1] and every[i - 1].prose
        if marks[i] or not beside_prose or boilerplate.of_the_page(p.words):
            continue
        short_sentence = p.ended and p.words[-1] not in ":;" and p.length >= 4 and not p.bullet
        marks[i] = (p.cut_off and p.length >= 40) or (short_sentence and i + 1 < len(every) and every[i + 1].prose)
    return marks


def _after_title(every: Sequence[Paragraph], marks: list[bool]) -> list[bool]:
    """Nothing before a title that stands twice, if most of the prose follows it."""
    total = sum(p.length for p, mark in zip(every, marks, strict=True) if mark)
    where: dict[str, list[int]] = {}
    for i, p in enumerate(every):
        if p.heading and p.length >= 4:
            where.setdefault(p.words.lower(), []).append(i)
    cut = 0
    for places in where.values():
        if len(places) > 1:
            after = [i for i in places if _length(every, marks, i) >= 0.7 * total]
            cut = max(cut, *after, 0) if after else cut
    return [mark and i > cut for i, mark in enumerate(marks)] if cut else marks


def _length(every: Sequence[Paragraph], marks: list[bool], start: int) -> int:
    return sum(p.length for p, mark in zip(every[start:], marks[start:], strict=True) if mark)


def _before_the_end(every: Sequence[Paragraph], marks: list[bool]) -> list[bool]:
    """Nothing after the heading of comments or references, once a third of the prose has been told."""
    total = _length(every, marks, 0)
    told = 0
    for i, p in enumerate(every):
        told += p.length if marks[i] else 0
        if 3 * told > total and not marks[i] and boilerplate.ends_article(p.words):
            return [mark and j < i for j, mark in enumerate(marks)]
    return marks


def _without_teasers(every: Sequence[Paragraph], marks: list[bool]) -> list[bool]:
    """Without the beginnings of other stories: each under a title of its own, cut off, or of other words."""
    out = list(marks)
    words = [_content(p) for p in every]
    known: dict[str, int] = {}
    for own, mark in zip(words, marks, strict=True):
        for word in own if mark else ():
            known[word] = known.get(word, 0) + 1
    total, read = _length(every, marks, 0), 0
    others = False
    for i, p in enumerate(every):
        read += p.length if marks[i] else 0
        if boilerplate.opens_others(p.words):
            others = others or (3 * read > total and p.length <= 5)
            continue
        under_title = i > 0 and every[i - 1].heading and not _of_others(every[i - 1])
        kin = sum(known.get(w, 0) > 1 for w in words[i]) / max(1, len(words[i])) if marks[i] else 0.0
        if marks[i]:
            cut = _cut_off_near(every, i)
            if (others and under_title and kin < 2 * _KIN) or (
                under_title and (cut or every[i - 1].bullet) and kin < _KIN
            ):
                out[i] = False
            elif not under_title and kin >= _KIN / 2:
                others = False
    return _without_a_far_end(every, out, words)


def _of_others(p: Paragraph) -> bool:
    return p.prose or boilerplate.opens_others(p.words)


def _cut_off_near(every: Sequence[Paragraph], i: int) -> bool:
    """Whether one of the paragraphs around breaks off: teasers come together."""
    return any(p.cut_off for p in every[max(0, i - 4) : i + 5])


def _without_a_far_end(every: Sequence[Paragraph], marks: list[bool], words: Sequence[set[str]]) -> list[bool]:
    """Without prose that stands apart, behind or before a stretch of other things, and has other words."""
    groups: list[list[int]] = []
    apart = 0
    for i, mark in enumerate(marks):
        if not mark:
            apart += 1 if every[i].length < 30 else 2
            continue
        if not groups or apart >= 4:
            groups.append([])
        groups[-1].append(i)
        apart = 0
    if len(groups) < 2:
        return marks
    sizes = [sum(every[i].length for i in g) for g in groups]
    main = sizes.index(max(sizes))
    vocabulary = set().union(*(words[i] for i in groups[main]))
    out = list(marks)
    for number, group in enumerate(groups):
        own = set().union(*(words[i] for i in group))
        kin = len(own & vocabulary) / max(1, len(own))
        enough = _KIN / 2 if number < main else _KIN  # what stands before the rest is often its summary
        if number != main and sizes[number] < 0.5 * sizes[main] and kin < enough:
            for i in group:
                out[i] = False
    return out


def _told_once(every: Sequence[Paragraph], marks: list[bool]) -> list[bool]:
    """Of what stands twice, the last is kept: a summary before the article says what the article says."""
    out = list(marks)
    seen: set[str] = set()
    for i in range(len(every) - 1, -1, -1):
        if not marks[i]:
            continue
        sentences = [s.strip() for s in _SENTENCE.findall(every[i].words)] or [every[i].words]
        if all(s in seen for s in sentences):
            out[i] = False
        seen.update(sentences)
    return out


#: "1970-1979", "1991 to the present", "since 1993".
_YEARS = re.compile(
    r"\b(?:1[5-9]|20)\d\d\s*(?:[-–—]|to|until)\s*(?:the\s+)?(?:(?:1[5-9]|20)\d\d|present|today)\b(?![-/])"
    r"|\bsince\s+(?:1[5-9]|20)\d\d\b(?![-/])",
    re.I,
)


def _with_spans(every: Sequence[Paragraph], marks: list[bool]) -> list[bool]:
    """With the headings inside the article that tell a span of years: what follows is told of these years."""
    out = list(marks)
    first = marks.index(True) if True in marks else len(marks)
    for i, p in enumerate(every[:-1]):
        if i > first and not marks[i] and marks[i + 1] and p.heading and p.length <= 14 and _YEARS.search(p.words):
            out[i] = True
    return out


def _content(p: Paragraph) -> set[str]:
    return {w.lower() for w in _CONTENT.findall(p.words[:4000])}
