"""Everything that a store holds of one dyad, arranged for writing: series, spells, events, names, evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bilateral.dyad import Dyad
from bilateral.overview.model import Evidence
from bilateral.panel.facts import acts_told
from bilateral.panel.governing import TABLES, changes_of
from bilateral.records import Event, IndicatorInfo, Observation, Place, Said
from bilateral.states.governments import all_governments
from bilateral.states.naming import name_at
from bilateral.states.sourced import cited
from bilateral.store import Store


@dataclass(frozen=True, slots=True)
class Window:
    """The years asked for, and the day as of which all is told."""

    first: int
    last: int
    as_of: date

    def holds(self, on: date) -> bool:
        """Whether the day lies in the years asked for and is not later than the day of the telling."""
        return self.first <= on.year <= self.last and on <= self.as_of


class DyadData:
    """What a store holds of one dyad within a window of years."""

    def __init__(self, store: Store, dyad: Dyad, window: Window) -> None:
        self.store = store
        self.dyad = dyad
        self.window = window

    @cached_property
    def observations(self) -> dict[str, list[Observation]]:
        """Observations of the two states together, by indicator, each in the order of time."""
        found: dict[str, list[Observation]] = {}
        for o in self._all:
            if o.b != 0:
                found.setdefault(o.indicator, []).append(o)
        return found

    @cached_property
    def _all(self) -> list[Observation]:
        first, last = date(self.window.first, 1, 1), min(self.window.as_of, date(self.window.last, 12, 31))
        return [o for o in self.store.observations(self.dyad) if o.start <= last and (o.end is None or o.end >= first)]

    def alone(self, indicator: str, codes: Iterable[int]) -> list[Observation]:
        """Observations of one state alone (under any of its codes), in the order of time."""
        wanted = set(codes)
        return [o for o in self._all if o.indicator == indicator and o.b == 0 and o.a in wanted]

    @cached_property
    def past(self) -> list[Event]:
        """Events to the end of the window, also those before it: relations broken then are still broken."""
        last = min(self.window.as_of, date(self.window.last, 12, 31))
        return [e for e in self.store.events(self.dyad) if e.date <= last]

    @cached_property
    def events(self) -> list[Event]:
        """Events between the two states, and in either, in the order of time."""
        return [e for e in self.past if self.window.holds(e.date)]

    @cached_property
    def facts(self) -> list[Event]:
        """All that moves the level to the end of the window: `past`, acts that the encyclopaedia alone tells, and
        changes of government and recognitions of our own tables."""
        last = min(self.window.as_of, date(self.window.last, 12, 31))
        ruled = [e for e in changes_of(self.dyad.codes_a, self.dyad.codes_b) if e.date <= last]
        return [*self.past, *acts_told(self.said, self.past, last), *ruled]

    @cached_property
    def said(self) -> list[Said]:
        """What texts say of the two states together."""
        return [s for s in self.store.said(self.dyad) if s.b != 0]

    def between(self, *types: str) -> list[Event]:
        """Events of these types between the two states (all types if none is named)."""
        return [e for e in self.events if e.b != 0 and (not types or e.type in types)]

    def info(self, indicator: str) -> IndicatorInfo:
        """What the store remembers of an indicator."""
        return self.store.indicators[indicator]

    def directed(self, indicator: str, forward: bool) -> list[Observation]:
        """A directed series: from the first state to the second, or back."""
        ones = self.dyad.codes_a if forward else self.dyad.codes_b
        return [o for o in self.observations.get(indicator, []) if o.a in ones]

    def last_year(self, indicator: str) -> int:
        """The last year that may be told of an indicator: of its source, of the window, of the day of the telling."""
        return min(self.info(indicator).years[1], self.window.last, self.window.as_of.year)

    def name(self, cow: int, on: date | int | None = None) -> str:
        """The name of a state as it stands inside a sentence about that day ("the Soviet Union")."""
        when = date(on, 7, 1) if isinstance(on, int) else on
        return name_at(cow, when or self.window.as_of)

    @property
    def name_a(self) -> str:
        """The first state's name at the end of the window."""
        return self._last_name(0)

    @property
    def name_b(self) -> str:
        """The second state's name at the end of the window."""
        return self._last_name(1)

    def _last_name(self, side: int) -> str:
        end = min(self.window.as_of, date(self.window.last, 12, 31), self.dyad.end or date.max)
        span = self.dyad.in_year(end.year) or self.dyad.spans[-1]
        return self.name((span.a, span.b)[side], end)

    def key(self, cow: int) -> str:
        """The key of the state of the dyad that has this code ("" for 0)."""
        if cow == 0:
            return ""
        return self.dyad.a.key if cow in self.dyad.codes_a else self.dyad.b.key

    def evidence_at(self, place: Place, value: float | str | None, trace: str) -> Evidence:
        """Evidence for a record at a place."""
        return Evidence(place.source, place.file, place.text(), value, self.store.cite(place.source), trace)

    def evidence(self, *rows: Observation | Event) -> tuple[Evidence, ...]:
        """Evidence for observations and events, one piece a row, in the given order."""
        return tuple(self._evidence(r) for r in rows)

    def _evidence(self, r: Observation | Event) -> Evidence:
        if r.place.source == TABLES:
            g = all_governments()[(r.place.detail or "").split(",")[0]]
            return Evidence(TABLES, r.place.file, r.place.detail or "", g.name, cited(g), r.id)
        return self.evidence_at(r.place, r.text if isinstance(r, Event) else _shown(r), r.id)

    def has(self, source: str) -> bool:
        """Whether the store holds a source at all."""
        return source in self.store.sources


def _shown(o: Observation) -> float | str | None:
    return o.text if o.value is None else o.value


def in_words(statuses: Iterable[str]) -> str:
    """The most telling of several statuses of one cell."""
    order = ("observed", "true zero", "government not recognised", "not reported")
    found = set(statuses)
    return next((s for s in order if s in found), "not reported")
