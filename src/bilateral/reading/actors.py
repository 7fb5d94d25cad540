"""Who is meant in a text: states by whatever they are called, and actors that are no states.

>>> from bilateral.reading.model import Sentence
>>> text = "Moscow said the Cambodian foreign minister would visit Russia."
>>> [(m.quote, m.states) for m in find_mentions(text, [Sentence(0, len(text), 0)], [])]
[('Moscow', (365,)), ('Cambodian foreign minister', (811,)), ('Russia', (365,))]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from bilateral.reading.coreference import Discourse
from bilateral.reading.dates import TimeExpression, find_dates
from bilateral.reading.lexicon import find, tokens
from bilateral.reading.model import Mention, Sentence
from bilateral.reading.noun_phrases import actors


def find_mentions(
    view: str,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    published: date | None = None,
    about: tuple[int, int] | None = None,
) -> list[Mention]:
    """Every mention of an actor, in order, none overlapping another.

    `times` are those of `find_dates`: a name means the state, and a person speaks for it, as of the time told where it
    stands. `about` are the COW codes of the two states of the text, which "the two countries" then are; without it
    they are the two told last together, or most often. A mention of an organisation, or of people who do not speak for
    a state, has no states. Linear in the length of the text.
    """
    clock = _Clock(times, published)
    discourse = Discourse(about)
    out: list[Mention] = []
    for sentence in sentences:
        words = tokens(view, sentence.start, sentence.end)
        hits = find(words)
        found = actors(view, words, hits, lambda at, s=sentence: clock.at(at, s), about or ())  # type: ignore[misc]
        out += discourse.sentence(view, words, found)
    return discourse.resolved(out)


def pair_of_title(title: str, published: date | None = None) -> tuple[int, int] | None:
    """The two states that a title names ("65 years of Cambodia-Russia relations"); None if it names more or fewer.

    >>> pair_of_title("65 years of Cambodia-Russia relations")
    (811, 365)
    """
    found = find_mentions(title, [Sentence(0, len(title), 0)], find_dates(title, published), published)
    named = list(dict.fromkeys(s for m in found if m.kind not in ("place", "pair", "pronoun") for s in m.states))
    return (named[0], named[1]) if len(named) == 2 else None


class _Clock:
    """The day told where a word stands."""

    def __init__(self, times: Sequence[TimeExpression], published: date | None) -> None:
        told = [(t.start, day) for t in times if (day := _day(t))]
        self._starts = [start for start, _ in told]
        self._days = [day for _, day in told]
        self._published = published

    def at(self, position: int, sentence: Sentence) -> list[date]:
        """The times told, the likeliest first.

        These are the last before the word in its sentence, the next in it, the last before the sentence and the day
        of publication.
        """
        k = bisect_right(self._starts, position)
        here = k and self._starts[k - 1] >= sentence.start
        first = bisect_right(self._starts, sentence.start - 1)
        days = [self._days[k - 1]] if here else []
        if k < len(self._starts) and self._starts[k] < sentence.end:
            days.append(self._days[k])
        if first:
            days.append(self._days[first - 1])
        return [day for day in (*days, self._published) if day is not None]


def _day(time: TimeExpression) -> date | None:
    """The middle of a year or a shorter span, else its first day, or the last where it has no first."""
    first, last = time.date_start, time.date_end
    if first is None or last is None:
        return first or last
    length = (last - first).days
    return first + timedelta(days=length // 2) if length < 367 else first
