"""Where no record fits: whether the silence of a source is evidence, and which source would have told."""

from __future__ import annotations

import re
from datetime import date

from bilateral.checking.facts import spans_of
from bilateral.checking.kinds import Kind
from bilateral.checking.knowledge import Knowledge, absence
from bilateral.checking.model import Verdict, Voice, Word
from bilateral.checking.timing import fit
from bilateral.checking.words import evidence, told, voices
from bilateral.overview.data import DyadData
from bilateral.overview.phrases import capital, listed
from bilateral.reading.model import EventClaim

#: Measures that lists of sanctions leave out; as they do an envoy recalled, a border closed, talks cut off (SANCTION).
_OF_TRADE = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|imports?|exports?|quotas?|boycott\w*|visas?|travel|restrict\w*)\b", re.I
)


def missing(kind: Kind, known: Knowledge) -> str:
    """Which sources would list it, and whether they are in the store."""
    absent = [s for s in kind.sources if s not in known.store.sources]
    if absent:
        return f" {listed(absent)} would list it and {'is' if len(absent) == 1 else 'are'} not in this store."
    held = listed(list(kind.sources))
    return (
        f" {capital(held)} {'lists' if len(kind.sources) == 1 else 'list'} such, and not this." if kind.sources else ""
    )


def nothing(claim: EventClaim, days: tuple[date, date] | None, kind: Kind, data: DyadData, known: Knowledge) -> Verdict:
    """No record at all: where the sources would have one, that itself is evidence."""
    if days and (verdict := absent(claim, days, kind, data)) is not None:
        return verdict
    if claim.type in ("embassy opened", "embassy closed"):
        return _embassy(claim, days, data, kind, known)
    if kind.types == ("visit",):
        why = (
            "Visits are listed only of leaders and foreign ministers to and from the United States, and of "
            "China's leaders abroad."
        )
        if {2, 710}.isdisjoint(data.dyad.codes_a | data.dyad.codes_b):
            return Verdict("not covered", f"No source lists visits between these two. {why}")
        return Verdict("not covered", f"No record of {kind.noun}. {why}{missing(kind, known)}")
    return Verdict("not covered", f"No record of {kind.noun}.{missing(kind, known)}")


def absent(claim: EventClaim, days: tuple[date, date], kind: Kind, data: DyadData) -> Verdict | None:
    """The verdict where lists that would have it cover the days told, and the two: contradicted, or a lesser thing."""
    held = [i for i in kind.complete if i in data.store.indicators]
    if not held or len(held) < len(kind.complete) or claim.also:
        return None
    if claim.type == "SANCTION" or (claim.type == "sanction" and _OF_TRADE.search(claim.quote)):
        return None
    if not all(data.info(i).years[0] <= days[0].year and days[1].year <= data.info(i).years[1] for i in held):
        return None
    lesser = [f for i in held for f in spans_of(data, i, i) if fit(days, f.days, True) != "apart"]
    if claim.directed and any(data.info(i).directed for i in held):
        ours = data.dyad.codes_a if claim.a in data.dyad.codes_a else data.dyad.codes_b
        lesser = [f for f in lesser if f.a in ours]
    if lesser:
        why = f"Recorded in that time, and less than told: {told(lesser)}, according to {lesser[0].source_name}."
        return Verdict("partly", why, None, voices(lesser), evidence(lesser[:6]))
    names = [str(data.store.sources[data.info(i).source]["name"]) for i in held]
    verb = "covers" if len(held) == 1 else "cover"
    why = f"{listed(names)} {verb} that time and these two states, with no record of such a thing between them."
    none = tuple(absence(data, i, (days[0].year, days[1].year)) for i in held)
    return Verdict("contradicted", why, None, tuple(Voice(data.info(i).source) for i in held), none)


def _embassy(
    claim: EventClaim, days: tuple[date, date] | None, data: DyadData, kind: Kind, known: Knowledge
) -> Verdict:
    """No record of the opening: whether there is an embassy at all."""
    forward = claim.a in data.dyad.codes_a
    rows = [o for i in ("embassy", "resident-embassy") for o in data.directed(i, forward) if i in data.store.indicators]
    rows = [o for o in rows if o.value]
    if not rows or claim.type == "embassy closed":
        return Verdict("not covered", f"No record of {kind.noun}.{missing(kind, known)}")
    a, b = data.name(claim.a), data.name(claim.b)
    years = listed(list(dict.fromkeys(str(o.year) for o in rows)))
    why = f"{a} had an embassy in {b} in {years} ({rows[0].text}); when it was opened no source of the store says."
    word: Word = "not covered" if days else "partly"
    who = tuple(dict.fromkeys(Voice(o.place.source) for o in rows))
    return Verdict(word, capital(why), None, who, data.evidence(*rows))
