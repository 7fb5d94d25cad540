"""Aid told of: economic, military, or both, against the sources of each."""

from __future__ import annotations

import re
from datetime import date

from bilateral.checking.knowledge import Knowledge
from bilateral.checking.model import Verdict, Voice, Word
from bilateral.overview.data import DyadData
from bilateral.overview.phrases import capital, listed, years
from bilateral.reading.model import EventClaim
from bilateral.records import Observation
from bilateral.states.registry import SYSTEM_BEGINS

_MILITARY = re.compile(r"militar|arms\b|weapon|defen[cs]e|armed", re.I)
_CIVIL = re.compile(r"econom|development|humanitarian|technical|financial|food|medical|grant|reconstruct", re.I)
_SIDES = (
    ("military", _MILITARY, ("external-support-to-government", "arms-transfers"),
     ("ucdp-external-support", "sipri-arms")),
    ("economic", _CIVIL, ("aid-oda-net", "china-aid", "china-loans"), ("oecd-dac", "aiddata-china")),
)  # fmt: skip


def _rows(data: DyadData, indicator: str, forward: bool, span: tuple[int, int]) -> list[Observation]:
    if indicator not in data.store.indicators:
        return []
    return [o for o in data.directed(indicator, forward) if o.value and span[0] <= o.year <= span[1]]


def check_aid(claim: EventClaim, days: tuple[date, date] | None, data: DyadData, known: Knowledge) -> Verdict:
    """Whether the sources record aid of the kinds told, from the giver to the receiver, in the years told."""
    sentence = f"{claim.quote} {known.around(claim)}"
    span = (days[0].year, days[1].year) if days else (SYSTEM_BEGINS, known.last_year)
    forward = claim.a in data.dyad.codes_a
    told = [s for s in _SIDES if s[1].search(sentence)] or list(_SIDES)
    named = len([s for s in _SIDES if s[1].search(sentence)])
    parts, missing, used = [], [], []
    for side, _, indicators, sources in told:
        rows = [o for i in indicators for o in _rows(data, i, forward, span)]
        if rows:
            which = {data.info(o.indicator).source for o in rows}
            names = listed([str(data.store.sources[s]["name"]) for s in sorted(which)])
            parts.append(f"{side} support is recorded in {years([o.year for o in rows])} ({names})")
            used += rows
        else:
            missing.append((side, _silent(data, indicators, sources, span, known)))
    voices = tuple(dict.fromkeys(Voice(o.place.source) for o in used))
    if not used:
        return Verdict("not covered", "No record of such aid in those years. " + " ".join(why for _, why in missing))
    why = capital("; ".join(parts)) + "."
    if missing and named != 1:
        why += f" Of {listed([side for side, _ in missing])} aid the sources say nothing: {missing[0][1]}"
    verdict: Word = "supported" if named <= len(parts) else "partly"
    return Verdict(verdict, why, None, voices, data.evidence(*used[:14]))


def _silent(
    data: DyadData, indicators: tuple[str, ...], sources: tuple[str, ...], span: tuple[int, int], known: Knowledge
) -> str:
    absent = [s for s in sources if s not in known.store.sources]
    if absent:
        return f"{listed(absent)} would tell and {'is' if len(absent) == 1 else 'are'} not in this store."
    covered = [
        f"{data.info(i).source} ({data.info(i).years[0]}-{data.info(i).years[1]})"
        for i in indicators
        if i in data.store.indicators
    ]
    return f"{listed(list(dict.fromkeys(covered)))} would tell, and {'has' if len(covered) == 1 else 'have'} no row."
