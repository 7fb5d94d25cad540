"""An overview arranged as a page: everything that the templates show, in order, and nothing they have to work out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bilateral.overview.model import DIMENSIONS, Conflict, Coverage, EventItem, Finding, Overview, Rule
from bilateral.render.dossier import telling
from bilateral.render.dossier.cards import Card, Cards
from bilateral.render.dossier.charts import Chart, Table, charts_of, level_chart
from bilateral.render.dossier.ruling import ruled
from bilateral.render.outline import outline
from bilateral.render.saying import Run, Sayer
from bilateral.render.words import Words

_PERIOD_EVENTS = 6
#: What is told of a period first, where there is more than fits.
_WEIGHT = {"war begun": 9, "war ended": 8, "established": 9, "broken": 9, "restored": 9, "recognised": 8, "alliance": 7,
           "alliance ended": 7, "rivalry begun": 6, "rivalry ended": 6, "crisis": 5, "sanction": 5, "treaty": 5,
           "sanction ended": 4, "agreement": 4, "embassy opened": 4, "embassy closed": 4, "dispute": 3,
           "territorial claim": 3, "territorial claim ended": 3}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, in pieces, with the card behind it. `lang`: set where all of it is not told in that of the page."""

    text: tuple[Run, ...]
    card: str
    number: str
    lang: str = ""

    @property
    def head(self) -> tuple[Run, ...]:
        """All but the last word."""
        last = self.text[-1]
        before = "".join(last.text.rpartition(" ")[:2])
        return (*self.text[:-1], *((Run(before, last.lang),) if before else ()))

    @property
    def tail(self) -> tuple[Run, ...]:
        """The last word, which the mark of the card does not leave."""
        return (Run(self.text[-1].text.rpartition(" ")[2], self.text[-1].lang),)


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as it is listed."""

    date: str
    kind: str
    text: tuple[Run, ...]
    card: str
    lang: str


@dataclass(frozen=True, slots=True)
class PeriodPart:
    """One period as it is told."""

    span: str
    label: str
    quality: str
    level: str
    begins: str
    sentence: Sentence
    events: tuple[EventLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DimensionPart:
    """One dimension: sentences, or none, and charts."""

    id: str
    title: str
    sentences: tuple[Sentence, ...]
    charts: tuple[Chart, ...]
    silence: str  # what stands where there is no sentence


@dataclass(frozen=True)
class Page:
    """All of a dossier."""

    w: Words
    view: Overview
    a: str
    b: str
    headline: str
    members: str
    level: Chart | None
    periods: tuple[PeriodPart, ...]
    dimensions: tuple[DimensionPart, ...]
    conflicts: tuple[tuple[Sentence, tuple[Sentence, ...]], ...]
    events: tuple[EventLine, ...]
    rules: Table | None
    outlook: str
    coverage: Table
    sources: tuple[dict[str, Any], ...]
    cards: tuple[Card, ...]
    mixed: bool


def _members(view: Overview, w: Words) -> str:
    dyad = view.head["dyad"]
    a = w.day(dyad["from"])
    span = w("page.until", a=a, b=w.day(dyad["to"])) if dyad["to"] else w("page.since", a=a)
    return w("page.members", span=span, day=w.day(view.head["as_of"]))


def _coverage(rows: tuple[Coverage, ...], view: Overview, w: Words) -> Table:
    names = {view.head["dyad"][s]["key"]: w.state(view.head["dyad"][s]) for s in ("a", "b")}
    out = []
    for c in rows:
        counts: dict[str, int] = {}
        for status in c.years.values():
            counts[status] = counts.get(status, 0) + 1
        way = f", {names[c.from_]} → {names[c.to]}" if c.from_ else ""
        told = ", ".join(f"{w.status(s)} {w.number(n)}" for s, n in sorted(counts.items(), key=lambda x: -x[1]))
        out.append((f"{c.name or c.indicator}{way}", c.source, told))
    return Table((w("column.indicator"), w("card.source"), w("column.status")), tuple(out), (0,))


def _rules(rules: tuple[Rule, ...], view: Overview, w: Words) -> Table | None:
    names = {view.head["dyad"][s]["key"]: w.state(view.head["dyad"][s]) for s in ("a", "b")}
    sayer = Sayer(w)
    rows = tuple(
        (
            names.get(r.state, r.state),
            ruled(r, sayer),
            w(f"rule.{r.kind}"),
            w.day(r.start.isoformat()),
            w.day(r.end.isoformat()) if r.end else w("today"),
        )
        for r in rules
    )
    heads = ("column.who", "column.kind", "column.from", "column.to")
    return Table((" ", *(w(h) for h in heads)), rows) if rows else None


class _Arranger:
    def __init__(self, view: Overview, w: Words) -> None:
        self.view, self.w = view, w
        self.cards = Cards(view, w)
        self.sayer = Sayer(w)
        self.made: list[Card] = []
        self.foreign = "" if w.lang == "en" else "en"
        self.mixed = False  # whether some sentence is not told in the language of the page

    def sentence(self, text: tuple[Run, ...], number: int | str, evidence: Any, trace: str, lang: str) -> Sentence:
        name = f"n{number}"
        self.made.append(self.cards.card(name, self.w("page.evidence", n=number), text, evidence, trace, lang))
        return Sentence(text, name, str(number), lang)

    def told(self, text: str, said: tuple[Run, ...]) -> tuple[tuple[Run, ...], str]:
        """What is said in the language of the page, or the English text with its language."""
        self.mixed |= not said and bool(self.foreign)
        return (said, "") if said else ((Run(text),), self.foreign)

    def finding(self, f: Finding, number: int) -> Sentence:
        """The sentence of a finding."""
        text, lang = self.told(f.text, self.sayer.said(f.clauses))
        return self.sentence(text, number, f.evidence, f.id, lang)

    def event(self, place: int, e: EventItem) -> EventLine:
        """A line of the list of events."""
        name = f"e{place}"
        when, kind = self.w.day(e.date), self.w.event(e.type)
        text, lang = self.told(e.text, self.sayer.phrase(e.clauses))
        title = self.w("page.event", day=when, kind=kind)
        self.made.append(self.cards.card(name, title, text, e.evidence, e.id, lang))
        return EventLine(when, kind, text, name, lang)

    def conflict(self, number: int, c: Conflict) -> tuple[Sentence, tuple[Sentence, ...]]:
        """What sources contradict each other on, and what each of them says."""
        about, lang = self.told(c.about, self.sayer.phrase(c.clauses))
        if about[0].lang == "":
            about = (Run(about[0].text[:1].upper() + about[0].text[1:]), *about[1:])
        statements = []
        for i, s in enumerate(c.statements):
            text, its = self.told(s.text, self.sayer.phrase(s.clauses))
            statements.append(self.sentence(text, f"{chr(97 + i % 26)}{number}", s.evidence, s.evidence[0].id, its))
        return Sentence(about, "", "", lang), tuple(statements)


def arrange(view: Overview, w: Words) -> Page:
    """The page of an overview in a language."""
    told, make = outline(view), _Arranger(view, w)
    findings = {f.id: f for f in view.findings}
    events = [make.event(n, e) for n, e in enumerate(view.events, 1)]
    periods = []
    for number, p in enumerate(view.periods):
        until = p.to or 9999
        inside = [(e, line) for e, line in zip(view.events, events, strict=True) if p.from_ <= int(e.date[:4]) <= until]
        chosen = sorted(inside, key=lambda x: -_WEIGHT.get(x[0].type, 1))[:_PERIOD_EVENTS]
        names = [n for n in p.because if n in findings]
        text = (Run(telling.period_sentence(p, w)),)
        if names:
            its = findings[names[0]]
            said = make.sayer.said(its.clauses) or text
            sentence = make.sentence(said, told.period_notes[its.id], its.evidence, its.id, "")
        else:
            sentence = Sentence(text, "", "")
        level = w("period.level", mean=w.signed(p.estimate.mean), low=w.signed(p.estimate.low),
                  high=w.signed(p.estimate.high))  # fmt: skip
        periods.append(
            PeriodPart(
                w("years", a=p.from_, b=p.to) if p.to else w("years_on", a=p.from_),
                w(f"label.{p.label}"),
                f"q{p.quality}".replace("q-", "qm"),
                level,
                telling.beginning(p, number == 0, w),
                sentence,
                tuple(line for e, line in sorted(chosen, key=lambda x: x[0].date)),
                len(inside) - len(chosen),
            )
        )
    sections = {s.dimension: s for s in told.sections}
    dimensions = []
    for d in DIMENSIONS:
        rows = sections[d].sentences if d in sections else ()
        sentences = tuple(make.finding(f, n) for f, n in rows)
        charts = tuple(charts_of(view, w, d, make.cards))
        zero = any(c.dimension == d and "true zero" in c.years.values() for c in view.coverage)
        silence = w("page.zero" if zero else "page.nothing")
        dimensions.append(DimensionPart(d, w(f"dimension.{d}"), sentences, charts, silence))
    conflicts = tuple(make.conflict(n, c) for n, c in enumerate(view.conflicts, 1))
    a, b = telling.names(view, w)
    return Page(
        w=w,
        view=view,
        a=a,
        b=b,
        headline=telling.headline(view, w),
        members=_members(view, w),
        level=level_chart(view, w),
        periods=tuple(periods),
        dimensions=tuple(dimensions),
        conflicts=conflicts,
        events=tuple(events),
        rules=_rules(view.rules, view, w),
        outlook=telling.outlook(view, w),
        coverage=_coverage(view.coverage, view, w),
        sources=tuple(make.cards.sources),
        cards=tuple(make.made),
        mixed=make.mixed,
    )
