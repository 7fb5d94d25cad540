"""Two states in a canonical order, and the spans in which both were members of the state system."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

from bilateral.errors import DyadError
from bilateral.states.registry import State, line


@dataclass(frozen=True, slots=True)
class Span:
    """Days (both included; `end` None is today) in which `a` and `b` are the COW codes that carry the two states."""

    start: date
    end: date | None
    a: int
    b: int

    def holds(self, on: date) -> bool:
        """Whether the day lies in the span."""
        return self.start <= on and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two states; `a` is the one whose key comes first in the alphabet. `spans` are in order and not empty."""

    a: State
    b: State
    spans: tuple[Span, ...]

    @property
    def id(self) -> str:
        """The keys of both, as in `KHM-RUS`."""
        return f"{self.a.key}-{self.b.key}"

    @property
    def start(self) -> date:
        """The first day on which both were members of the state system."""
        return self.spans[0].start

    @property
    def end(self) -> date | None:
        """The last such day; None if both are members today."""
        return self.spans[-1].end

    @property
    def gaps(self) -> tuple[tuple[date, date], ...]:
        """The stretches between two spans: first and last day."""
        one = date.resolution
        pairs = zip(self.spans, self.spans[1:], strict=False)
        return tuple((x.end + one, y.start - one) for x, y in pairs if x.end and y.start - x.end > one)

    @property
    def codes_a(self) -> frozenset[int]:
        """Every COW code that carries the first state in some span."""
        return frozenset(s.a for s in self.spans)

    @property
    def codes_b(self) -> frozenset[int]:
        """Every COW code that carries the second state in some span."""
        return frozenset(s.b for s in self.spans)

    def _repr_html_(self) -> str:
        spans = ", ".join(f"{s.start} to {s.end or 'today'}" for s in self.spans)
        return f"<p><b>{escape(self.a.name)} and {escape(self.b.name)}</b> ({escape(self.id)}), both states {spans}</p>"

    def at(self, on: date) -> Span | None:
        """The span that holds the day."""
        return next((s for s in self.spans if s.holds(on)), None)

    def in_year(self, year: int) -> Span | None:
        """The last span that touches the year."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        touching = [s for s in self.spans if s.start <= last and (s.end is None or s.end >= first)]
        return touching[-1] if touching else None


def _life(who: State) -> str:
    return ", ".join(f"{s.start} to {s.end or 'today'}" for _, s in line(who.cow))


def make_dyad(one: State, other: State) -> Dyad:
    """The dyad of two states, in either order.

    Raises
    ------
    DyadError
        If both are one state (the USSR and Russia are), or they never existed on the same day.
    """
    a, b = sorted((one, other), key=lambda s: s.key)
    codes = {cow for cow, _ in line(a.cow)}
    if a.cow == b.cow or b.cow in codes:
        same = "" if a.cow == b.cow else f" (cow:{b.cow} is one of the codes of {a.name})"
        raise DyadError(
            f"{a.name} and {b.name} are one and the same state, cow:{a.cow}{same}. Give two different states."
        )
    spans = []
    for code_a, spell_a in line(a.cow):
        for code_b, spell_b in line(b.cow):
            shared = spell_a.overlap(spell_b)
            if shared and code_a != code_b:
                spans.append(Span(shared.start, shared.end, code_a, code_b))
    if not spans:
        raise DyadError(
            f"{a.name} ({_life(a)}) and {b.name} ({_life(b)}) were never members of the state system on the same day."
        )
    return Dyad(a, b, _joined(sorted(spans, key=lambda s: s.start)))


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Spans of the same codes that follow each other without a day between are one."""
    out: list[Span] = []
    for span in spans:
        last = out[-1] if out else None
        if last and last.end and (last.a, last.b) == (span.a, span.b) and span.start - last.end <= date.resolution:
            out[-1] = Span(last.start, span.end, span.a, span.b)
        else:
            out.append(span)
    return tuple(out)
