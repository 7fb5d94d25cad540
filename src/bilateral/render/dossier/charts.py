"""The charts of a dossier: each with its title, its drawing, its table, and what is read out of every year."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bilateral.overview.model import DIMENSIONS, Overview, Period, Series
from bilateral.render.charts.small import dimension_level, figure, scaled
from bilateral.render.charts.theme import Spec
from bilateral.render.charts.timeline import domain_of, timeline
from bilateral.render.charts.vega import Drawing, draw
from bilateral.render.cleaning import clean
from bilateral.render.dossier.cards import Cards, clipped
from bilateral.render.dossier.ruling import ruled
from bilateral.render.saying import Run, Sayer, plain
from bilateral.render.words import DOLLARS, Words

#: Widths of the plot of the large chart: for a desk and for a telephone.
WIDE, NARROW = (830, 250), (262, 210)
_SMALL = 286
_READ_EVENTS = 4


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows of cells; the first cell of a row is its head. `english`: columns that always are."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str | Run, ...], ...]
    english: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. `drawings`: one for every width. `readings`: lines for each year; `stops`: years with something new."""

    id: str
    title: str
    note: str
    keys: tuple[tuple[str, str], ...]
    drawings: tuple[Drawing, ...]
    table: Table
    first: int
    last: int
    readings: dict[int, list[str]]
    stops: tuple[int, ...]
    english: bool = False  # the title is the source's own


def turn_words(p: Period, w: Words) -> str:
    """A turning point in words."""
    label, b = w(f"label.{p.label}"), p.boundary
    if b.low == b.high:
        return w("chart.read_turn", label=label)
    return w("chart.read_turn_in", low=b.low, high=b.high, label=label)


def _readings(view: Overview, w: Words, years: range) -> dict[int, list[str]]:
    level = {y.year: y.estimate for y in view.level}
    starts = {p.from_: p for p in view.periods[1:]}
    events: dict[int, list[str]] = {}
    sayer = Sayer(w)
    for e in view.events:
        text = clipped(plain(sayer.phrase(e.clauses)) or e.text, 90)
        events.setdefault(int(e.date[:4]), []).append(
            w("chart.read_event", day=w.day(e.date), kind=w.event(e.type), text=text)
        )
    out = {}
    for year in years:
        at = level.get(year)
        lines = [
            w("chart.read_level", mean=w.signed(at.mean), low=w.signed(at.low), high=w.signed(at.high))
            if at
            else w("chart.read_none")
        ]
        if year in starts:
            lines.append(turn_words(starts[year], w))
        told = events.get(year, [])
        lines += told[:_READ_EVENTS]
        if len(told) > _READ_EVENTS:
            lines.append(w("chart.read_more", n=w.number(len(told) - _READ_EVENTS)))
        out[year] = [str(year), *lines]
    return out


def level_chart(view: Overview, w: Words) -> Chart | None:
    """The large chart; None where there is nothing to draw."""
    if not view.level and not view.events and not view.rules:
        return None
    first, end = domain_of(view)
    heads = [w("column.year"), w("column.level"), w("column.low"), w("column.high")]
    heads += [w(f"dimension.{d}") for d in DIMENSIONS]
    rows = []
    for y in view.level:
        e = y.estimate
        parts = [w.signed(y.dimensions[d].mean) if d in y.dimensions else "" for d in DIMENSIONS]
        rows.append((str(y.year), w.signed(e.mean), w.signed(e.low), w.signed(e.high), *parts))
    stops = {int(e.date[:4]) for e in view.events} | {p.from_ for p in view.periods}
    alt = w("chart.timeline_alt")
    named = [(r, ruled(r, Sayer(w), short=True)) for r in view.rules]
    english = frozenset(clean(name.text) for _, name in named if name.lang)
    view = replace(view, rules=tuple(replace(r, name=name.text) for r, name in named))
    shapes = (("wide", WIDE), ("narrow", NARROW))
    return Chart(
        "level",
        w("chart.timeline", a=first, b=end - 1),
        w("chart.timeline_note") if view.level else w("chart.no_level"),
        (
            ("seen", w("chart.key_observed")),
            ("zero", w("chart.key_zero")),
            ("unrecognised", w("chart.key_unrecognised")),
            ("nothing", w("chart.key_nothing")),
        ),
        tuple(draw(timeline(view, w, *size), alt, size[0], f"chart {name}", w.lang, english) for name, size in shapes),
        Table(tuple(heads), tuple(rows)),
        first,
        end - 1,
        _readings(view, w, range(first, end)),
        tuple(sorted(stops)),
    )


def dimension_chart(view: Overview, w: Words, dimension: str) -> Chart | None:
    """The level of one dimension, drawn on the years of the large chart."""
    rows = [(y.year, y.dimensions[dimension]) for y in view.level if dimension in y.dimensions]
    if len(rows) < 3:
        return None
    domain = domain_of(view)
    title = w("chart.level")
    return _small(
        f"level-{dimension}",
        title,
        "",
        (),
        dimension_level(view, dimension, domain),
        Table(
            (w("column.year"), w("column.level"), w("column.low"), w("column.high")),
            tuple((str(y), w.signed(e.mean), w.signed(e.low), w.signed(e.high)) for y, e in rows),
        ),
        domain,
        {y: [str(y), w("chart.read_level", mean=w.signed(e.mean), low=w.signed(e.low), high=w.signed(e.high))]
         for y, e in rows},
        w,
    )  # fmt: skip


def _small(
    name: str,
    title: str,
    note: str,
    keys: tuple[tuple[str, str], ...],
    spec: Spec,
    table: Table,
    domain: tuple[int, int],
    readings: dict[int, list[str]],
    w: Words,
    *,
    english: bool = False,
) -> Chart:
    alt = w("chart.alt", title=title, a=domain[0], b=domain[1] - 1)
    drawing = draw(spec, alt, _SMALL, "chart", w.lang)
    lines = {year: [clean(line) for line in said] for year, said in readings.items()}
    stops = tuple(sorted(lines))
    return Chart(name, title, note, keys, (drawing,), table, domain[0], domain[1] - 1, lines, stops, english)


def _names(view: Overview, w: Words) -> dict[str, str]:
    return {view.head["dyad"][s]["key"]: w.state(view.head["dyad"][s]) for s in ("a", "b")}


def _way(way: tuple[str, str], names: dict[str, str]) -> str:
    return f"{names.get(way[0], way[0])} → {names.get(way[1], way[1])}" if way[0] else ""


def figure_charts(view: Overview, w: Words, dimension: str, cards: Cards) -> list[Chart]:
    """A chart for each figure of the dimension that has three years or more."""
    groups: dict[str, list[Series]] = {}
    for s in view.series:
        if s.dimension == dimension:
            groups.setdefault(s.group, []).append(s)
    return [
        _figure(view, w, some, cards) for some in groups.values() if len({p.year for s in some for p in s.points}) > 2
    ]


def _figure(view: Overview, w: Words, series: list[Series], cards: Cards) -> Chart:
    names = _names(view, w)
    forward = (view.head["dyad"]["a"]["key"], view.head["dyad"]["b"]["key"])
    ways, unit, power = scaled(series)
    size = {1e9: "billion", 1e6: "million", 1e3: "thousand"}.get(power, "one")
    sayer = Sayer(w)
    title = sayer.name(series[0].indicator) or f"{series[0].name[:1].upper()}{series[0].name[1:]}"
    if size != "one" or unit not in series[0].name:
        title += f", {sayer.unit(unit, size) or w(f'unit.{size}', unit=unit)}"
    english = sayer.name(series[0].indicator) is None
    spec, domain = figure(series, view, forward)
    notes = []
    if any(max(v) > min(v) for way in ways.values() for v in way.values()):
        notes.append(w("chart.differ"))
    if any(not p.counts for s in series for p in s.points):
        notes.append(w("chart.hollow"))
    digits = (
        0
        if power == 1.0 and all(float(v).is_integer() for way in ways.values() for vs in way.values() for v in vs)
        else 1
    )
    readings: dict[int, list[str]] = {}
    for way, by_year in ways.items():
        for year, values in sorted(by_year.items()):
            low, high = min(values) / power, max(values) / power
            said = w.number(low, digits) if low == high else f"{w.number(low, digits)} – {w.number(high, digits)}"
            head = f"{_way(way, names)}: " if way[0] else ""
            readings.setdefault(year, [str(year)]).append(head + said)
    heads = [f"{_way((s.from_, s.to), names)} [{cards.number(s.points[0].evidence.source)}]".strip() for s in series]
    columns: list[dict[int, float]] = [{p.year: p.value * DOLLARS.get(s.unit, 1.0) / power for p in s.points}
                                       for s in series]  # fmt: skip
    places = 0 if digits == 0 else 2
    table = Table(
        (w("column.year"), *heads),
        tuple(
            (str(y), *(w.number(some[y], places) if y in some else "" for some in columns))
            for y in sorted(readings)
        ),
    )  # fmt: skip
    keys = tuple(("a" if way == forward else "b", _way(way, names)) for way in sorted(ways, key=lambda x: x != forward)
                 if way[0])  # fmt: skip
    return _small(
        f"figure-{series[0].group}", title, " ".join(notes), keys, spec, table, domain, readings, w, english=english
    )


def charts_of(view: Overview, w: Words, dimension: str, cards: Cards) -> list[Chart]:
    """The charts beside the sentences of a dimension."""
    level = dimension_chart(view, w, dimension)
    return ([level] if level else []) + figure_charts(view, w, dimension, cards)
