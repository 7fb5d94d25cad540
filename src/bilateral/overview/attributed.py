"""What texts say of the two, attributed to them: in the list of events and as sentences, never among the data.

Pages of Wikipedia and articles that a user added stand in the store as claims. They move no level, period or figure,
but for the acts that the pages tell (a break, an embassy closed): `panel.facts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilateral.overview.attributed_words import ACTS, phrase, rank
from bilateral.overview.clauses import Clause, Own, Several, Term, Value, Who, clause, when, years_of
from bilateral.overview.data import DyadData
from bilateral.overview.model import LABELS, EventItem, Evidence, Finding
from bilateral.overview.phrases import day
from bilateral.reading.record import visible
from bilateral.records import Said

#: So many attributed events an overview lists at most; hard facts of diplomacy first.
MOST = 30
#: So many sentences of articles on periods and figures, each of so many claims.
MOST_SENTENCES, MOST_CLAIMS = 8, 8


def who_says(s: Said) -> str:
    """The text that says it, as it stands in a sentence."""
    if s.place.source != "articles":
        return f"the Wikipedia page \u201c{s.title}\u201d"
    parts = [p for p in (_shown(s.author), day(s.published) if s.published else "") if p]
    return f"\u201c{_shown(s.title)}\u201d" + (f" ({', '.join(parts)})" if parts else "")


def _source(s: Said) -> Clause:
    """The same without its English words."""
    if s.place.source != "articles":
        return clause("wikipedia", title=Own(s.title))
    title = Own(_shown(s.title), "und")
    by: list[Value] = [Own(name, "und")] if (name := _shown(s.author)) else []
    by += [when([(s.published, "day")])] if s.published else []
    return (
        clause("article-by", title=title, by=Several(tuple(by), conjoined=False))
        if by
        else clause("article", title=title)
    )


def evidence_of(data: DyadData, s: Said) -> Evidence:
    """The place of the words; the words themselves where the store has them."""
    if s.place.source == "articles":
        title = _shown(s.title)
        cite = f"{_shown(s.author) or 'Unsigned'} ({s.published.year if s.published else 'undated'}). {title}."
        words = (s.article, s.start, s.stop)
        return Evidence("articles", title, f"characters {s.start}-{s.stop}", s.quote, cite, s.id, words)
    return data.evidence_at(s.place, s.edtf or s.value, s.id)


def _attributed(s: Said) -> tuple[Clause, ...]:
    """The same without its English words, as it stands after the type."""
    on = s.first or s.published
    if on is None or not s.b:
        return ()
    said = clause("said-way" if s.directed else "said-pair", a=Who(s.a, on), b=Who(s.b, on))
    if s.first and s.last and s.first.year < s.last.year:
        said = clause("said-years", said=said, years=years_of(range(s.first.year, s.last.year + 1)))
    if s.comparator in ACTS or s.comparator == "mission upgraded":
        said = clause("said-act", act=Term("act", s.comparator), said=said)
    return (clause("according", said=said, source=_source(s)),)


def _stretch(s: Said) -> str:
    """The years of an event that was told of several."""
    return f" ({s.first.year}-{s.last.year})" if s.first and s.last and s.first.year < s.last.year else ""


def _same(s: Said, events: Iterable[EventItem]) -> bool:
    """Whether a record of the data tells the same event, on a date that can be the same."""
    kinds = {"agreement": ("agreement", "treaty"), "AGREE": ("agreement", "treaty")}.get(s.type, (s.type,))
    when = _when(s)
    return any(e.type in kinds and (e.date.startswith(when) or when.startswith(e.date)) for e in events)


def _when(s: Said) -> str:
    """The date to its precision, as in an event of the data."""
    assert s.first is not None
    return s.first.isoformat()[: {"day": 10, "month": 7}.get(s.precision, 4)]


def attributed_events(data: DyadData, events: tuple[EventItem, ...]) -> tuple[EventItem, ...]:
    """Events that only texts tell, each once with every text that tells it, at most `MOST`, by date."""
    groups: dict[tuple[str, str, int], list[Said]] = {}
    for s in data.said:
        if s.kind == "event" and s.mood == "told" and s.first and data.window.holds(s.first) and not _same(s, events):
            groups.setdefault((s.type, _when(s), s.a if s.directed else 0), []).append(s)
    order = sorted(groups.values(), key=lambda g: (g[0].place.source != "articles", min(rank(s) for s in g)))
    chosen = sorted(order[:MOST], key=lambda g: (_when(g[0]), g[0].id))
    return tuple(
        EventItem(
            g[0].id,
            _when(g[0]),
            g[0].precision if g[0].precision in ("day", "month") else "year",
            g[0].type,
            data.key(g[0].a),
            data.key(g[0].b),
            g[0].directed,
            f"{phrase(data, g[0])}{_stretch(g[0])}, according to {who_says(g[0])}",
            tuple(evidence_of(data, s) for s in g),
            who_says(g[0]),
            _attributed(g[0]),
        )
        for g in chosen
    )


def _span(s: Said) -> str:
    """The years of a period, as they stand after "were close"."""
    first, last = (str(d.year) if d else "" for d in (s.first, s.last))
    if first and last:
        return f" in {first}" if first == last else f" in {first}-{last}"
    return f" since {first}" if first else f" until {last}"


def _period(s: Said) -> Clause:
    """A period with its quality and its years, without its English words."""
    label = Term("label", LABELS[int(s.value or 0)])
    if s.first and s.last:
        return clause("article-period", label=label, years=years_of(range(s.first.year, s.last.year + 1)))
    if s.first:
        return clause("article-period-since", label=label, year=s.first.year)
    return clause("article-period-until", label=label, year=s.last.year if s.last else 0)


def _figure(s: Said) -> Clause:
    """A figure in the article's own words."""
    on = s.first or s.published
    what: Value = Own(_shown(s.type), "und")
    if s.directed and on:
        what = clause("figure-way", what=what, a=Who(s.a, on), b=Who(s.b, on))
    if s.first:
        what = clause("figure-year", what=what, year=s.first.year)
    return clause("article-figure", words=Own(_shown(s.quote), "und"), what=what)


def _amount(data: DyadData, s: Said) -> str:
    """A figure in the article's own words, with what it counts and when."""
    on = s.first or s.published
    what = _shown(s.type)
    if s.directed:
        what += f" from {data.name(s.a, on)} to {data.name(s.b, on)}"
    year = f", {s.first.year}" if s.first else ""
    return f"\u201c{_shown(s.quote)}\u201d ({what}{year})"


def _shown(text: str | None) -> str:
    """Words of an article on one line, with whatever acts and does not show written as an escape."""
    return visible(" ".join((text or "").split()))


def _turned(s: Said) -> str:
    """How relations changed, "" where a text tells how they were."""
    return s.comparator if s.comparator in ("improved", "deteriorated") else ""


def _phases(some: Sequence[Said]) -> str:
    """How relations were or turned, in the order of the text: "were close in 1956-1970; deteriorated in 1966"."""
    parts: list[str] = []
    state = False
    for s in some:
        turn = _turned(s)
        word = turn or ("" if state else "were ") + LABELS[int(s.value or 0)]
        parts.append(word + _span(s))
        state = not turn
    return "; ".join(parts)


def _of_pages(some: Sequence[Said]) -> list[Said]:
    """What the pages say, by date, each once: a sentence often stands on the pages of both."""
    told: dict[tuple[str | None, float | None, object, object], Said] = {}
    for s in sorted(some, key=lambda s: (s.first or s.last, s.last or s.first, s.id)):
        told.setdefault((s.comparator, s.value, s.first, s.last), s)
    return list(told.values())[:MOST_CLAIMS]


def _who_say(some: Sequence[Said]) -> str:
    pages = list(dict.fromkeys(f"\u201c{s.title}\u201d" for s in some))
    return who_says(some[0]) if len(pages) == 1 else f"the Wikipedia pages {pages[0]} and {pages[1]}"


def _phase_clauses(some: Sequence[Said]) -> tuple[Clause, ...]:
    """The same without its English words: how relations were, then how they turned."""
    titles = [Own(title) for title in dict.fromkeys(s.title for s in some)]
    two = len(titles) > 1
    source = clause("wikipedia-two", one=titles[0], other=titles[1]) if two else clause("wikipedia", title=titles[0])
    states = tuple(_period(s) for s in some if not _turned(s))
    turns = Several(tuple(_turn(s) for s in some if _turned(s)), conjoined=False)
    if not states:
        return (clause("page-turns", source=source, turns=turns),)
    told = clause("page-periods", source=source, periods=Several(states))
    return (told, clause("page-also-turns", turns=turns)) if turns.values else (told,)


def _turn(s: Said) -> Clause:
    """A change for the better or the worse with its years."""
    if s.first and s.last:
        return clause(f"turn-{s.comparator}", years=years_of(range(s.first.year, s.last.year + 1)))
    return clause(f"turn-{s.comparator}-since", year=s.first.year if s.first else 0)


def attributed_findings(data: DyadData) -> list[Finding]:
    """What each article that was added says of periods and of figures, a sentence of each, and pages of periods."""
    articles: dict[str, list[Said]] = {}
    pages: list[Said] = []
    for s in data.said:
        inside = s.first is None or any(data.window.holds(day) for day in (s.first, s.last) if day)
        if s.kind not in ("period", "figure") or not inside or s.mood != "told":
            continue
        if s.place.source == "articles":
            articles.setdefault(s.article, []).append(s)
        elif s.kind == "period" and (s.first or s.last):
            pages.append(s)
    found = []
    for sha, some in articles.items():
        for kind, dimension, lead in (
            ("period", "political", "relations"),
            ("figure", "economic", "these are figures of the two:"),
        ):
            told = [s for s in some if s.kind == kind and (kind == "figure" or s.first or s.last)][:MOST_CLAIMS]
            if told:
                words = _phases(told) if kind == "period" else "; ".join(_amount(data, s) for s in told)
                text = f"According to {who_says(told[0])}, {lead} {words}."
                evidence = tuple(evidence_of(data, s) for s in told)
                name = f"{data.dyad.id}/said-{sha[:8]}-{kind}s"
                each = Several(tuple(_period(s) if kind == "period" else _figure(s) for s in told))
                said = clause(f"article-{kind}s", source=_source(told[0]), **{f"{kind}s": each})
                found.append(Finding(name, dimension, text, evidence, -1.0, (said,)))
    found = found[:MOST_SENTENCES]
    if told := _of_pages(pages):
        text = f"According to {_who_say(told)}, relations {_phases(told)}."
        evidence = tuple(evidence_of(data, s) for s in told)
        name = f"{data.dyad.id}/said-pages-periods"
        found.append(Finding(name, "political", text, evidence, -1.0, _phase_clauses(told)))
    return found
