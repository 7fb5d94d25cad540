"""Where states stand in the General Assembly: dynamic ideal points of Bailey, Strezhnev and Voeten (2017).

An ordinal item-response model. Behind the vote of state i on item k in session t is a position
z = beta[k] * theta[i, t] + noise, noise standard normal; below the item's first cutpoint it is a yes, between
the two an abstention, above the second a no. See docs/methods/ideal-points.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bilateral.measures._votes_table import Table, first_guess, vote_table

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

#: Variance of the step between two sessions with equally many votes is half of this (as published).
SMOOTH = 0.5
#: Spread of the proposals for cutpoints: two thirds are accepted on UN votes. Any value is correct; at 0.067,
#: as published, the scale of the decades to each other drifts and needs ten times as many sweeps.
STEP = 0.15
#: Sums are kept in so many parts whatever the number of threads, so that results do not depend on it.
CHUNKS = 8
#: An ideal point cannot be farther out than this before it is brought to the common scale (as published).
FARTHEST = 5.0


@dataclass(frozen=True)
class IdealPoints:
    """One row a country-session, by state, then session; all arrays are of one length.

    `mean` and `sd` are of the posterior, `low` and `high` bound its central 90 %. The unit is the standard
    deviation of all country-sessions, whose mean is 0; what `high` named when fitted is on the positive side.
    `votes` counts the votes a row rests on. There are no NaN: a country-session without a vote has no row.
    Intervals hold for states relative to each other within a session; across sessions they are somewhat too
    narrow, like the published ones. `preview` says that the fit was too short to be quoted: its intervals are
    too narrow.
    """

    state: Ints
    session: Ints
    votes: Ints
    mean: Floats
    sd: Floats
    low: Floats
    high: Floats
    preview: bool


@dataclass(frozen=True)
class SimulatedVotes:
    """Votes made from known ideal points: the arguments of `ideal_points`, and `truth` for each row."""

    state: Ints
    session: Ints
    item: Ints
    vote: Ints
    truth: Floats


def ideal_points(
    state: ArrayLike,
    session: ArrayLike,
    item: ArrayLike,
    vote: ArrayLike,
    *,
    high: int,
    iterations: int = 2000,
    burn: int = 400,
    seed: int = 0,
) -> IdealPoints:
    """Posterior ideal points of every state in every session in which it voted.

    Parameters
    ----------
    state, session, item, vote : (n_votes,) of int
        One cell a vote. Sessions are in order, and the same state's row before is what a row leans on,
        however many sessions lie between. Roll calls that repeat one resolution share an item: they hold the
        sessions on one scale. Votes are 1 yes, 2 abstain, 3 no; 0, not voting, is left out, and so are items
        on which all voted alike.
    high : int
        The state that gets the positive side.
    iterations, burn : int
        Sweeps in all, and how many of them only find the way.
    seed : int
        Two runs with one seed are identical, on any number of threads.

    Raises
    ------
    ValueError
        On arrays of unequal length, an unknown vote, a state `high` without votes, no divided item, or
        `burn` not below `iterations`.

    Notes
    -----
    Cost: O(n_votes) a sweep, 45 nanoseconds a vote on one core: 36 ms for the 797,473 votes of the General
    Assembly, which two cores share. Needs Numba (the `build` extra).

    Examples
    --------
    >>> made = simulate_votes(states=12, sessions=3, items=30, seed=1)
    >>> found = ideal_points(made.state, made.session, made.item, made.vote, high=0, iterations=60, burn=20)
    >>> found.mean.shape, bool((found.low < found.high).all()), found.preview
    ((36,), True, False)
    """
    return _fit(vote_table(state, session, item, vote, SMOOTH), high, iterations, burn, seed, preview=False)


def preview(
    state: ArrayLike, session: ArrayLike, item: ArrayLike, vote: ArrayLike, *, high: int, seed: int = 0
) -> IdealPoints:
    """A first look in seconds: `ideal_points` broken off after 140 sweeps, and marked `preview`.

    Within a session its order of states is nearly that of the full fit; the scale of the decades to each other
    is not settled, and intervals are too narrow. Arguments and errors are those of `ideal_points`.
    """
    return _fit(vote_table(state, session, item, vote, SMOOTH), high, 140, 70, seed, preview=True)


def _fit(table: Table, high: int, iterations: int, burn: int, seed: int, *, preview: bool) -> IdealPoints:
    from bilateral.measures._votes_kernels import sweep_items

    if not 0 <= burn < iterations:
        raise ValueError(f"burn must be at least 0 and below iterations: {burn} is not below {iterations}")
    if not (table.state == high).any():
        raise ValueError(f"state {high} casts no vote on a divided item: name another one as high")
    n = table.state.size
    chunk = np.searchsorted(table.start, np.linspace(0, table.point.size, CHUNKS + 1)).astype(np.int64)
    pull, weight = np.zeros((CHUNKS, n)), np.zeros((CHUNKS, n))
    longest = int(np.diff(table.start).max())
    theta, beta, cuts = first_guess(table, high)
    expected = theta.copy()
    thin = max(1, (iterations - burn) // 500)
    kept: list[NDArray[np.float32]] = []
    total, squares = np.zeros(n), np.zeros(n)
    rng = np.random.default_rng(seed)
    for sweep in range(iterations):
        key = np.uint64(rng.integers(2**63))
        sweep_items(
            table.start, table.yes_end, table.abstain_end, table.point,
            theta, beta, cuts, STEP, key, chunk, pull, weight, longest,
        )  # fmt: skip
        # As published, a session leans on what the sweep before expected of the session before, and is not
        # in turn pulled by the session after it.
        precision = weight.sum(0) + 1 / table.prior
        expected = (pull.sum(0) + expected[table.lag] / table.prior) / precision
        theta = np.clip(expected + rng.standard_normal(n) / np.sqrt(precision), -FARTHEST, FARTHEST)
        theta = (theta - theta.mean()) / theta.std(ddof=1)
        if sweep >= burn:
            total += theta
            squares += theta * theta
            if (sweep - burn) % thin == 0:
                kept.append(theta.astype(np.float32))
    draws = iterations - burn
    mean = total / draws
    sd = np.sqrt(np.maximum(squares / draws - mean * mean, 0))
    low, top = np.quantile(np.array(kept), (0.05, 0.95), axis=0).astype(np.float64)
    return IdealPoints(table.state, table.session, table.count, mean, sd, low, top, preview)


def simulate_votes(*, states: int, sessions: int, items: int, seed: int = 0) -> SimulatedVotes:
    """Votes of a simulated assembly, every state present, with the ideal points behind them.

    State 0 starts on the positive side. `items` is per session; every tenth is the first one of the session
    before, asked again. `truth` is of one row a vote, on the scale of mean 0 and standard deviation 1.
    """
    rng = np.random.default_rng(seed)
    places = np.empty((sessions, states))
    places[0] = np.sort(rng.normal(size=states))[::-1]
    for t in range(1, sessions):
        places[t] = 0.98 * places[t - 1] + 0.2 * rng.normal(size=states)
    places = (places - places.mean()) / places.std(ddof=1)
    slope = rng.normal(size=(sessions, items))
    cuts = np.sort(rng.normal(scale=0.8, size=(sessions, items, 2)), axis=2)
    name = np.arange(sessions * items).reshape(sessions, items)
    for t in range(1, sessions):
        again = slice(0, items // 10)
        slope[t, again], cuts[t, again], name[t, again] = (
            slope[t - 1, again], cuts[t - 1, again], name[t - 1, again],
        )  # fmt: skip
    z = slope[:, :, None] * places[:, None, :] + rng.normal(size=(sessions, items, states))
    vote = 1 + (z[..., None] > cuts[:, :, None, :]).sum(-1)
    session, item, state = np.indices(z.shape)
    item = np.broadcast_to(name[:, :, None], z.shape)
    truth = np.broadcast_to(places[:, None, :], z.shape)
    return SimulatedVotes(state.ravel(), session.ravel(), item.ravel(), vote.ravel(), truth.ravel())
