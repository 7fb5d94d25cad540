"""What a check gives: a verdict on one claim, how far off it is, who says so, and the records it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from bilateral.overview.model import Evidence
from bilateral.reading.model import EventClaim, FigureClaim, PeriodClaim, Reading

Word = Literal["supported", "contradicted", "partly", "not covered", "not checkable"]
#: The verdicts, from the best to those that say nothing of the claim's truth.
WORDS: tuple[Word, ...] = get_args(Word)


@dataclass(frozen=True, slots=True)
class Difference:
    """How far the records are from the words.

    `value` is in `unit`: "share" (of the figure told: -0.05 is five hundredths below it), "days" (later is positive),
    "classes" of quality (better is positive), "points" (of percent); None where it cannot be one number.
    """

    text: str
    value: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it: a source, and whose report the source holds ("" where the source itself compiled it)."""

    source: str
    reporter: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one claim. `why` is one plain sentence or two; verdicts that judge have evidence."""

    verdict: Word
    why: str
    difference: Difference | None = None
    by: tuple[Voice, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if self.verdict in ("supported", "contradicted", "partly") and not self.evidence:
            raise ValueError(f"a claim cannot be {self.verdict} without evidence: {self.why!r}")


@dataclass(frozen=True, slots=True)
class Checked:
    """A reading with a verdict for each of its claims, in their order."""

    reading: Reading
    events: tuple[tuple[EventClaim, Verdict], ...]
    periods: tuple[tuple[PeriodClaim, Verdict], ...]
    figures: tuple[tuple[FigureClaim, Verdict], ...]
    store_id: str = ""
    version: str = ""

    def counts(self) -> dict[Word, int]:
        """How many claims have each verdict, in the order of WORDS."""
        found = [v.verdict for some in (self.events, self.periods, self.figures) for _, v in some]
        return {word: found.count(word) for word in WORDS}
