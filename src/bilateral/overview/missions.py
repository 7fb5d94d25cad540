"""Who keeps an embassy where: what two lists of them say, and on which day; they are no proof that it was open."""

from __future__ import annotations

from bilateral.overview.clauses import Own, Several, Term, Who, clause, when
from bilateral.overview.data import DyadData
from bilateral.overview.model import Finding
from bilateral.overview.phrases import capital, day, listed
from bilateral.records import Observation

#: The indicators of embassies there and of embassies elsewhere that serve the other, with who lists them.
_LISTS = (("embassy", "accredited-from", "Wikidata"), ("resident-embassy", "non-resident-embassy", "Wikipedia"))


def _lister(who: str, o: Observation) -> str:
    return f"{who} ({day(o.start) if who == 'Wikidata' else day(o.start, 'month')})"


def _listers(rows: list[Observation]) -> Several:
    """Who lists an embassy, and of which day the list is."""
    whole = {"embassy": ("Wikidata", "day"), "accredited-from": ("Wikidata", "day")}
    told = [(*whole.get(o.indicator, ("Wikipedia", "month")), o.start) for o in rows]
    return Several(
        tuple(clause("lister", who=Term("lister", who), when=when([(on, precision)])) for who, precision, on in told)
    )


def _broken(data: DyadData, o: Observation) -> bool:
    """Whether relations had been broken off, and not taken up again, when a list was made."""
    turns = [e for e in data.past if e.b and e.type in ("established", "broken", "restored") and e.date <= o.start]
    return bool(turns) and turns[-1].type == "broken"


def _way(data: DyadData, forward: bool) -> tuple[list[str], list[Observation]]:
    """Who lists an embassy of the one in the other, and the rows."""
    listers, rows = [], []
    for there, _, who in _LISTS:
        for o in [o for o in data.directed(there, forward) if o.value][-1:]:
            listers.append(_lister(who, o))
            rows.append(o)
    return listers, rows


def _embassy(data: DyadData, rows: list[Observation]) -> str:
    o = rows[0]
    city = next((r.text for r in rows if r.text), None)
    host = data.name(o.b, o.start)
    place = listed(city.split("; ")) if city else host
    several = city is not None and "; " in city
    return f"{'embassies' if several else 'an embassy'} of {data.name(o.a, o.start)} in {place}"


def _embassies(data: DyadData) -> list[Finding]:
    ways = {forward: _way(data, forward) for forward in (True, False)}
    (first, ours), (second, theirs) = ways[True], ways[False]
    if not ours and not theirs:
        return []
    if first and first == second:
        verb = "lists" if len(first) == 1 else "list"
        text = f"{listed(first)} {verb} {_embassy(data, ours)} and {_alike(data, theirs)}"
    else:
        parts = []
        for listers, rows in ways.values():
            if rows:
                parts.append(f"{listed(listers)} {'lists' if len(listers) == 1 else 'list'} {_embassy(data, rows)}")
        text = "; ".join(parts)
        if len(parts) == 1:
            o = (ours or theirs)[0]
            text += f", and none of {data.name(o.b, o.start)} in {data.name(o.a, o.start)}"
    used = [*ours, *theirs]
    if any(_broken(data, o) for o in used):
        text += "; relations had then been broken off, and the list does not say which embassies were open"
    said = [
        clause("embassy", a=Who(rows[0].a, rows[0].start), b=Who(rows[0].b, rows[0].start), listers=_listers(rows))
        for _, rows in ways.values()
        if rows
    ]
    if not (ours and theirs):
        o = (ours or theirs)[0]
        said.append(clause("embassy-none", a=Who(o.b, o.start), b=Who(o.a, o.start)))
    if any(_broken(data, o) for o in used):
        said.append(clause("embassy-doubt"))
    name = "embassies" if ours and theirs else f"embassy-{data.key((ours or theirs)[0].a).lower()}"
    text = capital(text).removesuffix(".") + "."
    return [Finding(f"{data.dyad.id}/{name}", "diplomatic", text, data.evidence(*used), 7, tuple(said))]


def _alike(data: DyadData, rows: list[Observation]) -> str:
    return _embassy(data, rows).replace("an embassy of", "one of", 1)


def _elsewhere(data: DyadData) -> list[Finding]:
    """An embassy in a third state that serves the other too, where there is none of its own."""
    found = []
    for forward in (True, False):
        if any(data.directed(there, forward) for there, _, _ in _LISTS):
            continue
        for _, elsewhere, who in _LISTS:
            rows = data.directed(elsewhere, forward)
            if rows:
                o = rows[-1]
                place = (o.text or "").split("; ")
                text = (
                    f"{data.name(o.a, o.start)} is listed as accredited to {data.name(o.b, o.start)} from its embassy "
                    f"in {place[0]}, by {_lister(who, o)}."
                )
                a, b = Who(o.a, o.start), Who(o.b, o.start)
                said = clause("accredited", a=a, b=b, place=Own(place[0]), listers=_listers([o]))
                name = f"{data.dyad.id}/accredited-{data.key(o.a).lower()}"
                found.append(Finding(name, "diplomatic", capital(text), data.evidence(o), 4, (said,)))
                break
    return found


def missions(data: DyadData) -> list[Finding]:
    """Findings on embassies, there or elsewhere."""
    return [*_embassies(data), *_elsewhere(data)]
