"""Whether a text says that something happened, will, did not, or might.

The words before a trigger in its verb group decide: "did not sign", "will sign", "refused to sign", "would sign",
"agreed to sign". No syntax is parsed; the group is what stands between the last clause mark and the trigger.
"""

from __future__ import annotations

import re

from bilateral.reading.model import Mood
from bilateral.reading.triggers import Hit

_MARK = re.compile(
    r"[,;:()“”\"]|\b(?:and|but|which|who|that|while|as|because|after|before|since|so|although|though)\b|\s[–—]\s", re.I
)
_REACH = 90


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(alternatives).replace(" ", r"\s+") + r")\b", re.I)


_NEGATED = _any(
    r"not|never|cannot|no longer|without|neither|nor|hardly|no|fail(?:ed|s|ing)? to|refus(?:e|es|ed|ing|al) to",
    r"declin(?:e|es|ed|ing) to|unable to|unwilling to|reluctant to|stopped short of|den(?:y|ies|ied)",
    r"cancel(?:s|led|ed)?|postpone[sd]?|instead of|rather than|have yet to|has yet to|had yet to|\w+n['’]t",
)
_MIGHT = _any(
    r"if|unless|whether|could|might|(?-i:may)|should|can|ought|propos(?:e|es|ed|al|als|ing)",
    r"threat(?:s|en|ens|ened|ening)?|want(?:s|ed)? to|wish(?:es|ed)? to|hop(?:e|es|ed|ing)|consider(?:s|ed|ing)?",
    r"possib(?:le|ility)|potential|call(?:s|ed)? (?:for|on)|urg(?:e|es|ed|ing)|ask(?:s|ed)?|demand(?:s|ed)?|sought to",
    r"seek(?:s|ing)? to|try(?:ing)? to|tried to|attempt(?:s|ed)? to|attempts?|suggest(?:s|ed)?|recommend(?:s|ed)?",
    r"in order to|prospects? of|talks? on|plans? for|idea of|must|need(?:s|ed)? to|allegedly|request(?:s|ed)?",
    r"prevent(?:s|ed)?|discuss(?:ed|es|ing)?|aim(?:s|ed)? (?:to|at)|negotiat\w+|invit(?:e|ed|ation)s?",
    r"would (?:like|want)|would have to|would be",
)
_PLANNED = _any(
    r"will|shall|plan(?:s|ned|ning)? to|plans for|intend(?:s|ed)? to|is to|are to|was to|were to|due to|set to",
    r"scheduled (?:to|for)|planned|expected to|going to|about to|agree[sd]? (?:to|on)|decid(?:e|es|ed) to",
    r"promis(?:e|es|ed) to|pledg(?:e|es|ed) to|vow(?:s|ed)? to|offer(?:s|ed)? to|willing to|ready to|prepared to",
    r"would|upcoming|forthcoming|commit(?:s|ted)? to|announced plans",
)
_DID = re.compile(
    r"\b(?:did|does|do|managed to|went on to|began to|started to|continued to|helped (?:to )?|proceeded to|came to"
    r"|(?:prompt|lead|led|forc|allow|enabl|caus|compell|induc|persuad|order|instruct|help)\w* (?:\S+ ){1,5}to"
    r"|(?:the )?(?:first|second|third|\w+th) (?:\w+ ){0,3}to|the (?:last|only) (?:\w+ ){0,2}to)\s*$",
    re.I,
)
_BE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|got|gets|get)(?:\s+(?:\w+ly|also|then|again|first|subsequently|once|not|never)){0,2}\s*$",
    re.I,
)
_BY = re.compile(r"\s+by\s+(?!(?:\w+ing|means|way|sea|air|land)\b)")
#: "A visit by the president was cancelled".
_CALLED_OFF = re.compile(
    r"[^.;,]{0,90}?\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?(?:cancel+ed|called\s+off|postponed|put\s+off|abandoned)\b"
)
#: "Opening an embassy could be a challenge".
_AHEAD = re.compile(r"(?:\s+\S+){0,6}?\s+(?:could|would|might|(?-i:may)|will)\b", re.I)
_NOW = re.compile(r"\b(?:is|are|has|have|continues?|remains?)\b", re.I)
#: Agreement to begin or renew relations is, in diplomacy, the act.
_ACT_ITSELF = frozenset({"established", "restored"})
_TO = re.compile(r"\bto(?:\s+\w+ly)?\s*$", re.I)


def group_before(text: str, hit: Hit, floor: int) -> str:
    """The words before a trigger that belong to its verb group."""
    first = max(floor, hit.start - _REACH)
    return text[max((m.end() for m in _MARK.finditer(text, first, hit.start)), default=first) : hit.start]


def is_passive(text: str, hit: Hit, floor: int) -> bool:
    """Whether the trigger is a passive ("was recognised")."""
    if hit.form != "past":
        return False
    return bool(_BE.search(text, max(floor, hit.start - 48), hit.start) or _BY.match(text, hit.word_end))


def is_present(text: str, hit: Hit, floor: int) -> bool:
    """Whether the trigger tells of what is or has been ("is offering", "has recognised"), which has no day."""
    return hit.form == "s" or _NOW.search(group_before(text, hit, floor)[-30:]) is not None


def mood_of(text: str, hit: Hit, floor: int) -> Mood | None:
    """How sure the event is in the words of the text; None if the words tell none (a habit, a noun as an attribute)."""
    before = group_before(text, hit, floor)
    if hit.form == "noun":
        return "negated" if _CALLED_OFF.match(text, hit.end) else _of_noun(before[-48:])
    if hit.form == "base":
        return _of_base(before, hit)
    if hit.form == "ing" and _AHEAD.match(text, hit.end):
        return "hypothetical"
    near = before[-40:] if hit.form in ("past", "s") else before[-60:]
    if _NEGATED.search(near):
        return "negated"
    if hit.form == "past" and not re.search(r"\b(?:have|be|been)\b", near):
        return "hypothetical" if re.search(r"\b(?:if|unless|whether)\b", before, re.I) else "told"
    if _MIGHT.search(near):
        return "hypothetical"
    return "planned" if _PLANNED.search(near) else "told"


_NO_NOUN = re.compile(r"\b(?:no|without|cancel\w*|postpone\w*|not|refus\w+|reject\w*|oppos\w+)\b[^,]*$", re.I)
_MIGHT_NOUN = re.compile(
    r"\b(?:possib\w+|propos\w+|potential|invit\w+|call\w*\s+for|eventual|hop\w+|would|could|(?-i:may)|might|threat\w*"
    r"|if)\b[^,]*$",
    re.I,
)
_NEXT_NOUN = re.compile(r"\b(?:will|planned|upcoming|forthcoming|scheduled|future|plans?|expected|next)\b[^,]*$", re.I)


def _of_noun(near: str) -> Mood:
    if _NO_NOUN.search(near):
        return "negated"
    if _MIGHT_NOUN.search(near):
        return "hypothetical"
    return "planned" if _NEXT_NOUN.search(near) else "told"


def _of_base(before: str, hit: Hit) -> Mood | None:
    if _NEGATED.search(before):
        return "negated"
    if _DID.search(before):
        return "told"
    last: tuple[int, Mood] | None = None
    for words, mood in ((_MIGHT, "hypothetical"), (_PLANNED, "planned")):
        for m in words.finditer(before):
            if last is None or m.start() >= last[0]:
                last = (m.start(), mood)  # type: ignore[assignment]
    if last is not None:
        if hit.trigger.type in _ACT_ITSELF and re.search(r"\b(?:agreed|decided)\s+to\b", before, re.I):
            return "told"
        return last[1]
    return "hypothetical" if _TO.search(before) else None
