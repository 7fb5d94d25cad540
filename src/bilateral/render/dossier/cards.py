"""Evidence cards: what opens behind the mark of a sentence or an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bilateral.overview.model import Evidence, Overview
from bilateral.render.cleaning import clean
from bilateral.render.saying import Run
from bilateral.render.words import Words

_SHOWN, _LONG = 6, 220


@dataclass(frozen=True, slots=True)
class Record:
    """One record: where it stands, what it says, what `trace` takes."""

    place: str
    value: str
    trace: str


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one file of one source. `number`: that of the source in the list at the end, 0 for our own tables."""

    number: int
    name: str
    version: str
    licence: str
    file: str
    cite: str
    records: tuple[Record, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Card:
    """The evidence of one sentence or event. `lang`: set where what it is about is not told in that of the page."""

    id: str
    title: str
    about: tuple[Run, ...]
    groups: tuple[Group, ...]
    lang: str = ""


def clipped(text: str, most: int = _LONG) -> str:
    """The text on one line, cut at a word if it is very long."""
    flat = " ".join(clean(text).split())
    return flat if len(flat) <= most else flat[: flat.rfind(" ", most // 2, most)] + " …"


class Cards:
    """Makes cards; knows the numbers of the sources."""

    def __init__(self, view: Overview, w: Words) -> None:
        self.sources: list[dict[str, Any]] = [s for s in view.head["store"]["sources"] if s["used"]]
        self._place = {s["id"]: (n, s) for n, s in enumerate(self.sources, 1)}
        self._w = w

    def number(self, source: str) -> int:
        """The number of a source in the list at the end, 0 if it is a table of our own."""
        return self._place[source][0] if source in self._place else 0

    def card(
        self, name: str, title: str, about: tuple[Run, ...], evidence: tuple[Evidence, ...], trace: str, lang: str
    ) -> Card:
        """The card of some evidence; `trace` is the id that lists all of it."""
        files: dict[tuple[str, str], list[Evidence]] = {}
        for e in evidence:
            files.setdefault((e.source, e.file), []).append(e)
        groups = tuple(self._group(*key, rows, trace) for key, rows in files.items())
        return Card(name, title, about, groups, lang)

    def _group(self, source: str, file: str, rows: list[Evidence], trace: str) -> Group:
        number, about = self._place.get(source, (0, None))
        shown = tuple(Record(e.record, self._value(e.value), e.id) for e in rows[:_SHOWN])
        left = len(rows) - len(shown)
        return Group(
            number,
            about["name"] if about else self._w("card.ours"),
            str(about["version"]) if about else "",
            about["licence"] if about else "",
            file,
            rows[0].cite,
            shown,
            self._w("card.more", n=self._w.number(left), id=trace) if left else "",
        )

    def _value(self, value: float | str | None) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            return clipped(value)
        return self._w.number(value, 0 if float(value).is_integer() else 4 if abs(value) < 10 else 1)
