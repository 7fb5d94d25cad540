"""The periods in plain words: what relations were, what changed with them, what the change rests on, who disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from bilateral.overview import period_clauses as said
from bilateral.overview.causes import SEVERAL, cause, month
from bilateral.overview.clauses import clause
from bilateral.overview.data import DyadData
from bilateral.overview.level import Smoothed, level_years, periods_of, smoothed
from bilateral.overview.model import DIMENSIONS, LABELS, Evidence, Finding, LevelYear, Move, Period
from bilateral.overview.phrases import listed
from bilateral.overview.reasons import borne_out, moves, near, parts, varied
from bilateral.overview.stretches import Stretch, quality
from bilateral.overview.votes import VoteYear
from bilateral.panel.cells import CHANNELS
from bilateral.records import Event, Observation

#: How an indicator of the level stands inside a sentence.
NAMES = {
    "un-votes": "votes at the UN",
    "dispute": "militarised disputes",
    "war": "war",
    "rivalry": "rivalry",
    "rivalry-td": "rivalry",
    "rivalry-kdg": "rivalry",
    "crisis": "international crises",
    "sanctions": "sanctions",
    "rebels": "support of rebels",
    "claim": "a territorial claim",
    "alliance": "alliance",
    "arms": "deliveries of arms",
    "defence-agreement": "agreements on defence",
    "exercise": "military exercises",
    "investment-treaty": "an investment treaty",
    "trade": "trade",
    "news": "the tone of the news",
    "gdelt": "the tone of the news",
    "acts": "acts told in the news",
    "broken": "diplomatic relations",
    "unrecognised": "the recognition of a rival government",
    "visits": "visits of leaders",
}
#: The indicators of the store behind an item of the level, where its name is not that of its channel.
CHANNELS_OF = {
    "news": ("news-good", "news-bad"),
    "gdelt": ("gdelt-good", "gdelt-bad"),
    "acts": ("news-hard-good", "news-hard-bad"),
    "claim": ("territorial-claim",),
    "exercise": ("exercise-alone",),
    "trade": ("trade-cow", "trade-comtrade", "trade-baci"),
}
#: How many indicators, facts and records stand under a period at most.
MOST_MOVES, MOST_CAUSES, MOST_RECORDS = 2, 3, 12
#: Dimensions disagree when their labels lie so many classes apart, each with evidence in half of the years.
APART = 2
#: Sources of conflicts and alliances. A store that holds none of them hears only votes, trade and visits: neighbours at
#: odds vote and trade alike, so its labels are those of the end of the interval that lies nearest to neutral.
CONFLICTS = ("militarised-dispute", "strategic-rivalry-tss", "crisis", "alliance")
BLIND = "This store has no source of conflicts, rivalries and alliances, so that the label is a cautious one."
#: Trade is neither hostile nor friendly.
ECONOMIC = {-2: "very thin", -1: "thin", 0: "middling", 1: "good", 2: "close"}


def periods(
    data: DyadData, votes: tuple[VoteYear, ...]
) -> tuple[Smoothed | None, tuple[LevelYear, ...], list[Period], list[Finding]]:
    """The level (None if nothing is known) and what is told of each year, the periods, a finding that tells each."""
    level = smoothed(data, votes)
    if level is None:
        return None, (), [], []
    years = level_years(level)
    cut = periods_of(level)
    each = parts(level) if len(cut) > 1 else None
    found: list[Period] = []
    findings: list[Finding] = []
    for number, stretch in enumerate(cut):
        before = cut[number - 1] if number else None
        was, now = _years(level, before) if before else [], _years(level, stretch)
        moved = moves(level, each, was, now) if before and each is not None else ()
        last = number == len(cut) - 1
        changed = varied(level, was + now)
        labels = {n: v for n, v in _labels(stretch, years).items() if borne_out(level, now, n, v)}
        period, finding = _period(data, votes, stretch, before, moved, changed, labels, years, last)
        found.append(period)
        findings += [finding] if finding else []
    return level, years, found, findings


def _years(level: Smoothed, stretch: Stretch) -> list[int]:
    """The indices of the years of a period of which anything is known."""
    first, last = stretch.first - int(level.years[0]), stretch.last - int(level.years[0])
    return [t for t in range(first, last + 1) if level.told[t]]


def _period(
    data: DyadData,
    votes: tuple[VoteYear, ...],
    stretch: Stretch,
    before: Stretch | None,
    moved: tuple[Move, ...],
    changed: frozenset[str],
    labels: dict[str, int],
    years: tuple[LevelYear, ...],
    last: bool,
) -> tuple[Period, Finding | None]:
    e = stretch.estimate
    blind = not any(i in data.store.indicators for i in CONFLICTS)
    label = _label(stretch, years, blind)
    until = None if last and data.dyad.end is None else stretch.last
    facts = [e for e in data.facts if data.window.holds(e.date)]
    causes = near(facts, stretch.first)[:MOST_CAUSES] if before else []
    verb = "have been" if until is None else "were"
    first = f"{_span(stretch, until)} relations {verb} {LABELS[label]}"
    change = None
    if before:
        was, step = _label(before, years, blind), e.mean - before.estimate.mean
        first += _compared(was, label, step)
        change = said.compared(was, label, step)
    first += f" (level {e.mean:+.1f}, between {e.low:+.1f} and {e.high:+.1f})."
    more = []
    if causes:
        near_it = [cause(data, c) for c in causes]
        stand = "stand" if len(near_it) > 1 or near_it[0].startswith(SEVERAL) else "stands"
        more.append(f"Near the turn {stand} {listed(near_it)}.")
    telling = [m for m in moved if m.indicator in changed]
    carried = _carried(telling, e.mean - before.estimate.mean) if before else []
    if carried:
        more.append(f"The figures show it in {listed(carried)}.")
    if blind and (last or not before):
        more.append(BLIND)
    apart = _disagreement(labels, verb)
    more += apart
    clauses = (
        *said.opening(stretch.first, until, label, e, change),
        *said.near_turn(data, causes),
        *said.carried(carried),
        *((clause("period-blind"),) if BLIND in more else ()),
        *(said.disagreement(labels, until is None) if apart else ()),
    )
    text = " ".join([first, *more])
    name = f"{data.dyad.id}/period-{stretch.first}"
    evidence = _evidence(data, votes, stretch, causes, telling)
    finding = Finding(name, "political", text, evidence, 0, clauses) if evidence else None
    because = (name,) if finding else ()
    boundary = replace(stretch.boundary, month=month(stretch, causes))
    return Period(stretch.first, until, label, e, boundary, because, text, moved, " ".join(more)), finding


def _label(stretch: Stretch, years: Sequence[LevelYear], blind: bool) -> int:
    """The label of a period, or, in a store that is blind to conflicts, the cautious one.

    Thin trade alone strains no relations: the label is never worse than that of the worst other dimension.
    """
    e = stretch.estimate
    if blind:
        return quality(max(e.low, 0.0) if e.mean > 0 else min(e.high, 0.0))
    label = quality(e.mean)
    others = [v for n, v in _labels(stretch, years).items() if n != "economic"]
    return max(label, min(others)) if label < 0 and others else label


def _labels(stretch: Stretch, years: Sequence[LevelYear]) -> dict[str, int]:
    """The label of each dimension of which half of the period's years tell."""
    some = [y for y in years if stretch.first <= y.year <= stretch.last]
    told = {n: [y.dimensions[n].mean for y in some if n in y.dimensions] for n in DIMENSIONS}
    return {n: quality(float(np.mean(own))) for n, own in told.items() if own and 2 * len(own) >= len(some)}


def _span(stretch: Stretch, until: int | None) -> str:
    if until is None:
        return f"Since {stretch.first}"
    return f"From {stretch.first} to {until}" if until > stretch.first else f"In {stretch.first}"


def _compared(was: int, label: int, step: float) -> str:
    """The words that set a period beside the one before it."""
    if label == was:
        return ", better than before" if step > 0 else ", worse than before"
    return f", after {LABELS[was]} years"


def _carried(moved: Sequence[Move], step: float) -> list[str]:
    """The indicators that carried a change, each once."""
    names = [NAMES[m.indicator] for m in moved if m.by * step > 0]
    return list(dict.fromkeys(names))[:MOST_MOVES]


def _disagreement(labels: dict[str, int], verb: str) -> list[str]:
    """A sentence on dimensions that lie far apart, or none."""
    if not labels or max(labels.values()) - min(labels.values()) < APART:
        return []
    low, high = ([n for n, v in labels.items() if v == end] for end in (min(labels.values()), max(labels.values())))
    good, bad = max(labels.values()), min(labels.values())
    return [f"The dimensions disagree: {_dimensions(high, good, verb)}, but {_dimensions(low, bad, verb)}."]


def _dimensions(names: Sequence[str], label: int, verb: str) -> str:
    """Some dimensions with their label; the economic one in words of its own."""
    others = [n for n in names if n != "economic"]
    said = [f"{listed(others)} relations {verb} {LABELS[label]}"] if others else []
    if "economic" in names:
        said.append(f"trade and investment {verb} {ECONOMIC[label]}")
    return listed(said)


def _evidence(
    data: DyadData, votes: Iterable[VoteYear], stretch: Stretch, causes: Sequence[Event], moved: Sequence[Move]
) -> tuple[Evidence, ...]:
    """The records of the facts near the turn, then of the indicators that moved most, nearest to the turn first."""
    rows: list[Observation] = []
    extra: list[Evidence] = []
    for move in moved[:MOST_MOVES]:
        if move.indicator == "un-votes":
            by_year = sorted(votes, key=lambda v: abs(v.year - stretch.first))
            extra += [v.evidence for v in by_year[:2] if v.counts]
        for channel in CHANNELS_OF.get(move.indicator, (move.indicator,)):
            for indicator in CHANNELS.get(channel, ((), "most"))[0]:
                some = data.observations.get(indicator, [])
                rows += sorted(some, key=lambda o: abs(o.year - stretch.first))[:2]
    if not rows and not extra:
        own = {i for members, _ in CHANNELS.values() for i in members}
        some = [o for i, found in data.observations.items() if i in own for o in found]
        rows = [o for o in some if stretch.first <= o.year <= stretch.last]
        rows.sort(key=lambda o: (o.start, o.indicator))
        extra = [v.evidence for v in votes if stretch.first <= v.year <= stretch.last][:2]
    found = (*data.evidence(*causes), *extra, *data.evidence(*rows))
    return tuple({e.id: e for e in found}.values())[:MOST_RECORDS]
