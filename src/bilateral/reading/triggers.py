"""Words that tell an event: what a trigger is, and where triggers stand in a text.

A trigger is a word in one of its forms, with what must follow it ("signed ... a treaty") or stand before it ("an
embassy ... was closed"). All triggers are indexed by their first word, so that a text is passed once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

#: How the parties of an event stand to its trigger (see parties.py).
Frame = Literal["sym", "act", "visit", "visit noun", "host", "mission", "one", "noun"]
Form = Literal["base", "s", "past", "ing", "noun"]

#: Up to n words between a verb and the noun it is about, within a clause.
WORD = r"[^\s;:.()]+(?:\.(?=[\w'’-])[^\s;:()]*)*\.?"


def near(nouns: str, words: int = 7) -> str:
    """One of the nouns within some words to the right."""
    return rf"(?:\s+(?!(?:while|but|after|before|when|which)\b){WORD}){{0,{words}}}?[\s\"“‘(-]+(?P<noun>{nouns})\b"


def behind(nouns: str, reach: int = 90) -> str:
    """One of the nouns in the words to the left, in the same clause."""
    return rf"\b(?P<noun>{nouns})\b(?=[^;:]{{0,{reach}}}$)"


@dataclass(frozen=True, slots=True)
class Trigger:
    """What makes a word tell an event; `right` must match after it or `left` before it (both None: the word alone)."""

    type: str
    frame: Frame
    right: re.Pattern[str] | None = None
    left: re.Pattern[str] | None = None
    #: Only forms of the past tell it ("recognised", not "recognises").
    past: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in a text: its words are `text[start:end]`, its first word ends at `word_end`."""

    trigger: Trigger
    form: Form
    start: int
    word_end: int
    end: int
    #: What the noun beside a verb is ("treaty"), and where.
    noun: str = ""
    noun_start: int = -1


_IRREGULAR = {
    "break": ("broke", "broken"), "build": ("built",), "begin": ("began", "begun"), "buy": ("bought",),
    "cut": ("cut",), "draw": ("drew", "drawn"), "fight": ("fought",), "find": ("found",), "fly": ("flew", "flown"),
    "forbid": ("forbade", "forbidden"), "give": ("gave", "given"), "go": ("went", "gone"), "hold": ("held",),
    "lay": ("laid",), "lead": ("led",), "lend": ("lent",), "make": ("made",), "meet": ("met",),
    "overthrow": ("overthrew", "overthrown"), "pay": ("paid",), "put": ("put",), "say": ("said",), "seek": ("sought",),
    "send": ("sent",), "set": ("set",), "shoot": ("shot",), "shut": ("shut",), "sink": ("sank", "sunk"),
    "speak": ("spoke", "spoken"), "strike": ("struck",), "take": ("took", "taken"), "tear": ("tore", "torn"),
    "throw": ("threw", "thrown"), "undertake": ("undertook", "undertaken"), "win": ("won",), "withdraw":
    ("withdrew", "withdrawn"), "come": ("came",), "become": ("became",), "sell": ("sold",), "beat": ("beat", "beaten"),
    "call": ("called",), "put_": ("put",), "retake": ("retook", "retaken"), "bomb": ("bombed",),
    "welcome": ("welcomed",), "spend": ("spent",), "blow": ("blew", "blown"), "swear": ("swore", "sworn"),
    "fall": ("fell", "fallen"), "mistreat": ("mistreated",), "split": ("split",), "freeze": ("froze", "frozen"),
}  # fmt: skip
_DOUBLED = frozenset("ban stop plan commit permit admit expel rebel cancel sever_ refer prefer signal transfer ship travel step compel deter".split())


def forms(verb: str) -> dict[str, Form]:
    """The forms of an English verb: "sign" is sign, signs, signed, signing.

    >>> sorted(forms("withdraw"))
    ['withdraw', 'withdrawing', 'withdrawn', 'withdraws', 'withdrew']
    """
    out: dict[str, Form] = {verb: "base"}
    sibilant = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    consonant_y = verb.endswith("y") and verb[-2] not in "aeiou"
    out[verb[:-1] + "ies" if consonant_y else verb + ("es" if sibilant else "s")] = "s"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb
    stems = [stem]
    if verb in _DOUBLED or re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", verb):
        stems = [stem + stem[-1]]
    if verb in ("travel", "cancel", "signal"):
        stems.append(stem)
    for s in stems:
        out[s + "ing"] = "ing"
    if verb in _IRREGULAR:
        out |= dict.fromkeys(_IRREGULAR[verb], "past")
    elif consonant_y:
        out[verb[:-1] + "ied"] = "past"
    else:
        for s in stems:
            out[s + "ed"] = "past"
    return out


Row = tuple[Trigger, str, tuple[str, ...]]


def verbs(
    type: str, frame: Frame, words: str, right: str | None = None, left: str | None = None, past: bool = False
) -> Row:
    """A row of a table of triggers: verbs by their base form."""
    return Trigger(type, frame, _compiled(right), _compiled(left), past), "verb", tuple(words.split())


def nouns(type: str, frame: Frame, words: str, right: str | None = None, left: str | None = None) -> Row:
    """A row of a table of triggers: words that stand as they are."""
    return Trigger(type, frame, _compiled(right), _compiled(left)), "noun", tuple(words.split())


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern.replace(" ", r"\s+"), re.I) if pattern else None


Index = dict[str, list[tuple[Trigger, Form]]]


def index(rows: Iterable[Row]) -> Index:
    """The triggers by each form of their first word, in the order of the rows."""
    out: Index = {}
    for trigger, kind, words in rows:
        for word in words:
            for form, what in forms(word).items() if kind == "verb" else ((word, "noun"),):
                if trigger.past and what in ("base", "s"):
                    continue
                out.setdefault(form, []).append((trigger, what))  # type: ignore[arg-type]
    return out


@cache
def _index() -> Index:
    from bilateral.reading.trigger_acts import ACTS
    from bilateral.reading.trigger_facts import FACTS

    return index((*FACTS, *ACTS))


_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: How far before a verb its noun is looked for.
_BACK = 140


def hits(text: str, start: int, end: int) -> Iterator[Hit]:
    """The triggers in `text[start:end]`, in order; at each word the first row of the tables that fits."""
    table = _index()
    upto = start
    for word in _WORDS.finditer(text, start, end):
        rows = table.get(word[0].lower())
        if rows is None or word.start() < upto:
            continue
        for trigger, form in rows:
            hit = _fits(text, word, end, start, trigger, form)
            if hit is not None:
                upto = word.end()
                yield hit
                break


def _fits(text: str, word: re.Match[str], end: int, start: int, trigger: Trigger, form: Form) -> Hit | None:
    first, last = word.span()
    if trigger.right is None and trigger.left is None:
        return Hit(trigger, form, first, last, last)
    if trigger.right is not None and (m := trigger.right.match(text, last, end)):
        noun, at = (m["noun"], m.start("noun")) if "noun" in m.re.groupindex and m["noun"] else ("", -1)
        return Hit(trigger, form, first, last, m.end(), noun, at)
    if trigger.left is not None and form in ("past", "noun", "base", "s"):
        m2 = None
        for m2 in trigger.left.finditer(text, max(start, first - _BACK), first):
            pass
        if m2 is not None:
            noun, at = (m2["noun"], m2.start("noun")) if "noun" in m2.re.groupindex else ("", -1)
            return Hit(trigger, form, first, last, last, noun, at)
    return None
