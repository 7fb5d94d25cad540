"""WikiWars: the documents, and the F1 of calendar values."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bilateral.reading.dates import find_dates, points

#: A value that is a day, month, season, year, decade or century, with or without a time of day: not a duration (P..),
#: not PAST_REF, PRESENT_REF, FUTURE_REF, not "null", not a value whose year is unknown (XXXX).
CALENDAR = re.compile(r"(?:BC)?[0-9]")


class Score(NamedTuple):
    """F1 with overlapping spans and with equal ones, and what it is counted from."""

    relaxed: float
    strict: float
    gold: int
    found: int


def documents(gold: Path) -> list[dict[str, Any]]:
    lines = (gold / "wikiwars.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def halves(every: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Even numbers, which rules may be written from, and odd ones, which are held out."""
    odd = [int(d["id"][:2]) % 2 == 1 for d in every]
    return [d for d, o in zip(every, odd, strict=True) if not o], [d for d, o in zip(every, odd, strict=True) if o]


def score(some: Sequence[dict[str, Any]]) -> Score:
    """Each gold expression is met by at most one of ours and each of ours meets at most one."""
    gold_count = found_count = strict = relaxed = 0
    for document in some:
        gold = [(x["start"], x["end"], x["value"]) for x in document["timex"] if CALENDAR.match(x["value"] or "")]
        found = [(e.start, e.end, e.timex) for e in points(find_dates(document["text"])) if e.timex]
        gold_count += len(gold)
        found_count += len(found)
        strict += len(set(gold) & set(found))
        left = list(found)
        for start, end, value in gold:
            met = next((f for f in left if f[0] < end and start < f[1] and f[2] == value), None)
            if met:
                left.remove(met)
                relaxed += 1
    total = gold_count + found_count
    return Score(2 * relaxed / total, 2 * strict / total, gold_count, found_count)
