"""Names of states with one slip of the pen: "Afganistan", "Khatmandu".

Only a letter left out, put in, doubled or exchanged with its neighbour, in a long word: a wrong letter would turn
"Columbia" into Colombia. The deletions of every name are looked up (Garbe's symmetric deletion), so a word costs as
many look-ups as it has letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from bilateral.states.folding import fold
from bilateral.states.names import all_names

#: The fewest letters of a name that may be misspelled.
SHORTEST = 8
#: No name of one word is longer; what is longer is not tried.
LONGEST = 20


def _shorter(word: str) -> Iterator[str]:
    """The word without one of its letters; first and last are spelled right, else "Dominic" were Dominica."""
    for i in range(1, len(word) - 1):
        yield word[:i] + word[i + 1 :]


@cache
def _names() -> Mapping[str, str]:
    """Long names of one word, and those without one letter, to the name; "" where two names meet."""
    words = {
        folded
        for n in all_names()
        if n.lang == "en" and n.kind in ("short", "alias", "demonym", "plural", "capital")
        if (folded := fold(n.name)).isalpha() and len(folded) >= SHORTEST
    }
    near: dict[str, str] = {}
    for word in sorted(words):
        for short in {word, *_shorter(word)}:
            near[short] = word if near.get(short, word) == word else ""
    near.update((word, word) for word in words)
    return near


def corrected(word: str) -> str | None:
    """The name that a word of lower-case letters is with one slip; None if it is none, or several."""
    if not SHORTEST - 1 <= len(word) <= LONGEST:
        return None
    names = _names()
    if found := names.get(word):
        return found
    for short in _shorter(word):
        name = names.get(short)
        if not name:
            continue
        if len(name) < len(word) or (len(name) == len(word) and sorted(name) == sorted(word) and name[-1] == word[-1]):
            return name
    return None
