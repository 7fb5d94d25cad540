"""Who visits whom: the parties of a visit, told by a verb ("travelled to") or as a noun ("the visit of")."""

from __future__ import annotations

import re

from bilateral.reading.parties import Cast, Group, Scene, made
from bilateral.reading.quantities import find_quantities
from bilateral.reading.triggers import Hit

_EXCHANGE = re.compile(r"\b(?:exchanges?|exchanged|mutual|reciprocal|both)\b[^.;]{0,40}$", re.I)
#: Travellers who do not speak for a state.
_CROWD = re.compile(
    r"\b(?:thousands?|millions?|hundreds|many|most|tourists?|visitors|travell?ers|people|nationals|citizens|students|"
    r"pilgrims|fans|volunteers|businessmen|artists|troupe|team|ships?)\b[^,;]{0,40}$",
    re.I,
)


def visitor(scene: Scene, hit: Hit) -> Cast | None:
    """Of a verb: who travelled, and to whom."""
    first, last = scene.clause(hit.start, hit.end)
    crowd = _CROWD.search(scene.view, max(first, hit.start - 70), hit.start)
    if crowd or any(q.noun for q in find_quantities(scene.view, first, hit.start)):
        return None
    subject = scene.subject(hit.start)
    if subject is not None and not subject.states:
        return None
    if scene.view[hit.start : hit.word_end].lower() in ("went", "came") and not _person(scene, subject):
        return None  # "exports went to China"
    own = subject.states if subject is not None else ()
    goals = [g for g in scene.after(hit.word_end, last) if set(g.states) - set(own)]
    to = [g for g in goals if g.preposition in ("to", "in", "at")]
    goal = next(iter((to if hit.noun or hit.trigger.right else goals or to) or goals), None)
    if goal is None:
        return Cast(own[0], 0, True, (), (subject,)) if subject is not None else None
    host = next(s for s in goal.states if s not in own)
    if subject is None:
        # Who travelled is not known by name; in a text on two states it is the other that visits.
        return Cast(0, host, True, (), (goal,))
    return Cast(own[0], host, True, tuple(s for s in goal.states if s not in (host, *own)), (subject, goal))


def _person(scene: Scene, group: Group | None) -> bool:
    """Whether the group names one who holds or held an office."""
    inside = [] if group is None else [m for m in scene.mentions if group.start <= m.start and m.end <= group.end]
    return any(m.kind in ("leader", "title") for m in inside)


_BY = re.compile(r"\s+(?:of|by)\s")


def visit(scene: Scene, hit: Hit) -> Cast | None:
    """Of the noun: whose visit, and to whom."""
    view = scene.view
    _, last = scene.clause(hit.start, hit.end)
    after = [g for g in scene.after(hit.start + 4, last) if g.states]
    before = [g for g in scene.before(hit.start) if g.states]
    if _EXCHANGE.search(view, scene.start, hit.start):
        pair = next((g for g in (*after, *before) if len(g.states) >= 2), None)
        return made([pair], False) if pair is not None else Cast(0, 0, False)
    host = next((g for g in after if g.preposition in ("to", "in")), None)
    guest = next((g for g in after if g.preposition in ("of", "by", "from") and g is not host), None)
    if guest is None:
        # "The visit of the foreign minister Hor Namhong": a person is named, and no state.
        named = _BY.match(view, hit.start + len("visit")) or _BY.match(view, hit.start + len("visits"))
        free = next((g for g in after if not g.preposition and g is not host), None)
        if named:
            guest = free if free is not None and free.start - hit.end < 50 else None
            if guest is None:
                placed = host or next((g for g in before if g.placed), None)
                return Cast(0, placed.states[0], True, (), (placed,)) if placed else None
        elif before and re.fullmatch(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,3}", view[before[0].end : hit.start]):
            guest = before[0]
        else:
            guest = free or scene.subject(hit.start)
    if guest is None or not guest.states:
        return Cast(0, host.states[0], True, (), (host,)) if host is not None and guest is None else None
    if host is None:
        return made([guest], len(guest.states) < 2)
    other = next((s for s in host.states if s not in guest.states), 0)
    return Cast(guest.states[0], other, True, (), (guest, host))
