"""Yearly flows between the two states: latest value, peak, change over ten years, rank among partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilateral.overview.data import DyadData
from bilateral.overview.flow_table import FLOWS, Flow
from bilateral.overview.model import Conflict, Figure, Finding, Statement
from bilateral.overview.phrases import capital, listed, ordinal, quantity, years

if TYPE_CHECKING:
    from bilateral.records import Observation


def _rank(data: DyadData, flow: Flow, o: Observation) -> tuple[int, int] | None:
    """The place of this flow among the partners of one side in its year, and their number."""
    side, code = ("a", o.a) if flow.rank == "to" else ("b", o.b)
    values = data.store.partners(flow.indicator, side, code, o.year).values()
    if o.value is None or len(values) < 5:
        return None
    return sum(v > o.value for v in values) + 1, len(values)


def _figure(data: DyadData, flow: Flow, o: Observation, unit: str) -> Figure:
    assert o.value is not None
    return Figure(
        f"figure:{o.id}",
        o.indicator,
        flow.dimension,
        data.key(o.a),
        data.key(o.b),
        o.year,
        o.value,
        unit,
        "true zero" if o.value == 0 else o.status,
        data.evidence(o),
        data.info(o.indicator).name,
    )


def _sentences(data: DyadData, flow: Flow, rows: list[Observation], prefix: str, told: int) -> list[Finding]:
    """The latest value with its rank, then the peak and the change over ten years.

    `told` is the last year that a better source of the same flow has told (0 if none): what this one adds is then
    only what it has of other years.
    """
    info = data.info(flow.indicator)
    last = rows[-1]
    if told and last.year <= told:
        return []
    say = {"a": data.name(last.a, last.year), "b": data.name(last.b, last.year)}
    assert last.value is not None
    text = f"In {last.year} {flow.latest.format(**say, value=quantity(last.value, info.unit))}"
    used = [last]
    place = _rank(data, flow, last) if flow.rank and last.value > 0 and not told else None
    if place and place[0] <= 25:
        ranked = say["b" if flow.rank == "to" else "a"]
        text += f", which made {ranked} {ordinal(place[0])} {flow.partner.format(**say)} among {place[1]}"
    parts = []
    before = next((o for o in rows if o.year == last.year - 10), None)
    if before and before.value and last.value and not told:
        used.append(before)
        parts.append(
            f"ten years before it had been {quantity(before.value, info.unit)}{_change(last.value / before.value)}"
        )
    peak = max(rows, key=lambda o: o.value or 0)
    if len(rows) > 2 and peak.value and peak.value > last.value and peak not in used and not told:
        used.append(peak)
        parts.append(f"the highest figure since {rows[0].year} is {quantity(peak.value, info.unit)}, of {peak.year}")
    if parts:
        text += "; " + ", and ".join(parts)
    return [Finding(f"{prefix}-latest", flow.dimension, text + ".", data.evidence(*used), flow.weight)]


def _earlier(data: DyadData, flow: Flow, rows: list[Observation], prefix: str, first: int) -> list[Finding]:
    """What a source with a longer memory tells of the years before the better one begins."""
    old = [o for o in rows if o.year < first and o.value]
    if len(old) < 3:
        return []
    info = data.info(flow.indicator)
    peak = max(old, key=lambda o: o.value or 0)
    noun = flow.noun.format(a=data.name(peak.a, peak.year), b=data.name(peak.b, peak.year))
    text = (
        f"Before {first}, {noun} are recorded from {old[0].year} on; they were highest in {peak.year}, at "
        f"{quantity(peak.value or 0, info.unit)}."
    )
    return [Finding(f"{prefix}-earlier", flow.dimension, text, data.evidence(old[0], peak), flow.weight - 2)]


def _change(ratio: float) -> str:
    if ratio >= 2:
        return f" (a {ratio:,.1f}-fold rise)"
    if ratio >= 1.05:
        return f" (a rise of {100 * (ratio - 1):.0f} %)"
    if ratio > 0.95:
        return ", about as much"
    return f" (a fall of {100 * (1 - ratio):.0f} %)"


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
        found.append(
            Finding(
                f"{prefix}-{slug}",
                flow.dimension,
                text + ".",
                data.evidence(*some),
                flow.weight + min(2.0, len(some) / 10),
            )
        )
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
            before = told.setdefault((flow.group or flow.indicator, forward), [])
            if flow.indicator == "arms-transfers":
                findings += _sporadic(data, flow, rows, prefix)
            elif flow.both and not forward and _mirrored(data, flow):
                pass  # the source gives both ways the same figure: told once
            else:
                findings += _sentences(data, flow, rows, prefix, max((o.year for o in before), default=0))
                if before:
                    findings += _earlier(data, flow, rows, prefix, min(o.year for o in before))
            before += rows
            peak = max(rows, key=lambda o: o.value or 0)
            unit = data.info(flow.indicator).unit
            figures += [_figure(data, flow, o, unit) for o in dict.fromkeys((rows[-1], peak))]
    return findings, figures, _conflicts(data, told)


def _mirrored(data: DyadData, flow: Flow) -> bool:
    """Whether a source gives the same number both ways in every year: it did not measure the direction."""
    ways = [{o.year: o.value for o in data.directed(flow.indicator, forward)} for forward in (True, False)]
    return bool(ways[0]) and ways[0] == ways[1]


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
        if len(some) < 2 or group not in ("trade", "migrants"):
            continue
        noun = "goods" if group == "trade" else group
        about = f"{noun} from {data.name(first.a, year)} to {data.name(first.b, year)} in {year}"
        others = [y for y, _ in apart[:-1]]
        if others:
            about += f" (so also in {listed([str(y) for y in others[-5:]])})"
        out.append(
            Conflict(
                about,
                tuple(
                    Statement(
                        f"{quantity(o.value or 0, data.info(o.indicator).unit)}, according to "
                        f"{data.store.sources[o.place.source]['name']}",
                        data.evidence(o),
                    )
                    for o in some.values()
                ),
            )
        )
    return out
