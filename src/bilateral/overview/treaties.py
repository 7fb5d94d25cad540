"""Agreements of the two, visas, shared treaties, ties of geography and language."""

from __future__ import annotations

import re
from datetime import date

from bilateral.overview.clauses import Clause, Number, Own, Term, Who, clause, when
from bilateral.overview.data import DyadData
from bilateral.overview.model import Finding
from bilateral.overview.phrases import capital, count, day, listed, on_day, quantity
from bilateral.records import Event, Observation, Party

#: Words without which a title is only a list of the parties.
_A_TITLE = re.compile(r"agreement|treaty|convention|protocol|exchange|notes|memorandum|letters|accord|amend", re.I)


def _investment(data: DyadData) -> list[Finding]:
    found = []
    spells = data.observations.get("investment-treaty", [])
    signed = [e for e in data.between("treaty", "agreement") if e.place.source == "unctad-iia"]
    for e in signed:
        if e.type != "treaty" or not e.text.endswith(" signed"):
            continue
        force = next((o for o in spells if o.place.record == e.place.record), None)
        kind = "an investment treaty" if " BIT" in e.text else "an agreement that covers investment"
        text = f"They signed {kind} {on_day(e.date, e.precision)}"
        rows: list[Observation | Event] = [e]
        key = "investment" if " BIT" in e.text else "investment-covered"
        said = [clause(key, when=when([(e.date, e.precision)]))]
        if force is not None:
            rows.append(force)
            ended = force.end if force.end and force.end <= data.window.as_of else None
            end = ended or data.dyad.end
            if force.start == e.date and end is None:
                text += "; it has been in force since that day"
            elif end is None:
                text += f"; it has been in force since {day(force.start)}"
            elif ended is None:
                text += f"; it came into force on {day(force.start)}"
            else:
                text += f"; it was in force from {day(force.start)} to {day(ended)}"
            since = when([(force.start, "day")])
            if ended is not None:
                said.append(clause("investment-span", when=since, until=when([(ended, "day")])))
            else:
                said.append(clause("investment-since" if end is None else "investment-begun", when=since))
        name = f"{data.dyad.id}/investment-treaty-{e.date.year}"
        found.append(Finding(name, "economic", text + ".", data.evidence(*rows), 8, tuple(said)))
    return found


def _title(text: str) -> str:
    """A treaty by its title, in quotation marks; by its kind where the list gives only the parties ("Turkey UK").

    >>> _title("agreement (trade: goods), signed: Turkey UK"), _title("treaty, signed: Treaty On The Border")
    ('an agreement (trade: goods)', '"Treaty On The Border"')
    """
    kind, _, title = text.partition(", signed: ")
    if _A_TITLE.search(title):
        return f'"{title.strip()}"'
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def _bilateral(data: DyadData) -> list[Finding]:
    rows = [e for e in data.between("treaty", "agreement") if e.place.source == "manytreaties"]
    if not rows:
        return []
    last = rows[-1]
    signed = on_day(last.date, last.precision)
    if len(rows) == 1:
        text = f"One treaty of the two alone is on the list for environment, health and trade: {_title(last.text)}, "
        text += f"signed {signed}."
    else:
        number = capital(count(len(rows), "treaty", "treaties"))
        text = (
            f"{number} of the two alone are on the list for environment, health and trade; the latest, signed {signed},"
        )
        text += f" is {_title(last.text)}."
    dates = when([(last.date, last.precision)])
    _, _, title = last.text.partition(", signed: ")
    said = [clause("treaties", n=len(rows))]
    key = "treaties-last" if len(rows) > 1 else "treaties-one"
    if _A_TITLE.search(title):
        said.append(clause(f"{key}-titled", when=dates, title=Own(title.strip())))
    else:
        said.append(clause(key, when=dates))
    return [Finding(f"{data.dyad.id}/treaties", "diplomatic", text, data.evidence(*rows), 5, tuple(said))]


def _shared(data: DyadData) -> list[Finding]:
    ours = {p.treaty: p for p in data.store.parties(data.dyad.codes_a)}
    theirs = {p.treaty: p for p in data.store.parties(data.dyad.codes_b)}
    ended = data.dyad.end
    on = min(data.window.as_of, date(data.window.last, 12, 31), ended or date.max)
    alone = {(e.place.source, e.place.record) for e in data.past if e.type == "treaty" and e.b}
    both = [
        (ours[t], theirs[t])
        for t in sorted(ours.keys() & theirs.keys())
        if not any((p.place.source, p.place.record) in alone for p in (ours[t], theirs[t]))
    ]
    living = [
        (x, y)
        for x, y in both
        if x.force and y.force and max(x.force, y.force) <= on and all(p.ended is None or p.ended > on for p in (x, y))
    ]
    if not living:
        return []

    def bound(pair: tuple[Party, Party]) -> date:
        return max(p.force or date.min for p in pair)

    last = max(living, key=bound)
    number = count(len(living), "treaty", "treaties")
    lead = f"Both are parties to {number}" if on == data.window.as_of else f"In {on.year} both were parties to {number}"
    text = f"{lead} of several states on environment, health and trade"
    if last[0].title:
        text += f', the last to bind both, in {bound(last).year}, being the "{last[0].title}"'
    evidence = tuple(
        data.evidence_at(p.place, p.title, f"{p.place.source}:{p.treaty}:{p.state}") for pair in living for p in pair
    )
    said: tuple[Clause, ...] = (
        clause("shared-treaties-now" if on == data.window.as_of else "shared-treaties", n=len(living), year=on.year),
    )
    if last[0].title:
        said += (clause("shared-treaties-last", year=bound(last).year, title=Own(last[0].title)),)
    return [Finding(f"{data.dyad.id}/shared-treaties", "diplomatic", text + ".", evidence, 3, said)]


#: What a rule of a visa index means for the traveller.
_RULES = {
    "visa free": "could enter without a visa",
    "visa required": "needed a visa",
    "visa on arrival": "got a visa on arrival",
    "e-visa": "could get a visa online",
    "electronic authorisation": "needed an electronic authorisation",
    "no admission": "were not admitted",
    "closed for covid": "could not enter, because of the pandemic",
}


def _rule(o: Observation, days: bool = True) -> Clause | Term:
    """A rule of a visa index, with the days it is good for where the index has them."""
    rule = Term("visa", o.text or "")
    return clause("visa-days", rule=rule, n=int(o.value)) if days and o.value else rule


def _visas(data: DyadData) -> list[Finding]:
    found = []
    for forward in (True, False):
        rows = data.directed("visa-requirement", forward)
        if not rows:
            continue
        last = rows[-1]
        until = last.end or last.start
        a, b = data.name(last.a, until), data.name(last.b, until)
        rule = _RULES.get(last.text or "", f"met the rule {last.text!r}")
        text = f"In {until.year} citizens of {a} {rule.replace('enter', f'enter {b}', 1)}"
        if "enter" not in rule:
            text += f" for {b}" if "visa" in rule or "authorisation" in rule else f" to {b}"
        if last.value:
            text += f" for {last.value:.0f} days"
        used = [last]
        said = [clause("visa", year=until.year, a=Who(last.a, until), b=Who(last.b, until),
                       rule=_rule(last))]  # fmt: skip
        same = next((n for n, o in enumerate(reversed(rows)) if o.text != last.text), len(rows))
        began = rows[len(rows) - same]
        earlier = [o for o in rows[: len(rows) - same] if o.text != "closed for covid"]
        if earlier and earlier[-1].text != last.text:
            used.append(earlier[-1])
            text += f"; before {began.start.year} they {_RULES.get(earlier[-1].text or '', earlier[-1].text)}"
            said.append(clause("visa-before", year=began.start.year, rule=_rule(earlier[-1], days=False)))
        name = f"{data.dyad.id}/visa-{data.key(last.a).lower()}"
        found.append(Finding(name, "people", text + ".", data.evidence(*used), 5, tuple(said)))
    return found


def _geography(data: DyadData) -> list[Finding]:
    distance = data.observations.get("distance-capitals") or data.observations.get("capital-distance")
    if not distance:
        return []
    rows: list[Observation] = [distance[-1]]
    told = data.dyad.end is not None
    parts = [f"their capitals {'lay' if told else 'lie'} {quantity(distance[-1].value or 0, 'km')} apart"]
    said = [clause("distance", n=Number(distance[-1].value or 0))]
    border = [o for o in data.observations.get("contiguous", []) if o.value]
    if border:
        rows.append(border[-1])
        parts.append(f"they share{'d' if told else ''} a border")
        said.append(clause("border"))
    for indicator, words in (
        ("common-language", f"they {'had' if told else 'have'} an official language in common"),
        ("colonial-tie", "one was once under the rule of the other"),
    ):
        some = [o for o in data.observations.get(indicator, []) if o.value]
        if some:
            rows.append(some[-1])
            parts.append(words)
            said.append(clause({"common-language": "language", "colonial-tie": "colony"}[indicator]))
    text = capital(listed(parts)) + "."
    return [Finding(f"{data.dyad.id}/geography", "people", text, data.evidence(*rows), 1, tuple(said))]


def treaties(data: DyadData) -> list[Finding]:
    """Findings from agreements, visas and geography; each names its own dimension."""
    return [*_investment(data), *_bilateral(data), *_shared(data), *_visas(data), *_geography(data)]
