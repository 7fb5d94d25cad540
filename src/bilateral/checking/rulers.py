"""What happened inside one state: coups, new leaders, new regimes."""

from __future__ import annotations

import re
from datetime import date

from bilateral.checking.apart import MONTH
from bilateral.checking.knowledge import Knowledge
from bilateral.checking.model import Difference, Verdict, Voice, Word
from bilateral.checking.timing import days_apart, fit, in_words, last_day
from bilateral.overview.data import DyadData
from bilateral.overview.phrases import day, listed
from bilateral.reading.model import EventClaim
from bilateral.records import Event, Observation

_CHANGE = re.compile(r"\bcoup|overthr|ouste?d?|depos|toppl|seiz\w+ power|took power|came to power|revolution|"
                     r"elected|inaugurat|sworn|became (?:president|prime)|succeeded|regime", re.I)  # fmt: skip
_COUP = re.compile(r"\bcoup|overthr|oust|depos|toppl|seiz", re.I)


def check_ruler(claim: EventClaim, days: tuple[date, date] | None, known: Knowledge) -> Verdict:
    """A change of leader or regime in one state, against the lists of leaders and regimes."""
    cow = claim.a or claim.b
    sentence = f"{claim.quote} {known.around(claim)}"
    if not cow or (claim.type not in ("regime", "leader") and not _CHANGE.search(sentence)):
        return Verdict(
            "not covered", "No source of the store lists events inside one state, but for changes of its rulers."
        )
    data = known.alone(cow)
    if data is None:
        return Verdict("not covered", "The store has nothing of this state.")
    codes = data.dyad.codes_a if cow in data.dyad.codes_a else data.dyad.codes_b
    changes = [e for e in data.past if e.b == 0 and e.a in codes and e.type in ("leader", "regime")]
    if not changes:
        absent = [s for s in ("archigos", "reign-leaders", "reign-regimes") if s not in known.store.sources]
        more = f" {listed(absent)} would tell; not in this store." if absent else ""
        return Verdict("not covered", f"No change of leader or regime is recorded of {data.name(cow)}.{more}")
    if days is None:
        return Verdict("not checkable", "The text gives no date for the change.")
    hits = [e for e in changes if fit(days, (e.date, last_day(e.date, e.precision))) != "apart"]
    if hits:
        leaving = _exits(data, codes, hits)
        said = listed([f"{day(e.date, e.precision)}: {e.text}" for e in hits], 4)
        why = f"Recorded in {data.name(cow, hits[0].date)} at that time: {said}."
        if leaving:
            why += f" {listed([f'{o.text}' for o in leaving], 2)}."
        forced = any("removed" in (o.text or "") or "irregular" in (o.text or "") for o in leaving)
        verdict: Word = "supported" if forced or not _COUP.search(sentence) else "partly"
        rows: list[Event | Observation] = [*hits, *leaving]
        voices = tuple(dict.fromkeys(Voice(r.place.source) for r in rows))
        return Verdict(verdict, why, None, voices, data.evidence(*rows[:8]))
    near = min(changes, key=lambda e: abs(days_apart(days, (e.date, e.date))))
    gap = days_apart(days, (near.date, near.date))
    why = f"No change of leader or regime is recorded of {data.name(cow)} at that time; the nearest is {near.text}, "
    why += f"on {day(near.date, near.precision)}, {in_words(gap)}."
    if abs(gap) <= 366:
        difference = Difference(in_words(gap), float(gap), "days")
        word: Word = "partly" if abs(gap) <= MONTH else "contradicted"
        return Verdict(word, why, difference, (Voice(near.place.source),), data.evidence(near))
    return Verdict("not covered", why, None, (Voice(near.place.source),), data.evidence(near))


def _exits(data: DyadData, codes: frozenset[int], hits: list[Event]) -> list[Observation]:
    """Who left office within a day of a change, and how."""
    rows = data.alone("leader-archigos", codes) if "leader-archigos" in data.store.indicators else []
    return [o for o in rows if o.end is not None and any(abs((o.end - e.date).days) <= 1 for e in hits)]
