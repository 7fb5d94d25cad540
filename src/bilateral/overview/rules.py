"""Who ruled either state, and which state followed which: the rows of the strip of governments."""

from __future__ import annotations

from bilateral.overview.data import DyadData
from bilateral.overview.diplomacy import successions
from bilateral.overview.model import Evidence, Rule
from bilateral.states.governments import citations, governments
from bilateral.states.registry import State

_KINDS = {"effective": "government", "rival": "rival", "exile": "exile"}


def rules(data: DyadData) -> tuple[Rule, ...]:
    """Governments and rival claims where rule was contested, regimes of every state, and successions, by state."""
    found = []
    for state, codes in ((data.dyad.a, data.dyad.codes_a), (data.dyad.b, data.dyad.codes_b)):
        found += [*_governments(data, state, codes), *_regimes(data, state, codes)]
    for on, note, cow in successions(data):
        if on >= data.dyad.start:
            evidence = Evidence("states", "lineage.csv", f"cow:{cow}, {on}", note, "bilateral, table of lineage", "")
            found.append(Rule(data.key(cow), "succession", note.rstrip("."), on, on, evidence))
    return tuple(found)


def _governments(data: DyadData, state: State, codes: frozenset[int]) -> list[Rule]:
    window = data.window
    return [
        Rule(
            state.key,
            _KINDS[g.kind],
            g.short.removeprefix("the "),
            g.start,
            g.end,
            Evidence("states", "governments.csv", g.id, g.name, citations()[g.source][0], f"state:{g.cow}"),
        )
        for cow in sorted(codes)
        for g in governments(cow)
        if g.start.year <= window.last and (g.end is None or g.end.year >= window.first)
    ]


def _regimes(data: DyadData, state: State, codes: frozenset[int]) -> list[Rule]:
    if "regime" not in data.store.indicators:
        return []
    return [
        Rule(state.key, "regime", o.text or "", o.start, o.end, data.evidence(o)[0])
        for o in data.alone("regime", codes)
    ]
