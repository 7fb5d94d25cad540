"""Sentences of a body, with their places.

The boundaries are those of nupunkt (MIT), a Punkt model with a large list of abbreviations, mended where English
writing on states has its own: "U.S. Secretary of State" is no end, and a block always is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bilateral.reading.model import Sentence
from bilateral.reading.view import Span, trimmed

#: An abbreviation that ends what the tokenizer takes for a sentence, and seldom ends one in truth.
_OPEN_END = re.compile(
    r"(?:\b(?:[A-Z]\.){2,}|\b(?:Gen|Col|Lt|Maj|Capt|Adm|Amb|Gov|Sen|Rep|Rev|Hon|Pres|No|Art|vs|c|ca|approx)\.)$"
)
#: With these a new sentence begins, also after "the U.S."
_OPENER = re.compile(
    r"(?:The|This|That|These|Those|It|Its|In|On|At|By|From|For|After|Before|Since|Until|While|When|Although|Though|As"
    r"|He|She|They|We|I|His|Her|Their|Our|But|And|However|Moreover|Yet|If|There|Both|A|An|To|With|During|Despite|Today"
    r"|Some|Many|Most|Such|According)\b"
)

#: A name that is also an abbreviation, at the end of a sentence: "visited Hun Sen. The talks ...".
_NAME_ENDS = re.compile(
    r"(?<![\w.])(?!(?:Lt|Maj|Brig|Vice|Attorney|Assistant|Rear)\b)[A-Z][\w'’-]+\s+"
    r"(?:Sen|Gen|Col|Jan|Mar|Dec|Art|Min|Van|Co|Inc|Ltd|Corp|No|Rep|Gov)\.\s+(?=(?:"
    + _OPENER.pattern.removesuffix(r"\b")
    + r")\s)"
)

#: Longer than any sentence: a table or a file without a full stop. Readers compare all that stands in one sentence.
LONGEST = 1500


def split_sentences(view: str, body: Iterable[Span]) -> list[Sentence]:
    """The sentences of each block of the body, in order; none reaches over the end of its block."""
    return [
        Sentence(start, end, number)
        for number, (first, last) in enumerate(body)
        for whole in _of_block(view, first, last)
        for start, end in _pieces(view, *whole)
    ]


def _pieces(view: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, or what is too long for one in pieces that end at white space."""
    while end - start > LONGEST:
        cut = max(view.rfind(gap, start + 1, start + LONGEST) for gap in (" ", "\n", "\t"))
        cut = cut if cut > 0 else start + LONGEST
        first, last = trimmed(view, start, cut)
        if last > first:
            yield first, last
        start, end = trimmed(view, cut, end)
    if end > start:
        yield start, end


def _of_block(view: str, first: int, last: int) -> Iterator[Span]:
    from nupunkt import sent_spans

    block = view[first:last]
    start = None
    spans = [part for span in sent_spans(block) for part in _at_names(block, *span)]
    for i, (here, end) in enumerate(spans):
        if start is None:
            start = here
        follows = block[end : end + 24] if i + 1 < len(spans) else ""
        if follows and _OPEN_END.search(block[start:end].rstrip()) and not _OPENER.match(follows.lstrip()):
            continue
        a, b = trimmed(view, first + start, first + end)
        if b > a:
            yield a, b
        start = None


def _at_names(block: str, start: int, end: int) -> Iterator[Span]:
    for m in _NAME_ENDS.finditer(block, start, end):
        yield start, m.end()
        start = m.end()
    yield start, end
