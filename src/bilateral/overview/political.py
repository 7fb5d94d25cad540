"""Politics: how the two vote at the United Nations, who spoke for each, who governed each."""

from __future__ import annotations

from datetime import date

from bilateral.overview.clauses import Number, Who, clause, years_of
from bilateral.overview.data import DyadData
from bilateral.overview.model import Evidence, Finding
from bilateral.overview.phrases import capital, listed, years
from bilateral.overview.votes import VoteYear, unrecognised_years
from bilateral.records import Observation
from bilateral.states.governments import (
    Government,
    all_governments,
    citations,
    effective,
    governments,
    recognised,
    recognitions,
    seat_holder,
    seats,
    unrecognised_seat,
)

_DECADE = 10


def _share(rows: list[VoteYear]) -> float:
    return sum(v.alike for v in rows) / sum(v.common for v in rows)


def _votes(data: DyadData, votes: tuple[VoteYear, ...]) -> list[Finding]:
    counted = [v for v in votes if v.counts]
    found = []
    if counted:
        recent = counted[-5:]
        span = f"{recent[0].year}-{recent[-1].year}" if len(recent) > 1 else str(recent[0].year)
        text = (
            f"At the UN General Assembly {data.name_a} and {data.name_b} cast the same vote in "
            f"{100 * _share(recent):.0f} % of their common roll calls of {span}"
        )
        on = date(recent[-1].year, 7, 1)
        a, b = Who(data.dyad.a.cow, on), Who(data.dyad.b.cow, on)
        share = Number(100 * _share(recent))
        said = [clause("un-votes", a=a, b=b, years=years_of(v.year for v in recent), share=share)]
        blocks: dict[int, list[VoteYear]] = {}
        for v in counted:
            blocks.setdefault(v.year // _DECADE * _DECADE, []).append(v)
        full = {start: rows for start, rows in blocks.items() if len(rows) >= 4}
        used = list(recent)
        if len(full) >= 3:
            low = min(full, key=lambda s: _share(full[s]))
            high = max(full, key=lambda s: _share(full[s]))
            text += (
                f"; the share was lowest in the {low}s ({100 * _share(full[low]):.0f} %) "
                f"and highest in the {high}s ({100 * _share(full[high]):.0f} %)"
            )
            used += full[low] + full[high]
            least, most = Number(100 * _share(full[low])), Number(100 * _share(full[high]))
            said.append(clause("un-votes-range", low=low, low_share=least, high=high, high_share=most))
        evidence = tuple(dict.fromkeys(v.evidence for v in used))
        found.append(Finding(f"{data.dyad.id}/un-votes", "political", text + ".", evidence, 8, tuple(said)))
    silent = [v for v in votes if not v.counts]
    if silent:
        when = years([v.year for v in silent])
        text = f"The UN votes of {when} are not counted: {'; '.join(_seats(data, silent))}."
        unsaid = (clause("un-seat", years=years_of(v.year for v in silent)),)
        proof = tuple(v.evidence for v in silent)
        found.append(Finding(f"{data.dyad.id}/un-seat", "political", text, proof, 9, unsaid))
    return found


def _seats(data: DyadData, silent: list[VoteYear]) -> list[str]:
    """For each state whose seat was held by a government that the other did not recognise: who, and who was."""
    first, last = date(silent[0].year, 1, 1), date(silent[-1].year, 12, 31)
    found = []
    for of in sorted(data.dyad.codes_a | data.dyad.codes_b):
        others = data.dyad.codes_b if of in data.dyad.codes_a else data.dyad.codes_a
        for by in sorted(others):
            spans = [s for s in unrecognised_seat(of, by) if s.start <= last and (s.end or date.max) >= first]
            if not spans:
                continue
            holders = list(dict.fromkeys(all_governments()[s.holder].short for s in spans))
            known = [recognised(by, of, max(s.start, first)) for s in spans]
            rivals = list(dict.fromkeys(g.short for g in known if g))
            partner = data.name(by, silent[0].year)
            text = f"the seat of {data.name(of)} was held by {', then '.join(holders)}"
            text += (
                f", while {partner} recognised {', later '.join(rivals)}"
                if rivals
                else (f", which {partner} did not recognise")
            )
            found.append(text)
    return found


def _published(data: DyadData, votes: tuple[VoteYear, ...]) -> list[Finding]:
    """Agreement as its authors published it, for the years after our own votes end."""
    rows = [o for o in data.observations.get("un-vote-agreement-published", []) if o.value is not None]
    ours = max((v.year for v in votes if v.common >= 10), default=0)
    silent = unrecognised_years(data)
    later = [o for o in rows if o.year > ours and o.year not in silent]
    before = next((o for o in reversed(rows) if o.year <= ours), None)
    if not later or not ours:
        return []
    words = listed([f"{100 * (o.value or 0):.0f} % in {o.year}" for o in later])
    text = f"In the published agreement scores the share was {words}"
    if before is not None and before.value is not None:
        text += f", after {100 * before.value:.0f} % in {before.year}"
    evidence = data.evidence(*later, *([before] if before else []))
    said = tuple(
        clause(
            "un-votes-since" if number == 0 else "un-votes-since-more", year=o.year, share=Number(100 * (o.value or 0))
        )
        for number, o in enumerate(later)
    )
    return [Finding(f"{data.dyad.id}/un-votes-since", "political", text + ".", evidence, 7.9, said)]


def _ideal_points(data: DyadData) -> list[Finding]:
    ours = {o.year: o for o in data.alone("un-ideal-point", data.dyad.codes_a)}
    theirs = {o.year: o for o in data.alone("un-ideal-point", data.dyad.codes_b)}
    # the position of a government that the other did not recognise is none of the state's
    common = sorted(ours.keys() & theirs.keys() - unrecognised_years(data).keys())
    if not common:
        return []
    last = common[-1]
    gap = abs((ours[last].value or 0) - (theirs[last].value or 0))
    used = [ours[last], theirs[last]]
    text = (
        f"Their ideal points, which place states by their UN votes, lay {gap:.2f} standard deviations apart in {last}"
    )
    said = [clause("ideal-points", year=last, gap=Number(gap, 2))]
    if last - 10 in common:
        before = abs((ours[last - 10].value or 0) - (theirs[last - 10].value or 0))
        used += [ours[last - 10], theirs[last - 10]]
        said.append(clause("ideal-points-before", year=last - 10, before=Number(before, 2)))
        if abs(gap - before) <= 0.1:
            text += f", about as far as in {last - 10} ({before:.2f})"
        else:
            text += f", {'nearer' if gap < before else 'further'} than in {last - 10} ({before:.2f})"
    return [Finding(f"{data.dyad.id}/ideal-points", "political", text + ".", data.evidence(*used), 5, tuple(said))]


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
        used = [o for some in shown for o in some]
        slug = data.key(rows[-1].a).lower()
        found.append(Finding(f"{data.dyad.id}/regimes-{slug}", "political", text, data.evidence(*used), 3))
    return found


def _regime(rows: list[Observation]) -> str:
    kind = rows[0].text or ""
    return _REGIMES.get(kind, f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind} regime")


def _years(data: DyadData, rows: list[Observation], last: int) -> str:
    start, end = rows[0].start.year, rows[-1].end
    lasts = end is None or end.year >= last
    if start < data.window.first:
        return "throughout" if lasts else f"to {end.year}" if end else "throughout"
    return f"since {start}" if lasts or end is None else str(start) if end.year == start else f"{start}-{end.year}"


def _leaders(data: DyadData) -> list[Finding]:
    """Who led each state by the list; and where another government held the seat of the UN, that it did."""
    parts, used, asides = [], [], []
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
    text = f"In {year}, by the REIGN list, {listed(parts)}"
    if asides:
        text += f"; {listed(asides)}"
    one, other, on = used[0], used[1], date(year, 7, 1)
    said = (
        clause("leaders", year=year, a=Who(one.a, on), leader_a=one.text or "", since_a=one.start.year),
        clause("leaders-other", b=Who(other.a, on), leader_b=other.text or "", since_b=other.start.year),
    )
    proof = data.evidence(*used)
    return [Finding(f"{data.dyad.id}/leaders", "political", text + ".", proof, 2, () if asides else said)]


def _governments(data: DyadData) -> list[Finding]:
    """Who governed, and who claimed to, where that was disputed since 1945."""
    found = []
    for codes in (data.dyad.codes_a, data.dyad.codes_b):
        rows = [g for cow in sorted(codes) for g in governments(cow) if _in_window(data, g)]
        if not any(g.kind != "effective" for g in rows):
            continue
        name = data.name(rows[-1].cow)
        slug = data.key(rows[-1].cow).lower()
        ruled = [g for g in rows if g.kind == "effective"]
        others = [g for g in rows if g.kind != "effective" and _spoke(g)]
        if ruled:
            text = f"Power in {name} lay with {listed([f'{g.short} ({_term(data, g)})' for g in ruled])}."
            found.append(Finding(f"{data.dyad.id}/governments-{slug}", "political", text, _proof(ruled), 4))
        if not others:
            continue
        told = listed([f"{g.short} ({_term(data, g)})" for g in others])
        text = f"Others held the UN seat of {name} or claimed to speak for it: {told}."
        if all(g.kind == "exile" for g in others):
            text = f"{capital(name)} also had a government in exile: {told}."
        found.append(Finding(f"{data.dyad.id}/governments-rival-{slug}", "political", text, _proof(others), 3.9))
    return found


def _spoke(g: Government) -> bool:
    """Whether a government held the seat of the state, or some state dealt with it: a UN administration did neither."""
    return any(s.holder == g.id for s in seats()) or any(r.government == g.id for r in recognitions())


def _proof(rows: list[Government]) -> tuple[Evidence, ...]:
    return tuple(Evidence("states", "governments.csv", g.id, g.name, _cite(g), f"state:{g.cow}") for g in rows)


def _cite(g: Government) -> str:
    """The source of a row, and whether the days in it were compared with a list at hand."""
    lists = {"reign": "REIGN", "archigos": "Archigos"}
    said = [words for name, words in lists.items() if name in g.checked]
    days = f"days as in {listed(said)}" if said else "days from knowledge of the field, not compared with a record"
    return f"{citations()[g.source][0]} ({days})"


def _term(data: DyadData, g: Government) -> str:
    if g.end is None or g.end.year > min(data.window.last, data.window.as_of.year):
        return f"since {g.start.year}"
    return str(g.start.year) if g.end.year == g.start.year else f"{g.start.year}-{g.end.year}"


def _in_window(data: DyadData, g: Government) -> bool:
    return g.start.year <= data.window.last and (g.end is None or g.end.year >= data.window.first)


def political(data: DyadData, votes: tuple[VoteYear, ...]) -> list[Finding]:
    """Findings of the political dimension."""
    return [
        *_votes(data, votes),
        *_published(data, votes),
        *_ideal_points(data),
        *_governments(data),
        *_regimes(data),
        *_leaders(data),
    ]
