"""Votes laid out for the ideal point sampler: by item, within an item by vote; and what precedes each session."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bilateral.measures._votes import ABSTAIN, NO, NOT_VOTING, YES, checked_votes

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Table:
    """`point` is the country-session of each vote; votes of item k are start[k] : start[k + 1], yes first.

    `lag` is the country-session that a country-session leans on: the same state's one before, and for its
    first the one after (itself, if it has no other). `prior` is the variance of the step from there.
    """

    state: Ints
    session: Ints
    count: Ints
    point: NDArray[np.int32]
    start: Ints
    yes_end: Ints
    abstain_end: Ints
    lag: Ints
    prior: Floats

    @property
    def items(self) -> int:
        """How many items there are."""
        return self.start.size - 1

    @property
    def vote(self) -> Ints:
        """The vote of each row, rebuilt from where each item's blocks end."""
        row = np.arange(self.point.size)
        item = self.item
        return YES + (row >= self.yes_end[item]).astype(np.int64) + (row >= self.abstain_end[item])

    @property
    def item(self) -> Ints:
        """The item of each row."""
        return np.repeat(np.arange(self.items), np.diff(self.start))


def _distinct_pairs(first: Ints, second: Ints) -> tuple[Ints, Ints]:
    """The distinct pairs as two rows, in order, and which of them each element is."""
    firsts, a = np.unique(first, return_inverse=True)
    seconds, b = np.unique(second, return_inverse=True)
    keys, which = np.unique(a * seconds.size + b, return_inverse=True)
    return np.stack([firsts[keys // seconds.size], seconds[keys % seconds.size]]), which


def vote_table(state: ArrayLike, session: ArrayLike, item: ArrayLike, vote: ArrayLike, smooth: float) -> Table:
    """Lay out votes; rows that are not voting, and items on which all voted alike, are left out.

    Raises
    ------
    ValueError
        On arrays of unequal length, a vote other than 0 to 3, or no divided item at all.
    """
    votes = checked_votes(vote, 1)
    states, sessions, items = (np.asarray(x).astype(np.int64) for x in (state, session, item))
    if not votes.shape == states.shape == sessions.shape == items.shape:
        raise ValueError("state, session, item and vote must be one-dimensional and equally long")
    cast = votes != NOT_VOTING
    states, sessions, items, votes = states[cast], sessions[cast], items[cast], votes[cast]
    _, items = np.unique(items, return_inverse=True)
    tally = np.bincount(items * 4 + votes, minlength=4 * (items.max(initial=-1) + 1)).reshape(-1, 4)
    divided = ((tally[:, YES:] > 0).sum(1) > 1)[items]
    if not divided.any():
        raise ValueError("no item on which states differed: nothing to place them by")
    states, sessions, items, votes = states[divided], sessions[divided], items[divided], votes[divided]
    pairs, point = _distinct_pairs(states, sessions)
    _, items = np.unique(items, return_inverse=True)
    order = np.lexsort((point, votes, items))
    point, items, votes = point[order], items[order], votes[order]
    tally = np.bincount(items * 4 + votes, minlength=4 * (items[-1] + 1)).reshape(-1, 4)
    start = np.concatenate([[0], np.cumsum(tally.sum(1))])
    count = np.bincount(point)
    n = count.size
    rows = np.arange(n)
    first = np.concatenate([[True], pairs[0, 1:] != pairs[0, :-1]])
    last = np.concatenate([first[1:], [True]])
    lag = np.where(~first, rows - 1, np.where(~last, rows + 1, rows))
    return Table(
        state=pairs[0],
        session=pairs[1],
        count=count,
        point=point.astype(np.int32),
        start=start,
        yes_end=start[:-1] + tally[:, YES],
        abstain_end=start[:-1] + tally[:, YES] + tally[:, ABSTAIN],
        lag=lag,
        prior=smooth * count / (count + count[lag]),
    )


def first_guess(table: Table, high: int, rounds: int = 20) -> tuple[Floats, Floats, Floats]:
    """Where to start: ideal points by power iteration over states, item polarity, cutpoints from the tallies.

    A state has one place in all sessions, which gives every session the same direction.
    """
    item, vote = table.item, table.vote.astype(np.float64)
    _, state = np.unique(table.state, return_inverse=True)
    who = state[table.point]
    size = np.diff(table.start)
    apart = vote - (np.bincount(item, vote) / size)[item]
    place = np.bincount(who, apart) / np.bincount(who)
    for _ in range(rounds):
        polarity = np.tanh(np.bincount(item, apart * place[who]) / size / place.std() * 4)
        place = np.bincount(who, apart * polarity[item]) / np.bincount(who)
        place -= place.mean()
    sign = 1.0 if place[np.unique(table.state) == high].sum() >= 0 else -1.0
    theta = sign * place[state]
    theta = (theta - theta.mean()) / theta.std(ddof=1)
    shares = np.stack([table.yes_end - table.start[:-1], table.abstain_end - table.start[:-1]], axis=1)
    cuts = 2.0 * shares / size[:, None] - 1.0
    return theta, sign * polarity, cuts


assert NO == ABSTAIN + 1 == YES + 2
