from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from bilateral.measures.ideal_points import ideal_points, simulate_votes
from bilateral.measures.ideal_points_later import extend


@pytest.fixture(scope="module")
def ours():
    made = simulate_votes(states=12, sessions=4, items=30, seed=1)
    return ideal_points(made.state, made.session, made.item, made.vote, high=0, iterations=60, burn=20)


def test_later_sessions_come_back_on_our_scale_and_are_marked(ours):
    # "Theirs": our own values on another scale, and one session more in which every state stands where it stood.
    last = ours.session == ours.session.max()
    state = np.concatenate([ours.state, ours.state[last]])
    session = np.concatenate([ours.session, ours.session[last] + 1])
    theirs = [np.concatenate([v, v[last]]) * 2.0 - 1.0 for v in (ours.mean, ours.low, ours.high)]
    found = extend(ours, state, session, *theirs)
    assert found.published.sum() == last.sum() and not found.published[: len(ours.mean)].any()
    np.testing.assert_allclose(found.mean[found.published], ours.mean[last], atol=1e-9)
    np.testing.assert_allclose(found.high[found.published], ours.high[last], atol=1e-9)
    assert (found.slope, found.intercept, found.r) == pytest.approx((0.5, 0.5, 1.0))


def test_two_scales_that_share_too_little_or_run_against_each_other_are_refused(ours):
    with pytest.raises(ValueError, match="share 0 country-sessions"):
        extend(ours, ours.state + 500, ours.session, ours.mean, ours.low, ours.high)
    with pytest.raises(ValueError, match="turn the sign"):
        extend(ours, ours.state, ours.session, -ours.mean, -ours.high, -ours.low)


def test_the_published_values_of_2020_and_of_2024_are_one_scale_up_to_a_line(mirror):
    # The release of April 2020 in the place of ours: a fit of the same votes by the model's authors.
    from bilateral.measures.ideal_points import IdealPoints

    old = pl.read_csv(mirror / "unga_idealpoints_apr2020.csv", encoding="latin1")
    new = pl.read_csv(mirror / "unga_idealpoints_jun2024.csv", null_values="NA")
    columns = [old[c].to_numpy() for c in ("ccode", "session", "NVotes", "IdealPoint")]
    bounds = [old[c].to_numpy() for c in ("Q5%", "Q95%")]
    ours = IdealPoints(*columns, np.zeros(len(old)), *bounds, preview=False)
    theirs = [new[c].to_numpy() for c in ("ccode", "session", "IdealPointAll", "Q5%All", "Q95%All")]
    found = extend(ours, *theirs)
    assert found.r > 0.98 and 0.9 < found.slope < 1.1
    assert set(found.session[found.published]) == set(range(int(old["session"].max()) + 1, 79))
