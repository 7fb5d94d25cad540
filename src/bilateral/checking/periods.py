"""A period told against the level of the same years: its sign, its class, and the dimensions that disagree."""

from __future__ import annotations

from bilateral.checking.knowledge import Knowledge
from bilateral.checking.model import Difference, Verdict, Voice, Word
from bilateral.overview.data import DyadData
from bilateral.overview.level import estimate
from bilateral.overview.model import LABELS, Evidence, LevelYear
from bilateral.overview.phrases import listed
from bilateral.overview.stretches import Stretch, quality
from bilateral.overview.votes import VoteYear, unrecognised_years, vote_years
from bilateral.panel.cells import CHANNELS
from bilateral.reading.model import PeriodClaim

#: Of the years told, so many have to have a level.
COVERED = 0.34
#: So many years before the article are the present.
PRESENT = 5


def check_period(claim: PeriodClaim, known: Knowledge) -> Verdict:
    """The verdict on a period."""
    data = known.pair(claim.a, claim.b)
    if data is None:
        return Verdict("not covered", "The two were never members of the state system on the same day.")
    votes = vote_years(data)
    level, stretches = estimate(data, votes)
    if not level:
        return Verdict("not covered", "The store says too little of these two states to estimate a level.")
    last = claim.to if claim.to is not None else min(known.last_year, level[-1].year)
    # What is told without years is told of the present.
    start = data.dyad.start.year if claim.to is not None else last - PRESENT + 1
    first = claim.from_ if claim.from_ is not None else start
    years = [y for y in level if first <= y.year <= last]
    if last < first or len(years) < max(1, COVERED * (last - first + 1)):
        return Verdict(
            "not covered",
            f"Of {first}-{last} the store has a level in {len(years)} years; it has {level[0].year} to "
            f"{level[-1].year} in all.",
        )
    mean, low, high = (sum(getattr(y.estimate, part) for y in years) / len(years) for part in ("mean", "low", "high"))
    found = quality(mean)
    reach = range(quality(low), quality(high) + 1)
    verdict = _word(claim.quality, found, reach)
    named = f"{years[0].year}-{years[-1].year}" if len(years) > 1 else str(years[0].year)
    why = (
        f"The text calls relations {LABELS[claim.quality]}; the level of {named} is {mean:+.1f} "
        f"(between {low:+.1f} and {high:+.1f}), {LABELS[found]}."
    )
    why += _within(stretches, first, last) + _disagreeing(claim.quality, years) + _silent(data, years)
    difference = None
    if found != claim.quality:
        steps = found - claim.quality
        size = f"{abs(steps)} class{'es' if abs(steps) > 1 else ''}"
        difference = Difference(f"{size} {'better' if steps > 0 else 'worse'} than told", float(steps), "classes")
    evidence = _evidence(data, years, votes)
    if not evidence:
        return Verdict("not covered", why, difference)
    return Verdict(verdict, why, difference, tuple(dict.fromkeys(Voice(e.source) for e in evidence)), evidence)


def _word(told: int, found: int, reach: range) -> Word:
    """Same class, or same sign and within the interval: supported; a sign that the interval reaches, or one class off:
    partly; else contradicted.

    >>> _word(2, 1, range(1, 3)), _word(2, 1, range(0, 2)), _word(-1, 1, range(0, 2))
    ('supported', 'partly', 'contradicted')
    """
    if told == found or (told in reach and told * found > 0):
        return "supported"
    if told * found > 0 or abs(told - found) == 1 or any(told * r > 0 or told == r for r in reach):
        return "partly"
    return "contradicted"


def _within(stretches: list[Stretch], first: int, last: int) -> str:
    """The computed periods that the years told run through, if more than one."""
    some = [s for s in stretches if s.first <= last and s.last >= first]
    if len(some) < 2:
        return ""
    joined: list[tuple[int, int, int]] = []
    for s in some:
        label = quality(s.estimate.mean)
        if joined and joined[-1][0] == label:
            joined[-1] = (label, joined[-1][1], s.last)
        else:
            joined.append((label, s.first, s.last))
    if len(joined) < 2:
        return ""
    parts = [f"{LABELS[label]} {start}-{end}" for label, start, end in joined]
    return f" The records divide these years: {listed(parts)}."


def _disagreeing(told: int, years: list[LevelYear]) -> str:
    """Dimensions whose mean level has the other sign than the text."""
    sums: dict[str, list[float]] = {}
    for y in years:
        for name, e in y.dimensions.items():
            sums.setdefault(name, []).append(e.mean)
    means = {name: sum(v) / len(v) for name, v in sums.items()}
    apart = {n: m for n, m in means.items() if quality(m) * told < 0 or (told == 0 and abs(quality(m)) == 2)}
    if not apart:
        return ""
    return f" Dimensions disagree: {listed([f'{n} {m:+.1f} ({LABELS[quality(m)]})' for n, m in apart.items()])}."


def _silent(data: DyadData, years: list[LevelYear]) -> str:
    told = {y.year for y in years}
    unseated = {y: why for y, why in unrecognised_years(data).items() if y in told}
    if not unseated:
        return ""
    return f" UN votes of {len(unseated)} of these years are not counted: {next(iter(unseated.values()))}."


def _evidence(data: DyadData, years: list[LevelYear], votes: tuple[VoteYear, ...]) -> tuple[Evidence, ...]:
    """Some of the records that the level of these years rests on: those of the rarest indicators first."""
    first, last = years[0].year, years[-1].year
    wanted = {name for names, _ in CHANNELS.values() for name in names}
    rows = {
        name: [o for o in some if o.start.year <= last and (o.end is None or o.end.year >= first)]
        for name, some in data.observations.items()
        if name in wanted
    }
    short = sorted((some for some in rows.values() if some), key=len)
    picked = [o for some in short for o in (some[0], some[-1]) if o.status == "observed"]
    cast = [v.evidence for v in votes if v.counts and first <= v.year <= last]
    return (*data.evidence(*dict.fromkeys(picked))[:10], *cast[:1], *cast[-1:])
