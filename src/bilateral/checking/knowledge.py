"""What a check may ask: the store's rows of a pair of states, the words around a claim, the day of the article."""

from __future__ import annotations

import re
from datetime import date

from bilateral.dyad import Dyad, make_dyad
from bilateral.errors import DyadError, StateError
from bilateral.overview.data import DyadData, Window
from bilateral.overview.model import Evidence
from bilateral.reading.model import Claim
from bilateral.states.registry import SYSTEM_BEGINS, state, states
from bilateral.store import Store

#: So many pairs of states are looked up for one article: each is read from the store, and an article may be hostile.
MOST_PAIRS = 60
_STOP = re.compile(r"[.!?][\"”’)]*\s|\n\s*\n")


class TooManyPairsError(Exception):
    """An article that tells of more pairs of states than are looked up."""


class Knowledge:
    """A store, asked about the pairs of states of one article; each pair is read once."""

    def __init__(
        self,
        store: Store,
        text: str = "",
        published: date | None = None,
        about: tuple[int, int] | None = None,
    ) -> None:
        self.store = store
        self.text = text
        self.published = published
        self.about = about
        self._pairs: dict[tuple[int, int], DyadData | None] = {}

    def pair(self, a: int, b: int) -> DyadData | None:
        """All that the store holds of two states given by COW codes; None if they make no dyad."""
        key = (min(a, b), max(a, b))
        if key not in self._pairs:
            if len(self._pairs) >= MOST_PAIRS and (self.about is None or set(key) != set(self.about)):
                raise TooManyPairsError
            self._pairs[key] = self._read(*key)
        return self._pairs[key]

    def _read(self, a: int, b: int) -> DyadData | None:
        try:
            dyad = make_dyad(state(a), state(b))
        except (DyadError, StateError):
            return None
        today = date.today()
        return DyadData(self.store, dyad, Window(SYSTEM_BEGINS, today.year, today))

    def alone(self, cow: int) -> DyadData | None:
        """The same for one state: with its partner of the article, else with any that existed beside it."""
        partners = [x for x in self.about or () if x != cow]
        partners += [x for x in (2, 200, 220) if x != cow] + list(states())
        return next((found for p in partners if p != cow and (found := self.pair(cow, p)) is not None), None)

    def around(self, claim: Claim) -> str:
        """The sentence in which a claim stands, its white space made single; the quote alone without a text."""
        if not self.text[claim.start : claim.end]:
            return claim.quote
        before = [m.end() for m in _STOP.finditer(self.text, max(0, claim.start - 600), claim.start)]
        after = _STOP.search(self.text, claim.end, claim.end + 600)
        start = before[-1] if before else max(0, claim.start - 600)
        return " ".join(self.text[start : after.end() if after else claim.end + 300].split())

    @property
    def last_year(self) -> int:
        """The last year of which the article can tell."""
        return (self.published or date.today()).year


def absence(data: DyadData, indicator: str, years: tuple[int, int]) -> Evidence:
    """Evidence that a source, which would have recorded it, has no row for the two."""
    info = data.info(indicator)
    about = data.store.sources[info.source]
    record = f"no row for {data.dyad.id} in {years[0]}-{years[1]}"
    return Evidence(info.source, about["files"][0]["name"], record, None, data.store.cite(info.source))


def sides(dyad: Dyad, cow: int) -> bool:
    """Whether a code is one of the first state of a dyad."""
    return cow in dyad.codes_a
