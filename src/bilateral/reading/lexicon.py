"""All the names that a text may use for an actor, as one trie of words; read once, when first asked for.

A word of a name is compared without case and accents, but a name must begin with a capital where it is written, and
an acronym must be written as one ("US" is not "us").
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from bilateral.reading.actor_words import MODIFIERS, NO_GIVEN_NAME, ORGANS, PARTICLES, TITLES
from bilateral.reading.spelling import corrected
from bilateral.states.governments import all_governments
from bilateral.states.names import all_names
from bilateral.states.registry import day, state

TABLES = Path(__file__).with_name("tables")
SenseKind = Literal[
    "name", "demonym", "plural", "capital", "seat", "place", "government", "leader", "prefix", "organisation",
    "group", "territory", "thing",
]  # fmt: skip

#: "U.S.", a word with its inner apostrophes, or the genitive behind a word.
TOKEN = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?(?![a-z])|[^\W\d_]+(?:['’ʼ](?![sS]\b)[^\W\d_]+)*|['’ʼ][sS]\b")
#: The longest white space within a name: a line break with its indent, as text in mark-up has.
WIDEST = 60


class Sense(NamedTuple):
    """What a name may mean: a state (COW code; 0: none) in a span of days, or an actor that is no state."""

    kind: SenseKind
    cow: int
    start: date | None
    end: date | None

    def holds(self, on: date, slack: int = 0) -> bool:
        """Whether it meant this on a day, give or take so many days."""
        day_on = on.toordinal()
        return (self.start is None or self.start.toordinal() - slack <= day_on) and (
            self.end is None or day_on <= self.end.toordinal() + slack
        )


class Token(NamedTuple):
    """A word: its place, its key for looking up, and whether it may be one name with the word before it."""

    start: int
    end: int
    key: str
    lower: str
    joined: bool
    capital: bool


class Hit(NamedTuple):
    """Tokens `first` to `last` (excluded) are a name with these senses."""

    first: int
    last: int
    senses: tuple[Sense, ...]


Node = dict[str, Any]

#: States whose people have the family name first: the last word of a name is not what a text calls them.
FAMILY_FIRST = frozenset({710, 712, 713, 730, 731, 732, 760, 775, 800, 811, 812, 816, 817, 820, 830, 850})


@lru_cache(maxsize=16384)
def key_of(word: str) -> str:
    """The word without case and accents, an acronym ("US", "U.S.", "USSR") without points and in capitals."""
    if "." in word:
        return word.replace(".", "")
    if not word.isascii():
        word = word.replace("’", "'").replace("ʼ", "'").replace("ø", "o").replace("ł", "l").replace("ı", "i")
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word if len(word) > 1 and word.isupper() else word.lower()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of a stretch of text."""
    out: list[Token] = []
    before = -1
    for m in TOKEN.finditer(text, start, end):
        first, last = m.span()
        word = m[0]
        gap = text[before:first] if before >= 0 else "\n\n"
        joined = gap in (" ", "-", "") or (
            (gap.isspace() and len(gap) < WIDEST and gap.count("\n") < 2) or gap in (". ", "–", "‑")
        )
        key = key_of(word)
        out.append(Token(first, last, key, key.lower(), joined, word[0].isupper()))
        before = last
    return out


def find(words: Sequence[Token]) -> list[Hit]:
    """The names among words, from left to right, the longest first, none overlapping another."""
    root = trie()
    out: list[Hit] = []
    i, count = 0, len(words)
    while i < count:
        word = words[i]
        if not word.capital and not (word.lower in PARTICLES and i + 1 < count and words[i + 1].capital):
            i += 1
            continue
        node = root.get(word.key) or root.get(word.lower)
        if node is None:
            name = corrected(word.lower)
            node = root.get(name) if name else None
            if node is None:
                i += 1
                continue
        best = None
        j = i
        while True:
            j += 1
            senses = node.get("")
            if senses is not None:
                best = Hit(i, j, senses)
            if j >= count or not words[j].joined:
                break
            follow = node.get(words[j].key) or node.get(words[j].lower)
            if follow is None:
                break
            node = follow
        if best is None:
            i += 1
        else:
            out.append(best)
            i = best.last
    return out


def _add(root: Node, name: str, sense: Sense, new: bool = False) -> None:
    """Add a sense of a name; if `new`, only where the name does not stand for the state already."""
    keys = [key_of(m[0]) for m in TOKEN.finditer(name)]
    if not keys or any(c.isdigit() for c in name):
        return
    node = root
    for key in keys:
        node = node.setdefault(key, {})
    known = node.get("", ())
    if not (new and any(s.cow == sense.cow for s in known)):
        node[""] = (*known, sense)


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the tables beside this file."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


#: Kinds in the table of names of states, to ours.
_KINDS: dict[str, SenseKind] = {
    "short": "name", "official": "name", "alias": "name", "bare": "name", "then": "name", "demonym": "demonym",
    "plural": "plural", "capital": "capital",
}  # fmt: skip
#: Spellings of data sets that no sentence has: inverted, with brackets or a slash.
_NO_PROSE = re.compile(r"[,(/:]|\bRep\.")
#: What names of states also are in running English and so cannot be looked up by.
_NOT_A_NAME = frozenset({"GB", "SA", "Male", "Sucre", "Island", "Ísland"})
#: Words of titles and the like, which no leader is called by alone.
_NO_FAMILY_NAME = TITLES | MODIFIERS | ORGANS | NO_GIVEN_NAME | PARTICLES
#: A name of three capitalised words or more: "Provisional Revolutionary Government".
_PROPER = re.compile(r"[A-Z][\w'’]+(?: (?:of|for|the|and|[A-Z][\w'’]+))+ [A-Z][\w'’]+")
#: Of a leader of whom only visits are known: how long before the first and after the last one office is taken to last.
_ATTESTED = timedelta(days=2 * 365)


@cache
def trie() -> Node:
    """The trie of all names; a leaf's senses stand under the empty key."""
    root: Node = {}
    for n in all_names():
        if n.lang == "en" and n.kind in _KINDS and not _NO_PROSE.search(n.name) and n.name not in _NOT_A_NAME:
            _add(root, n.name, Sense(_KINDS[n.kind], n.cow, n.start, n.end or state(n.cow).end))
    for g in all_governments().values():
        for name in {re.sub(r"\s*\(.*\)", "", g.name), re.sub(r"^the |\s*\(.*\)|,.*", "", g.short)}:
            if _PROPER.fullmatch(name) and not name.startswith("Government of"):
                _add(root, name, Sense("government", g.cow, g.start, g.end), new=True)
    for table in ("seats", "places", "nonstates"):
        for r in read_rows(table):
            kind: Any = r["kind"]
            _add(root, r["name"], Sense(kind, int(r["cow"] or 0), day(r["from"]), day(r["to"])))
    for r in read_rows("leaders"):
        margin = _ATTESTED if r["basis"] == "attested" else timedelta()
        start, end = date.fromisoformat(r["from"]), day(r["to"])
        _add_leader(root, r["name"], Sense("leader", int(r["cow"]), start - margin, end + margin if end else None))
    for r in read_rows("offices"):
        sense = Sense("leader", int(r["cow"]), date.fromisoformat(r["from"]), day(r["to"]))
        _add_leader(root, r["name"], sense)
        family = r["name"].split()[-1]
        if sense.cow not in FAMILY_FIRST and family != r["name"]:
            _add_leader(root, family, sense)
    return root


def _add_leader(root: Node, name: str, sense: Sense) -> None:
    if " " in name or (name.lower() not in _NO_FAMILY_NAME and not name.isupper()):
        _add(root, name, sense)
