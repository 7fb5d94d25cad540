"""From a trigger to the two states of its event: who did it, and to or with whom.

Each frame reads the groups of its sentence (parties.py) in its own way. Where a text on two states leaves one of them
out ("the embassy was closed"), the topic supplies it, for the hard facts of diplomacy only.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bilateral.reading.parties import Cast, Scene, made
from bilateral.reading.speakers import demand
from bilateral.reading.triggers import Hit
from bilateral.reading.visits import visit, visitor

#: Facts that a text on two states tells of these two if it names no other.
COMPLETED = frozenset({
    "established", "broken", "restored", "recognised", "embassy opened", "embassy closed", "visit", "agreement",
    "treaty", "alliance", "war begun", "war ended", "aid", "sanction", "SANCTION", "CONCEDE", "RETREAT",
})  # fmt: skip
#: What two states named side by side do to others, not to each other.
_TO_OTHERS = frozenset({"COERCE", "ASSAULT", "ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "AID", "aid"})
#: Of what is given, the receiver is the one to whom it goes.
_GIVEN = frozenset({"aid", "AID", "treaty", "COOPERATE", "RETREAT"})
#: What stands for the states of a text without naming them.
_THEY = re.compile(r"\b(?:they|both|(?:the )?(?:two|allies|sides|parties|partners|neighbou?rs|governments))\b", re.I)
#: Others than the states about: "seventeen Arab states broke off relations".
_OTHERS = re.compile(
    r"\band\s+(?:(?!two|both)[\w-]+\s+){0,3}(?:states|countries|nations|governments|members|groups|rebels|organi[sz]ations)\s+"
    r"(?:(?:had|have|also|then)\s+)*$"
)
#: What stands before whom a state recognises: "the government of X", not "with the help of X".
_RECOGNISED = ("", "of", "as", "by")
_MISSION = re.compile(r"\s+(?:embassy|embassies|consulate|legation|high\s+commission|mission)\b", re.I)


def cast(scene: Scene, hit: Hit, passive: bool, topic: tuple[int, int] | None) -> Cast | None:
    """The parties, or None where the words name none."""
    frame = hit.trigger.frame
    if frame in ("sym", "noun"):
        found = _together(scene, hit, passive)
    elif frame == "act":
        found = _passive(scene, hit) if passive else _active(scene, hit)
    elif frame == "visit":
        found = _passive(scene, hit) if passive else visitor(scene, hit)
    elif frame == "visit noun":
        found = visit(scene, hit)
    elif frame == "mission":
        found = _mission(scene, hit)
    elif frame == "must":
        parties = demand(scene, hit.start)
        found = made(list(parties), True) if parties else None
    else:
        found = _alone(scene, hit, passive)
    return _completed(found, scene, hit, topic)


def _completed(found: Cast | None, scene: Scene, hit: Hit, topic: tuple[int, int] | None) -> Cast | None:
    if found is None:
        return None
    kind, frame = hit.trigger.type, hit.trigger.frame
    outsider = any(not g.states and g.preposition in ("with", "between", "to", "by", "of") for g in found.groups)
    if found.a and found.b and found.a != found.b:
        return found
    whole = kind in COMPLETED or (kind == "CONSULT" and frame == "sym" and hit.noun)
    if topic is not None and not outsider and whole:
        one, other = topic
        if found.a in topic and kind == "sanction":
            return found  # a tariff on nobody named is no tariff on the other
        if found.a in topic:
            return Cast(found.a, other if found.a == one else one, found.directed, found.also, found.groups)
        if found.b in topic and not found.a:
            return Cast(other if found.b == one else one, found.b, found.directed, (), found.groups)
        if not found.a and (frame in ("sym", "noun", "mission") or not found.directed):
            return Cast(one, other, False, (), found.groups)
    elif topic is not None and frame == "sym" and not found.a:
        first, _ = scene.clause(hit.start, hit.end)
        if _THEY.search(scene.view, first, hit.start):
            return Cast(*topic, False)
    return found if found.a and (frame == "one" or kind == "sanction") else None


def _together(scene: Scene, hit: Hit, passive: bool) -> Cast | None:
    first, last = scene.clause(hit.start, hit.end)
    if hit.form == "past" and not passive and _OTHERS.search(scene.view, first, hit.start):
        return None
    subject = scene.subject(hit.start)
    if subject is not None and not subject.states:
        subject = None if passive or hit.form == "noun" else subject
    if subject is not None and not subject.states and not passive:
        return Cast(0, 0, False, (), (replace(subject, preposition="by"),))
    inside = [g for g in scene.groups if g.start >= first and g.end <= last]
    if subject is not None and len(subject.states) >= 2:
        partners = [g for g in inside if g.preposition == "with" and g.start > hit.start and g.states]
        return made([subject, *partners[:1]], False)
    between = [g for g in inside if g.preposition in ("between", "among") and len(g.states) >= 2]
    if between:
        near = min(between, key=lambda g: min(abs(g.start - hit.end), abs(hit.start - g.end)))
        return made([near], False)
    pairs = [g for g in inside if g.kind == "pair"]
    if pairs and (subject is None or subject.kind == "pair"):
        return made(pairs[:1], False)
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
    return made(held, False)


def _active(scene: Scene, hit: Hit) -> Cast | None:
    subject = scene.subject(hit.start)
    if hit.form == "noun" and subject is None:
        subject = next(iter(scene.before(hit.start)), None)
    if subject is None or not subject.states:
        agent = scene.agent(hit.end)
        if subject is None and (hit.form != "noun" or agent is None):
            return _done_to(scene, hit)
        if hit.form != "noun" or agent is None or not agent.states:
            return None
        subject = agent
    actor = subject.states[:1]
    target = scene.object(hit.word_end, subject.states, "to for" if hit.trigger.type in _GIVEN else "")
    if target is None and len(subject.states) >= 2:
        return None if hit.trigger.type in _TO_OTHERS else made([subject], False)
    if hit.trigger.type == "recognised" and target is not None and target.preposition not in _RECOGNISED:
        _, last = scene.clause(hit.start, hit.end)
        target = next((g for g in scene.after(hit.word_end, last) if g.placed and g.states), None)
    if target is not None and not target.states:
        later = scene.object(target.end, subject.states)
        target = later if later is not None and later.states else None
    if target is None:
        # "Relations with Iran were suspended": the other is told before.
        earlier = [g for g in scene.before(hit.start) if g.preposition and not g.placed and set(g.states) - set(actor)]
        if hit.trigger.type == "sanction":  # "announced that imports from Australia would face a tariff"
            earlier = [g for g in earlier if g.preposition in ("from", "on", "against")]
            target = next(iter(earlier), None)
        elif hit.form == "past" and hit.trigger.left:
            target = next(iter(earlier), None)
    if target is None:
        return Cast(actor[0], 0, True, (), (subject,))
    others = tuple(s for s in target.states if s not in subject.states)
    if not others:
        return Cast(actor[0], 0, True, (), (subject,))
    return Cast(actor[0], others[0], True, (*subject.states[1:], *others[1:]), (subject, target))


def _done_to(scene: Scene, hit: Hit) -> Cast | None:
    """Of an act whose doer is no state: whom it was done to, and where ("protesters stormed the embassy in Cairo")."""
    first, last = scene.clause(hit.start, hit.end)
    after = [g for g in scene.after(hit.word_end, last) if g.states]
    target = next((g for g in after if not g.placed), None)
    if target is None:
        target = next((g for g in scene.before(hit.start) if g.start >= first and g.states), None)
        return Cast(0, target.states[0], True, (), (target,)) if target and hit.form != "noun" else None
    place = next((g for g in after if g.placed and set(g.states) - set(target.states)), None)
    return Cast(place.states[0] if place else 0, target.states[0], True, (), (target, *((place,) if place else ())))


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
    return made([patient, beside], False)


def _mission(scene: Scene, hit: Hit) -> Cast | None:
    first, last = scene.clause(hit.start, hit.end)
    noun = hit.noun_start if hit.noun_start >= 0 else hit.start
    inside = [g for g in scene.groups if g.start >= first and g.end <= last and g.states]
    own = [g for g in inside if g.end <= noun and noun - g.end < 40 and not g.placed]
    subject = scene.subject(hit.start)
    owner = own[-1] if own else (subject if subject is not None and subject.states else None)
    owner = owner or next((g for g in inside if not g.placed), None)
    hosts = [
        g for g in inside
        if g is not owner and g.kind != "pronoun" and (owner is None or set(g.states) - set(owner.states))
        and not _MISSION.match(scene.view, g.end) and not _MISSION.search(g.quote)
    ]  # fmt: skip
    placed = [g for g in hosts if g.placed and g.start > noun] or [g for g in hosts if g.placed] or hosts
    if owner is not None and len(owner.states) >= 2:
        return made([owner], False)
    if owner is None:
        return made(placed[:1], False)
    told = made([owner, *placed[:1]], True)
    return Cast(told.a, told.b, True, (), told.groups)


def _alone(scene: Scene, hit: Hit, passive: bool) -> Cast | None:
    """Of a coup or an overthrow: the state in which it was."""
    first, last = scene.clause(hit.start, hit.end)
    if hit.form != "noun":
        group = scene.subject(hit.start) if passive else scene.object(hit.word_end, ())
        return Cast(group.states[0], 0, True, (), (group,)) if group and len(group.states) == 1 else None
    groups = [g for g in scene.groups if g.start >= first and g.end <= last and len(g.states) == 1]
    groups = [g for g in groups if "," not in scene.view[min(g.end, hit.end) : max(g.start, hit.start)]]
    if not groups:
        return None
    near = min(groups, key=lambda g: min(abs(g.start - hit.end), abs(hit.start - g.end)))
    return Cast(near.states[0], 0, True, (), (near,))
