"""The brief: two pages in the form of a ministry. Points to make, background, what changed, gaps in the evidence.

Its parts are plain lines with numbers of sources, so that Markdown and DOCX say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bilateral.overview.model import DIMENSIONS, Evidence, Finding, Overview, Period, Point, Series
from bilateral.overview.phrases import years as spans
from bilateral.render.charts.theme import documented
from bilateral.render.cleaning import clean
from bilateral.render.dossier import telling
from bilateral.render.saying import Run, Sayer, cut, plain
from bilateral.render.words import Words

#: What keeps a brief to two pages: lines of each part, and characters of a line that may be chosen.
_POINTS, _PERIODS, _CHANGES, _GAPS, _LINE = 7, 7, 8, 7, 330
_DEFAULT_YEARS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A line, in pieces, with the numbers of its sources."""

    told: tuple[Run, ...]
    notes: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The pieces as one text."""
        return plain(self.told)


def _line(text: str, notes: tuple[int, ...] = ()) -> Line:
    """A line in the language of the brief."""
    return Line((Run(text),), notes)


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source: its name, the first record, and the id that `trace` takes."""

    number: int
    source: str
    record: str
    trace: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief in its parts; `periods` are rows of years, relations and level with its interval."""

    lang: str
    title: str
    told: str
    parts: tuple[tuple[str, tuple[Line, ...]], ...]
    period_heads: tuple[str, ...]
    periods: tuple[tuple[str, ...], ...]
    sources_title: str
    notes: tuple[Note, ...]
    foot: str


class _Writer:
    def __init__(self, view: Overview, w: Words, since: date) -> None:
        self.view, self.w, self.since = view, w, since
        self.notes: dict[str, Note] = {}
        self.names = {s["id"]: s["name"] for s in view.head["store"]["sources"]}
        self.states = {view.head["dyad"][s]["key"]: w.state(view.head["dyad"][s]) for s in ("a", "b")}
        self.told: set[str] = set()
        self.sayer = Sayer(w)

    def cite(self, evidence: Evidence, trace: str) -> int:
        """The number under which a source stands at the end."""
        if trace not in self.notes:
            source = self.names.get(evidence.source, self.w("card.ours"))
            self.notes[trace] = Note(len(self.notes) + 1, clean(source), clean(evidence.record), clean(trace))
        return self.notes[trace].number

    def sentence(self, f: Finding) -> Line:
        """A finding as a line."""
        self.told.add(f.id)
        return Line(self.said(f.text, self.sayer.said(f.clauses)), (self.cite(f.evidence[0], f.id),))

    def said(self, text: str, told: tuple[Run, ...]) -> tuple[Run, ...]:
        """What is told in the language of the brief, or the English text."""
        return told or (Run(text, "" if self.w.lang == "en" else "en"),)

    def behind(self, p: Period) -> tuple[int, ...]:
        """The numbers of what a period rests on."""
        return tuple(self.cite(f.evidence[0], f.id) for f in self.view.findings if f.id in p.because)

    def points(self) -> tuple[Line, ...]:
        """The judgement, then the weightiest sentence of each dimension, then the weightiest that are left."""
        periods = {name for p in self.view.periods for name in p.because}
        short = [f for f in self.view.findings if f.id not in periods and len(f.text) <= _LINE]
        heads = [
            max(some, key=lambda f: f.weight) for d in DIMENSIONS if (some := [f for f in short if f.dimension == d])
        ]
        rest = sorted((f for f in short if f not in heads), key=lambda f: -f.weight)
        now = self.view.periods[-1] if self.view.periods else None
        judgement = _line(telling.headline(self.view, self.w), self.behind(now) if now else ())
        return (judgement, *(self.sentence(f) for f in [*heads, *rest][: _POINTS - 1]))

    def background(self) -> tuple[Line, ...]:
        """What a reader needs to know of how it began, of wars, and of who governed."""
        kinds = ("relations-", "war-", "succession-", "rivalries", "governments-")
        chosen = [f for f in self.view.findings if f.id not in self.told and f.id.split("/")[-1].startswith(kinds)]
        return tuple(self.sentence(f) for f in chosen if len(f.text) <= _LINE)[:4]

    def changes(self) -> tuple[Line, ...]:
        """New periods, dated events and new figures since the day."""
        w, since = self.w, self.since.isoformat()
        lines = [
            _line(w("brief.newly", a=p.from_, label=w(f"label.{p.label}")), self.behind(p))
            for p in self.view.periods[1:]
            if p.from_ >= self.since.year
        ]
        for e in [e for e in self.view.events if e.date > since[: len(e.date)]][-4:]:
            text = self.said(e.text, self.sayer.phrase(e.clauses))
            head = w("brief.event", day=w.day(e.date), kind=w.event(e.type))
            lines.append(Line(cut((Run(head), *text), _LINE), (self.cite(e.evidence[0], e.evidence[0].id),)))
        told: set[tuple[str, str, str]] = set()
        for s in self.view.series:
            new = [p for p in s.points if p.year >= self.since.year and p.counts]
            old = [p for p in s.points if p.year < self.since.year and p.counts]
            slot = (s.group, s.from_, s.to)
            if new and old and slot not in told:
                told.add(slot)
                lines.append(self.figure(s, new[-1], old[-1]))
        return tuple(lines[:_CHANGES]) or (_line(w("brief.unchanged")),)

    def figure(self, s: Series, new: Point, old: Point) -> Line:
        """The latest figure of a series beside the last before the day."""
        w = self.w
        way = f"{self.states[s.from_]} → {self.states[s.to]}" if s.from_ else " – ".join(self.states.values())
        text = w(
            "brief.figure",
            name=self.sayer.name(s.indicator) or s.name[:1].upper() + s.name[1:],
            way=way,
            value=self.sayer.amount(new.value, s.unit),
            year=new.year,
            old=self.sayer.amount(old.value, s.unit),
            before=old.year,
        )
        return _line(text, (self.cite(new.evidence, new.evidence.id),))

    def gaps(self) -> tuple[Line, ...]:
        """What is not known, by dimension, and where sources contradict each other."""
        w, lines = self.w, []
        for d in DIMENSIONS:
            status = documented(self.view.coverage, d)
            seen = [y for y, s in status.items() if s in ("observed", "true zero")]
            name = w(f"dimension.{d}")
            refused = [y for y, s in status.items() if s == "government not recognised"]
            if refused:
                lines.append(_line(w("brief.gap_unrecognised", dimension=name, years=spans(refused))))
            if not any(s == "observed" for s in status.values()):
                lines.append(_line(w("brief.gap_all", dimension=name)))
            elif max(seen) < int(self.view.head["as_of"][:4]) - 3:
                lines.append(_line(w("brief.gap_last", dimension=name, year=max(seen))))
        for c in self.view.conflicts:
            before, _, after = w("brief.gap_conflict").partition("{about}")
            lines.append(Line((Run(before), *self.said(c.about, self.sayer.phrase(c.clauses)), Run(after))))
        return tuple(lines[:_GAPS])


def brief(view: Overview, lang: str = "en", since: date | None = None) -> Brief:
    """The brief of an overview. `since`: the day after which things are new; default: five years before its date."""
    w = Words(lang)
    today = date.fromisoformat(view.head["as_of"])
    day = since or date(today.year - _DEFAULT_YEARS, 1, 1)
    writer = _Writer(view, w, day)
    a, b = telling.names(view, w)
    parts = (
        (w("brief.points"), writer.points()),
        (w("brief.background"), writer.background()),
        (w("brief.changed", day=w.day(day.isoformat())), writer.changes()),
        (w("brief.gaps"), writer.gaps()),
    )
    periods = tuple(
        (
            w("years", a=p.from_, b=p.to) if p.to else w("years_on", a=p.from_),
            w(f"label.{p.label}"),
            f"{w.signed(p.estimate.mean)} ({w('range', low=w.signed(p.estimate.low), high=w.signed(p.estimate.high))})",
        )
        for p in view.periods[-_PERIODS:]
    )
    used = {line_note for _, lines in parts for line in lines for line_note in line.notes}
    return Brief(
        lang,
        clean(w("brief.title", a=a, b=b)),
        w("page.members", span=_span(view, w), day=w.day(view.head["as_of"])),
        tuple((title, tuple(_clean(line) for line in lines)) for title, lines in parts if lines),
        (w("column.years"), w("column.relations"), w("column.level")),
        periods,
        w("brief.sources"),
        tuple(n for n in writer.notes.values() if n.number in used),
        w("brief.foot", day=w.day(view.head["as_of"]), store=view.head["store"]["id"][:12], id=view.head["dyad"]["id"]),
    )


def _clean(line: Line) -> Line:
    return Line(tuple(Run(clean(r.text), r.lang) for r in line.told), line.notes)


def _span(view: Overview, w: Words) -> str:
    dyad = view.head["dyad"]
    a = w.day(dyad["from"])
    return w("page.until", a=a, b=w.day(dyad["to"])) if dyad["to"] else w("page.since", a=a)
