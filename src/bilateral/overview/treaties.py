"""Agreements of the two, visas, shared treaties, ties of geography and language."""

from __future__ import annotations

from datetime import date

from bilateral.overview.data import DyadData
from bilateral.overview.model import Finding
from bilateral.overview.phrases import capital, count, day, listed, on_day, quantity
from bilateral.records import Event, Observation


def _investment(data: DyadData) -> list[Finding]:
    found = []
    spells = data.observations.get("investment-treaty", [])
    signed = [e for e in data.between("treaty", "agreement") if e.place.source == "unctad-iia"]
    for e in signed:
        if e.type != "treaty" or not e.text.endswith(" signed"):
            continue
        force = next((o for o in spells if o.place.record == e.place.record), None)
        text = f"They signed an investment treaty {on_day(e.date, e.precision)}"
        rows: list[Observation | Event] = [e]
        if force is not None:
            rows.append(force)
            text += (
                f"; it has been in force since {day(force.start)}"
                if force.end is None
                else (f"; it was in force from {day(force.start)} to {day(force.end)}")
            )
        found.append(
            Finding(f"{data.dyad.id}/investment-treaty-{e.date.year}", "economic", text + ".", data.evidence(*rows), 8)
        )
    return found


def _bilateral(data: DyadData) -> list[Finding]:
    rows = [e for e in data.between("treaty", "agreement") if e.place.source == "manytreaties"]
    if not rows:
        return []
    last = rows[-1]
    text = (
        f"{capital(count(len(rows), 'treaty', 'treaties'))} between the two alone "
        f"{'is' if len(rows) == 1 else 'are'} listed among those on environment, health, trade and peace, "
        f"the latest {on_day(last.date, last.precision)}: {last.text}."
    )
    return [Finding(f"{data.dyad.id}/treaties", "diplomatic", text, data.evidence(*rows), 5)]


def _shared(data: DyadData) -> list[Finding]:
    ours = {p.treaty: p for p in data.store.parties(data.dyad.codes_a)}
    theirs = {p.treaty: p for p in data.store.parties(data.dyad.codes_b)}
    today = data.window.as_of
    both = [(ours[t], theirs[t]) for t in sorted(ours.keys() & theirs.keys())]
    living = [
        (x, y)
        for x, y in both
        if x.force
        and y.force
        and max(x.force, y.force) <= today
        and all(p.ended is None or p.ended > today for p in (x, y))
    ]
    if not living:
        return []
    x, y = max(living, key=lambda pair: max(p.force or date.min for p in pair))
    text = (
        f"Both are bound by {count(len(living), 'treaty', 'treaties')} of several states on "
        f"environment, health and trade, the last of them {x.title}."
    )
    evidence = tuple(data.evidence_at(p.place, p.title, f"{p.place.source}:{p.treaty}:{p.state}") for p in (x, y))
    return [Finding(f"{data.dyad.id}/shared-treaties", "diplomatic", text, evidence, 3)]


def _visas(data: DyadData) -> list[Finding]:
    found = []
    for forward in (True, False):
        rows = data.directed("visa-requirement", forward)
        if not rows:
            continue
        last = rows[-1]
        until = last.end or last.start
        a, b = data.name(last.a), data.name(last.b)
        text = f"In {until.year} citizens of {a} who travelled to {b} met this rule: {last.text}"
        if last.value:
            text += f" ({last.value:.0f} days)"
        before = [o for o in rows[:-1] if o.text != last.text]
        used = [last]
        if before and before[-1].text != last.text:
            used.append(before[-1])
            text += f"; before {last.start.year} it was: {before[-1].text}"
        found.append(
            Finding(f"{data.dyad.id}/visa-{data.key(last.a).lower()}", "people", text + ".", data.evidence(*used), 5)
        )
    return found


def _geography(data: DyadData) -> list[Finding]:
    distance = data.observations.get("distance-capitals") or data.observations.get("capital-distance")
    if not distance:
        return []
    rows: list[Observation] = [distance[-1]]
    parts = [f"their capitals lie {quantity(distance[-1].value or 0, 'km')} apart"]
    for indicator, words in (
        ("contiguous", "they share a border"),
        ("common-language", "they share an official language"),
        ("colonial-tie", "one was once a colony of the other"),
    ):
        some = [o for o in data.observations.get(indicator, []) if o.value]
        if some:
            rows.append(some[-1])
            parts.append(words)
    return [Finding(f"{data.dyad.id}/geography", "people", capital(listed(parts)) + ".", data.evidence(*rows), 1)]


def treaties(data: DyadData) -> list[Finding]:
    """Findings from agreements, visas and geography; each names its own dimension."""
    return [*_investment(data), *_bilateral(data), *_shared(data), *_visas(data), *_geography(data)]
