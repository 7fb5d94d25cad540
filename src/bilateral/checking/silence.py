"""Where no record fits: whether the silence of a source is evidence, and which source would have told."""

from __future__ import annotations

import re
from datetime import date

from bilateral.checking.facts import Fact, spans_of
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


def missing(kind: Kind, known: Knowledge, days: tuple[date, date] | None) -> str:
    """Which sources would list it, and why they do not: not in the store, of other years, or silent."""
    here = known.store.sources
    absent = [s for s in kind.sources if s not in here]
    if absent:
        return f" {listed(absent)} would list it and {'is' if len(absent) == 1 else 'are'} not in this store."
    spans = {s: here[s]["years"] for s in kind.sources}
    out = [s for s, (first, last) in spans.items() if days and (days[1].year < first or last < days[0].year)]
    parts = [f"{s} covers {spans[s][0]}-{spans[s][1]}" for s in out]
    if held := [s for s in kind.sources if s not in out]:
        parts.append(f"{listed(held)} {'lists' if len(held) == 1 else 'list'} such, and not this")
    more = f" {kind.beyond}" if kind.beyond and held else ""
    return (f" {capital('; '.join(parts))}." if parts else "") + more


def nothing(claim: EventClaim, days: tuple[date, date] | None, kind: Kind, data: DyadData, known: Knowledge) -> Verdict:
    """No record at all: where the sources would have one, that itself is evidence."""
    if days and (verdict := absent(claim, days, kind, data, [])) is not None:
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
        return Verdict("not covered", f"No record of {kind.noun}. {why}{missing(kind, known, days)}")
    return Verdict("not covered", f"No record of {kind.noun}.{missing(kind, known, days)}")


def absent(claim: EventClaim, days: tuple[date, date], kind: Kind, data: DyadData, own: list[Fact]) -> Verdict | None:
    """The verdict where lists cover the days told and the two, and have something else: the reverse, less, nothing.

    `own`: the records of this kind that the two have at other times. Without any the lists leave out what is told as
    often as it did not happen (a declaration without a battle, an invited army), so that silence is no evidence.
    """
    if claim.type == "SANCTION" or (claim.type == "sanction" and _OF_TRADE.search(claim.quote)):
        return None
    if claim.directed and not own and (turned := _turned(claim, days, kind, data)):
        why = f"Recorded in that time, and the other way round: {told(turned)}, according to {turned[0].source_name}."
        return Verdict("contradicted", why, None, voices(turned), evidence(turned[:6]))
    held = [i for i in kind.complete if i in data.store.indicators]
    if not held or len(held) < len(kind.complete) or claim.also:
        return None
    if not all(data.info(i).years[0] <= days[0].year and days[1].year <= data.info(i).years[1] for i in held):
        return None
    lesser = [f for i in held for f in spans_of(data, i, i) if fit(days, f.days, True) != "apart"]
    if lesser:
        why = f"Recorded in that time, and less than told: {told(lesser)}, according to {lesser[0].source_name}."
        return Verdict("partly", why, None, voices(lesser), evidence(lesser[:6]))
    if not own:
        return None
    names = [str(data.store.sources[data.info(i).source]["name"]) for i in held]
    why = (
        f"{listed(names)} cover that time and these two states, with no record of such a thing between them then; "
        f"at other times: {told(own)}."
    )
    none = tuple(absence(data, i, (days[0].year, days[1].year)) for i in held)
    return Verdict("contradicted", why, None, tuple(Voice(data.info(i).source) for i in held), none)


def _turned(claim: EventClaim, days: tuple[date, date], kind: Kind, data: DyadData) -> list[Fact]:
    """What a list with directions has in the days told, from the one who is said to have suffered it."""
    ours = data.dyad.codes_a if claim.a in data.dyad.codes_a else data.dyad.codes_b
    known = [i for i in kind.spans if i in data.store.indicators and data.info(i).directed]
    facts = [f for i in known for f in spans_of(data, i, i) if fit(days, f.days, True) != "apart"]
    return [] if any(f.a in ours for f in facts) else facts


def _embassy(
    claim: EventClaim, days: tuple[date, date] | None, data: DyadData, kind: Kind, known: Knowledge
) -> Verdict:
    """No record of the opening: whether there is an embassy at all."""
    forward = claim.a in data.dyad.codes_a
    rows = [o for i in ("embassy", "resident-embassy") for o in data.directed(i, forward) if i in data.store.indicators]
    rows = [o for o in rows if o.value]
    if not rows or claim.type == "embassy closed":
        return Verdict("not covered", f"No record of {kind.noun}.{missing(kind, known, days)}")
    a, b = data.name(claim.a), data.name(claim.b)
    years = listed(list(dict.fromkeys(str(o.year) for o in rows)))
    why = f"{a} had an embassy in {b} in {years} ({rows[0].text}); when it was opened no source of the store says."
    word: Word = "not covered" if days else "partly"
    who = tuple(dict.fromkeys(Voice(o.place.source) for o in rows))
    return Verdict(word, capital(why), None, who, data.evidence(*rows))
