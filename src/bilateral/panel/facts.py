"""Dated hard facts as arrays of dyads by years: formal relations, visits, and how much the facts of a year weigh."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

import numpy as np

from bilateral.panel.cells import Bools, Floats, Happened, Ints, carriers, find, year_of
from bilateral.records import Event, Said, ToldEvent

#: How much more likely the level of a dyad is to move for good around the year of such a fact: log odds against the
#: other years of the same dyad, as shares of those of a break, in steps of 0.05. benchmarks/fact_weights.py STORE
#: prints them; the counts stand in docs/methods/validation.md.
STRENGTH: dict[str, float] = {
    "broken": 1.0,
    "restored": 0.75,
    "recognition": 0.65,
    "rivalry ended": 0.55,
    "war ended": 0.45,
    "government": 0.45,
    "rivalry begun": 0.45,
    "contacts restored": 0.45,
    "war begun": 0.4,
    "contacts cut": 0.3,
    "established": 0.3,
    "sanction": 0.3,
    "territorial claim ended": 0.3,
    "alliance": 0.25,
    "crisis": 0.25,
    "turn told": 0.25,
    "sanction ended": 0.25,
    "treaty": 0.2,
    "regime": 0.15,
    "dispute": 0.15,
    "alliance ended": 0.15,
}
#: Acts that a page of the encyclopaedia tells (`Said.comparator`), and the kind of fact that each is.
ACTS = {
    "relations broken off": "broken",
    "relations restored": "restored",
    "embassy reopened": "contacts restored",
    "ambassador returned": "contacts restored",
    "mission upgraded": "contacts restored",
    "border reopened": "contacts restored",
    "embassy closed": "contacts cut",
    "ambassador recalled": "contacts cut",
    "diplomats expelled": "contacts cut",
    "relations downgraded": "contacts cut",
    "border closed": "contacts cut",
    "improved": "turn told",
    "deteriorated": "turn told",
}
#: Whose claims are facts of the level: texts that a user added are not, nor is what a page tells in no such act.
TELLING = "wiki-relations"
#: The facts of one year add up, each kind once, to so much at most.
MOST = 1.5
FORMAL = ("established", "broken", "restored")
#: Whose visits a source holds.
VISITED = {"us-travels": 2, "china-visits": 710}
#: The types of events that a panel is made from.
TYPES = (*STRENGTH, "visit")
#: A break whose end no source dates, between states that have an embassy today, is known to last for so many years.
OPEN_BREAK = 3


def acts_told(said: Iterable[Said], events: Iterable[Event], last: date) -> list[ToldEvent]:
    """The acts that the encyclopaedia tells to a day, as events; none of a kind and year of which there is an event."""
    known = {(e.type, e.date.year) for e in events if e.b}
    found = []
    for s in said:
        if s.place.source == TELLING and s.comparator in ACTS and s.b and s.first and s.first <= last:
            kind = ACTS[s.comparator]
            if (kind, s.first.year) not in known:
                words = f"{s.comparator}, according to the Wikipedia page \u201c{s.title}\u201d"
                fixed = (kind, s.a, s.b, s.directed, s.first, s.precision, None, words, s.place)
                found.append(ToldEvent(*fixed, claim=s.id, act=s.comparator))
    return found


def relations(pairs: Ints, years: Ints, inside: Bools, events: Happened, embassies: Bools) -> Floats:
    """Formal relations in each year: as the last word of the year left them, then until the next.

    embassies (D,): whether there is an embassy between the two today.
    """
    formal = np.isin(events.type, FORMAL)
    place, ours = find(pairs, carriers(events.a[formal]), carriers(events.b[formal]))
    day, kind = events.day[formal][ours], events.type[formal][ours]
    place = place[ours]
    order = np.lexsort((kind == "broken", day, place))
    place, day, kind = place[order], day[order], kind[order]
    at = np.clip(year_of(day) - years[0], 0, len(years))
    turned = np.full((len(pairs), len(years) + 1), -1.0)
    soon = at < len(years)
    turned[place[soon], at[soon]] = np.where(kind[soon] == "broken", 2.0, 0.0)
    turned = turned[:, : len(years)]
    known = np.zeros(len(pairs), dtype=bool)
    known[place] = True
    since = np.maximum.accumulate(np.where(turned >= 0, np.arange(len(years)), -1), axis=1)
    state = np.where(since >= 0, np.take_along_axis(turned, np.maximum(since, 0), axis=1), 1.0)
    mended = embassies & (state[:, -1] == 2.0)
    lasts = since == since[:, -1:]
    unknown = mended[:, None] & lasts & (np.arange(len(years)) >= since + OPEN_BREAK)
    return np.where(inside & known[:, None] & ~unknown, state, np.nan)


def visits(pairs: Ints, years: Ints, inside: Bools, events: Happened, visited: Collection[int]) -> Floats:
    """Whether a leader or minister of either came to the other; of dyads of a state in `visited` alone."""
    own: Bools = np.asarray(np.isin(pairs, sorted(visited)).any(axis=1))
    came = np.where(inside & own[:, None], 0.0, np.nan)
    some = (events.type == "visit") & (events.b != 0)
    place, ours = find(pairs, carriers(events.a[some]), carriers(events.b[some]))
    at = year_of(events.day[some]) - years[0]
    keep = ours & (at >= 0) & (at < len(years))
    place, at = place[keep], at[keep]
    came[place, at] = np.where(np.isnan(came[place, at]), np.nan, 1.0)
    return came


def shocks(pairs: Ints, years: Ints, events: Happened) -> Floats:
    """How strongly hard facts of each year let the level move: the sum of the kinds of facts in it, at most `MOST`."""
    shock = np.zeros((len(pairs), len(years)))
    for kind, strength in STRENGTH.items():
        some = events.type == kind
        at = year_of(events.day[some]) - years[0]
        a, b = carriers(events.a[some]), carriers(events.b[some])
        seen = (at >= 0) & (at < len(years))
        place, ours = find(pairs, a, b)
        keep = ours & seen & (b != 0)
        here = np.zeros(shock.shape, dtype=bool)
        here[place[keep], at[keep]] = True
        for state, year in zip(a[seen & (b == 0)], at[seen & (b == 0)], strict=True):
            here[(pairs == state).any(axis=1), year] = True
        shock += strength * here
    return np.minimum(shock, MOST)
