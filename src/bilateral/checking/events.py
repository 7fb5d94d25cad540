"""An event against the dated records of the pair: did it happen, when, and who says so?"""

from __future__ import annotations

import re
from datetime import date

from bilateral.checking.aid import check_aid
from bilateral.checking.apart import FAR, MONTH, SAME_FACT, apart
from bilateral.checking.facts import (
    Fact,
    contested_governments,
    events_of,
    recognitions_of,
    spans_of,
    successions_of,
)
from bilateral.checking.kinds import GENERIC, KINDS, Kind
from bilateral.checking.knowledge import Knowledge
from bilateral.checking.model import Verdict, Word
from bilateral.checking.rulers import check_ruler
from bilateral.checking.silence import absent, nothing
from bilateral.checking.timing import days_apart, fit
from bilateral.checking.votes import check_vote
from bilateral.checking.words import evidence, told, voices
from bilateral.overview.attributed import evidence_of, who_says
from bilateral.overview.data import DyadData
from bilateral.overview.phrases import capital, listed
from bilateral.reading.model import EventClaim

#: What bears out that something happened speaks against the words that it did not.
_TURNED: dict[Word, Word] = {"supported": "contradicted", "contradicted": "supported"}
_SPEECH = {"ACCUSE": "accusations", "REJECT": "refusals", "PROTEST": "protests", "REQUEST": "requests",
           "SUPPORT": "words of support", "CONCEDE": "concessions", "RETREAT": "withdrawals",
           "COOPERATE": "acts of cooperation"}  # fmt: skip


def _words(text: str) -> set[str]:
    """The telling words of a text, cut to their stems."""
    return {w[:6] for w in re.findall(r"[a-z]{4,}", text.lower()) if w not in GENERIC}


def _own_words(claim: EventClaim, data: DyadData, known: Knowledge) -> set[str]:
    """The telling words of the claim's sentence without the names of the two states."""
    names = {data.name(x).lower() for x in (claim.a, claim.b)}
    names |= {data.name(x, claim.date_start).lower() for x in (claim.a, claim.b)}
    taken = {w[:5] for name in names for w in re.findall(r"[a-z]{4,}", name)}
    return {w for w in _words(known.around(claim)) if w[:5] not in taken}


def _days(claim: EventClaim) -> tuple[date, date] | None:
    if claim.date_start is None and claim.date_end is None:
        return None
    start = claim.date_start or claim.date_end
    end = claim.date_end or claim.date_start
    assert start is not None and end is not None
    return (start, end) if start <= end else (end, start)


def check_event(claim: EventClaim, known: Knowledge) -> Verdict:
    """The verdict on an event; what did not happen in the text is checked the other way round."""
    if claim.mood in ("planned", "hypothetical"):
        word = "a plan" if claim.mood == "planned" else "a possibility"
        return Verdict("not checkable", f"The text tells of {word}; records tell only of what was.")
    if claim.mood == "negated" and _days(claim) is None:
        return Verdict("not checkable", "The text says that something did not happen, and not when.")
    verdict = _as_told(claim, known)
    if claim.mood != "negated":
        return verdict
    turned = _TURNED.get(verdict.verdict)
    if turned is None:
        return Verdict(
            "not covered", f"The text says that it did not happen, and no record settles that. {verdict.why}"
        )
    why = f"The text says that it did not happen. {verdict.why}"
    return Verdict(turned, why, verdict.difference, verdict.by, verdict.evidence)


def _as_told(claim: EventClaim, known: Knowledge) -> Verdict:
    days = _days(claim)
    if (vote := check_vote(claim, days, known)) is not None:
        return vote
    if claim.b == 0 or claim.a == claim.b or claim.a == 0:
        return check_ruler(claim, days, known)
    data = known.pair(claim.a, claim.b)
    if data is None:
        return Verdict(
            "not covered", "The two were never members of the state system on the same day, so nothing is recorded."
        )
    if claim.type in ("aid", "AID") or (claim.type == "SUPPORT" and re.search(r"\baid\b|assist|arms", claim.quote)):
        return check_aid(claim, days, data, known)
    kind = KINDS.get(claim.type)
    if kind is None:
        if claim.type in ("regime", "leader"):
            return check_ruler(claim, days, known)
        what = _SPEECH.get(claim.type, "events of this kind")
        return _with_governments(
            claim, days, Verdict("not covered", f"No source of the store lists {what} one by one.")
        )
    verdict = _also_said(_dated(claim, days, kind, data, known), claim, days, data)
    return _with_governments(claim, days, verdict) if _diplomatic(claim.type) else verdict


def _also_said(verdict: Verdict, claim: EventClaim, days: tuple[date, date] | None, data: DyadData) -> Verdict:
    """A verdict that no data gave, with the pages of Wikipedia that say the same: another's word, no record."""
    if verdict.verdict != "not covered" or days is None:
        return verdict
    same = [
        s
        for s in data.said
        if s.place.source != "articles"
        and (s.type, s.mood) == (claim.type, "told")
        and s.first
        and fit(days, (s.first, s.last or s.first)) != "apart"
        and not (claim.directed and s.directed and s.a != claim.a)
    ]
    if not same:
        return verdict
    pages = listed(list(dict.fromkeys(f"{who_says(s)} ({s.edtf})" for s in same)), 3)
    verb = "says" if len(same) == 1 else "say"
    why = f"{verdict.why} {capital(pages)} {verb} something like it; that is a statement, not a record."
    more = (*verdict.evidence, *(evidence_of(data, s) for s in same[:3]))
    return Verdict(verdict.verdict, why, verdict.difference, verdict.by, more)


def _diplomatic(kind: str) -> bool:
    return kind in ("established", "broken", "restored", "recognised", "embassy opened", "embassy closed", "visit")


def _with_governments(claim: EventClaim, days: tuple[date, date] | None, verdict: Verdict) -> Verdict:
    """A verdict with the note that more than one government claimed to speak for one of the two."""
    if days is None or (days[1] - days[0]).days > FAR:
        return verdict
    for cow in (claim.a, claim.b):
        rows = contested_governments(cow, days) if cow else []
        if rows:
            names = listed([f"{g.short} ({g.kind})" for g, _ in rows])
            why = f"{verdict.why} More than one government claimed to speak then: {names}."
            more = (*verdict.evidence, *(e for _, e in rows))
            return Verdict(verdict.verdict, why, verdict.difference, verdict.by, more)
    return verdict


def _candidates(claim: EventClaim, kind: Kind, data: DyadData) -> list[Fact]:
    facts = events_of(data, kind.types)
    for indicator in kind.spans:
        facts += spans_of(data, indicator, kind.types[0])
    if claim.type in ("recognised", "restored", "established"):
        facts += recognitions_of(data, claim.a, claim.b) + recognitions_of(data, claim.b, claim.a)
    if claim.type == "recognised":
        facts += successions_of(data)
    if claim.directed and claim.type in ("visit", "sanction", "SANCTION", "embassy opened"):
        ours = data.dyad.codes_a if claim.a in data.dyad.codes_a else data.dyad.codes_b
        facts = [f for f in facts if f.a in ours]
    return facts


def _dated(claim: EventClaim, days: tuple[date, date] | None, kind: Kind, data: DyadData, known: Knowledge) -> Verdict:
    facts = _candidates(claim, kind, data)
    if not facts:
        return nothing(claim, days, kind, data, known)
    if days is None:
        own = [f for f in facts if f.type in kind.types and f.source != "states"]
        if not own:
            return nothing(claim, days, kind, data, known)
        why = f"The text gives no date. On record as {kind.noun}: {told(own)}."
        return Verdict("partly" if kind.topic else "supported", why, None, voices(own), evidence(own[:8]))
    fits = [(fit(days, f.days, f.lasting), f) for f in facts]
    same = [f for how, f in fits if how == "same"]
    coarse = [f for how, f in fits if how in ("coarser", "touches")]
    if same:
        return _same(claim, days, kind, data, known, same, facts)
    if coarse:
        why = f"On record as {kind.noun}: {told(coarse)}, according to {coarse[0].source_name}; "
        why += "the record is not precise enough to bear out the date told."
        return Verdict("partly", why, None, voices(coarse), evidence(coarse[:6]))
    own = [f for f in facts if f.type in kind.types]
    if not own:
        return nothing(claim, days, kind, data, known)
    nearest = min(own, key=lambda f: abs(days_apart(days, f.days)))
    far = abs(days_apart(days, nearest.days)) > SAME_FACT
    silent = absent(claim, days, kind, data, own) if far else None
    return silent or apart(claim, days, kind, data, known, own, nearest)


def _same(
    claim: EventClaim,
    days: tuple[date, date],
    kind: Kind,
    data: DyadData,
    known: Knowledge,
    same: list[Fact],
    facts: list[Fact],
) -> Verdict:
    exact = (days[1] - days[0]).days <= MONTH
    if kind.topic and not exact:
        own = _own_words(claim, data, known)
        alike = [f for f in same if own & _words(f.text)]
        if not alike:
            why = (
                f"Recorded in that time: {told(same)}, according to {same[0].source_name}; "
                "the words do not say whether this is the one meant."
            )
            return Verdict("partly", why, None, voices(same), evidence(same[:6]))
        same = alike
    strong = [f for f in same if f.type not in ("succession",) and not (f.type == "recognised" != claim.type)]
    if not strong:
        why = f"Recorded in that time: {told(same)}, according to {same[0].source_name}. {_rest(claim)}"
        return Verdict("partly", why, None, voices(same), evidence(same[:6]))
    begun = [f for f in strong if not f.lasting or days[0] <= f.days[0]]
    if claim.type in ("sanction", "SANCTION", "alliance") and not begun:
        why = f"{told(strong)} according to {strong[0].source_name}: in force at the time told, begun at another."
        return Verdict("partly", why, None, voices(strong), evidence(strong[:6]))
    strong = begun or strong
    others = [f for f in facts if f.type == claim.type and fit(days, f.days, f.lasting) == "apart"]
    sources = list(dict.fromkeys(f.source_name for f in strong))
    why = f"On record as {kind.noun}: {told(strong)}, according to {listed(sources, 3)}."
    if kind.once:
        dates = list(dict.fromkeys(f.when for f in strong))
        if len(dates) > 1:
            why = f"On record as {kind.noun}: {listed(dates)}; sources differ on the day, and each is as told."
        if others:
            why += f" Other records say {told(others)}."
            strong = [*strong, *others]
    return Verdict("supported", why, None, voices(strong), evidence(strong[:8]))


def _rest(claim: EventClaim) -> str:
    if claim.type == "recognised":
        return "The act of recognition itself is in no source of the store."
    return "It bears the statement out in part: the record is of a government recognised, no event of relations."
