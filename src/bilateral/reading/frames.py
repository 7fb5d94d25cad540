"""From a trigger to the two states of its event: who did it, and to or with whom.

Each frame reads the groups of its sentence (parties.py) in its own way. Where a text on two states leaves one of them
out ("the embassy was closed"), the topic supplies it, for the hard facts of diplomacy only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilateral.reading.parties import Group, Scene
from bilateral.reading.triggers import Hit

#: Facts that a text on two states tells of these two if it names no other.
COMPLETED = frozenset({
    "established", "broken", "restored", "recognised", "embassy opened", "embassy closed", "visit", "agreement",
    "treaty", "alliance", "war begun", "war ended", "aid", "SANCTION",
})  # fmt: skip
_EXCHANGE = re.compile(r"\b(?:exchanges?|exchanged|mutual|reciprocal|both)\b[^.;]{0,40}$", re.I)


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of an event: `a` to or with `b` (0: none), the others, and the groups that named them."""

    a: int
    b: int
    directed: bool
    also: tuple[int, ...] = ()
    groups: tuple[Group, ...] = ()


def cast(scene: Scene, hit: Hit, passive: bool, topic: tuple[int, int] | None) -> Cast | None:
    """The parties, or None where the words name none."""
    frame = hit.trigger.frame
    if frame in ("sym", "noun"):
        found = _together(scene, hit, passive)
    elif frame == "act":
        found = _passive(scene, hit) if passive else _active(scene, hit)
    elif frame == "visit":
        found = _visitor(scene, hit, passive)
    elif frame == "visit noun":
        found = _visit(scene, hit)
    elif frame == "mission":
        found = _mission(scene, hit)
    else:
        found = _alone(scene, hit)
    return _completed(found, hit, topic)


def _cast(groups: list[Group], directed: bool) -> Cast:
    states = tuple(dict.fromkeys(s for g in groups for s in g.states))
    a, b = (*states, 0, 0)[:2]
    return Cast(a, b, directed, states[2:], tuple(groups))


def _completed(found: Cast | None, hit: Hit, topic: tuple[int, int] | None) -> Cast | None:
    if found is None:
        return None
    outsider = any(not g.states and g.preposition in ("with", "between", "to", "by", "of") for g in found.groups)
    if found.a and found.b and found.a != found.b:
        return found
    if topic is None or outsider or hit.trigger.type not in COMPLETED:
        return (
            found
            if found.a and hit.trigger.frame == "one"
            else (found if found.a and hit.trigger.type == "sanction" else None)
        )
    if found.a in topic:
        other = topic[1] if found.a == topic[0] else topic[0]
        return Cast(found.a, other, found.directed, found.also, found.groups)
    if not found.a and hit.trigger.frame in ("sym", "noun", "mission"):
        return Cast(topic[0], topic[1], False, (), found.groups)
    return None


def _together(scene: Scene, hit: Hit, passive: bool) -> Cast | None:
    first, last = scene.clause(hit.start, hit.end)
    subject = scene.subject(hit.start)
    if subject is not None and not subject.states:
        subject = None if passive or hit.form == "noun" else subject
    if subject is not None and not subject.states and not passive:
        return Cast(0, 0, False, (), (Group(subject.start, subject.end, (), "by", subject.kind, False),))
    inside = [g for g in scene.groups if g.start >= first and g.end <= last]
    if subject is not None and len(subject.states) >= 2:
        partners = [g for g in inside if g.preposition == "with" and g.start > hit.start and g.states]
        return _cast([subject, *partners[:1]], False)
    between = [g for g in inside if g.preposition in ("between", "among") and len(g.states) >= 2]
    if between:
        near = min(between, key=lambda g: min(abs(g.start - hit.end), abs(hit.start - g.end)))
        return _cast([near], False)
    pairs = [g for g in inside if g.kind == "pair"]
    if pairs and (subject is None or subject.kind == "pair"):
        return _cast(pairs[:1], False)
    held = [subject] if subject is not None else []
    # With whom comes before to whom, and both before a place.
    order = ("with", "by", "to", "and", "", "of", "for", "from", "against")
    rest = [g for g in inside if g is not subject and g.preposition in order and not (g.preposition == "from" and held)]
    rest.sort(key=lambda g: (order.index(g.preposition) if held else 0, abs(g.start - hit.start)))
    for g in rest:
        new = bool(set(g.states) - {s for h in held for s in h.states})
        if new or (not g.states and g.preposition == "with"):
            held.append(g)
        if len({s for h in held for s in h.states}) >= 2:
            break
    if len({s for h in held for s in h.states}) < 2:
        held += [g for g in inside if g.placed and g.states and g not in held][:1]
    if len(held) > 1 and not held[1].states:
        return Cast(held[0].states[0] if held[0].states else 0, 0, False, (), tuple(held))
    return _cast(held, False)


def _active(scene: Scene, hit: Hit) -> Cast | None:
    subject = scene.subject(hit.start)
    if hit.form == "noun" and subject is None:
        subject = next(iter(scene.before(hit.start)), None)
    if subject is None or not subject.states:
        agent = scene.agent(hit.end)
        if hit.form != "noun" or agent is None or not agent.states:
            return None
        subject = agent
    actor = subject.states[:1]
    target = scene.object(hit.word_end, subject.states)
    if target is None and len(subject.states) >= 2:
        return _cast([subject], False)
    if target is not None and not target.states:
        later = scene.object(target.end, subject.states)
        target = later if later is not None and later.states else None
    if target is None:
        # "Relations with Iran were suspended": the other is told before.
        earlier = [g for g in scene.before(hit.start) if g.preposition and not g.placed and set(g.states) - set(actor)]
        target = earlier[0] if earlier and hit.form == "past" and hit.trigger.left else None
    if target is None:
        return Cast(actor[0], 0, True, (), (subject,))
    others = tuple(s for s in target.states if s not in subject.states)
    if not others:
        return Cast(actor[0], 0, True, (), (subject,))
    return Cast(actor[0], others[0], True, (*subject.states[1:], *others[1:]), (subject, target))


def _passive(scene: Scene, hit: Hit) -> Cast | None:
    patient = scene.subject(hit.start)
    agent = scene.agent(hit.end)
    if patient is None or not patient.states:
        patient = next((g for g in scene.before(hit.start) if g.states and not g.placed), None)
    if agent is not None:
        if not agent.states:
            return None
        if patient is None or set(patient.states) <= set(agent.states):
            patient = scene.object(agent.end, agent.states)
        if patient is None or not patient.states:
            return Cast(agent.states[0], 0, True, (), (agent,))
        other = next((s for s in patient.states if s not in agent.states), 0)
        return Cast(agent.states[0], other, True, (), (agent, patient))
    if patient is None:
        return None
    beside = scene.object(hit.word_end, patient.states)
    if beside is None or not beside.states:
        beside = next((g for g in scene.before(patient.start) if set(g.states) - set(patient.states)), None)
    if beside is None:
        return Cast(patient.states[0], 0, False, (), (patient,))
    return _cast([patient, beside], False)


def _visitor(scene: Scene, hit: Hit, passive: bool) -> Cast | None:
    if passive:
        return _passive(scene, hit)
    subject = scene.subject(hit.start)
    if subject is None or not subject.states:
        return None
    _, last = scene.clause(hit.start, hit.end)
    goals = [g for g in scene.after(hit.word_end, last) if set(g.states) - set(subject.states)]
    to = [g for g in goals if g.preposition in ("to", "in", "at")]
    goal = (to if hit.noun or hit.trigger.right else goals or to)[:1] or goals[:1]
    if not goal:
        return Cast(subject.states[0], 0, True, (), (subject,))
    host = next(s for s in goal[0].states if s not in subject.states)
    return Cast(
        subject.states[0],
        host,
        True,
        tuple(s for s in goal[0].states if s not in (host, *subject.states)),
        (subject, goal[0]),
    )


def _visit(scene: Scene, hit: Hit) -> Cast | None:
    _, last = scene.clause(hit.start, hit.end)
    after = [g for g in scene.after(hit.end, last) if g.states]
    before = [g for g in scene.before(hit.start) if g.states]
    host = next((g for g in after if g.preposition in ("to", "in")), None)
    guest = next(
        (
            g
            for g in after
            if g.preposition in ("of", "by", "from", "") and g is not host and (host is None or g.start < host.start)
        ),
        None,
    )
    if (
        guest is None
        and before
        and hit.start - before[0].end < 40
        and not before[0].placed
        and before[0].preposition != "with"
    ):
        guest = before[0]
    if guest is None:
        guest = next((g for g in after if g is not host and g.preposition in ("", "by")), None) or scene.subject(
            hit.start
        )
    if guest is not None and len(guest.states) >= 2 and _EXCHANGE.search(scene.view, scene.start, hit.end):
        return _cast([guest], False)
    if guest is not None and not guest.states:
        return None
    held = [g for g in (guest, host) if g is not None]
    if host is None and guest is not None and guest.kind == "pair":
        return _cast([guest], False)
    if guest is None and host is not None:
        return None
    if guest is not None and host is not None:
        other = next((s for s in host.states if s not in guest.states), 0)
        return Cast(guest.states[0], other, True, (), tuple(held))
    return _cast(held, True) if held else None


def _mission(scene: Scene, hit: Hit) -> Cast | None:
    first, last = scene.clause(hit.start, hit.end)
    noun = hit.noun_start if hit.noun_start >= 0 else hit.start
    inside = [g for g in scene.groups if g.start >= first and g.end <= last and g.states]
    own = [g for g in inside if g.end <= noun and noun - g.end < 40 and not g.placed]
    subject = scene.subject(hit.start)
    owner = own[-1] if own else (subject if subject is not None and subject.states else None)
    owner = owner or next((g for g in inside if not g.placed), None)
    hosts = [g for g in inside if g is not owner and (owner is None or set(g.states) - set(owner.states))]
    placed = [g for g in hosts if g.placed and g.start > noun] or [g for g in hosts if g.placed] or hosts
    if owner is not None and len(owner.states) >= 2:
        return _cast([owner], False)
    if owner is None:
        return _cast(placed[:1], False)
    told = _cast([owner, *placed[:1]], True)
    return Cast(told.a, told.b, True, (), told.groups)


def _alone(scene: Scene, hit: Hit) -> Cast | None:
    first, last = scene.clause(hit.start, hit.end)
    groups = [g for g in scene.groups if g.start >= first and g.end <= last and len(g.states) == 1]
    if not groups:
        return None
    near = min(
        groups,
        key=lambda g: (
            min(abs(g.start - hit.end), abs(hit.start - g.end)) + (0 if g.placed or g.kind != "demonym" else 5)
        ),
    )
    return Cast(near.states[0], 0, True, (), (near,))
