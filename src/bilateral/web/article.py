"""An article that was pasted or dropped: its claims, each with its words, marked with the verdict of the store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bilateral.checking.model import Checked, Verdict
from bilateral.errors import BilateralError
from bilateral.overview.model import Evidence
from bilateral.reading.model import Claim, EventClaim, PeriodClaim, Reading
from bilateral.reading.record import visible
from bilateral.states.registry import state
from bilateral.store import Store
from bilateral.web.naming import state_of


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim as the page shows it. `verdict` is one word of the contract."""

    number: int
    start: int
    end: int
    quote: str
    kind: str
    says: str
    verdict: str
    why: str
    difference: str
    evidence: tuple[Evidence, ...]

    @property
    def slug(self) -> str:
        """The verdict as the name of a style."""
        return self.verdict.replace(" ", "-")


def about_of(a: str, b: str) -> tuple[int, int] | None:
    """The two states that the article is about, None if neither is given.

    Raises
    ------
    BilateralError
        If only one is given, or both are the same.
    """
    if not a.strip() and not b.strip():
        return None
    if not a.strip() or not b.strip():
        raise BilateralError("One of the two states is missing. Give both that the article is about, or neither.")
    found = state_of(a.strip()).cow, state_of(b.strip()).cow
    if found[0] == found[1]:
        raise BilateralError(f"{a[:60]!r} and {b[:60]!r} are the same state; an article is about two.")
    return found


def read(data: bytes, published: date | None, about: tuple[int, int] | None, name: str = "") -> Reading:
    """The claims of an article from its bytes."""
    from bilateral.reading.article import read_article
    from bilateral.reading.readers import read as read_claims

    return read_claims(read_article(data, name=name, published=published), about=about)


def check(store: Store, reading: Reading, about: tuple[int, int] | None) -> Checked:
    """The reading with its verdicts."""
    from bilateral.checking.check import check_reading

    return check_reading(store, reading, about=about)


def _names(*codes: int) -> str:
    return ", ".join(state(c).name for c in codes if c)


def says(claim: Claim) -> str:
    """What a claim says, in a line of its own fields."""
    if isinstance(claim, EventClaim):
        return " · ".join(x for x in (claim.type, claim.date, _names(claim.a, claim.b, *claim.also)) if x)
    if isinstance(claim, PeriodClaim):
        words = {-2: "hostile", -1: "strained", 0: "neutral", 1: "friendly", 2: "close"}
        years = f"{claim.from_ or '…'}–{claim.to or '…'}" if claim.from_ or claim.to else ""
        return " · ".join(x for x in (words[claim.quality], years, _names(claim.a, claim.b)) if x)
    number = f"{claim.comparator} {claim.value:,.10g} {claim.unit}".strip()
    return " · ".join(x for x in (claim.what, number, str(claim.year or ""), _names(claim.from_, claim.to)) if x)


def marked(checked: Checked) -> list[Marked]:
    """The claims in the order of the text."""
    some: list[tuple[str, Claim, Verdict]] = [("event", c, v) for c, v in checked.events]
    some += [("period", c, v) for c, v in checked.periods]
    some += [("figure", c, v) for c, v in checked.figures]
    some.sort(key=lambda row: (row[1].start, row[1].end))
    return [
        Marked(
            number,
            c.start,
            c.end,
            visible(" ".join(c.quote.split())),
            kind,
            visible(says(c)),
            v.verdict,
            v.why,
            v.difference.text if v.difference else "",
            v.evidence,
        )
        for number, (kind, c, v) in enumerate(some, 1)
    ]


def pieces(reading: Reading, claims: list[Marked]) -> Iterator[list[tuple[str, Marked | None]]]:
    """The body paragraph by paragraph: stretches of text, each with the shortest claim that covers it."""
    text = reading.article.text
    for first, end in reading.article.body:
        inside = [c for c in claims if c.start < end and c.end > first]
        edges = sorted({first, end, *(min(max(x, first), end) for c in inside for x in (c.start, c.end))})
        paragraph: list[tuple[str, Marked | None]] = []
        for a, b in pairwise(edges):
            over = [c for c in inside if c.start <= a and c.end >= b]
            claim = min(over, key=lambda c: c.end - c.start) if over else None
            piece = visible(text[a:b])
            if paragraph and paragraph[-1][1] is claim:
                paragraph[-1] = (paragraph[-1][0] + piece, claim)
            else:
                paragraph.append((piece, claim))
        if paragraph:
            yield paragraph
