"""From what people write to one state: names in four languages, codes, dates; never a guess.

The table `names` has the names of every state, with the days on which they applied (see docs/states.md). Nothing is
read before the first question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from bilateral.errors import StateError
from bilateral.states.folding import fold
from bilateral.states.registry import State, codes, day, read_table, state, states

#: Kinds of names that stand for a state: `bare` and `related` are shared with another state, `then` only counts
#: where a date is given.
NAMING = ("short", "official", "alias", "bare", "related", "then")
#: Longer than any name of a state; what is longer is not searched for misspellings.
LONGEST = 100
#: Suggestions for a name that is none.
_MOST = 5


class Name(NamedTuple):
    """A name of a state, with the first and last day on which it applied (None: no bound)."""

    cow: int
    lang: str
    kind: str
    name: str
    start: date | None
    end: date | None

    def holds(self, on: date) -> bool:
        """Whether it applied on this day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


class Candidate(NamedTuple):
    """A state that a text may stand for, the name or code that says so, and the days on which it does."""

    state: State
    name: str
    start: date | None
    end: date | None
    kind: str

    def holds(self, on: date) -> bool:
        """Whether the text stood for this state on this day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@cache
def all_names() -> tuple[Name, ...]:
    """Every row of the table of names."""
    return tuple(
        Name(int(r["cow"]), r["lang"], r["kind"], r["name"], day(r["from"]), day(r["to"])) for r in read_table("names")
    )


@cache
def _by_text() -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = {}
    for name in all_names():
        if name.kind in NAMING:
            found.setdefault(fold(name.name), []).append(name)
    return {text: tuple(names) for text, names in found.items()}


@cache
def _by_state() -> dict[int, tuple[Name, ...]]:
    found: dict[int, list[Name]] = {cow: [] for cow in states()}
    for name in all_names():
        found[name.cow].append(name)
    return {cow: tuple(names) for cow, names in found.items()}


@cache
def _territories() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in read_table("territories"):
        for text in (row["name"], row["iso3"], row["iso2"]):
            if text:
                table[fold(text)] = row["name"]
    return table


def _from_codes(scheme: str, code: str) -> list[Candidate]:
    code = (code.lstrip("0") or "0") if scheme in ("cow", "gw", "m49") else code.upper()
    if scheme == "cow":
        known = code.isdecimal() and int(code) in states()
        return [Candidate(state(int(code)), code, None, None, "code")] if known else []
    return [
        Candidate(
            state(cow),
            code,
            None if start == date.min else start,
            None if end == date.max else end,
            "code",
        )
        for cow, start, end in codes(scheme).get(code, ())
    ]


def candidates(text: str) -> list[Candidate]:
    """Every state that a text may stand for: a name in any of our languages, ISO3, ISO2, `cow:`, `gw:`, `iso:`.

    One of each state and span; the list is empty for a text that is unknown.

    >>> [c.state.cow for c in candidates("Korea")]
    [730, 731, 732]
    """
    text = text.strip()
    scheme, colon, code = text.partition(":")
    if colon and scheme.strip().casefold() in ("cow", "gw", "iso", "m49"):
        scheme, code = scheme.strip().casefold(), code.strip()
        if scheme != "iso":
            return _from_codes(scheme, code)
        return _from_codes("iso2" if len(code) == 2 else "iso3", code)
    found = [Candidate(state(n.cow), n.name, n.start, n.end, n.kind) for n in _by_text().get(fold(text), ())]
    if 2 <= len(text) <= 3 and text.isascii():
        found += _from_codes("iso2" if len(text) == 2 else "iso3", text)
        if not found:
            found = [Candidate(s, s.key, None, None, "code") for s in states().values() if s.key == text.upper()]
    unique = {(c.state.cow, c.start, c.end): c for c in reversed(found)}
    return sorted(unique.values(), key=lambda c: (c.state.cow, c.start or date.min))


def resolve(text: str, on: date | None = None) -> State:
    """The one state that a text stands for; `Germany@1985` gives a year (or a day) within the text.

    A code is read as of today unless a day is given: `DEU` is 255, and 260 in 1985. A name that only one state ever
    had stands for it on any day. With a day, a name that several had stands for the one that had it then.

    Raises
    ------
    StateError
        If the text is unknown (with the names that look like it), stands for a territory that is no member of the
        state system, or for several states (with the codes to type).

    >>> resolve("Kampuchea").cow, resolve("Камбоджа").cow, resolve("KHM").cow, resolve("Germany@1985").cow
    (811, 811, 811, 260)
    """
    name, at, when = text.rpartition("@")
    if at:
        text, on = name, _day(when, text)
    found = candidates(text)
    if not found:
        raise StateError(_unknown(text))
    named = [c for c in found if c.kind != "then"] or found
    if on is None and all(c.kind == "code" for c in named):
        named = [c for c in named if c.end is None] or named
    elif on is not None:
        day_on = on
        named = [c for c in found if c.kind != "related" and c.holds(day_on)] or named
    if len({c.state.cow for c in named}) > 1:
        raise StateError(_several(text, named))
    return named[0].state


def name_in(who: State, lang: str = "en", on: date | None = None) -> str:
    """The short name of a state in a language (`en`, `fr`, `ru`, `km`) on a day, else its last; English if it has none.

    >>> name_in(resolve("RUS"), "fr"), name_in(resolve("RUS"), "en", date(1980, 1, 1))
    ('Russie', 'Soviet Union')
    """
    named = [n for n in _by_state()[who.cow] if n.lang == lang and n.kind == "short"]
    then = [n for n in named if on is not None and n.holds(on)]
    if then:  # a dated name says more than one for all time
        return max(then, key=lambda n: (n.start is not None) + (n.end is not None)).name
    return max(named, key=lambda n: n.end or date.max).name if named else who.name


def names_of(who: State, *kinds: str, lang: str = "en") -> tuple[Name, ...]:
    """The names of a state of these kinds in a language."""
    return tuple(n for n in _by_state()[who.cow] if n.lang == lang and n.kind in kinds)


def demonyms(who: State, on: date | None = None, lang: str = "en") -> tuple[str, ...]:
    """What a state's people and things are called: "Cambodian", "Khmer", "Cambodians", "Khmers"."""
    return tuple(n.name for n in names_of(who, "demonym", "plural", lang=lang) if on is None or n.holds(on))


def capitals(who: State) -> tuple[Name, ...]:
    """The capitals of a state and the seats of its government, with the days on which they were it."""
    return names_of(who, "capital")


def _day(when: str, text: str) -> date:
    try:
        return date(int(when), 7, 1) if re.fullmatch(r"\d{4}", when.strip()) else date.fromisoformat(when.strip())
    except ValueError:
        raise StateError(
            f"{_shown(text)}: after @ stands a year or a day, as in Germany@1985 or Germany@1985-06-30."
        ) from None


def _shown(text: str) -> str:
    return repr(text if len(text) <= LONGEST else text[:LONGEST] + "…")


def _with_years(who: State) -> str:
    spans = ", ".join(f"{s.start.year}-{s.end.year if s.end else 'today'}" for s in who.spells)
    return f"{who.name} (cow:{who.cow}, {spans})"


def _several(text: str, found: Iterable[Candidate]) -> str:
    each = []
    for who in dict.fromkeys(c.state for c in found):
        spans = ", ".join(f"{s.start.year}-{s.end.year if s.end else 'today'}" for s in who.spells)
        each.append(f"cow:{who.cow} ({who.name}, {spans})")
    return f"{_shown(text)} may be {', '.join(each)}. Give one of these codes, or a year, as in NAME@1985."


def _unknown(text: str) -> str:
    import difflib

    key = fold(text)
    if territory := _territories().get(key):
        return (
            f"{_shown(text)}: {territory} is no member of the state system in the list of the Correlates of War, "
            "so it has no dyads here. Give a member state."
        )
    if text.strip().isdecimal() and int(text) in states():
        return f"{_shown(text)} is a bare number. If it is a COW code, write cow:{int(text)} ({state(int(text)).name})."
    near = difflib.get_close_matches(key, _by_text(), n=4, cutoff=0.72) if 2 < len(key) <= LONGEST else []
    ratios = {k: difflib.SequenceMatcher(None, key, k).ratio() for k in near}
    near = [k for k in near if ratios[k] >= max(ratios.values()) - 0.08]
    # "Guinia" may be any of the four states that have Guinea in their names
    alike = [k for k in _by_text() if near and near[0] in k.split()]
    found = dict.fromkeys(n.cow for k in [*near, *alike] for n in _by_text()[k] if n.lang == "en")
    found = found or dict.fromkeys(n.cow for k in near for n in _by_text()[k])
    hints = [_with_years(state(cow)) for cow in list(found)[:_MOST]]
    hint = f"Did you mean {' or '.join(hints)}?" if hints else "Give a name, ISO3, ISO2, or cow: and a number."
    return f"{_shown(text)} is no state that is known here. {hint}"


__all__ = ["Candidate", "Name", "candidates", "capitals", "demonyms", "fold", "name_in", "names_of", "resolve"]
