"""Yearly flows between the two states: latest value, peak, change over ten years, rank among partners."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from bilateral.overview.data import DyadData
from bilateral.overview.model import Conflict, Figure, Finding, Statement
from bilateral.overview.phrases import capital, listed, ordinal, quantity, years

if TYPE_CHECKING:
    from bilateral.store import Observation, Store


@dataclass(frozen=True, slots=True)
class Flow:
    """How a flow is told. `{a}`, `{b}`: sender and receiver; `{value}`: with its unit.

    `rank`: "to" when the sentence ranks the receiver among the sender's partners, "from" the other way round.
    """

    indicator: str
    dimension: str
    latest: str
    noun: str
    rank: str
    partner: str
    weight: float
    group: str = ""  # flows of one group measure the same thing


FLOWS = (
    Flow("exports-baci-2023", "economic", "goods worth {value} went from {a} to {b}", "goods from {a} to {b}", "to",
         "destination of goods from {a}", 6, "trade"),
    Flow("exports-baci", "economic", "goods worth {value} went from {a} to {b}", "goods from {a} to {b}", "to",
         "destination of goods from {a}", 9, "trade"),
    Flow("exports-imf", "economic", "{a} reported exports worth {value} to {b}", "exports from {a} to {b}", "to",
         "destination of exports from {a}", 7, "trade"),
    Flow("imports-cow", "economic", "{b} recorded imports worth {value} from {a}", "goods from {a} to {b}", "to",
         "destination of goods from {a}", 5, "trade"),
    Flow("exports-comtrade", "economic", "{a} reported exports worth {value} to {b}", "exports from {a} to {b}", "to",
         "destination of exports from {a}", 3, "trade"),
    Flow("aid-oda-net", "economic", "{a} gave {b} net official development assistance of {value}",
         "aid from {a} to {b}", "from", "donor to {b}", 5),
    Flow("arms-transfers", "security", "{a} delivered major conventional arms to {b}, {value} in volume",
         "arms from {a} to {b}", "from", "supplier of arms to {b}", 8),
    Flow("migrant-stock-undesa", "people", "{value} born in {a} lived in {b}", "migrants from {a} in {b}", "to",
         "destination of migrants from {a}", 6, "migrants"),
    Flow("migrant-stock-wb", "people", "{value} born in {a} lived in {b}", "migrants from {a} in {b}", "to",
         "destination of migrants from {a}", 4, "migrants"),
    Flow("refugees", "people", "{value} from {a} were refugees in {b}", "refugees from {a} in {b}", "to",
         "host of refugees from {a}", 4),
    Flow("trips", "people", "an estimated {value} were made from {a} to {b}", "trips from {a} to {b}", "to",
         "destination of trips from {a}", 7),
    Flow("students-by-origin", "people", "{value} from {a} studied in {b}", "students from {a} in {b}", "to",
         "destination of students from {a}", 6),
    Flow("favourable-opinion", "people", "{value} of those asked in {a} had a favourable view of {b}",
         "favourable views of {b} in {a}", "", "", 5),
)  # fmt: skip


@cache
def _world(store: Store, indicator: str) -> dict[str, Any]:
    return store.column(indicator)


def _rank(data: DyadData, flow: Flow, o: Observation) -> tuple[int, int] | None:
    """The place of this flow among the partners of one side in its year, and their number."""
    world = _world(data.store, flow.indicator)
    side = world["a"] == o.a if flow.rank == "to" else world["b"] == o.b
    values = world["value"][side & (world["year"] == o.year)]
    values = values[~np.isnan(values)]
    if o.value is None or len(values) < 5:
        return None
    return int(np.sum(values > o.value)) + 1, len(values)


def _figure(data: DyadData, flow: Flow, o: Observation, unit: str) -> Figure:
    assert o.value is not None
    return Figure(f"figure:{o.id}", o.indicator, flow.dimension, data.key(o.a), data.key(o.b), o.year, o.value, unit,
                  "true zero" if o.value == 0 else o.status, data.evidence(o), data.info(o.indicator).name)  # fmt: skip


def _sentences(data: DyadData, flow: Flow, rows: list[Observation], prefix: str) -> list[Finding]:
    info = data.info(flow.indicator)
    last = rows[-1]
    a, b = data.name(last.a, last.year), data.name(last.b, last.year)
    say = {"a": a, "b": b}
    assert last.value is not None
    value = quantity(last.value, info.unit)
    text = f"In {last.year} {flow.latest.format(**say, value=value)}"
    place = _rank(data, flow, last) if flow.rank and last.value > 0 else None
    if place and place[0] <= 25:
        text += f", which made {b if flow.rank == 'to' else a} {ordinal(place[0])} {flow.partner.format(**say)} of {place[1]}"
    found = [Finding(f"{prefix}-latest", flow.dimension, text + ".", data.evidence(last), flow.weight)]
    if len(rows) < 3:
        return found
    peak = max(rows, key=lambda o: o.value or 0)
    used = [last]
    parts = []
    if peak is not last and peak.value and last.value is not None and peak.value > last.value:
        used.append(peak)
        parts.append(f"their highest value since {rows[0].year} was {quantity(peak.value, info.unit)} in {peak.year}")
    before = next((o for o in rows if o.year == last.year - 10), None)
    if before and before.value and last.value:
        ratio = last.value / before.value
        change = _change(ratio)
        used.append(before)
        parts.append(f"between {before.year} and {last.year} they {change}")
    if parts:
        noun = flow.noun.format(**say)
        text = capital(f"{noun}: {'; '.join(parts)}.") if flow.dimension != "people" else capital(
            f"for {noun}, {' and '.join(parts)}.")  # fmt: skip
        found.append(Finding(f"{prefix}-course", flow.dimension, text, data.evidence(*used), flow.weight - 2))
    return found


def _change(ratio: float) -> str:
    if ratio >= 2:
        return f"grew {ratio:,.1f}-fold"
    if ratio >= 1.05:
        return f"grew by {100 * (ratio - 1):.0f} %"
    if ratio > 0.95:
        return "hardly changed"
    return f"fell by {100 * (1 - ratio):.0f} %"


def _sporadic(data: DyadData, flow: Flow, rows: list[Observation], prefix: str) -> list[Finding]:
    """Arms come in some years only: which, how much in all, and the most."""
    info = data.info(flow.indicator)
    found = []
    names: dict[str, list[Observation]] = {}
    for o in rows:
        names.setdefault(data.name(o.a, o.year), []).append(o)
    for supplier, some in names.items():
        total = sum(o.value or 0 for o in some)
        peak = max(some, key=lambda o: o.value or 0)
        b = data.name(some[-1].b, some[-1].year)
        text = f"{capital(supplier)} delivered major conventional arms to {b} in {years([o.year for o in some])}"
        text += f": {quantity(total, info.unit)} in all" if len(some) > 1 else f" ({quantity(total, info.unit)})"
        if len(some) > 2:
            text += f", the most in {peak.year} ({quantity(peak.value or 0, info.unit)})"
        slug = supplier.removeprefix("the ").lower().replace(" ", "-")
        found.append(Finding(f"{prefix}-{slug}", flow.dimension, text + ".", data.evidence(*some),
                             flow.weight + min(2.0, len(some) / 10)))  # fmt: skip
    return found


def flows(data: DyadData) -> tuple[list[Finding], list[Figure], list[Conflict]]:
    """Findings, figures and contradictions of all yearly flows that the store holds for the dyad."""
    findings: list[Finding] = []
    figures: list[Figure] = []
    told: dict[tuple[str, bool], list[Observation]] = {}
    for flow in FLOWS:
        if flow.indicator not in data.store.indicators:
            continue
        for forward in (True, False):
            rows = [o for o in data.directed(flow.indicator, forward) if o.value is not None and o.status == "observed"]
            if not rows:
                continue
            prefix = f"{data.dyad.id}/{flow.indicator}-{data.key(rows[0].a).lower()}-{data.key(rows[0].b).lower()}"
            tell = _sporadic if flow.indicator == "arms-transfers" else _sentences
            findings += tell(data, flow, rows, prefix)
            unit = data.info(flow.indicator).unit
            peak = max(rows, key=lambda o: o.value or 0)
            figures += [_figure(data, flow, o, unit) for o in dict.fromkeys((rows[-1], peak))]
            if flow.group:
                told.setdefault((flow.group, forward), []).extend(rows)
    return findings, figures, _conflicts(data, told)


def _dollars(data: DyadData, o: Observation) -> float:
    unit = data.info(o.indicator).unit
    scale = 1e6 if unit.startswith("million") else 1e3 if unit.startswith("thousand") else 1.0
    return (o.value or 0.0) * scale


def _conflicts(data: DyadData, told: dict[tuple[str, bool], list[Observation]]) -> list[Conflict]:
    """The latest year in which two sources tell the same flow more than a quarter apart."""
    out = []
    for (group, _), rows in told.items():
        by_year: dict[int, dict[str, Observation]] = {}
        for o in rows:
            by_year.setdefault(o.year, {})[o.indicator] = o
        apart = [
            (year, some)
            for year, some in sorted(by_year.items())
            if len(some) > 1
            and max(_dollars(data, o) for o in some.values()) > 1.25 * min(_dollars(data, o) for o in some.values())
        ]
        if not apart:
            continue
        year, some = apart[-1]
        first = next(iter(some.values()))
        noun = "goods" if group == "trade" else group
        about = f"{noun} from {data.name(first.a, year)} to {data.name(first.b, year)} in {year}"
        others = [y for y, _ in apart[:-1]]
        if others:
            about += f" (so also in {listed([str(y) for y in others[-5:]])})"
        out.append(Conflict(about, tuple(
            Statement(f"{quantity(o.value or 0, data.info(o.indicator).unit)}, according to "
                      f"{data.store.sources[o.place.source]['name']}", data.evidence(o))
            for o in some.values())))  # fmt: skip
    return out
