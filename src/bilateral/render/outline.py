"""The order in which an overview is told, shared by every outlet: sections, sentences, numbered records."""

from __future__ import annotations

from dataclasses import dataclass

from bilateral.overview.model import DIMENSIONS, Evidence, Finding, Overview
from bilateral.overview.phrases import capital

TITLES = {
    "political": "Politics",
    "security": "Security",
    "diplomatic": "Diplomacy",
    "economic": "Economy",
    "people": "People",
}


@dataclass(frozen=True, slots=True)
class Note:
    """The records behind one sentence, under the number that stands at its end."""

    number: int
    finding: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A dimension with its sentences, each with the number of its note."""

    dimension: str
    title: str
    sentences: tuple[tuple[Finding, int], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Headline, sections and notes of an overview."""

    title: str
    headline: str
    period_notes: dict[str, int]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    missing: tuple[str, ...]


def headline(view: Overview) -> str:
    """The relation in one sentence: what it is now, since when, and how sure that is."""
    if not view.periods:
        return "The data of this store say too little of these two states to judge their relations."
    now = view.periods[-1]
    years = f"since {now.from_}" if now.to is None else f"from {now.from_} to {now.to}"
    last = view.level[-1]
    return (
        f"Relations have been {now.label} {years}"
        if now.to is None
        else f"Relations were {now.label} {years}, when they ended"
    ) + f" (level {now.estimate.mean:+.1f} on a scale from -10 to +10; last evidence {last.year})."


def outline(view: Overview) -> Outline:
    """What every outlet tells, in order."""
    notes: list[Note] = []

    def note(f: Finding) -> int:
        notes.append(Note(len(notes) + 1, f.id, f.evidence))
        return len(notes)

    by_id = {f.id: f for f in view.findings}
    periods = {name: note(by_id[name]) for p in view.periods for name in p.because if name in by_id}
    sections = []
    for dimension in DIMENSIONS:
        told = [f for f in view.findings if f.dimension == dimension and f.id not in periods]
        if told:
            sections.append(Section(dimension, TITLES[dimension], tuple((f, note(f)) for f in told)))
    dyad = view.head["dyad"]
    missing = tuple(TITLES[d] for d in DIMENSIONS if d not in {s.dimension for s in sections})
    return Outline(
        capital(f"{dyad['a']['in_text']} and {dyad['b']['in_text']}"),
        headline(view),
        periods,
        tuple(sections),
        tuple(notes),
        missing,
    )
