"""Security: wars, disputes, crises and rivalries. Alliances, support and sanctions are told in `pacts`, claims to
territory in `territory`, agreements and exercises in `defence`, rule and occupation in `rule`."""

from __future__ import annotations

from bilateral.overview.clauses import Own, Several, Term, Who, clause, years_of
from bilateral.overview.data import DyadData
from bilateral.overview.defence import defence
from bilateral.overview.model import Finding
from bilateral.overview.pacts import pacts, span
from bilateral.overview.phrases import capital, count, listed, runs, years
from bilateral.overview.rule import rule
from bilateral.overview.territory import territory

_RIVALRIES = {
    "strategic-rivalry-tss": "Thompson, Sakuwa and Suhas",
    "strategic-rivalry-td": "Thompson and Dreyer",
    "enduring-rivalry-kdg": "Klein, Goertz and Diehl",
}
_AGAIN = ", resumed"
#: How far a dispute went, by the level of hostility.
_GRAVITY = {2: "a threat of force", 3: "a display of force", 4: "the use of force", 5: "war"}


def _wars(data: DyadData) -> list[Finding]:
    found: list[Finding] = []
    begun = data.between("war begun")
    for e in begun:
        if e.text.endswith(_AGAIN) and any(x.text == e.text.removesuffix(_AGAIN) for x in begun):
            continue  # the same war, after a truce
        war = e.text if e.text.startswith(("the ", "World War")) else f"the {e.text}"
        ends = [x for x in data.between("war ended") if x.text.startswith(e.text) and x.date >= e.date]
        when = str(e.date.year)
        if ends and ends[0].date.year > e.date.year:
            when += f"-{ends[0].date.year}"
        text = f"{capital(data.name(e.a, e.date))} and {data.name(e.b, e.date)} fought each other in {war} ({when})."
        fought = range(e.date.year, (ends[0].date.year if ends else e.date.year) + 1)
        called = Own(e.text.removesuffix(_AGAIN), table="war")
        said = (clause("war", a=Who(e.a, e.date), b=Who(e.b, e.date), years=years_of(fought), war=called),)
        proof = data.evidence(e, *ends[:1])
        name = f"{data.dyad.id}/war-{e.date.year}"
        same = sum(f.id.startswith(name) for f in found)  # two wars of one year
        found.append(Finding(f"{name}-{same + 1}" if same else name, "security", text, proof, 12, said))
    return found


def _disputes(data: DyadData) -> list[Finding]:
    rows = [o for o in data.observations.get("militarised-dispute", []) if o.value]
    if not rows:
        return []
    begun = data.between("dispute")
    number = len(begun) or 1
    spans = runs([o.year for o in rows])
    when = years([o.year for o in rows])
    when = f"in {when}" if len(spans) <= 5 else f"from {rows[0].year} to {rows[-1].year}"
    text = f"{capital(count(number, 'militarised dispute'))} between the two {'is' if number == 1 else 'are'} on record"
    text += f" {when}"
    # the level is that of a whole dispute: it says nothing of a single year
    high = max(o.value or 0 for o in rows)
    if (how := _GRAVITY.get(int(high))) is not None:
        if number == 1:
            text += f"; it came to {how}"
        else:
            text += f"; the gravest came to {how}" if high == 5 else f"; none went further than {how}"
    told = [o.year for o in rows] if len(spans) <= 5 else range(rows[0].year, rows[-1].year + 1)
    said = [clause("disputes", n=number, years=years_of(told))]
    if how is not None:
        said.append(clause("disputes-gravity", how=Term("gravity", how)))
    last = data.info("militarised-dispute").years[1]
    if data.window.last > last + 1 and (data.dyad.end is None or data.dyad.end.year > last + 1):
        text += f" (the record ends in {last})"
        said.append(clause("disputes-end", year=last))
    weight = 9 + min(2.0, len(rows) / 20)
    return [Finding(f"{data.dyad.id}/disputes", "security", text + ".", data.evidence(*rows), weight, tuple(said))]


def _rivalries(data: DyadData) -> list[Finding]:
    """What each of the lists of rivals says, in one sentence; lists that agree are named together."""
    lists: dict[str, list[str]] = {}
    used = []
    counted: set[int] = set()
    for indicator, authors in _RIVALRIES.items():
        rows = data.observations.get(indicator, [])
        if rows:
            last = data.last_year(indicator)
            lists.setdefault(listed([span(o, last) for o in rows]), []).append(authors)
            used += rows
            counted.update(y for o in rows for y in range(o.start.year, (o.end.year if o.end else last) + 1))
    if not lists:
        return []
    told = [f"{when} by {'; '.join(authors)}" for when, authors in lists.items()]
    text = (
        f"The two are counted as rivals {'; '.join(told)}"
        if len(told) > 1
        else f"The two are counted as rivals {told[0]}"
    )
    then = next((s for y in sorted(counted, reverse=True) if (s := data.dyad.in_year(y))), data.dyad.spans[-1])
    a, b = Who(then.a, then.start), Who(then.b, then.start)
    said = (clause("rivalries", a=a, b=b, years=years_of(counted)),)
    return [Finding(f"{data.dyad.id}/rivalries", "security", text + ".", data.evidence(*used), 8, said)]


def _crises(data: DyadData) -> list[Finding]:
    rows = data.observations.get("crisis", [])
    if not rows:
        return []
    shown = rows if len(rows) <= 5 else rows[-4:]
    names = [f"{o.text} ({o.start.year})" for o in shown]
    text = f"They faced each other in {count(len(rows), 'international crisis', 'international crises')}"
    if len(rows) == 1:
        text += f", {names[0]}."
    elif len(shown) == len(rows):
        text += f": {listed(names)}."
    else:
        text += f" between {rows[0].start.year} and {rows[-1].start.year}, the last of them {listed(names)}."
    told = Several(tuple(clause("crisis-named", name=Own(o.text or ""), year=o.start.year) for o in shown))
    said = (clause("crises" if shown is rows else "crises-last", n=len(rows), names=told),)
    return [Finding(f"{data.dyad.id}/crises", "security", text, data.evidence(*rows), 8, said)]


def security(data: DyadData) -> list[Finding]:
    """Findings of the security dimension, but for arms, which are told with the flows."""
    return [
        *rule(data),
        *_wars(data),
        *_disputes(data),
        *_rivalries(data),
        *_crises(data),
        *territory(data),
        *pacts(data),
        *defence(data),
    ]
