"""What the notes of a table of relations say of breaks and restorations of diplomatic relations, and when.

Only plain statements are taken: a verb of breaking or restoring beside "relations" or "ties", and one date that belongs
to it. A sentence that denies, threatens or proposes, or that speaks of relations with a third state, gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilateral.sources.wiki_tables import Day, dates

_SENTENCE = re.compile(r"(?<=[a-z0-9)\]\"'’][.!?])[\"”]?\s+(?=[A-Z\"“*(])|\n+")
_TIES = (r"(?:(?:all|full|formal|diplomatic|bilateral|official|its|their|the|and|economic|consular|normal)\s+)*"
         r"(?:relations|ties)")  # fmt: skip
_CUT = r"(?:sever|broke|break|broken|cut|suspend|terminat|interrupt|rupture|end)(?:ed|en|ing|d|s|ting)?"
_MEND = r"(?:restor|re-?establish|resum|renew|normali[sz])(?:ed|ing|d|s|e|es)?"
_BE = r"(?:(?:were|was|are|is|have|has|had|been|being|officially|formally|again|later|also|then|temporarily)\s+)*"
#: What happened, by its place beside the word "relations"; a noun ("the restoration of relations") counts too.
_PHRASES = (
    ("broken", re.compile(rf"\b(?:{_CUT}|severance|severing)\s+(?:off\s+|of\s+)?(?:the\s+)?{_TIES}\b", re.I)),
    ("broken", re.compile(rf"\b{_TIES}(?:\s+(?:with|between|on|in)\s+[\w .,'’-]{{3,40}}?)?\s*,?\s*(?:which\s+|that\s+)?"
                          rf"(?<!\w){_BE}{_CUT}\b(?!\s+(?:by|in)\s+the\s+(?:19|20)\d0s)", re.I)),
    ("restored", re.compile(rf"\b(?:{_MEND}|restoration|resumption|normali[sz]ation|re-?establishment)\s+"
                            rf"(?:of\s+)?(?:the\s+)?{_TIES}\b", re.I)),
    ("restored", re.compile(rf"\b{_TIES}(?:\s+(?:with|between|on|in)\s+[\w .,'’-]{{3,40}}?)?\s*,?\s*"
                            rf"(?:which\s+|that\s+)?{_BE}{_MEND}\b", re.I)),
)  # fmt: skip
#: What goes on in a sentence that has named the relations: "... and were restored in 1978".
_GOES_ON = (
    ("broken", re.compile(r"\b(?:and|but|were|was|then|later)\s+(?:sever|broken|suspend|interrupt)(?:ed)?\b", re.I)),
    ("restored", re.compile(rf"\b(?:and|but|were|was|then|later|again)\s+{_MEND}\b", re.I)),
)
_DOUBT = re.compile(r"\b(?:not|never|threat\w*|would|could|may|might|reject\w*|refus\w*|call\w* (?:for|on)|propos\w*|"
                    r"possib\w*|discuss\w*|without|instead|urg\w*|wish\w*|hop\w*|plan\w*|consider\w*|intend\w*|want\w*|"
                    r"efforts?|talks|negotiat\w*|debate\w*|almost|nearly|if|should|attempt\w*|interest\w*|ready|seek\w*|maintain\w*)\b",
                    re.I)  # fmt: skip
_BOUND = re.compile(r"\b(?:until|before|after|from|between|by|prior to|following|during)\s+(?:the\s+)?(?:\w+\s+)?$",
                    re.I)  # fmt: skip
_WITH = re.compile(r"\b(?:relations|ties)\s+(?:with|between|to|of|and)\s+(?:the\s+|both\s+)?([A-Z][\w’'-]+)")
#: A date that follows the words at a greater distance, or goes before them at one, belongs to something else.
NEAR, FAR = 45, 90


def _own(name: str, parties: tuple[str, ...]) -> bool:
    """Whether a capitalised word is one of the two states or its people ("Cuban" for Cuba)."""
    return any(part.startswith(name[:4]) for party in parties for part in party.split())


def turns(notes: str, page: str, partner: str) -> Iterator[tuple[str, Day, str]]:
    """Each break and restoration that the notes on a partner tell, as (event type, date, the sentence).

    >>> [(kind, str(day.date)) for kind, day, _ in turns(
    ...     "Peru cut its ties with Cuba in 1960. Relations were restored on 8 July 1972.", "Peru", "Cuba")]
    [('broken', '1960-01-01'), ('restored', '1972-07-08')]
    """
    for sentence in _SENTENCE.split(notes):
        told = dates(sentence)
        if not told or _DOUBT.search(sentence):
            continue
        if any(not _own(m.group(1), (page, partner)) for m in _WITH.finditer(sentence)):
            continue
        found = _apart([(m, kind) for kind, pattern in _PHRASES for m in pattern.finditer(sentence)])
        if found:
            more = [(m, kind) for kind, pattern in _GOES_ON for m in pattern.finditer(sentence, found[0][0].end())]
            found = _apart([*found, *more])
        taken: set[int] = set()
        for number, (match, kind) in enumerate(found):
            start, end = match.span()
            after = found[number + 1][0].start() if number + 1 < len(found) else len(sentence)
            ahead = [n for n, (_, a, _) in enumerate(told) if end <= a < after and a - end <= NEAR]
            behind = [n for n, (_, _, b) in enumerate(told) if b <= start and start - b <= FAR and n not in taken]
            which = ahead[0] if ahead else behind[-1] if behind else None
            if which is None or which in taken:
                continue
            day, a, _ = told[which]
            if not _BOUND.search(sentence[:a]):
                taken.add(which)
                yield kind, day, sentence


def _apart(found: list[tuple[re.Match[str], str]]) -> list[tuple[re.Match[str], str]]:
    """The matches in the order of the words, without those that overlap an earlier one."""
    kept: list[tuple[re.Match[str], str]] = []
    for match, kind in sorted(found, key=lambda f: f[0].span()):
        if not kept or match.start() >= kept[-1][0].end():
            kept.append((match, kind))
    return kept
