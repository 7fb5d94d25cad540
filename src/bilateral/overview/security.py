"""Security: wars, disputes, crises, rivalries, alliances, support in other wars, sanctions."""

from __future__ import annotations

from bilateral.overview.data import DyadData
from bilateral.overview.model import Finding
from bilateral.overview.phrases import capital, count, listed, years
from bilateral.records import Observation

_RIVALRIES = ("strategic-rivalry-tss", "strategic-rivalry-td", "enduring-rivalry-kdg")


def _span(o: Observation, last_known: int) -> str:
    if o.end is None or o.end.year >= last_known:
        return f"from {o.start.year} to at least {last_known}"
    return f"in {o.start.year}" if o.end.year == o.start.year else f"from {o.start.year} to {o.end.year}"


def _wars(data: DyadData) -> list[Finding]:
    found = []
    for e in data.between("war begun"):
        war = e.text if e.text.startswith(("the ", "World War")) else f"the {e.text}"
        ends = [x for x in data.between("war ended") if x.text.startswith(e.text) and x.date >= e.date]
        text = f"{capital(data.name(e.a, e.date))} and {data.name(e.b, e.date)} fought each other in {war}"
        text += (
            f" ({e.date.year})."
            if not ends or ends[0].date.year == e.date.year
            else (f" ({e.date.year}-{ends[0].date.year}).")
        )
        found.append(Finding(f"{data.dyad.id}/war-{e.date.year}", "security", text, data.evidence(e, *ends[:1]), 12))
    return found


def _disputes(data: DyadData) -> list[Finding]:
    rows = [o for o in data.observations.get("militarised-dispute", []) if o.value]
    if not rows:
        return []
    begun = data.between("dispute")
    worst = max(rows, key=lambda o: o.value or 0)
    number = count(len(begun), "militarised dispute") if begun else "Militarised disputes"
    verb = "is" if len(begun) == 1 else "are"
    text = f"{capital(number)} between the two {verb} recorded, in {years([o.year for o in rows])}"
    text += f"; at worst ({worst.year}) it came to {worst.text}." if worst.text else "."
    return [Finding(f"{data.dyad.id}/disputes", "security", text, data.evidence(*rows), 9 + min(2.0, len(rows) / 20))]


def _rivalries(data: DyadData) -> list[Finding]:
    """What each of the lists of rivals says, in one sentence."""
    parts, used = [], []
    for indicator in _RIVALRIES:
        rows = data.observations.get(indicator, [])
        if rows:
            last = data.info(indicator).years[1]
            source = data.store.sources[rows[0].place.source]["name"]
            parts.append(f"{listed([_span(o, last) for o in rows])} ({source})")
            used += rows
    if not parts:
        return []
    text = f"The two are counted as rivals {'; '.join(parts)}."
    return [Finding(f"{data.dyad.id}/rivalries", "security", text, data.evidence(*used), 8)]


def _pact(o: Observation) -> str:
    """ "nonaggression (multilateral, 34 members)" as "a pact of nonaggression with 34 members"."""
    duties, _, form = (o.text or "").partition(" (")
    members = form.rstrip(")").partition(", ")[2]
    kind = "a pact of " + " and ".join(duties.split(", "))
    return f"{kind} with {members}" if members else f"{kind} between the two"


def _alliances(data: DyadData) -> list[Finding]:
    rows = sorted(data.observations.get("alliance", []), key=lambda o: (-(o.value or 0), o.start))
    if not rows:
        return []
    last = data.info("alliance").years[1]
    now = [o for o in rows if o.end is None or o.end.year >= last]
    past = [o for o in rows if o not in now]
    found = []
    for label, some in (("now", now), ("past", past)):
        if some:
            what = "; ".join(f"{_pact(o)}, {_span(o, last)}" for o in some[:3])
            if len(some) > 3:
                what += f"; and {count(len(some) - 3, 'weaker or later one')}"
            text = f"Both {'are' if label == 'now' else 'were'} bound by alliance: {what}."
            found.append(
                Finding(
                    f"{data.dyad.id}/alliances-{label}",
                    "security",
                    text,
                    data.evidence(*some),
                    9 if (some[0].value or 0) >= 3 else 6,
                )
            )
    return found


def _crises(data: DyadData) -> list[Finding]:
    rows = data.observations.get("crisis", [])
    if not rows:
        return []
    names = listed([f"{o.text} ({o.start.year})" for o in rows], most=4)
    text = f"The two faced each other in {count(len(rows), 'international crisis', 'international crises')}: {names}."
    return [Finding(f"{data.dyad.id}/crises", "security", text, data.evidence(*rows), 8)]


def _support(data: DyadData) -> list[Finding]:
    found = []
    for forward in (True, False):
        for indicator, verb in (
            ("external-support-to-government", "gave the government of {b} support in armed conflict"),
            ("support-to-rebels", "supported armed opponents of the government of {b}"),
        ):
            rows = [o for o in data.directed(indicator, forward) if o.value]
            by_name: dict[str, list[Observation]] = {}
            for o in rows:
                by_name.setdefault(data.name(o.a, o.year), []).append(o)
            for name, some in by_name.items():
                b = data.name(some[-1].b, some[-1].year)
                text = f"{capital(name)} {verb.format(b=b)} in {years([o.year for o in some])}."
                slug = name.removeprefix("the ").lower().replace(" ", "-")
                found.append(Finding(f"{data.dyad.id}/{indicator}-{slug}", "security", text, data.evidence(*some), 8))
    return found


def _sanctions(data: DyadData) -> list[Finding]:
    found = []
    for forward in (True, False):
        rows = data.directed("sanctions", forward)
        if not rows:
            continue
        last = data.info("sanctions").years[1]
        a, b = data.name(rows[-1].a, rows[-1].start), data.name(rows[-1].b, rows[-1].start)
        spans = listed([f"{_span(o, last)}" + (f" ({o.text})" if o.text else "") for o in rows], most=4)
        text = f"{capital(a)} imposed sanctions on {b} {spans}."
        found.append(
            Finding(
                f"{data.dyad.id}/sanctions-{data.key(rows[0].a).lower()}", "security", text, data.evidence(*rows), 8
            )
        )
    return found


def security(data: DyadData) -> list[Finding]:
    """Findings of the security dimension, but for arms, which are told with the flows."""
    return [
        *_wars(data),
        *_disputes(data),
        *_rivalries(data),
        *_alliances(data),
        *_crises(data),
        *_support(data),
        *_sanctions(data),
    ]
