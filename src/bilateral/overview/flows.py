"""Yearly flows between the two states: latest value, rank among partners, change over ten years, peak."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bilateral.overview.clauses import Amount, Own, Who, clause, years_of
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
    """The latest value with its rank, the change over ten years, and the peak.

    `told` is the last year that a better source of the same flow has told (0 if none): what this one adds is then
    only what it has of other years.
    """
    info = data.info(flow.indicator)
    last = rows[-1]
    if told and last.year <= told:
        return []
    say = {"a": data.name(last.a, last.year), "b": data.name(last.b, last.year)}
    assert last.value is not None
    words = flow.latest.format(**say, value=_of(flow, last.value, info.unit))
    if last.value == 0:
        words = f"{flow.noun.format(**say)} {'were' if flow.plural else 'was'} reported as zero"
    text = f"In {last.year}{',' if words[0].isdigit() else ''} {words}"
    used = [last]
    a, b = Who(last.a, date(last.year, 7, 1)), Who(last.b, date(last.year, 7, 1))
    said = [clause(f"flow-{flow.indicator}", a=a, b=b, year=last.year, value=Amount(last.value, info.unit))]
    place = _rank(data, flow, last) if flow.place and last.value > 0 and not told else None
    # a place near the end of the list, or one that a handful of people made, says nothing
    ranked = place is not None and place[0] <= min(25, max(1, place[1] // 2)) and _telling(last, info.unit)
    if place and ranked:
        text += flow.place.format(**say, place=ordinal(place[0]), of=place[1])
    before = next((o for o in rows if o.year == last.year - 10), None)
    if before and (before.value or 0) > 0 and last.value > 0 and not told and _telling(before, info.unit):
        used.append(before)
        said.append(clause("flow-before", year=before.year, value=Amount(before.value or 0, info.unit)))
        text += "; that was " if ranked else ", "
        text += _change(
            last.value / (before.value or 1), _bare(flow, before.value or 0, info.unit), before.year, info.unit
        )
    if place and ranked:
        said.append(clause(f"flow-rank-{_ranked(flow)}", place=place[0], n=place[1], a=a, b=b))
    peak = max(rows, key=lambda o: o.value or 0)
    if len(rows) > 2 and (peak.value or 0) > last.value and peak not in used and not told and _telling(peak, info.unit):
        used.append(peak)
        since, top = rows[0].year, Amount(peak.value or 0, info.unit)
        said.append(clause("flow-peak", since=since, year=peak.year, value=top))
        most = _bare(flow, peak.value or 0, info.unit)
        if peak.year == rows[0].year:
            text += f"; the peak was {most}, in {peak.year}, the first year on record"
        else:
            text += f"; the peak since {rows[0].year} was {most}, in {peak.year}"
    return [Finding(f"{prefix}-latest", flow.dimension, text + ".", data.evidence(*used), flow.weight, tuple(said))]


def _ranked(flow: Flow) -> str:
    """What a flow is ranked among: markets, donors, or the states to which people go."""
    return "market" if flow.dimension == "economic" and flow.rank == "to" else flow.rank


def _of(flow: Flow, value: float, unit: str) -> str:
    """A value as it stands in the words of a flow; refugees are not said to be persons twice."""
    text = quantity(value, unit)
    if flow.indicator == "refugees":
        return text.replace(" people", " refugees").replace("1 person", "1 refugee")
    return text


def _bare(flow: Flow, value: float, unit: str) -> str:
    """A value of which the unit was said before."""
    text = _of(flow, value, unit).partition(" (in ")[0]
    return text.removesuffix(" people").removesuffix(" refugees").removesuffix(" students").removesuffix(" trips")


def _telling(o: Observation, unit: str) -> bool:
    """Whether a figure is large enough to be compared: not two students, nor three trips."""
    return unit not in ("persons", "students", "trips") or (o.value or 0) >= 10


def _change(ratio: float, before: str, year: int, unit: str = "") -> str:
    """How a value compares with that of ten years before.

    >>> _change(4.53, "$42.2 million", 2010), _change(0.87, "$116.4 billion", 2010)
    ('4.5 times the $42.2 million of 2010', '13 % below the $116.4 billion of 2010')
    """
    if unit == "percent":
        return f"{'up' if ratio > 1 else 'down'} from {before} in {year}" if abs(ratio - 1) > 0.02 else f"as in {year}"
    if ratio < 0.01:
        return f"less than a hundredth of the {before} of {year}"
    if ratio >= 2:
        times = f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}".removesuffix(".0")
        return f"{times} times the {before} of {year}"
    if ratio >= 1.05:
        return f"{100 * (ratio - 1):.0f} % above the {before} of {year}"
    if ratio > 0.95:
        return f"much the same as in {year} ({before})"
    return f"{100 * (1 - ratio):.0f} % below the {before} of {year}"


def _earlier(data: DyadData, flow: Flow, rows: list[Observation], prefix: str, first: int) -> list[Finding]:
    """What a source with a longer memory tells of the years before the better one begins."""
    old = [o for o in rows if o.year < first and o.value]
    if len(old) < 3:
        return []
    info = data.info(flow.indicator)
    peak = max(old, key=lambda o: o.value or 0)
    noun = flow.noun.format(a=data.name(peak.a, peak.year), b=data.name(peak.b, peak.year))
    text = (
        f"Records of {noun} go back to {old[0].year}; before {first} the highest figure was "
        f"{_of(flow, peak.value or 0, info.unit)}, in {peak.year}."
    )
    a, b = Who(peak.a, date(peak.year, 7, 1)), Who(peak.b, date(peak.year, 7, 1))
    top = Amount(peak.value or 0, info.unit)
    said = (clause(f"flow-earlier-{flow.group}", a=a, b=b, since=old[0].year, before=first, year=peak.year, value=top),)
    return [Finding(f"{prefix}-earlier", flow.dimension, text, data.evidence(old[0], peak), flow.weight - 2, said)]


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
        text += f"; their volume, in SIPRI's measure, was {quantity(total, info.unit)}"
        if len(some) > 2 and (peak.value or 0) > 0:
            text += f", the most of it in {peak.year} ({quantity(peak.value or 0, '').strip()} million)"
        on = date(some[-1].year, 7, 1)
        said = [clause("arms", a=Who(some[-1].a, on), b=Who(some[-1].b, on), years=years_of(o.year for o in some),
                       value=Amount(total, info.unit))]  # fmt: skip
        if len(some) > 2 and (peak.value or 0) > 0:
            said.append(clause("arms-peak", year=peak.year, value=Amount(peak.value or 0, info.unit)))
        slug = supplier.removeprefix("the ").lower().replace(" ", "-")
        found.append(
            Finding(
                f"{prefix}-{slug}",
                flow.dimension,
                text + ".",
                data.evidence(*some),
                flow.weight + min(2.0, len(some) / 10),
                tuple(said),
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
            if not any(o.value for o in rows):
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
        way = "to" if group == "trade" else "in"
        about = f"{noun} from {data.name(first.a, year)} {way} {data.name(first.b, year)} in {year}"
        others = [y for y, _ in apart[:-1]]
        if others:
            about += f" (so also in {listed([str(y) for y in others[-5:]])})"
        on = date(year, 12, 31)  # Germany is united by the end of 1990
        said = clause(f"differ-{group}", a=Who(first.a, on), b=Who(first.b, on), year=year)
        if others:
            said = clause("differ-also", about=said, years=years_of(others[-5:]))
        out.append(Conflict(about, tuple(_measured(data, o) for o in some.values()), (said,)))
    return out


def _measured(data: DyadData, o: Observation) -> Statement:
    """What one source has for a flow."""
    unit, source = data.info(o.indicator).unit, data.store.sources[o.place.source]["name"]
    said = clause("measured", value=Amount(o.value or 0, unit), source=Own(source))
    return Statement(f"{quantity(o.value or 0, unit)}, according to {source}", data.evidence(o), (said,))
