"""The words in which an author judges relations, on the scale of the level's labels: -2 hostile to 2 close.

The words are in tables/quality_words.csv. A degree moves a word outward ("very good" is 2) or inward ("rather close" is
1), a negation turns it round ("not good" is -1, "not hostile" is 0).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("tables") / "quality_words.csv"
_OUTWARD = re.compile(
    r"\b(?:very|extremely|exceptionally|significantly|sharply|greatly|particularly|deeply|unprecedentedly?|especially|"
    r"considerably|dramatically|remarkably|highly|severely|badly|openly|bitterly|increasingly|most|so)\s+(?:\w+\s+)?$",
    re.I,
)
_OUTWARD_AFTER = re.compile(
    r"\s+(?:significantly|sharply|greatly|dramatically|considerably|severely|markedly|rapidly)\b", re.I
)
_INWARD = re.compile(
    r"\b(?:slightly|somewhat|relatively|rather|fairly|generally|broadly|reasonably|a little)\s+$", re.I
)
_NOT = re.compile(
    r"\b(?:not|never|no|hardly|far from|lack(?:ed|ing|s)?(?: of)?|without|neither|nor|no longer|ceased to be"
    r"|less|anything but|"
    r"fail(?:ed|s|ure)? to|few|little)\s+(?:\w+\s+){0,2}$|n['’]t\s+(?:\w+\s+){0,2}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A word of quality in a text, and what it comes to with its degree and negation."""

    start: int
    end: int
    quality: int


@cache
def _words() -> tuple[re.Pattern[str], dict[str, int]]:
    groups, scores = [], {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for n, row in enumerate(csv.DictReader(file)):
            groups.append(rf"(?P<q{n}>{row['words']})".replace(" ", r"\s+"))
            scores[f"q{n}"] = int(row["quality"])
    return re.compile(rf"\b(?:{'|'.join(groups)})\b(?![-’'])", re.I), scores


def judged(text: str, start: int, end: int) -> list[Judged]:
    """The words of quality in `text[start:end]`, in order."""
    pattern, scores = _words()
    out = []
    for m in pattern.finditer(text, start, end):
        quality = scores[m.lastgroup or ""]
        floor = max(start, m.start() - 40)
        if _OUTWARD.search(text, floor, m.start()) or _OUTWARD_AFTER.match(text, m.end(), end):
            quality += (quality > 0) - (quality < 0)
        elif _INWARD.search(text, floor, m.start()):
            quality -= (quality > 1) - (quality < -1)
        if _NOT.search(text, floor, m.start()):
            quality = -1 if quality > 0 else 0
        out.append(Judged(m.start(), m.end(), max(-2, min(2, quality))))
    return out
