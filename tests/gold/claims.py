"""Claims of ours against claims that people marked in articles: the mapping of types to families, and the scores.

A gold event is found by one of ours whose type is of the same family, whose states are among its actors (two of them,
if it has two), whose year is the same, and whose span overlaps. A gold figure is found by one whose value and unit are
equal, whose year is equal where the gold has one, whose states do not contradict, and whose span overlaps. Each of ours
finds one at most. What the text negates, or only supposes, is not counted as told.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bilateral.reading.article import read_article
from bilateral.reading.model import EventClaim, FigureClaim, PeriodClaim, Reading
from bilateral.reading.readers import read
from bilateral.states.names import resolve

HERE = Path(__file__).with_name("articles")
#: Our types by family. Gold types are the words of the people who marked the articles.
FAMILIES: dict[str, frozenset[str]] = {
    "relations up": frozenset({"established", "restored", "recognised", "embassy opened"}),
    "relations down": frozenset({"broken", "embassy closed", "SANCTION", "sanction"}),
    "agreement": frozenset({"agreement", "treaty", "alliance", "war ended", "AGREE"}),
    "meeting": frozenset({"visit", "CONSULT"}),
    "war": frozenset({"war begun", "ASSAULT", "MOBILIZE", "COERCE", "dispute"}),
    "pressure": frozenset({"sanction", "SANCTION", "COERCE", "THREATEN"}),
    "words": frozenset({"ACCUSE", "REJECT", "THREATEN", "PROTEST", "REQUEST"}),
    "support": frozenset({"aid", "AID", "SUPPORT", "COOPERATE"}),
    "yielding": frozenset({"RETREAT", "CONCEDE", "war ended", "restored"}),
}
#: Gold types to the families that may stand for them.
GOLD: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("recognition", "established", "restored", "embassy_opened", "embassy_reopened", "consular", "partial"),
        ("relations up",),
    ),
    "upgraded": ("relations up", "agreement"),
    **dict.fromkeys(("broken", "embassy_closed", "downgraded"), ("relations down",)),
    **dict.fromkeys(("agreement", "treaty", "trade", "alliance_begin"), ("agreement",)),
    "peace": ("agreement", "yielding"),
    **dict.fromkeys(("meeting", "visit"), ("meeting",)),
    **dict.fromkeys(("war", "attack"), ("war",)),
    **dict.fromkeys(("sanction", "blockade", "border_closed", "expulsion"), ("pressure",)),
    **dict.fromkeys(("accusation", "rejection", "threat", "protest"), ("words",)),
    **dict.fromkeys(("aid", "support", "investment"), ("support",)),
    **dict.fromkeys(("withdrawal", "border"), ("yielding", "pressure")),
}


@dataclass
class Score:
    """How many of the gold's were found, and what of either was not."""

    found: int = 0
    ours: int = 0
    gold: int = 0
    missed: list[Any] = field(default_factory=list)
    extra: list[Any] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / self.ours if self.ours else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.ours + self.gold) if self.ours + self.gold else 1.0


def cow(name: str) -> int:
    return resolve(name).cow


def published_gold(folder: Path, name: str) -> tuple[Reading, dict[str, Any]]:
    """One of the gold articles of ../shared/gold, read, and its gold in the form of ours."""
    marked = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    told = marked["doc_date"]
    reading = _read((folder / f"{name}.txt").read_bytes(), date.fromisoformat(told) if len(told) == 10 else None)
    gold = marked["gold"]
    events = [{**e, "actors": {cow(x) for x in e["actors"]}} for e in gold["events"]]
    periods = [
        {**p, "quality": {p["quality"], *p["quality_alternatives"]}, "from": _year(p["period_from"])}
        for p in gold["periods"]
    ]
    figures = [{**f, "from": 0, "to": 0} for f in gold["figures"]]
    return reading, {"events": events, "periods": periods, "figures": figures}


def own_gold(name: str) -> tuple[Reading, dict[str, Any]]:
    """One of the articles beside this file, read, and its gold."""
    marked = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    data = (HERE / f"{name}.txt").read_bytes()
    reading = _read(data, date.fromisoformat(marked["published"]) if "published" in marked else None)
    text = reading.article.text

    def placed(item: dict[str, Any]) -> dict[str, Any]:
        assert text.count(item["quote"]) == 1, f"{name}: {item['quote']!r} stands {text.count(item['quote'])} times"
        start = text.index(item["quote"])
        return {**item, "start": start, "end": start + len(item["quote"])}

    events = [{**placed(e), "actors": {cow(x) for x in e["actors"]}} for e in marked["events"]]
    periods = [{**placed(p), "quality": set(p["quality"]), "from": p.get("from")} for p in marked.get("periods", [])]
    figures = [
        {**placed(f), "year": f.get("year"), **{k: cow(f[k]) if k in f else 0 for k in ("from", "to")}}
        for f in marked.get("figures", [])
    ]
    return reading, {"events": events, "periods": periods, "figures": figures}


def _read(data: bytes, published: date | None) -> Reading:
    return read(read_article(data, published=published))


def _year(text: str | None) -> int | None:
    return int(text[:4]) if text else None


def _overlap(a: Any, b: dict[str, Any]) -> bool:
    return bool(a.start < b["end"] and b["start"] < a.end)


def _matched(ours: Sequence[Any], gold: Sequence[dict[str, Any]], same: Any) -> Score:
    """One to one, in the order of the text."""
    left = list(ours)
    score = Score(ours=len(ours), gold=len(gold))
    for g in gold:
        hit = next((o for o in left if _overlap(o, g) and same(o, g)), None)
        if hit is None:
            score.missed.append(g)
        else:
            left.remove(hit)
            score.found += 1
    score.extra = left
    return score


def same_event(o: EventClaim, g: dict[str, Any]) -> bool:
    family = {t for name in GOLD[g["type"]] for t in FAMILIES[name]}
    parties = {o.a, o.b} - {0}
    actors = parties <= g["actors"] and len(parties) >= min(2, len(g["actors"]))
    return o.type in family and actors and o.date_start is not None and o.date_start.year == int(g["date"][:4])


def event_score(reading: Reading, gold: dict[str, Any]) -> Score:
    told = [e for e in reading.events if e.mood in ("told", "planned")]
    return _matched(told, gold["events"], same_event)


_UNITS = {"USD per year": "USD"}


def same_figure(o: FigureClaim, g: dict[str, Any]) -> bool:
    unit = _UNITS.get(g["unit"], g["unit"])
    year = g["year"] is None or o.year == g["year"] or "not stated" in g.get("note", "")
    parties = not (g["from"] and o.from_ != g["from"]) and not (g["to"] and o.to != g["to"])
    return abs(o.value - g["value"]) <= 1e-9 * abs(g["value"]) and unit == o.unit and year and parties


def figure_score(reading: Reading, gold: dict[str, Any]) -> Score:
    return _matched(reading.figures, gold["figures"], same_figure)


def period_score(reading: Reading, gold: dict[str, Any]) -> Score:
    def same(o: PeriodClaim, g: dict[str, Any]) -> bool:
        sign = {(q > 0) - (q < 0) for q in g["quality"]}
        years = g["from"] is None or o.from_ == g["from"]
        return ((o.quality > 0) - (o.quality < 0)) in sign and years

    return _matched(reading.periods, gold["periods"], same)
