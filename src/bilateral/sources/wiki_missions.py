"""What the notes of a table of relations say of embassies in so many words: those there, and those elsewhere."""

from __future__ import annotations

import re

_RESIDENT = re.compile(
    r"^(?:the )?(.{3,40}?) (?:has|maintains) (?:an|its) (?:embassy|high commission) in (?:the city of )?"
    r"([A-Z][\w.'’ -]*?)(?= and | as well| with | which |[.,;(\[]|$)",
    re.I,
)
_ELSEWHERE = re.compile(
    r"^(?:the )?(?P<who>.{3,40}?) (?:is|are) (?:accredited to|represented (?:in|to)) (?:the )?(?P<to>[^,]{3,40}?),? "
    r"(?:from|through|by|via) (?:its|their|the) (?:accredited )?(?:embassy|high commission) in (?:the city of )?"
    r"(?P<place>[A-Z].*)",
    re.I,
)
#: Where the name of a place ends: at what else the note says; "Trinidad and Tobago" is one name.
_END = re.compile(
    r",? (?:and|as well|with|which|where|but|since|after|while)\b(?! (?:Tobago|Herzegovina|Pr[ií]ncipe|Barbuda|Nevis))"
    r"|(?<!D\.C)\. |; |[;.]\s*$"
)


def resident(note: str) -> tuple[str, str] | None:
    """Who has an embassy in which city: "Russia has an embassy in Phnom Penh".

    >>> resident("Russia has an embassy in Phnom Penh.")
    ('Russia', 'Phnom Penh')
    """
    match = _RESIDENT.match(note)
    return (match.group(1), match.group(2).strip()) if match else None


def accredited(note: str) -> tuple[str, str, str] | None:
    """Who is accredited to whom from which place.

    >>> accredited("Armenia is represented in Hungary through its embassy in Vienna (Austria).")
    ('Armenia', 'Hungary', 'Vienna, Austria')
    """
    match = _ELSEWHERE.match(note)
    if match is None:
        return None
    place = re.sub(r"[,\s]*\(([^)]*)\)", r", \1", _END.split(match["place"])[0]).strip(" ,.")
    return match["who"], match["to"].strip(), place
