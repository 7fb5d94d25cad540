"""How alike two states vote: nine measures of agreement, for one dyad by year or for every dyad of a session.

The nine are {S, Scott's pi, Cohen's kappa} x {nominal, absolute, squared} distance between yes, abstain and no.
All are `1 - observed / expected disagreement` and differ in what they expect; see docs/methods/agreement.md.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bilateral.measures._votes import ABSTAIN, NO, YES, checked_votes

Floats = NDArray[np.float64]

#: Fewer common votes than this, and there is nothing to measure.
FEWEST_COMMON = 2


class Agreement(NamedTuple):
    """Measures of agreement, each an array of one shape: one cell a dyad (or a year of a dyad).

    `common` counts the votes that both states cast. `share` is the share of those on which they cast the
    same vote, 0 to 1. The nine measures are at most 1 (the same vote every time). S is at least -1 (opposite
    every time); pi and kappa are 0 where two states agree as often as chance would have it, and at least -1.

    All but `common` are NaN where fewer than two votes are common. pi and kappa are NaN too where no
    disagreement could be expected, that is, where both states cast one and the same vote throughout.
    """

    common: NDArray[np.int64]
    share: Floats
    s_nominal: Floats
    s_absolute: Floats
    s_squared: Floats
    pi_nominal: Floats
    pi_absolute: Floats
    pi_squared: Floats
    kappa_nominal: Floats
    kappa_absolute: Floats
    kappa_squared: Floats


class DyadAgreement(NamedTuple):
    """Agreement of one dyad: `years`, ascending, and the measures of each."""

    years: NDArray[np.int64]
    agreement: Agreement


def _measures(
    common: Floats, differ: Floats, oppose: Floats, yes: tuple[Floats, Floats], no: tuple[Floats, Floats]
) -> Agreement:
    """All measures from six counts: common votes, votes that differ, yes against no, each side's yes and no.

    With yes, abstain, no at 1, 2, 3 the distance of two votes is 0, 1 or 2, so a sum of distances over votes
    that differ in any way (`differ`) and by two (`oppose`) is `differ + extra * oppose`, with extra 0 for
    nominal, 1 for absolute and 3 for squared distance. Expected disagreement has the same form. Every sum is
    a whole number below 2**53, hence exact: a zero is a true zero, and each measure is one rounded division.
    """
    votes = np.where(common >= FEWEST_COMMON, common, np.nan)
    (yes_a, yes_b), (no_a, no_b) = yes, no
    abstain_a, abstain_b = common - yes_a - no_a, common - yes_b - no_b
    yes_ab, no_ab, abstain_ab = yes_a + yes_b, no_a + no_b, abstain_a + abstain_b
    squared = votes * votes
    kappa_oppose = yes_a * no_b + no_a * yes_b
    kappa_differ = squared - yes_a * yes_b - no_a * no_b - abstain_a * abstain_b
    pi_oppose = 2 * yes_ab * no_ab
    pi_differ = 4 * squared - yes_ab * yes_ab - no_ab * no_ab - abstain_ab * abstain_ab
    s, pi, kappa = [], [], []
    with np.errstate(invalid="ignore", divide="ignore"):
        share = 1 - differ / votes
        for extra, farthest in ((0, 1), (1, 2), (3, 4)):
            distance = differ + extra * oppose
            s.append(1 - 2 * distance / (farthest * votes))
            pi.append(1 - 4 * votes * distance / (pi_differ + extra * pi_oppose))
            kappa.append(1 - votes * distance / (kappa_differ + extra * kappa_oppose))
    return Agreement(common.astype(np.int64), share, *s, *pi, *kappa)


def pair_agreement(votes_a: ArrayLike, votes_b: ArrayLike, years: ArrayLike) -> DyadAgreement:
    """Agreement of one dyad in each year.

    Parameters
    ----------
    votes_a, votes_b : (n_roll_calls,) of int
        1 yes, 2 abstain, 3 no, 0 not voting (absent, or no member), in the same order of roll calls.
    years : (n_roll_calls,) of int
        The year (or session) of each roll call, in any order.

    Returns
    -------
    DyadAgreement
        One cell a year that occurs in `years`; NaN as `Agreement` says. Cost: O(n_roll_calls), NumPy only.

    Raises
    ------
    ValueError
        On a vote other than 0 to 3, or arrays that are not one-dimensional and equally long.

    Examples
    --------
    >>> found = pair_agreement([1, 1, 3, 2, 0], [1, 2, 3, 3, 1], [1970, 1970, 1970, 1970, 1970])
    >>> found.years.tolist(), found.agreement.common.tolist(), found.agreement.s_absolute.tolist()
    ([1970], [4], [0.5])
    """
    a, b = checked_votes(votes_a, 1), checked_votes(votes_b, 1)
    when = np.asarray(years)
    if not a.shape == b.shape == when.shape:
        raise ValueError(f"votes and years must be equally long, not {a.shape}, {b.shape} and {when.shape}")
    distinct, group = np.unique(when.astype(np.int64), return_inverse=True)
    # n[year, vote of a, vote of b]; not voting is 0 and leaves the table with the first row and column
    cells = np.bincount(group * 16 + a * 4 + b, minlength=distinct.size * 16)
    n = cells.reshape(-1, 4, 4)[:, YES:, YES:].astype(np.float64)
    y, m, o = YES - 1, ABSTAIN - 1, NO - 1
    common = n.sum((1, 2))
    differ = common - n[:, y, y] - n[:, m, m] - n[:, o, o]
    oppose = n[:, y, o] + n[:, o, y]
    by_a, by_b = n.sum(2), n.sum(1)
    measures = _measures(common, differ, oppose, (by_a[:, y], by_b[:, y]), (by_a[:, o], by_b[:, o]))
    return DyadAgreement(distinct, measures)


def vote_agreement(votes: ArrayLike) -> Agreement:
    """Agreement of every two states over one session (or any other set of roll calls).

    Parameters
    ----------
    votes : (n_roll_calls, n_states) of int
        1 yes, 2 abstain, 3 no, 0 not voting (absent, or no member).

    Returns
    -------
    Agreement
        Arrays of n_states * (n_states - 1) / 2, dyads in the order of `numpy.triu_indices(n_states, 1)`:
        (0, 1), (0, 2), ... NaN as `Agreement` says.

    Raises
    ------
    ValueError
        On a vote other than 0 to 3, an array that is not two-dimensional, or 2**24 roll calls and more.

    Notes
    -----
    One symmetric matrix product of the indicators of yes, no and either gives all counts: O(n_roll_calls *
    n_states**2). Counts below 2**24 are exact in float32, whatever the order of summation.

    Examples
    --------
    >>> both = vote_agreement([[1, 1, 3], [1, 3, 3], [2, 2, 0], [3, 3, 1]])
    >>> both.common.tolist(), both.s_squared.tolist()
    ([4, 3, 3], [0.5, -1.0, -0.33333333333333326])
    """
    cast = checked_votes(votes, 2)
    roll_calls, n = cast.shape
    if roll_calls >= 2**24:
        raise ValueError(f"{roll_calls} roll calls are too many to count exactly: split them, below {2**24}")
    indicators = np.empty((roll_calls, 3 * n), dtype=np.float32)
    indicators[:, :n] = cast == YES
    indicators[:, n : 2 * n] = cast == NO
    indicators[:, 2 * n :] = cast != 0
    counts = indicators.T @ indicators
    a, b = np.triu_indices(n, 1)
    flat = counts.ravel()
    at, turned = a * (3 * n) + b, b * (3 * n) + a

    def count(left: int, right: int, swapped: bool = False) -> Floats:
        """Votes on which state a is in group `left` and state b in group `right` (or the other way round)."""
        cell = (turned if swapped else at) + (left * 3 * n + right) * n
        picked: Floats = flat.take(cell).astype(np.float64)
        return picked

    yes, no, any_ = 0, 1, 2
    common = count(any_, any_)
    yes_a, yes_b = count(yes, any_), count(yes, any_, swapped=True)
    no_a, no_b = count(no, any_), count(no, any_, swapped=True)
    both_yes, both_no = count(yes, yes), count(no, no)
    oppose = count(yes, no) + count(yes, no, swapped=True)
    one_or_both_decided = yes_a + yes_b + no_a + no_b - both_yes - both_no - oppose
    differ = one_or_both_decided - both_yes - both_no
    return _measures(common, differ, oppose, (yes_a, yes_b), (no_a, no_b))
