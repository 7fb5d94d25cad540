"""What texts say of the two, attributed to them: in the list of events and as sentences, never among the data.

Notes of Wikipedia and articles that a user added stand in the store as claims. They move no level, period or figure.
"""

from __future__ import annotations

from collections.abc import Iterable

from bilateral.overview.data import DyadData
from bilateral.overview.model import LABELS, EventItem, Evidence, Finding
from bilateral.overview.phrases import capital, day
from bilateral.reading.record import visible
from bilateral.records import Said

#: So many attributed events an overview lists at most; hard facts of diplomacy first.
MOST = 30
#: So many sentences of articles on periods and figures.
MOST_SENTENCES = 12
_PHRASES = {
    "established": "{a} and {b} established diplomatic relations",
    "broken": "{a} broke off relations with {b}",
    "restored": "{a} and {b} restored relations",
    "recognised": "{a} recognised {b}",
    "embassy opened": "{a} opened an embassy in {b}",
    "embassy closed": "{a} closed its embassy in {b}",
    "visit": "a visit from {a} to {b}",
    "agreement": "an agreement of {a} and {b}",
    "treaty": "a treaty of {a} and {b}",
    "alliance": "an alliance of {a} and {b}",
    "war begun": "the beginning of a war of {a} and {b}",
    "war ended": "the end of a war of {a} and {b}",
    "aid": "aid from {a} to {b}",
    "AID": "aid from {a} to {b}",
    "sanction": "sanctions of {a} on {b}",
    "SANCTION": "sanctions of {a} on {b}",
    "CONSULT": "a meeting of {a} and {b}",
    "SUPPORT": "support of {a} for {b}",
    "ACCUSE": "an accusation of {a} against {b}",
    "PROTEST": "a protest of {a} against {b}",
    "REJECT": "a refusal of {a} towards {b}",
    "REQUEST": "a request of {a} to {b}",
    "THREATEN": "a threat of {a} to {b}",
    "ASSAULT": "an attack of {a} on {b}",
    "COERCE": "coercion of {b} by {a}",
    "MOBILIZE": "a show of force of {a} against {b}",
    "AGREE": "an agreement of {a} and {b}",
    "COOPERATE": "cooperation of {a} and {b}",
    "CONCEDE": "a concession of {a} to {b}",
    "RETREAT": "a withdrawal of {a} before {b}",
}
#: The earlier a type stands in the table above, the sooner it is listed.
_RANK = {kind: number for number, kind in enumerate(_PHRASES)}


def who_says(s: Said) -> str:
    """The text that says it, as it stands in a sentence."""
    if s.place.source != "articles":
        return f"the Wikipedia page \u201c{s.title}\u201d"
    parts = [p for p in (_shown(s.author), day(s.published) if s.published else "") if p]
    return f"\u201c{_shown(s.title)}\u201d" + (f" ({', '.join(parts)})" if parts else "")


def evidence_of(data: DyadData, s: Said) -> Evidence:
    """The place of the words; the words themselves where the store has them."""
    if s.place.source == "articles":
        title = _shown(s.title)
        cite = f"{_shown(s.author) or 'Unsigned'} ({s.published.year if s.published else 'undated'}). {title}."
        words = (s.article, s.start, s.stop)
        return Evidence("articles", title, f"characters {s.start}-{s.stop}", s.quote, cite, s.id, words)
    return data.evidence_at(s.place, s.edtf or s.value, s.id)


def _phrase(data: DyadData, s: Said) -> str:
    on = s.first or s.published
    names = {"a": data.name(s.a, on), "b": data.name(s.b, on) if s.b else ""}
    if s.b == 0:
        return f"{s.type} in {names['a']}"
    if not s.directed and s.type == "visit":
        return f"a visit between {names['a']} and {names['b']}"
    return _PHRASES.get(s.type, s.type + " of {a} and {b}").format(**names)


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
    order = sorted(groups.values(), key=lambda g: (g[0].place.source != "articles", _RANK.get(g[0].type, 99)))
    chosen = sorted(order[:MOST], key=lambda g: (_when(g[0]), g[0].id))
    return tuple(
        EventItem(
            g[0].id,
            _when(g[0]),
            g[0].precision,
            g[0].type,
            data.key(g[0].a),
            data.key(g[0].b),
            g[0].directed,
            f"{_phrase(data, g[0])}, according to {who_says(g[0])}",
            tuple(evidence_of(data, s) for s in g),
            who_says(g[0]),
        )
        for g in chosen
    )


def _sentence(data: DyadData, s: Said) -> tuple[str, str]:
    """The dimension and the sentence of a period or a figure that an article tells."""
    if s.kind == "period":
        first, last = (str(d.year) if d else "" for d in (s.first, s.last))
        span = f"from {first} to {last}" if first and last else f"since {first}" if first else f"until {last}"
        return "political", f"relations were {LABELS[int(s.value or 0)]} {span}"
    year = f" ({s.first.year})" if s.first else ""
    money = "dollar" in (s.unit or "") or (s.unit or "").isupper()
    return "economic" if money else "people", f"\u201c{_shown(s.quote)}\u201d{year}"


def _shown(text: str | None) -> str:
    """Words of an article on one line, with whatever acts and does not show written as an escape."""
    return visible(" ".join((text or "").split()))


def attributed_findings(data: DyadData) -> list[Finding]:
    """What articles that were added say of periods and figures, one sentence each."""
    found = []
    for s in data.said:
        inside = s.first is None or data.window.holds(s.first)
        if s.place.source == "articles" and s.kind in ("period", "figure") and inside:
            dimension, words = _sentence(data, s)
            text = f"{capital(words)}, according to {who_says(s)}."
            name = f"{data.dyad.id}/said-{s.article[:8]}-{s.start}"
            found.append(Finding(name, dimension, text, (evidence_of(data, s),), -1.0))
    return found[:MOST_SENTENCES]
