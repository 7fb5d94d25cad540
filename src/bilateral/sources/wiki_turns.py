"""Which events of a page are turns in relations, and which way: a break, an envoy recalled, an embassy reopened.

A turn has an act in words (`comparator` of its claim) and a direction (`value`: 1 nearer, -1 further). What a sentence
denies or proposes, dates together with something else, or tells of a third state is no turn and no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bilateral.reading.dates import TimeExpression
from bilateral.reading.model import EventClaim, Mention
from bilateral.sources.wiki_phrases import spaced

_ENVOY = r"(?:ambassador|envoy|diplomat|charg[eé]|consul|commissioner|\bstaff)"
_BORDER = r"(?:border|crossing|airspace|frontier)"
_TIES = r"(?:relation|ties|representation|mission)"
_RAISED = r"upgrad\w*|elevat\w*|\brais\w+"
#: Act, direction, type of event, and the words that tell it (none: the type alone); the first that fits counts.
ACTS: tuple[tuple[str, int, str, str], ...] = (
    (
        "ambassador recalled",
        -1,
        "SANCTION",
        rf"""(?:recall|withdr[ae]w|pull)[^.;]{{0,60}}{_ENVOY}
        |{_ENVOY}[^.;]{{0,60}}(?:recall|withdr[ae]w)""",
    ),
    (
        "diplomats expelled",
        -1,
        "SANCTION",
        rf"(?:expel|expuls)[^.;]{{0,70}}{_ENVOY}|{_ENVOY}[^.;]{{0,70}}expel|non grata",
    ),
    (
        "relations downgraded",
        -1,
        "SANCTION",
        rf"(?:downgrad|lower)[^.;]{{0,50}}{_TIES}|{_TIES}[^.;]{{0,40}}(?:downgrad|lower)",
    ),
    ("border closed", -1, "SANCTION", rf"{_BORDER}"),
    ("border reopened", 1, "CONCEDE", rf"re-?open[^.;]{{0,60}}{_BORDER}|{_BORDER}[^.;]{{0,60}}re-?open"),
    ("ambassador returned", 1, "CONCEDE", _ENVOY),
    ("relations broken off", -1, "broken", ""),
    ("relations restored", 1, "restored", ""),
    ("embassy closed", -1, "embassy closed", ""),
    ("embassy reopened", 1, "embassy opened", r"re-?open|resum|re-?establish|restor|\bagain\b"),
    ("mission upgraded", 1, "embassy opened", _RAISED),
    ("embassy opened", 1, "embassy opened", ""),
)
_ACTS = tuple((act, way, kind, re.compile(spaced(words), re.I)) for act, way, kind, words in ACTS)
#: A consul, or an office of an embassy in another town, is no turn.
_EMBASSY = re.compile(spaced("embass|high commission|legation|mission|ambassador"), re.I)
_BRANCH = re.compile(spaced(r"embassy (?:branch|division|office|section)|honorary \w+"), re.I)
_ONE_KIND = re.compile(
    spaced(r"""\b(?:trade|trading|economic|commercial|military|cultural|security)(?: and \w+)?
    \s+(?:ties|relations|links)\b"""),
    re.I,
)
#: An envoy to an organisation; "withdrew ... but recalled" is sent back.
_ELSEWHERE = re.compile(spaced(r"to the (?:United Nations|UN|EU|European Union)\b|but recalled its ambassador"), re.I)

_DOUBT = re.compile(
    spaced(
        r"""\b(?:not|never|threat\w*|would|will|could|may(?!\s+\d)|might|reject\w*|refus\w*|call(?:s|ed|ing)? (?:for|on)
        |propos\w*|possib\w*|instead|urg\w+|wish\w*|hop(?:e|ed|es|ing)|plan(?:s|ned|ning)?|consider\w*|intend\w*|intention\w*|want\w*
        |almost|nearly|if|should|attempt\w*|except\w*|demand\w*|until|till|asked|discuss\w*|without|efforts?|talks|negotiat\w*
        |debate\w*|interest\w*|ready|seek\w*|willing\w*|vot(?:e|ed|ing)|hiatus|parliament|aim\w*|pledg\w*|promis\w*|float\w*
        |provided|claim\w*|allegedly|reportedly|before|prior to)\b[^;]*$"""
    ),
    re.I,
)
#: The words of each kind of turn: a date that stands between those of two kinds may be of either.
_WORDS = {
    kind: re.compile(spaced(rf"\b(?:{words})\b"), re.I)
    for kind, words in {
        "broken": r"sever\w*|broke|broken|break(?:ing)?|cuts?|suspend\w*|terminat\w*|interrupt\w*|ruptur\w*",
        "restored": r"restor\w+|resum\w+|re-?establish\w*|renew\w*|normali[sz]\w*|reinstat\w*",
        "embassy opened": r"""(?:re-?)?open\w*|became|establish(?:ed|ing) (?:an?|its|their|resident)
            |establish(?:ed|ment) of an?|set up|inaugurat\w*|upgrad\w*|rais\w+|elevat\w+|resum\w+|re-?establish\w*
            |restor\w+""",
        "embassy closed": r"clos\w+|shut\w*|suspend\w*|ceas\w+|evacuat\w+|terminat\w*",
        "SANCTION": r"""recall\w*|withdr\w+|expel\w*|expuls\w+|downgrad\w*|clos\w+|shut\w*|seal\w*|grata|lower\w*
            |pull\w*""",
        "CONCEDE": r"return\w*|reinstat\w*|re-?open\w*|open\w*|reappoint\w*",
        "established": r"establish(?:ed|ment)(?! (?:an?|its|their|resident|of an?)\b)",
        "mission upgraded": _RAISED,
    }.items()
}
#: "restored them and, in 1949, joined": the time of what comes next; "severed between the years 1973 and 1989".
_NEXT = re.compile(spaced(r"\band,? (?:in|on|by) $"))
_VERB = re.compile(
    spaced(
        r"""\b(?:was|were|is|are|has|had|have|opened|established|set up|constructed|founded|signed|became|recogni[sz]ed
        |sent|began|raised|upgraded)\b[^,;]*$"""
    )
)
#: What lasts from one time to another ("suspended from 1967 to 1974"), and what its end is.
_ENDS = {"broken": "restored", "embassy closed": "embassy opened"}


def act_of(kind: str, words: str) -> tuple[str, int] | None:
    """The act that an event of a type is in these words, and its direction; None if it is no turn.

    >>> act_of("SANCTION", "Peru recalled its ambassador from Chad"), act_of("visit", "a visit")
    (('ambassador recalled', -1), None)
    """
    if _ELSEWHERE.search(words):
        return None
    if kind.startswith("embassy") and not _EMBASSY.search(_BRANCH.sub("", words)):
        return None
    return next(((act, way) for act, way, of, pattern in _ACTS if of == kind and pattern.search(words)), None)


def of_one_kind(e: EventClaim) -> bool:
    """Whether a break or its end is one of trade or of military ties alone, which is neither."""
    return e.type in ("broken", "restored") and _ONE_KIND.search(e.quote) is not None


def doubtful(sentence: str, words_end: int) -> bool:
    """Whether what stands before an event in its sentence denies it, proposes it or sets it at an open time."""
    return bool(_DOUBT.search(sentence[:words_end]))


def dated(kind: str, act: str, sentence: str, when: tuple[int, int]) -> bool:
    """Whether the date of a turn, at the place `when` in its sentence, stands by its words and not by those of another.

    >>> dated("restored", "", "They cut relations in 1966 and resumed them later.", (21, 25))
    False
    """
    start, end = when
    mine = "mission upgraded" if act == "mission upgraded" else kind
    own = [m.span() for m in _WORDS[mine].finditer(sentence)]
    if not own:
        return False
    a, b = min(own, key=lambda w: max(w[0] - end, start - w[1]))
    others = [m.span() for of, words in _WORDS.items() if of != mine for m in words.finditer(sentence)]
    others = [(x, y) for x, y in others if not any(x < d and c < y for c, d in own)]
    if b <= start:
        return not any(b <= x < start for x, _ in others) and not _of_next(sentence[b:start])
    # "set up in 1959 and later raised": a date behind a verb of its own
    if _VERB.search(sentence[max(0, start - 90) : start]) and not re.match(r",?\s+when\b", sentence[end:a]):
        return False
    # "cut them in 1966 and resumed": the date is behind one turn and before the next
    before = [y for _, y in others if y <= start]
    return not any(end <= x < a for x, _ in others) and not (before and start - max(before) < 40)


def _of_next(gap: str) -> bool:
    """Whether what stands between the words of a turn and a date gives the date to what comes next."""
    between = re.search(r"\bbetween\b[^,;]*$", gap)
    return bool(between or (_NEXT.search(gap) and not re.search(r"\d{4}", gap)))


def follows(kind: str, act: str, sentence: str, start: int) -> bool:
    """Whether a time at a place in a sentence stands right behind the words of a turn: "and severed them in 1974".

    Of embassies the next date is often that of the other's, and tells nothing.
    """
    if kind.startswith("embassy") and act != "mission upgraded":
        return False
    mine = "mission upgraded" if act == "mission upgraded" else kind
    own = [m.end() for m in _WORDS[mine].finditer(sentence) if m.end() <= start <= m.end() + 40]
    gap = sentence[max(own) : start] if own else ";"
    others = (m for of, words in _WORDS.items() if of != mine for m in words.finditer(gap))
    return not re.search(r"[;,]|\d", gap) and not _of_next(gap) and next(others, None) is None


def of_a_third(mentions: Sequence[Mention], ours: frozenset[int], theirs: frozenset[int]) -> bool:
    """Whether a sentence names a state that is neither of the two, and not both of the two."""
    named = {s for m in mentions for s in m.states}
    return bool(named - ours - theirs) and not (named & ours and named & theirs)


_SEAT = re.compile(spaced(r"(?:embassy|high commission|legation)(?: \w+){0,4}? in $"), re.I)


def hosted(e: EventClaim, sentence: str, offset: int, mentions: Sequence[Mention]) -> EventClaim:
    """The opening or closing of an embassy, turned round where the words put it in a city of the state that sends it.

    `offset` is where the sentence begins.
    """
    for m in (m for m in mentions if m.kind in ("capital", "place") and e.start <= m.start and m.end <= e.end):
        if _SEAT.search(sentence[max(0, m.start - offset - 60) : m.start - offset]):
            return replace(e, a=e.b, b=e.a) if e.directed and m.states == (e.a,) else e
    return e


def split(e: EventClaim, times: Sequence[TimeExpression], sentence: str, offset: int) -> Iterator[EventClaim]:
    """The event at its date; one that lasted from one time to another as its beginning and its end.

    `offset` is where its sentence begins.
    """
    span = next((t for t in times if e.start <= t.start < e.end and t.kind == "interval" and t.value == e.date), None)
    if span is None or e.type not in _ENDS:
        if e.precision != "interval":
            yield e
    elif len(span.parts) == 2:
        # "the 1990-91 war", "(2019-2022)": the years of something else
        first, last = span.parts
        if not re.match(r"from|between", span.quote, re.I) or sentence[span.end - offset :].startswith(")"):
            return
        yield at(e, first, e.type, e.start, first.end)
        yield at(e, last, _ENDS[e.type], last.start, e.end)
    elif span.parts and span.open_end and not re.match("after", span.quote, re.I):
        yield at(e, span.parts[0], e.type, e.start, e.end)


def at(e: EventClaim, t: TimeExpression, kind: str, start: int, end: int) -> EventClaim:
    """The event at another of the times of its sentence, in other words of it."""
    return replace(
        e, start=start, end=max(end, start + 1), type=kind, date=t.value, precision=t.precision,
        date_start=t.date_start, date_end=t.date_end,
    )  # fmt: skip
