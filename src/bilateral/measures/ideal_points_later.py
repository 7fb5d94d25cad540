"""Sessions after our own votes end: published ideal points brought to our scale, and marked as theirs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bilateral.measures.ideal_points import Floats, IdealPoints, Ints

#: Fewer shared country-sessions than this do not tell one scale from another.
FEWEST_SHARED = 30


@dataclass(frozen=True)
class Extended:
    """Ideal points of our sessions, then of later ones as others published them; arrays of one length.

    `published` marks the rows that are theirs, on our scale: `intercept + slope * value`. `r` is the correlation of
    the two on the country-sessions that both have.
    """

    state: Ints
    session: Ints
    mean: Floats
    low: Floats
    high: Floats
    published: NDArray[np.bool_]
    intercept: float
    slope: float
    r: float


def extend(
    ours: IdealPoints, state: ArrayLike, session: ArrayLike, mean: ArrayLike, low: ArrayLike, high: ArrayLike
) -> Extended:
    """Our ideal points with published ones (n,) appended for every session after our last.

    Theirs are moved to our scale by the line of least squares through the country-sessions that both have. Their
    intervals move with them and say nothing of the error of the line. O(n log n).

    Raises
    ------
    ValueError
        If fewer than 30 country-sessions are shared, or the line does not rise: then the two are not one scale.
    """
    their_state, their_session = np.asarray(state, np.int64), np.asarray(session, np.int64)
    values = [np.asarray(v, float) for v in (mean, low, high)]
    key = ours.state * 10_000 + ours.session
    order = np.argsort(key)
    wanted = their_state * 10_000 + their_session
    place = order[np.minimum(np.searchsorted(key, wanted, sorter=order), len(key) - 1)]
    shared = (key[place] == wanted) & ~np.isnan(values[0])
    if shared.sum() < FEWEST_SHARED:
        raise ValueError(
            f"the two share {shared.sum()} country-sessions, of which {FEWEST_SHARED} are needed to bring one to the "
            "scale of the other; give published values that overlap with ours"
        )
    x, y = values[0][shared], ours.mean[place[shared]]
    slope, intercept = (float(v) for v in np.polyfit(x, y, 1))
    if slope <= 0:
        raise ValueError(f"the published values fall ({slope:.2f}) where ours rise; turn the sign of one of them")
    later = their_session > ours.session.max()
    means, lows, highs = (
        np.concatenate([own, intercept + slope * theirs[later]])
        for own, theirs in zip((ours.mean, ours.low, ours.high), values, strict=True)
    )
    return Extended(
        np.concatenate([ours.state, their_state[later]]),
        np.concatenate([ours.session, their_session[later]]),
        means,
        lows,
        highs,
        np.repeat([False, True], [len(ours.state), int(later.sum())]),
        intercept,
        slope,
        float(np.corrcoef(x, y)[0, 1]),
    )
