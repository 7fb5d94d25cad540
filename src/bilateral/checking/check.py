"""From claims to verdicts: one claim, or all that a reader found in an article."""

from __future__ import annotations

from datetime import date

from bilateral import __version__
from bilateral.checking.events import check_event
from bilateral.checking.figures import check_figure
from bilateral.checking.knowledge import Knowledge
from bilateral.checking.model import Checked, Verdict
from bilateral.checking.periods import check_period
from bilateral.reading.model import Claim, EventClaim, PeriodClaim, Reading
from bilateral.store import Store


def _check(claim: Claim, known: Knowledge) -> Verdict:
    if isinstance(claim, EventClaim):
        return check_event(claim, known)
    return check_period(claim, known) if isinstance(claim, PeriodClaim) else check_figure(claim, known)


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
    """The verdicts on all claims of an article, in their order. Each pair of states is read from the store once."""
    article = reading.article
    known = Knowledge(store, article.view, article.written, about)
    return Checked(
        reading,
        tuple((c, check_event(c, known)) for c in reading.events),
        tuple((c, check_period(c, known)) for c in reading.periods),
        tuple((c, check_figure(c, known)) for c in reading.figures),
        store.id,
        __version__,
    )
