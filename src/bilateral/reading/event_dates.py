"""When an event was: the time expression that belongs to its trigger, in its sentence or told just before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bilateral.reading.dates import TimeExpression
from bilateral.reading.model import Sentence
from bilateral.reading.parties import Scene

#: "The Trade Act of 1974", "the 1931 Statute": years of a title, which date nothing else.
_TITLE = re.compile(
    r"\b(?:Acts?|Treaty|Treaties|Agreements?|Convention|Constitution|Protocol|Declaration|Resolution|Law|Statute|Accords?|Pact)\s+(?:of|from)\s+$",
    re.I,
)
_ATTRIBUTE = re.compile(
    r"\s+(?!(?:and|or|when|after|the|in|with|by|to|at|on|for|as|between|through|until|a|an|were|was|had|that|which|who|both|while)\b)[A-Za-z]"
)
_DATING = re.compile(
    r"\b(?:in|since|by|until|till|of|from|to|during|on|after|before|through|around|about|late|early|mid|and|or|between"
    r"|circa|year|spring|summer|autumn|winter|[A-Z][a-z]+)[\s-]+$|[,;:(–-]\s*$"
)
_WHEN = re.compile(r",?\s+when\s")
#: How far a time that qualifies a noun can still be the date of a word.
_BESIDE = 60
#: How many sentences back a date reaches, within its paragraph.
REACH = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A date of an event: EDTF, its first and last day, and the expression (None: from the context)."""

    value: str
    precision: str
    start: date | None
    end: date | None
    inferred: bool
    expression: TimeExpression | None


UNKNOWN = Told("", "unknown", None, None, False, None)


class Calendar:
    """The time expressions of a text, by place."""

    def __init__(self, view: str, times: Sequence[TimeExpression]) -> None:
        self._view = view
        self.times = [t for t in times if t.value]
        self._starts = [t.start for t in self.times]

    def within(self, start: int, end: int) -> list[TimeExpression]:
        """Those that begin in a stretch."""
        return self.times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of(self, scene: Scene, start: int, end: int, but: re.Pattern[str] | None = None) -> Told | None:
        """The date of words in a sentence: the time nearest to them, those of other clauses and of titles last.

        Times that stand behind words of the pattern `but` are passed over.
        """
        first, last = scene.clause(start, end)
        best: tuple[float, TimeExpression] | None = None
        for t in self.within(scene.start, scene.end):
            if but is not None and but.search(self._view, max(scene.start, t.start - 24), t.start):
                continue
            cost = self._cost(t, scene, start, end, first, last)
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, t)
        return told(best[1]) if best is not None else None

    def _cost(self, t: TimeExpression, scene: Scene, start: int, end: int, first: int, last: int) -> float | None:
        view = self._view
        inside = start <= t.start and t.end <= end
        if _TITLE.search(view, max(0, t.start - 24), t.start) and not inside:
            return None
        gap: float = 0 if inside else (t.start - end if t.start >= end else (start - t.end) * 1.25)
        if t.end < start and _WHEN.match(view, t.end, start) and start - t.end < _BESIDE:
            return 0  # "until 22 July 1882, when it was closed"
        opens = t.start - scene.start < 14 and t.end < start
        if opens:
            gap = min(gap, 45)
        if not first <= t.start < last and not opens:
            gap += 60
        if t.kind == "date" and not inside and self._attributive(t):
            if gap > _BESIDE:
                return None
            gap += 40 if start - t.end < 30 else 160
        if t.open_start:
            gap += 120
        if t.kind == "relative" or t.precision == "unknown":
            return None
        return gap

    def _attributive(self, t: TimeExpression) -> bool:
        """Whether a time only qualifies a noun: "the 1805 negotiations", "all 1997 sanctions"."""
        dating = _DATING.search(self._view, max(0, t.start - 16), t.start)
        return dating is None and t.start > 0 and _ATTRIBUTE.match(self._view, t.end) is not None

    def before(self, scene: Scene, paragraph: Sequence[Sentence], but: re.Pattern[str] | None = None) -> Told | None:
        """The date that holds where a sentence tells none: the last one of the sentences before it."""
        floor = paragraph[0].start if paragraph else scene.start
        for t in reversed(self.within(floor, scene.start)):
            passed = but is not None and but.search(self._view, max(floor, t.start - 24), t.start)
            if passed or t.open_start or t.precision in ("century", "unknown"):
                continue
            found = told(t)
            return Told(found.value, found.precision, found.start, found.end, True, None)
        return None


def told(t: TimeExpression) -> Told:
    """The date an expression gives an event: of "since 1993" and "until 1993" the year that they name."""
    if (t.open_end or t.open_start) and t.parts:
        p = t.parts[0]
        return Told(p.value, p.precision, p.date_start, p.date_end, t.inferred, t)
    return Told(t.value, t.precision, t.date_start, t.date_end, t.inferred, t)
