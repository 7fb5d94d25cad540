"""The English words for what texts say happened between two states, by its type and its act."""

from __future__ import annotations

from bilateral.overview.data import DyadData
from bilateral.records import Said

_PHRASES = {
    "established": "{a} and {b} established diplomatic relations",
    "broken": "{a} broke off relations with {b}",
    "restored": "{a} and {b} restored relations",
    "recognised": "{a} recognised {b}",
    "embassy opened": "{a} opened an embassy in {b}",
    "embassy closed": "{a} closed its embassy in {b}",
    "visit": "a visit from {a} to {b}",
    "agreement": "an agreement of {a} and {b}",
    "treaty": "a treaty of {a} and {b}",
    "alliance": "an alliance of {a} and {b}",
    "war begun": "the beginning of a war of {a} and {b}",
    "war ended": "the end of a war of {a} and {b}",
    "aid": "aid from {a} to {b}",
    "AID": "aid from {a} to {b}",
    "sanction": "sanctions of {a} on {b}",
    "SANCTION": "sanctions of {a} on {b}",
    "CONSULT": "a meeting of {a} and {b}",
    "SUPPORT": "support of {a} for {b}",
    "ACCUSE": "an accusation of {a} against {b}",
    "PROTEST": "a protest of {a} against {b}",
    "REJECT": "a refusal of {a} towards {b}",
    "REQUEST": "a request of {a} to {b}",
    "THREATEN": "a threat of {a} to {b}",
    "ASSAULT": "an attack of {a} on {b}",
    "COERCE": "coercion of {b} by {a}",
    "MOBILIZE": "a show of force of {a} against {b}",
    "AGREE": "an agreement of {a} and {b}",
    "COOPERATE": "cooperation of {a} and {b}",
    "CONCEDE": "a concession of {a} to {b}",
    "RETREAT": "a withdrawal of {a} before {b}",
}
#: What texts tell of envoys, missions and borders, by the act (`Said.comparator`).
ACTS = {
    "ambassador recalled": "{a} recalled its ambassador to {b}",
    "diplomats expelled": "{a} expelled diplomats of {b}",
    "relations downgraded": "{a} downgraded relations with {b}",
    "border closed": "{a} closed its border with {b}",
    "border reopened": "{a} reopened its border with {b}",
    "ambassador returned": "{a} sent its ambassador back to {b}",
    "embassy reopened": "{a} reopened its embassy in {b}",
}
#: The same, where the text does not say which of the two did it.
_MUTUAL = {
    "relations broken off": "diplomatic relations of {a} and {b} broken off",
    "relations restored": "relations of {a} and {b} restored",
    "ambassador recalled": "an ambassador recalled between {a} and {b}",
    "diplomats expelled": "diplomats expelled between {a} and {b}",
    "relations downgraded": "relations of {a} and {b} downgraded",
    "border closed": "the border of {a} and {b} closed",
    "border reopened": "the border of {a} and {b} reopened",
    "ambassador returned": "an ambassador sent back between {a} and {b}",
    "embassy reopened": "an embassy reopened between {a} and {b}",
    "embassy opened": "an embassy opened between {a} and {b}",
    "embassy closed": "an embassy closed between {a} and {b}",
    "mission upgraded": "a mission between {a} and {b} raised in rank",
}
#: The earlier a type stands in the table above, the sooner it is listed.
_RANK = {kind: number for number, kind in enumerate(_PHRASES)}


def phrase(data: DyadData, s: Said) -> str:
    """What a text says happened, as a noun phrase or a short sentence without its date."""
    on = s.first or s.published
    names = {"a": data.name(s.a, on), "b": data.name(s.b, on) if s.b else ""}
    if s.b == 0:
        return f"{s.type} in {names['a']}"
    if not s.directed and s.type == "visit":
        return f"a visit between {names['a']} and {names['b']}"
    act = s.comparator or ""
    told = (ACTS if s.directed else _MUTUAL).get(act) or _PHRASES.get(s.type, s.type + " of {a} and {b}")
    return told.format(**names)


def rank(s: Said) -> int:
    """The sooner an event is listed, the smaller: turns in relations stand among the hard facts."""
    number = _RANK.get(s.type, 99)
    return min(number, _RANK["embassy closed"]) if s.comparator else number
