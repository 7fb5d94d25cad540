"""Dated hard facts as arrays of dyads by years: formal relations, visits, and how much the facts of a year weigh."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from bilateral.panel.cells import Bools, Floats, Happened, Ints, carriers, find, year_of

#: How much more likely the level of a dyad is to move in the year of such a fact: log odds that it moves by 2.5 points
#: between the three years before and the three from then on, against the years of all dyads, divided by 3 and cut at 1.
#: Counted over 2,835 dyads of the world, on all sources, and rounded (docs/methods/validation.md has the counts).
STRENGTH: dict[str, float] = {
    "broken": 1.0,
    "restored": 1.0,
    "rivalry begun": 1.0,
    "war begun": 0.9,
    "rivalry ended": 0.9,
    "crisis": 0.85,
    "dispute": 0.7,
    "sanction": 0.65,
    "war ended": 0.55,
    "alliance ended": 0.55,
    "sanction ended": 0.5,
    "alliance": 0.45,
    "treaty": 0.3,
    "established": 0.3,
    "regime": 0.2,
}
FORMAL = ("established", "broken", "restored")
#: Whose visits a source holds.
VISITED = {"us-travels": 2, "china-visits": 710}
#: The types of events that a panel is made from.
TYPES = (*STRENGTH, "visit")
#: A break whose end no source dates, between states that have an embassy today, is known to last for so many years.
OPEN_BREAK = 3


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
    """How strongly hard facts of each year let the level move: the strongest of the year's events."""
    shock = np.zeros((len(pairs), len(years)))
    for kind, strength in STRENGTH.items():
        some = events.type == kind
        at = year_of(events.day[some]) - years[0]
        a, b = carriers(events.a[some]), carriers(events.b[some])
        seen = (at >= 0) & (at < len(years))
        place, ours = find(pairs, a, b)
        keep = ours & seen & (b != 0)
        np.maximum.at(shock, (place[keep], at[keep]), strength)
        for state, year in zip(a[seen & (b == 0)], at[seen & (b == 0)], strict=True):
            mine = (pairs == state).any(axis=1)
            shock[mine, year] = np.maximum(shock[mine, year], strength)
    return shock
