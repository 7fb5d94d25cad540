"""What is said of a vote at the United Nations: who cast it, and how the two voted in that year."""

from __future__ import annotations

import re
from datetime import date

from bilateral.checking.knowledge import Knowledge
from bilateral.checking.model import Verdict, Voice
from bilateral.overview.model import Evidence
from bilateral.overview.votes import vote_years
from bilateral.reading.model import EventClaim
from bilateral.states.governments import all_governments, citations, contested, unrecognised_seat

_VOTE = re.compile(r"\bvot(?:e|es|ed|ing)\b|\babstain", re.I)
_UN = re.compile(r"\bU\.?N\.?\b|United Nations|General Assembly|resolution", re.I)


def _holders(cows: tuple[int, ...], days: tuple[date, date]) -> tuple[str, tuple[Evidence, ...]] | None:
    """Who held a seat on these days that did not rule, or was not recognised by the other."""
    for cow in cows:
        spans = list(contested(cow))
        for by in cows:
            spans += [s for s in unrecognised_seat(cow, by) if by != cow]
        for s in spans:
            if s.start <= days[1] and (s.end is None or s.end >= days[0]):
                holder = all_governments().get(s.holder)
                cite = citations()[s.sources[0]][0]
                evidence = Evidence("states", "seats.csv", f"{s.holder}, {s.start} to {s.end or 'today'}",
                                    holder.name if holder else s.holder, cite, f"state:{cow}")  # fmt: skip
                return s.reason, (evidence,)
    return None


def check_vote(claim: EventClaim, days: tuple[date, date] | None, known: Knowledge) -> Verdict | None:
    """The verdict on a vote told of; None if the claim tells of none."""
    sentence = known.around(claim)
    if not (_VOTE.search(claim.quote) and _UN.search(sentence)) or days is None:
        return None
    cows = tuple(c for c in (claim.a, claim.b) if c)
    held = _holders(cows, days)
    if held is not None:
        why = f"Who voted is the question: {held[0]}. Such a vote says nothing of the relations of the two states."
        return Verdict("partly", why, None, (Voice("states"),), held[1])
    data = known.pair(claim.a, claim.b) if claim.a and claim.b else None
    year = next((v for v in vote_years(data) if v.year == days[0].year), None) if data else None
    if data is None or year is None:
        return Verdict(
            "not covered", "Single votes are not matched to words; the store has no common votes of that year."
        )
    why = f"Single votes are not matched to words; in {year.year} the two cast {year.alike} of their "
    why += f"{year.common} common votes alike."
    return Verdict("not covered", why, None, (Voice(year.evidence.source),), (year.evidence,))
