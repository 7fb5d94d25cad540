"""From claims to verdicts: one claim, or all that a reader found in an article."""

from __future__ import annotations

from datetime import date

from bilateral import __version__
from bilateral.checking.events import check_event
from bilateral.checking.figures import check_figure
from bilateral.checking.knowledge import MOST_PAIRS, Knowledge, TooManyPairsError
from bilateral.checking.model import Checked, Verdict
from bilateral.checking.periods import check_period
from bilateral.reading.model import Claim, EventClaim, PeriodClaim, Reading
from bilateral.store import Store


def _check(claim: Claim, known: Knowledge) -> Verdict:
    try:
        if isinstance(claim, EventClaim):
            return check_event(claim, known)
        return check_period(claim, known) if isinstance(claim, PeriodClaim) else check_figure(claim, known)
    except TooManyPairsError:
        why = (
            f"The article tells of more than {MOST_PAIRS} pairs of states, and this one was not looked up. Use --about."
        )
        return Verdict("not covered", why)


def check(
    store: Store,
    claim: Claim,
    *,
    text: str = "",
    published: date | None = None,
    about: tuple[int, int] | None = None,
) -> Verdict:
    """The verdict of a store on one claim.

    Parameters
    ----------
    text : the article, whose sentence around the claim says whether a figure is of one year or of many.
    published : the day of the article; a figure without a year is compared with the years before it.
    about : COW codes of the two states the article is about, for claims that do not name both.
    """
    return _check(claim, Knowledge(store, text, published, about))


def check_reading(store: Store, reading: Reading, *, about: tuple[int, int] | None = None) -> Checked:
    """The verdicts on all claims of an article, in their order. Each pair of states is read from the store once.

    >>> from bilateral.paths import starter_store
    >>> from bilateral.reading.article import read_article
    >>> from bilateral.reading.readers import read
    >>> text = b"In 1956, Cambodia and the Soviet Union established diplomatic relations. They traded little."
    >>> [v.verdict for _, v in check_reading(Store(starter_store()), read(read_article(text))).events]
    ['supported']
    """
    article = reading.article
    known = Knowledge(store, article.view, article.written, about)
    return Checked(
        reading,
        tuple((c, _check(c, known)) for c in reading.events),
        tuple((c, _check(c, known)) for c in reading.periods),
        tuple((c, _check(c, known)) for c in reading.figures),
        store.id,
        __version__,
    )
