"""Words that tell an event: what a trigger is, and where triggers stand in a text.

A trigger is a word in one of its forms, with what must follow it ("signed ... a treaty") or stand before it ("an
embassy ... was closed"). They are in tables/event_triggers.csv: the type and the frame of the event, the part of speech
(`verb past`: only its past forms tell it; `noun named`: only with a capital, as in a name), the words, and patterns for
what comes after or before. In a pattern a space is any white space, `<term>` is a row of tables/event_terms.csv, and
`~7 x` is x with up to seven words in between, in the same clause. Of the rows of a word the first that fits counts.

All triggers are indexed by their first word, so that a text is passed once.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

#: How the parties of an event stand to its trigger (see parties.py).
Frame = Literal["sym", "act", "visit", "visit noun", "host", "mission", "must", "one", "noun"]
Form = Literal["base", "s", "past", "ing", "noun"]

#: A word within a clause, with the dots of abbreviations.
WORD = r"[^\s;:.()]+(?:\.(?=[\w'’-])[^\s;:.()]*)*\.?"
TABLES = Path(__file__).with_name("tables")


@dataclass(frozen=True, slots=True)
class Trigger:
    """What makes a word tell an event; `right` must match after it or `left` before it (both None: the word alone)."""

    type: str
    frame: Frame
    right: re.Pattern[str] | None = None
    left: re.Pattern[str] | None = None
    #: Only forms of the past tell it ("recognised", not "recognises").
    past: bool = False
    #: Only a word with a capital tells it ("the Treaty of Paris").
    named: bool = False


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
_DOUBLED = frozenset({
    "ban", "stop", "plan", "commit", "permit", "admit", "expel", "rebel", "cancel", "refer", "prefer", "signal",
    "transfer", "ship", "travel", "step", "compel", "deter",
})  # fmt: skip


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
            out[s + ("d" if s.endswith("ee") else "ed")] = "past"
    return out


Index = dict[str, list[tuple[Trigger, Form]]]


@cache
def terms() -> dict[str, str]:
    """The named patterns of the tables; those of later rows may use those before them."""
    out: dict[str, str] = {}
    for row in _rows("event_terms"):
        out[row["term"]] = _filled(row["pattern"], out)
    return out


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def _filled(pattern: str, known: dict[str, str]) -> str:
    return re.sub(r"(?<!\?P)<(\w+)>", lambda m: known[m[1]], pattern)


_NEAR = re.compile(r"^(?P<first>.*?) ?~(?P<reach>\d+) (?P<nouns>.*)$")


#: A new clause, or a verb of its own, lies between: "ended in May, is not expected to visit".
_STOPS = r"(?:while|but|after|before|when|which|would|will|is|are|was|were|has|have|had)"


def _after(pattern: str) -> re.Pattern[str] | None:
    near = _NEAR.match(pattern)
    if near:
        skipped = rf"(?:\s+(?!{_STOPS}\b){WORD}){{0,{near['reach']}}}?"
        pattern = rf"{near['first']}{skipped}[\s\"“‘(-]+(?P<noun>{near['nouns']})\b"
    return compiled(pattern)


def _before(pattern: str) -> re.Pattern[str] | None:
    near = _NEAR.match(pattern)
    if near:
        skipped = rf"[^\s;:]*(?:\s+[^\s;:]+){{0,{near['reach']}}}\s*$"
        pattern = rf"\b(?P<noun>{near['nouns']})\b(?={skipped})"
    return compiled(pattern)


def compiled(pattern: str) -> re.Pattern[str] | None:
    """A pattern of the tables, in which a space is any white space; None for an empty one."""
    return re.compile(_filled(pattern, terms()).replace(" ", r"\s+"), re.I) if pattern else None


@cache
def _index() -> Index:
    out: Index = {}
    for row in _rows("event_triggers"):
        part, _, which = row["part"].partition(" ")
        frame = cast(Frame, row["frame"])
        after, before = _after(row["after"]), _before(row["before"])
        trigger = Trigger(row["type"], frame, after, before, which == "past", which == "named")
        for word in row["words"].split():
            every: dict[str, Form] = forms(word) if part == "verb" else {word.lower(): "noun"}
            for form, what in every.items():
                if not (trigger.past and what in ("base", "s")):
                    out.setdefault(form, []).append((trigger, what))
    return out


_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: "A partnership was formed and India announced": the verb has a subject of its own after the noun.
_OWN_SUBJECT = re.compile(
    r"(?:\band|,|\bwhile"
    r"|\bbut)\s+(?:the\s+)?[A-Z][\w.]+(?:\s+[A-Z][\w.]+){0,3}\s+(?:\w+ly\s+|also\s+|then\s+)?$"
)
#: How far before a verb its noun is looked for.
_BACK = 320


def hits(text: str, start: int, end: int) -> Iterator[Hit]:
    """The triggers in `text[start:end]`, in order; at each word the first row of the tables that fits."""
    table = _index()
    upto = start
    for word in _WORDS.finditer(text, start, end):
        rows = table.get(word[0].lower())
        if rows is None or word.start() < upto:
            continue
        for trigger, form in rows:
            if trigger.named and word[0].islower():
                continue
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
        told = list(trigger.left.finditer(text, max(start, first - _BACK), first))
        if told and not _OWN_SUBJECT.search(text, told[-1].end(), first):
            m = told[-1]
            noun, at = (m["noun"], m.start("noun")) if "noun" in m.re.groupindex else ("", -1)
            return Hit(trigger, form, first, last, last, noun, at)
    return None
