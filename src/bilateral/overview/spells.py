"""Since when, to when, from when to when: spells of rule as clauses, for kinds of regime and for governments."""

from __future__ import annotations

from bilateral.overview.clauses import Clause, Own, Term, clause
from bilateral.states.governments import Government


def spell(what: Own | Term, first: int | None, last: int | None) -> Clause:
    """What ruled, and from when to when; None: before the years told, or after them.

    >>> spell(Term("regime", "monarchy"), 1953, None).key, spell(Term("regime", "monarchy"), 1970, 1970).key
    ('spell-since', 'spell-year')
    """
    if first is None:
        return clause("spell-all", what=what) if last is None else clause("spell-to", what=what, last=last)
    if last is None:
        return clause("spell-since", what=what, first=first)
    return clause("spell-year" if first == last else "spell-years", what=what, first=first, last=last)


def named(g: Government) -> Own:
    """A government by the name that stands in a sentence, in other languages by that of their table."""
    return Own(g.short, table="government")


def succeeding(some: list[Government]) -> Own | Clause:
    """Governments one after another, each name once: "the one, then the other"."""
    names = [named(g) for g in {g.short: g for g in some}.values()]
    said: Own | Clause = names[0]
    for name in names[1:]:
        said = clause("then", first=said, next=name)
    return said
