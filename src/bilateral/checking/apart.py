"""A record of the same kind on other days than told: another date of the same fact, or another fact?"""

from __future__ import annotations

from datetime import date

from bilateral.checking.facts import Fact, contested_governments
from bilateral.checking.kinds import Kind
from bilateral.checking.knowledge import Knowledge
from bilateral.checking.model import Difference, Verdict, Word
from bilateral.checking.silence import missing
from bilateral.checking.timing import days_apart, in_words
from bilateral.checking.words import evidence, short, told, voices
from bilateral.overview.data import DyadData
from bilateral.reading.model import EventClaim

#: Two records of one fact that lie so many days apart still speak of the same.
SAME_FACT = 366
#: What is told a month off is the same, less exactly: lists and chronicles take the day of signing or of an exchange.
MONTH = 31
#: What lies further away than ten years is not worth naming.
FAR = 3653
_DATED = ("broken", "restored", "war begun", "war ended")


def apart(
    claim: EventClaim,
    days: tuple[date, date],
    kind: Kind,
    data: DyadData,
    known: Knowledge,
    own: list[Fact],
    nearest: Fact,
) -> Verdict:
    """The verdict where the nearest of the records lies outside the days told."""
    gap = days_apart(days, nearest.days)
    difference = Difference(in_words(gap), float(gap), "days")
    said = f"{nearest.when} ({short(nearest.text)}), according to {nearest.source_name}"
    if kind.once and nearest.type == claim.type:
        return _once(claim, days, kind, data, [f for f in own if f.type == claim.type], nearest)
    if kind.topic and abs(gap) <= MONTH and claim.precision == "day":
        why = f"Recorded: {said}, {in_words(gap)} than told."
        return Verdict("partly", why, difference, voices([nearest]), evidence([nearest]))
    if not kind.topic and abs(gap) <= SAME_FACT and claim.type in _DATED:
        why = f"On record as {kind.noun}: {said}, {in_words(gap)} than told."
        word: Word = "partly" if _near(days, nearest) else "contradicted"
        if claim.type == "war ended" and gap < 0:
            word, why = "partly", f"{why} The list dates the end of the fighting; a peace may be made later."
        return Verdict(word, why, difference, voices([nearest]), evidence([nearest]))
    if abs(gap) > FAR:
        more = missing(kind, known, days)
        return Verdict("not covered", f"No record of {kind.noun} within ten years of that time.{more}")
    why = f"No record of {kind.noun} at that time; the nearest is {said}, {in_words(gap)}."
    return Verdict("not covered", why + missing(kind, known, days), None, voices([nearest]), evidence([nearest]))


def _once(
    claim: EventClaim, days: tuple[date, date], kind: Kind, data: DyadData, dates: list[Fact], nearest: Fact
) -> Verdict:
    """What happens once in the life of a pair, and is recorded for another day.

    A list that has one day alone against a text may be the one that errs; two that agree on nothing like the day
    told, or a distance of more than ten years, contradict it.
    """
    gap = days_apart(days, nearest.days)
    why = f"On record as {kind.noun}: {told(dates)}; the nearest is {in_words(gap)} than told."
    if (between := _another_life(claim, days, data, nearest)) is not None:
        return Verdict("not covered", f"{why} {between}", None, voices(dates), evidence(dates[:8]))
    word: Word = "partly" if _near(days, nearest) else "contradicted"
    if word == "contradicted" and len({f.source for f in dates}) == 1:
        alone = len({f.text for f in dates}) == 1
        why += f" That rests on one {'list' if alone else 'source'} alone: {nearest.source_name}."
        word = "partly" if alone and abs(gap) <= FAR else word
    return Verdict(word, why, Difference(in_words(gap), float(gap), "days"), voices(dates), evidence(dates[:8]))


def _near(days: tuple[date, date], record: Fact) -> bool:
    """Whether a record is of the year told, or no more than a month off."""
    year = days[0].year == days[1].year == record.days[0].year == record.days[1].year
    return year or abs(days_apart(days, record.days)) <= MONTH


def _another_life(claim: EventClaim, days: tuple[date, date], data: DyadData, record: Fact) -> str | None:
    """Why a record may be of other relations than those told: one of the two was no state between, or had two
    governments at the time told, of which a later record may tell of the other."""
    early, late = sorted((days, record.days))
    if any(early[1] < first and last < late[0] for first, last in data.dyad.gaps):
        return "Between the two days one of them was no member of the state system: the record is of its second life."
    for cow in (claim.a, claim.b):
        if days[1] < record.days[0] and contested_governments(cow, days):
            return f"At the time told more than one government claimed to speak for {data.name(cow, days[0])}."
    return None
