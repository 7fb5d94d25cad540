"""States for the first letters of a name, in any of our languages: for a field in which a name is being typed."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bilateral.states.folding import fold
from bilateral.states.names import NAMING, all_names
from bilateral.states.registry import State, state, states

#: Longer than any name of a state.
_LONGEST = 80


class Suggestion(NamedTuple):
    """A state, and the name of it that the letters are the beginning (or a part) of, with that name's language."""

    state: State
    name: str
    lang: str


@cache
def _index() -> tuple[tuple[str, int, str, str, bool], ...]:
    """Folded name, state, name as written, language, and whether the name stands for this state alone."""
    rows = [
        (fold(n.name), n.cow, n.name, n.lang, n.kind in ("short", "official", "alias"))
        for n in all_names()
        if n.kind in NAMING and n.kind != "then"
    ]
    for who in states().values():
        rows += [(code.lower(), who.cow, code, "code", True) for code in {who.key, who.iso3, who.iso2} if code]
    return tuple(rows)


def suggest(text: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """The states of which a name begins with the letters, best first; then those that hold them in a word, or near.

    A whole name comes before a beginning, a beginning before the beginning of a later word, and a state of today
    before one of the past. The list is empty for a text that is like no name.

    >>> [s.state.key for s in suggest("Камбо")], [s.state.key for s in suggest("cote d'iv")]
    (['KHM'], ['CIV'])
    """
    key = fold(text[:_LONGEST])
    if not key:
        return ()
    best: dict[int, tuple[tuple[int, bool, bool, int, str], Suggestion]] = {}
    for folded, cow, name, lang, own in _index():
        rank = _rank(key, folded, lang)
        if rank is None:
            continue
        who = state(cow)
        order = (rank, who.end is not None, not own, len(folded), who.name)
        if cow not in best or order < best[cow][0]:
            best[cow] = (order, Suggestion(who, name, lang))
    if not best:
        return _near(key, limit)
    return tuple(s for _, s in sorted(best.values(), key=lambda item: item[0])[:limit])


def _rank(key: str, folded: str, lang: str) -> int | None:
    if folded == key:
        return 0
    if lang == "code":
        return None
    if folded.startswith(key):
        return 1
    if f" {key}" in folded:
        return 2
    return 3 if len(key) > 2 and key in folded else None


def _near(key: str, limit: int) -> tuple[Suggestion, ...]:
    """For a misspelling: the names most like it."""
    import difflib

    names = {folded: (cow, name, lang) for folded, cow, name, lang, _ in _index() if lang != "code"}
    found: dict[int, Suggestion] = {}
    for folded in difflib.get_close_matches(key, names, n=limit, cutoff=0.72) if len(key) > 2 else ():
        cow, name, lang = names[folded]
        found.setdefault(cow, Suggestion(state(cow), name, lang))
    return tuple(found.values())
