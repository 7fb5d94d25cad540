"""A figure against the series that count the same: its year, its direction, its reporters, its rounding."""

from __future__ import annotations

from bilateral.checking.families import (
    BOTH_WAYS,
    MOSTLY,
    ONE_WAY,
    OUT_OF,
    PART,
    TOTAL,
    TRADE,
    YEARLY,
    Family,
    family_of,
    kind_of,
)
from bilateral.checking.knowledge import Knowledge, sides
from bilateral.checking.model import Difference, Verdict, Word
from bilateral.checking.series import Told, mirrored, series
from bilateral.checking.tolerance import LOOSE, ORDER, Place, allowed
from bilateral.overview.data import DyadData
from bilateral.overview.phrases import capital, listed
from bilateral.reading.model import FigureClaim

#: A source that lacks the year told may speak with a year no further away than this.
NEAR = 3
#: How far back another reporter's last figure is still worth naming.
RECENT = 10
_RANK: dict[Place, int] = {"inside": 0, "margin": 1, "order": 2, "beyond": 3, "outside": 4}
_VERDICT: dict[Place, Word] = {
    "inside": "supported",
    "margin": "supported",
    "order": "partly",
    "beyond": "partly",
    "outside": "contradicted",
}


def _where(sources: tuple[str, ...], known: Knowledge) -> str:
    """Which sources would tell, and how to get those that are not in the store."""
    absent = [s for s in sources if s not in known.store.sources]
    if not sources:
        return "No source that this program knows counts it."
    if absent:
        return f"{listed(absent)} would tell; not in this store: run `bilateral fetch {' '.join(absent)}`, then build."
    return f"{listed(list(sources))} would tell, but {'has' if len(sources) == 1 else 'have'} no row for it."


def _unjudged(claim: FigureClaim, sentence: str) -> Verdict | None:
    """What can be said of a figure from its words alone."""
    if claim.direction == "planned":
        return Verdict("not checkable", "The figure is a plan or a forecast; records tell only of what was.")
    kind, foreign = kind_of(claim.unit)
    if foreign:
        return Verdict(
            "not covered",
            f"The figure is in {claim.unit}; the store counts in US dollars and has no rates of exchange.",
        )
    if claim.direction in ("increase", "decrease") and kind != "share":
        return Verdict("not checkable", "The figure is a change, and the text does not say from which year to which.")
    family = family_of(claim.what, kind, f"{claim.quote} {sentence}")
    if family is None:
        return Verdict("not covered", f"No source of the store counts {claim.what or claim.unit or 'this'}.")
    if not family.indicators:
        return Verdict("not covered", family.note)
    return None


def _pair(claim: FigureClaim, known: Knowledge) -> tuple[int, int, bool] | None:
    """Sender, receiver, and whether the text told both; from the article's pair where it told one or neither."""
    if claim.from_ and claim.to and claim.from_ != claim.to:
        return claim.from_, claim.to, True
    if known.about is None:
        return None
    one, other = known.about
    if claim.from_:
        return claim.from_, other if claim.from_ == one else one, False
    if claim.to:
        return (other if claim.to == one else one), claim.to, False
    return one, other, False


def _both_ways(what: str, sentence: str, told: bool) -> bool:
    """Whether trade is counted in both directions; `told`: the text names sender and receiver."""
    if BOTH_WAYS.search(what):
        return True
    if ONE_WAY.search(what):
        return False
    return bool(TRADE.search(what) or (not told and BOTH_WAYS.search(sentence)))


def check_figure(claim: FigureClaim, known: Knowledge) -> Verdict:
    """The verdict on a figure."""
    sentence = known.around(claim)
    if (early := _unjudged(claim, sentence)) is not None:
        return early
    family = family_of(claim.what, kind_of(claim.unit)[0], f"{claim.quote} {sentence}")
    assert family is not None
    pair = _pair(claim, known)
    data = known.pair(pair[0], pair[1]) if pair else None
    if pair is None or data is None:
        return Verdict("not checkable", "The text does not say between which two states; name them with --about.")
    forward = sides(data.dyad, pair[0])
    both = family.name == "trade" and _both_ways(claim.what, sentence, pair[2])
    found = series(data, family, forward, both)
    words = {"a": data.name(pair[0], claim.year), "b": data.name(pair[1], claim.year)}
    noun = f"goods between {words['a']} and {words['b']} (both ways)" if both else family.noun.format(**words)
    if not found:
        return Verdict("not covered", f"The store has no figures of {noun}. {_where(family.sources, known)}")
    # "have studied since 1979" is told of the article's own year, and adds up all before it.
    undated = claim.year is None or claim.year >= known.last_year
    if undated and TOTAL.search(f"{claim.what} {sentence}") and not YEARLY.search(sentence):
        return _cumulative(claim, data, family, noun, found)
    if part := PART.search(claim.what):
        return _part(claim, data, part.group(), noun, found)
    if group := _larger_group(claim, sentence):
        return _part(claim, data, f"more than these people (\u201c{group}\u201d)", noun, found)
    judge = _Judge(claim, data, family, noun, found)
    if claim.year is None:
        return judge.without_year(bool(YEARLY.search(sentence)), known.last_year)
    return judge.of_year(claim.year)


def _larger_group(claim: FigureClaim, sentence: str) -> str:
    """The words that say that those told are only some of those counted; "" if there are none."""
    quote = " ".join(claim.quote.split())
    before, found, after = sentence.partition(quote)
    if not found or kind_of(claim.unit)[0] != "people":
        return ""
    word = OUT_OF.search(before) or MOSTLY.match(after)
    return word.group().strip(" ,;(\u2013-") if word else ""


def _latest(found: dict[str, dict[int, Told]]) -> Told:
    return max((t for years in found.values() for t in years.values()), key=lambda t: t.year)


def _cumulative(
    claim: FigureClaim, data: DyadData, family: Family, noun: str, found: dict[str, dict[int, Told]]
) -> Verdict:
    last = _latest(found)
    years = sum(len(y) for y in found.values())
    why = (
        f"The text adds up many years; {listed(list(family.sources))} counts {noun} in single years"
        f"{' (those there at the time)' if family.stock else ''}, and has {years} of them: {last.amount} in "
        f"{last.year}. "
        "A sum over the years cannot be made of that."
    )
    return Verdict("not covered", why, None, (last.voice,), data.evidence(*last.rows))


def _part(claim: FigureClaim, data: DyadData, part: str, noun: str, found: dict[str, dict[int, Told]]) -> Verdict:
    year = claim.year
    whole = [t for years in found.values() for t in years.values() if t.year == year]
    if not whole:
        return Verdict("not covered", f"The figure is of {part}; the sources count {noun} as a whole.")
    top = max(whole, key=lambda t: t.value)
    why = f"The figure is of {part}; the sources count {noun} as a whole: {top.amount} in {top.year}, {top.who}."
    return Verdict("not covered", why, None, (top.voice,), data.evidence(*top.rows))


class _Judge:
    """One figure, and the records that count the same."""

    def __init__(
        self, claim: FigureClaim, data: DyadData, family: Family, noun: str, found: dict[str, dict[int, Told]]
    ) -> None:
        self.claim, self.data, self.family, self.noun, self.found = claim, data, family, noun, found
        self.words = allowed(claim.value, claim.comparator, claim.approximate)

    def place(self, told: Told) -> Place:
        order = LOOSE if self.family.loose else ORDER
        return self.words.place(told.value, self.family.margin, order)

    def off(self, told: Told) -> Difference | None:
        """How far a record lies from the figure told; None for a record inside what the words allow."""
        if self.place(told) == "inside" or not self.claim.value:
            return None
        share = told.value / self.claim.value - 1
        if self.claim.value > 0 and told.value >= 2 * self.claim.value:
            text = f"{told.value / self.claim.value:.1f} times the figure told"
        else:
            way = "above" if share > 0 else "below"
            text = f"{abs(100 * share):.{1 if abs(share) < 0.1 else 0}f} % {way} the figure told"
        return Difference(text, round(share, 4), "share")

    def sentence(self, told: Told) -> str:
        off = self.off(told)
        place = self.place(told)
        text = f"{told.amount} in {told.year}, {told.who}"
        if place == "inside":
            return f"{text}, which is within what the words allow"
        tail = f"{text}, {off.text if off else 'another value'}"
        if place == "margin":
            reason = f" ({self.family.note})" if self.family.name == "trade" else ""
            tail += f", within the {100 * self.family.margin:.0f} % by which sound sources differ{reason}"
        return tail

    def others(self, year: int, told: list[Told]) -> tuple[str, list[Told]]:
        """What reporters that lack the year said last, beside the main source's figure of that same year."""
        main = told[0]
        parts, used = [], []
        for indicator, years in self.found.items():
            if indicator in {t.indicator for t in told} or indicator.startswith(main.indicator):
                continue
            before = [y for y in years if year - RECENT <= y <= year]
            if not before:
                continue
            last = years[before[-1]]
            same = self.found[main.indicator].get(last.year)
            text = f"{last.source_name} ends, for these two, in {last.year}, with {last.amount}"
            if last.voice.reporter:
                text += f" as {last.voice.reporter} reported it"
            used.append(last)
            if same is not None:
                text += f", where {main.source_name} has {same.amount}"
                used.append(same)
            parts.append(text)
        return "; ".join(parts), used

    def of_year(self, year: int) -> Verdict:
        told = sorted((y[year] for y in self.found.values() if year in y), key=lambda t: _RANK[self.place(t)])
        if not told:
            return self.near(year)
        best = told[0]
        verdict = _VERDICT[self.place(best)]
        if self.family.kind == "money" and self.family.name == "trade" and "services" in self.claim.what.lower():
            verdict = "partly"
        why = f"{capital(self.noun)}: {self.sentence(best)}."
        for t in told[1:]:
            why += f" By contrast, {self.sentence(t)}." if self.place(t) == "outside" else f" Also {self.sentence(t)}."
        more, used = self.others(year, told)
        why += f" {capital(more)}." if more else ""
        why += self.remark(best)
        rows = [o for t in (*told, *used) for o in t.rows]
        voices = tuple(dict.fromkeys(t.voice for t in told))
        return Verdict(verdict, why, self.off(best), voices, self.data.evidence(*rows))

    def remark(self, told: Told) -> str:
        if self.data.info(told.indicator).directed and mirrored(self.data, told.indicator):
            return f" {told.source_name} has one number for both ways, so the direction is not borne out."
        return f" {self.family.note}" if self.family.note and self.family.name != "trade" else ""

    def near(self, year: int) -> Verdict:
        """The year is in no source: the nearest, which bears out in part or not at all."""
        some = [t for years in self.found.values() for t in years.values()]
        best = min(some, key=lambda t: (abs(t.year - year), _RANK[self.place(t)]))
        head = f"No source of the store has {self.noun} in {year}"
        close = abs(best.year - year) <= NEAR
        fits = close and _RANK[self.place(best)] <= 1
        why = f"{head}; the nearest is {best.amount} in {best.year}, {best.who}."
        evidence = self.data.evidence(*best.rows)
        if fits:
            return Verdict("partly", why + self.remark(best), self.off(best), (best.voice,), evidence)
        return Verdict("not covered", why + self.remark(best), None, (best.voice,), evidence)

    def without_year(self, yearly: bool, last: int) -> Verdict:
        """A figure of every year, or of none told: against the last years before the article."""
        some = [t for years in self.found.values() for t in years.values() if last - RECENT <= t.year <= last]
        if not some:
            told = _latest(self.found)
            why = (
                f"The text gives no year, and the last that a source has of {self.noun} is {told.year}: {told.amount}."
            )
            return Verdict("not covered", why, None, (told.voice,), self.data.evidence(*told.rows))
        recent = sorted(some, key=lambda t: t.year)[-5:]
        # "More than 60,000 each year" is not borne out by a year of 55,000, however sources differ.
        good = [t for t in recent if self.place(t) in (("inside", "beyond") if yearly else ("inside", "margin"))]
        newest = recent[-1]
        each = listed([f"{t.amount} in {t.year}" for t in recent])
        lead = "The text speaks of every year" if yearly else "The text gives no year"
        why = f"{lead}; {newest.source_name} has, of {self.noun}, {each}."
        voices = tuple(dict.fromkeys(t.voice for t in recent))
        evidence = self.data.evidence(*(o for t in recent for o in t.rows))
        if len(good) == len(recent):
            return Verdict("supported", why + self.remark(newest), self.off(newest), voices, evidence)
        near = [t for t in recent if self.place(t) != "outside"]
        if near:
            why += f" That bears the figure out in {listed([str(t.year) for t in good])} only." if good else (
                " None is as told, but they are of that order.")  # fmt: skip
            return Verdict("partly", why + self.remark(newest), self.off(newest), voices, evidence)
        if yearly:
            return Verdict("contradicted", why + self.remark(newest), self.off(newest), voices, evidence)
        return Verdict("not checkable", why + self.remark(newest), None, voices, evidence)
