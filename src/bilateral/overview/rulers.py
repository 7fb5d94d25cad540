"""Who governed each of the two, and what kind of regime it was."""

from __future__ import annotations

from datetime import date

from bilateral.overview.clauses import Several, Term, Who, clause
from bilateral.overview.data import DyadData
from bilateral.overview.model import Evidence, Finding
from bilateral.overview.phrases import capital, listed
from bilateral.overview.spells import named, spell
from bilateral.records import Observation
from bilateral.states.governments import (
    Government,
    effective,
    governments,
    recognitions,
    seat_holder,
    seats,
)
from bilateral.states.sourced import cited

#: Kinds of regime as they stand after "classes ... as"; others stand as they are, with "regime".
_REGIMES = {
    "parliamentary": "a parliamentary democracy",
    "presidential": "a presidential democracy",
    "monarchy": "a monarchy",
    "oligarchy": "an oligarchy",
    "warlordism": "a country of warlords",
    "foreign-occupied": "an occupied country",
    "party-based": "a one-party regime",
    "personal": "a personal dictatorship",
}


def _regimes(data: DyadData) -> list[Finding]:
    found = []
    for codes in (data.dyad.codes_a, data.dyad.codes_b):
        rows = data.alone("regime", codes)
        if not rows:
            continue
        joined: list[list[Observation]] = []
        for o in rows:
            if joined and joined[-1][-1].text == o.text:
                joined[-1].append(o)
            else:
                joined.append([o])
        last = data.last_year("regime")
        shown = joined[-6:]
        spells = [f"{_regime(some)} ({_years(data, some, last)})" for some in shown]
        name = data.name(rows[-1].a, min(data.window.last, last))
        if len(shown) == len(joined):
            text = f"The REIGN list classes {name} as {listed(spells)}."
        else:
            text = f"Since {shown[0][0].start.year} the REIGN list has classed {name} as {listed(spells)}."
        who = Who(rows[-1].a, date(min(data.window.last, last), 7, 1))
        told = Several(
            tuple(spell(Term("regime-kind", some[0].text or ""), *_ends(data, some, last)) for some in shown)
        )
        if len(shown) == len(joined):
            said = clause("regimes", who=who, spells=told)
        else:
            said = clause("regimes-since", who=who, spells=told, since=shown[0][0].start.year)
        used = [o for some in shown for o in some]
        slug = data.key(rows[-1].a).lower()
        found.append(Finding(f"{data.dyad.id}/regimes-{slug}", "political", text, data.evidence(*used), 3, (said,)))
    return found


def _regime(rows: list[Observation]) -> str:
    kind = rows[0].text or ""
    return _REGIMES.get(kind, f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind} regime")


def _ends(data: DyadData, rows: list[Observation], last: int) -> tuple[int | None, int | None]:
    """The first and the last year of a regime; None where it began before the years told, or had not ended."""
    start, end = rows[0].start.year, rows[-1].end
    return start if start >= data.window.first else None, end.year if end and end.year < last else None


def _years(data: DyadData, rows: list[Observation], last: int) -> str:
    start, end = _ends(data, rows, last)
    if start is None:
        return f"to {end}" if end else "throughout"
    return f"since {start}" if end is None else str(start) if end == start else f"{start}-{end}"


def _leaders(data: DyadData) -> list[Finding]:
    """Who led each state by the list; and where another government held the seat of the UN, that it did."""
    parts, used, asides, unseated = [], [], [], []
    ended = data.dyad.end or date.max
    year = min(data.info("leader").years[1] if "leader" in data.store.indicators else 0, data.window.last, ended.year)
    for codes in (data.dyad.codes_a, data.dyad.codes_b):
        rows = [o for o in data.alone("leader", codes) if o.start <= ended]
        if not rows:
            return []
        o = rows[-1]
        parts.append(f"{o.text} led {data.name(o.a, year)} (since {o.start.year})")
        used.append(o)
        on = min(ended, date(year, 1, 1) if o.start.year < year else o.start)
        holder, ruler = seat_holder(o.a, on), effective(o.a, on)
        if holder and holder.kind != "effective":
            aside = f"the UN seat of {data.name(o.a, year)} was held by {holder.short}"
            asides.append(aside + (f", and {ruler.short} held the capital" if ruler else ""))
            unseated.append(clause("leaders-seat", of=Who(o.a, date(year, 7, 1)), holder=named(holder)))
            if ruler:
                unseated.append(clause("leaders-capital", ruler=named(ruler)))
    text = f"In {year}, by the REIGN list, {listed(parts)}"
    if asides:
        text += f"; {listed(asides)}"
    one, other, on = used[0], used[1], date(year, 7, 1)
    said = (
        clause("leaders", year=year, a=Who(one.a, on), leader_a=one.text or "", since_a=one.start.year),
        clause("leaders-other", b=Who(other.a, on), leader_b=other.text or "", since_b=other.start.year),
        *unseated,
    )
    proof = data.evidence(*used)
    return [Finding(f"{data.dyad.id}/leaders", "political", text + ".", proof, 2, said)]


def _governments(data: DyadData) -> list[Finding]:
    """Who governed, and who claimed to, where that was disputed since 1945."""
    found = []
    for codes in (data.dyad.codes_a, data.dyad.codes_b):
        rows = [g for cow in sorted(codes) for g in governments(cow) if _in_window(data, g)]
        if not any(g.kind != "effective" for g in rows):
            continue
        name, who = data.name(rows[-1].cow), Who(rows[-1].cow, data.window.as_of)
        slug = data.key(rows[-1].cow).lower()
        ruled = [g for g in rows if g.kind == "effective"]
        others = [g for g in rows if g.kind != "effective" and _spoke(g)]
        if ruled:
            text = f"Power in {name} lay with {listed([f'{g.short} ({_term(data, g)})' for g in ruled])}."
            told = (clause("governments", who=who, spells=_terms(data, ruled)),)
            found.append(Finding(f"{data.dyad.id}/governments-{slug}", "political", text, _proof(ruled), 4, told))
        if not others:
            continue
        words = listed([f"{g.short} ({_term(data, g)})" for g in others])
        exiled = all(g.kind == "exile" for g in others)
        text = f"Others held the UN seat of {name} or claimed to speak for it: {words}."
        if exiled:
            text = f"{capital(name)} also had a government in exile: {words}."
        told = (clause(f"governments-{'exiled' if exiled else 'rival'}", who=who, spells=_terms(data, others)),)
        name = f"{data.dyad.id}/governments-rival-{slug}"
        found.append(Finding(name, "political", text, _proof(others), 3.9, told))
    return found


def _spoke(g: Government) -> bool:
    """Whether a government held the seat of the state, or some state dealt with it: a UN administration did neither."""
    return any(s.holder == g.id for s in seats()) or any(r.government == g.id for r in recognitions())


def _proof(rows: list[Government]) -> tuple[Evidence, ...]:
    return tuple(Evidence("states", "governments.csv", g.id, g.name, cited(g), f"state:{g.cow}") for g in rows)


def _last(data: DyadData, g: Government) -> int | None:
    """The last year of a government; None if it had not ended in the years told."""
    return g.end.year if g.end and g.end.year <= min(data.window.last, data.window.as_of.year) else None


def _term(data: DyadData, g: Government) -> str:
    last = _last(data, g)
    if last is None:
        return f"since {g.start.year}"
    return str(last) if last == g.start.year else f"{g.start.year}-{last}"


def _terms(data: DyadData, some: list[Government]) -> Several:
    return Several(tuple(spell(named(g), g.start.year, _last(data, g)) for g in some))


def _in_window(data: DyadData, g: Government) -> bool:
    return g.start.year <= data.window.last and (g.end is None or g.end.year >= data.window.first)


def rulers(data: DyadData) -> list[Finding]:
    """Findings on governments, kinds of regime and leaders."""
    return [*_governments(data), *_regimes(data), *_leaders(data)]
