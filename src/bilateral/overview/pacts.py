"""What one state bound itself to, gave or refused: alliances, support in armed conflicts, sanctions."""

from __future__ import annotations

import re
from datetime import date

from bilateral.overview.clauses import Clause, Own, Several, Who, clause, terms, years_of
from bilateral.overview.data import DyadData
from bilateral.overview.model import Finding
from bilateral.overview.phrases import capital, count, listed, number_word, years
from bilateral.records import Observation
from bilateral.states.governments import effective, governments

_DUTIES = {
    "defense": "mutual defence",
    "offense": "joint attack",
    "neutrality": "neutrality",
    "nonaggression": "non-aggression",
    "consultation": "consultation",
}
_KINDS = {"financial": "finance", "other": "other ties"}
_AIMS = {
    "policy change": "to change its policy",
    "ending a war": "to end a war",
    "preventing a war": "to prevent a war",
    "destabilising the regime": "to destabilise its government",
    "other aims": "",
}
_BY, _ON = " (by the European Union)", " (on the European Union)"


def span(o: Observation, last_known: int) -> str:
    """The years of a spell in words; one that lasts when its source ends is "to at least" that year."""
    if o.end is None or o.end.year >= last_known:
        return f"from {o.start.year} to at least {last_known}" if o.start.year < last_known else f"in {last_known}"
    return f"in {o.start.year}" if o.end.year == o.start.year else f"from {o.start.year} to {o.end.year}"


def pact_words(text: str) -> str:
    """An alliance in words.

    >>> pact_words("nonaggression (multilateral, 34 members)"), pact_words("defense, consultation (bilateral)")
    ('a pact of non-aggression among 34 states', 'a pact of mutual defence and consultation between the two')
    """
    duties, _, form = text.partition(" (")
    duties, _, unequal = duties.partition("; ")
    words = listed([_DUTIES.get(d, d) for d in duties.split(", ")])
    members = re.search(r"(\d+) members", form)
    kind = f"a pact of {words}" if duties and duties != "no obligation" else "a pact without stated duties"
    if unequal:
        kind += ", not the same for both,"
    return f"{kind} among {number_word(int(members[1]))} states" if members else f"{kind} between the two"


def _alliances(data: DyadData) -> list[Finding]:
    rows = sorted(data.observations.get("alliance", []), key=lambda o: (-(o.value or 0), o.start))
    if not rows:
        return []
    last = data.last_year("alliance")
    now = [o for o in rows if o.end is None or o.end.year >= last]
    past = [o for o in rows if o not in now]
    found = []
    for label, some in (("now", now), ("past", past)):
        if not some:
            continue
        if label == "now":
            lead = f"In {last} both were parties to "
            what = [f"{pact_words(o.text or '')} (since {o.start.year})" for o in some[:3]]
        else:
            lead = "In earlier years both were parties to " if now else "Both were once parties to "
            ends = [o.end.year if o.end else last for o in some]
            what = [
                f"{pact_words(o.text or '')} ({years(range(o.start.year, end + 1))})"
                for o, end in zip(some[:3], ends, strict=False)
            ]
        if len(some) > 3:
            what.append(f"{number_word(len(some) - 3)} more")
        text = f"{lead}{listed(what)}."
        weight = 9 if (some[0].value or 0) >= 3 else 6
        said = tuple(_pact(data, o, last) for o in some[:3])
        if len(some) > 3:
            said += (clause("alliance-more", n=len(some) - 3),)
        name = f"{data.dyad.id}/alliances-{label}"
        found.append(Finding(name, "security", text, data.evidence(*some), weight, said))
    return found


def _pact(data: DyadData, o: Observation, last: int) -> Clause:
    """What one alliance bound the two to, and when; with the number of its members if they are more."""
    duties, _, form = (o.text or "").partition(" (")
    duties, members = duties.partition("; ")[0], re.search(r"(\d+) members", form)
    years, pair = years_of(_in_force(o, last)), _pair(data, o, last)
    key = "alliance-many" if members else "alliance"
    size = {"n": int(members[1])} if members else {}
    if not duties or duties == "no obligation":
        return clause(f"{key}-bare", years=years, **pair, **size)
    return clause(key, duties=terms("duty", duties.split(", ")), years=years, **pair, **size)


def _in_force(o: Observation, last: int) -> range:
    """The years of a row that spans several; one without an end lasts to the last year of its source."""
    return range(o.start.year, min(o.end.year if o.end else last, last) + 1)


def _pair(data: DyadData, o: Observation, last: int) -> dict[str, Who]:
    """The two states of a row, as they were called in its last year."""
    on = date(max(o.start.year, min(o.end.year if o.end else last, last)), 1, 1)
    return {"a": Who(o.a, max(on, o.start)), "b": Who(o.b, max(on, o.start))}


def _side(data: DyadData, rows: list[Observation]) -> str:
    """ "the government of Cambodia", with the names of those that ruled in these years where that was disputed."""
    state = rows[-1].b
    words = f"the government of {data.name(state, rows[-1].year)}"
    if all(g.kind == "effective" for g in governments(state)):
        return words
    ruled = [effective(state, date(o.year, 7, 1)) for o in rows]
    names = list(dict.fromkeys(g.short for g in ruled if g))
    return f"{words} ({', later '.join(names)})" if names else words


def _groups(rows: list[Observation]) -> dict[str, list[int]]:
    """The armed groups that the texts name, with the years: "to the FNLA: weapons; also to UNITA"."""
    found: dict[str, list[int]] = {}
    for o in rows:
        for name in re.findall(r"(?:^|; also |; )(?:to|against) ([^:;]+)", o.text or ""):
            group = re.sub(r"^Government of ", "the government of ", name.strip())
            found.setdefault(group, []).append(o.year)
    return found


def _support(data: DyadData) -> list[Finding]:
    found = []
    for forward in (True, False):
        for indicator in ("external-support-to-government", "support-to-rebels"):
            by_name: dict[str, list[Observation]] = {}
            for o in data.directed(indicator, forward):
                if o.value:
                    by_name.setdefault(data.name(o.a, o.year), []).append(o)
            for name, some in by_name.items():
                tell = _given if indicator.startswith("external") else _rebels
                slug = name.removeprefix("the ").lower().replace(" ", "-")
                text = capital(tell(data, name, some))
                when = years_of(o.year for o in some)
                said = [clause(indicator, years=when, **_pair(data, some[-1], some[-1].year))]
                if groups := _groups(some):
                    most = sorted(groups, key=lambda g: -len(groups[g]))[:4]
                    said.append(clause("armed-groups", names=Several(tuple(Own(g) for g in most))))
                name = f"{data.dyad.id}/{indicator}-{slug}"
                found.append(Finding(name, "security", text, data.evidence(*some), 8, tuple(said)))
    return found


def _given(data: DyadData, name: str, rows: list[Observation]) -> str:
    groups = _groups(rows)
    text = f"{name} supported {_side(data, rows)} in armed conflict in {years([o.year for o in rows])}"
    if not groups:
        return text + "."
    most = sorted(groups, key=lambda g: -len(groups[g]))
    return f"{text}, against {listed(most, most=3)}."


def _rebels(data: DyadData, name: str, rows: list[Observation]) -> str:
    groups = _groups(rows)
    order = sorted(groups, key=lambda g: -len(groups[g]))
    told = {years(sorted(groups[g])) for g in order}
    if len(order) == 1 or len(told) == 1:
        whom = listed(order, most=4)
    else:
        whom = listed([f"{g} ({years(groups[g])})" for g in order], most=4)
    text = f"{name} supported armed opponents of {_side(data, rows)} in {years([o.year for o in rows])}: {whom}"
    if all("support to both sides" in (o.text or "") for o in rows):
        text += "; the same record marks it as support to both sides"
    return text + "."


def case_words(text: str) -> str:
    """What a case of sanctions was on, and to what end.

    >>> case_words("trade, financial sanctions, over a territorial conflict, policy change")
    'on trade and finance, over a territorial conflict and to change its policy'
    """
    kinds, _, aims = text.removesuffix(_ON).removesuffix(_BY).partition(" sanctions, over ")
    words = [_KINDS.get(k, k) for k in kinds.split(", ") if k]
    ends = [w for a in aims.split(", ") if a and (w := _AIMS.get(a, f"over {a}"))]
    return (f"on {listed(words)}" if words else "") + (f", {listed(ends)}" if ends else "")


def _case(o: Observation, last: int) -> str:
    """One case of sanctions: "from 1993 to 1996 on trade, over a territorial conflict"."""
    return f"{span(o, last)} {case_words(o.text or '')}".rstrip()


def _sanctions(data: DyadData) -> list[Finding]:
    found = []
    last = data.last_year("sanctions") if "sanctions" in data.store.indicators else 0
    for forward in (True, False):
        kinds: dict[tuple[bool, bool], list[Observation]] = {}
        for o in data.directed("sanctions", forward):
            text = o.text or ""
            kinds.setdefault((_BY in text, _ON in text), []).append(o)
        for (by, on), rows in kinds.items():
            a, b = data.name(rows[-1].a, rows[-1].start), data.name(rows[-1].b, rows[-1].start)
            sender = f"The European Union, with {a} as a member," if by else capital(a)
            target = f"the European Union, of which {b} was then a member," if on else b
            cases = [_case(o, last) for o in rows]
            if len(rows) <= 3:
                text = f"{sender} imposed sanctions on {target} {'; '.join(cases)}."
            else:
                text = (
                    f"{sender} imposed sanctions on {target} in {count(len(rows), 'case')} since {rows[0].start.year}"
                )
                text += f"; the latest ran {cases[-1]}."
            slug = data.key(rows[0].a).lower() + ("-union" if by else "") + ("-on-union" if on else "")
            key = "sanctions" + ("-by-union" if by else "") + ("-on-union" if on else "")
            when = years_of(y for o in rows for y in _in_force(o, last))
            said = (clause(key, years=when, **_pair(data, rows[-1], last)), *_on(rows))
            name = f"{data.dyad.id}/sanctions-{slug}"
            found.append(Finding(name, "security", text, data.evidence(*rows), 8, said))
    return found


def _on(rows: list[Observation]) -> list[Clause]:
    """What cases of sanctions were on, and to what ends, all of them together."""
    parts = [(o.text or "").removesuffix(_ON).removesuffix(_BY).partition(" sanctions, over ") for o in rows]
    kinds = dict.fromkeys(k for kinds, _, _ in parts for k in kinds.split(", ") if k)
    aims = dict.fromkeys(a for _, _, aims in parts for a in aims.split(", ") if a and a != "other aims")
    said = [clause("sanctions-kinds", kinds=terms("sanctioned", kinds))] if kinds else []
    return said + ([clause("sanctions-aims", aims=terms("aim", aims))] if aims else [])


def pacts(data: DyadData) -> list[Finding]:
    """Findings on alliances, support in armed conflicts and sanctions."""
    return [*_alliances(data), *_support(data), *_sanctions(data)]
