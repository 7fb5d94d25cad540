from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("numba")

from bilateral.measures import _votes_kernels as kernels
from bilateral.measures._votes_table import vote_table
from bilateral.measures.ideal_points import SimulatedVotes, ideal_points, preview, simulate_votes


@pytest.fixture(scope="module")
def made() -> SimulatedVotes:
    return simulate_votes(states=60, sessions=6, items=60, seed=3)


def truth_of(made: SimulatedVotes) -> np.ndarray:
    _, first = np.unique(np.stack([made.state, made.session]), axis=1, return_index=True)
    return made.truth[first]


def test_known_ideal_points_are_found_and_nine_in_ten_intervals_hold_them(made: SimulatedVotes) -> None:
    found = ideal_points(made.state, made.session, made.item, made.vote, high=0, iterations=800, burn=200)
    truth = truth_of(made)
    assert np.corrcoef(found.mean, truth)[0, 1] > 0.97
    # within a session, on the scale of its estimates: what shifts a whole session is less sure (see the docs)
    for session in range(6):
        rows = found.session == session
        slope, shift = np.polyfit(found.mean[rows], truth[rows], 1)
        truth[rows] = (truth[rows] - shift) / slope
    covered = ((found.low <= truth) & (truth <= found.high)).mean()
    assert 0.87 < covered < 0.95
    assert found.mean[(found.state == 0)].mean() > 0


def test_two_runs_with_one_seed_are_identical_on_any_number_of_threads(made: SimulatedVotes) -> None:
    import numba

    args = (made.state, made.session, made.item, made.vote)
    one = ideal_points(*args, high=0, iterations=30, burn=10, seed=7)
    before = numba.get_num_threads()
    numba.set_num_threads(1)
    try:
        two = ideal_points(*args, high=0, iterations=30, burn=10, seed=7)
    finally:
        numba.set_num_threads(before)
    other = ideal_points(*args, high=0, iterations=30, burn=10, seed=8)
    assert np.array_equal(one.mean, two.mean) and np.array_equal(one.high, two.high)
    assert not np.array_equal(one.mean, other.mean)


def test_the_order_of_rows_makes_no_difference(made: SimulatedVotes) -> None:
    turn = np.random.default_rng(0).permutation(made.vote.size)
    args = (made.state, made.session, made.item, made.vote)
    one = ideal_points(*args, high=0, iterations=20, burn=5)
    two = ideal_points(*(x[turn] for x in args), high=0, iterations=20, burn=5)
    assert np.array_equal(one.mean, two.mean)


def test_the_side_is_the_named_states(made: SimulatedVotes) -> None:
    args = (made.state, made.session, made.item, made.vote)
    found = ideal_points(*args, high=59, iterations=60, burn=20)
    assert found.mean[found.state == 59].mean() > 0 > found.mean[found.state == 0].mean()


def test_a_preview_says_that_it_is_one(made: SimulatedVotes) -> None:
    found = preview(made.state, made.session, made.item, made.vote, high=0)
    assert found.preview
    assert np.corrcoef(found.mean, truth_of(made))[0, 1] > 0.95


def test_absent_and_undivided_votes_leave_no_trace() -> None:
    state = [1, 2, 3, 1, 2, 3, 1, 2, 3]
    item = [1, 1, 1, 2, 2, 2, 3, 3, 3]
    vote = [1, 2, 3, 1, 1, 0, 1, 3, 0]
    table = vote_table(state, [1] * 9, item, vote, 0.5)
    assert table.items == 2
    assert table.count.tolist() == [2, 2, 1]
    assert table.vote.tolist() == [1, 2, 3, 1, 3]


def test_a_row_leans_on_the_row_before_and_a_first_row_on_the_next() -> None:
    # state 1 in sessions 1, 2 and 5 (a gap); state 2 in session 2 alone
    table = vote_table([1, 1, 1, 2, 2], [1, 2, 5, 2, 2], [1, 2, 1, 2, 3], [1, 1, 3, 3, 1], 0.5)
    assert table.state.tolist() == [1, 1, 1, 2]
    assert table.session.tolist() == [1, 2, 5, 2]
    assert table.lag.tolist() == [1, 0, 1, 3]
    assert table.prior.tolist() == [0.25, 0.25, 0.25, 0.25]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"vote": [1, 4, 3]}, "0 not voting, 1 yes, 2 abstain, 3 no"),
        ({"vote": [1, 1, 1]}, "no item on which states differed"),
        ({"state": [1, 2]}, "equally long"),
        ({"high": 9}, "state 9 casts no vote"),
        ({"burn": 50, "iterations": 50}, "burn must be"),
    ],
)
def test_what_cannot_be_fitted_is_refused(change: dict[str, object], message: str) -> None:
    args: dict[str, object] = {
        "state": [1, 2, 3], "session": [1, 1, 1], "item": [1, 1, 1], "vote": [1, 2, 3], "high": 1,
    }  # fmt: skip
    with pytest.raises(ValueError, match=message):
        ideal_points(**(args | change))  # type: ignore[arg-type]


def test_normal_probabilities_and_quantiles_equal_scipys() -> None:
    stats = pytest.importorskip("scipy.stats")
    x = np.linspace(-7, 7, 2001)
    ours = np.array([kernels.normal_below(value) for value in x])
    assert np.abs(ours / stats.norm.cdf(x) - 1).max() < 1e-8
    p = np.concatenate([np.geomspace(1e-12, 0.5, 500), 1 - np.geomspace(1e-9, 0.5, 500)])
    ours = np.array([kernels.quantile(value) for value in p])
    assert np.abs(ours - stats.norm.ppf(p)).max() < 1e-7


def test_latent_positions_stay_within_their_cutpoints_and_have_the_right_mean() -> None:
    stats = pytest.importorskip("scipy.stats")
    n = 60_000
    m = np.full(n, 0.7)
    z, scratch, cut = np.empty(n), np.empty(n), np.array([-0.2, 0.4])
    kernels.draw_latent(m, z, scratch, n // 3, 2 * n // 3, n, cut, np.uint64(11), 0)
    bounds = [(-np.inf, -0.2), (-0.2, 0.4), (0.4, np.inf)]
    for (low, high), part in zip(bounds, np.split(z, 3), strict=True):
        assert low < part.min() and part.max() < high
        expected = stats.truncnorm(low - 0.7, high - 0.7, loc=0.7)
        assert abs(part.mean() - expected.mean()) < 5 * expected.std() / np.sqrt(n / 3)
        assert stats.kstest(part, expected.cdf).pvalue > 1e-4


def test_the_likelihood_ratio_equals_the_plain_one() -> None:
    stats = pytest.importorskip("scipy.stats")
    m = np.random.default_rng(2).normal(size=30)
    cut, new = np.array([-0.4, 0.9]), np.array([-0.5, 1.0])

    def plain(cuts: np.ndarray) -> float:
        below = stats.norm.cdf(cuts[:, None] - m)
        return float(below[0, :10].prod() * (below[1] - below[0])[10:20].prod() * (1 - below[1])[20:].prod())

    assert kernels.likelihood_ratio(m, 10, 20, 30, cut, new) == pytest.approx(plain(new) / plain(cut))


def test_the_published_input_is_met_vote_for_vote(mirror: Path) -> None:
    from benchmarks._un_input import read_input, read_published

    votes = read_input(mirror)
    table = vote_table(votes.state, votes.session, votes.item, votes.vote, 0.5)
    published = read_published(mirror).sort("ccode", "session")
    assert (table.point.size, table.items, table.state.size) == (797_473, 4_784, 10_469)
    assert published["ccode"].to_list() == table.state.tolist()
    assert published["session"].to_list() == table.session.tolist()
    assert published["NVotes"].to_list() == table.count.tolist()


@pytest.mark.slow
def test_a_short_fit_is_near_the_published_values(mirror: Path) -> None:
    from benchmarks._un_input import read_input, read_published

    votes = read_input(mirror)
    found = ideal_points(votes.state, votes.session, votes.item, votes.vote, high=2, iterations=600, burn=200)
    published = read_published(mirror).sort("ccode", "session")["IdealPoint"].to_numpy()
    assert np.corrcoef(found.mean, published)[0, 1] > 0.98
