from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bilateral.measures.agreement import Agreement, pair_agreement, vote_agreement
from tests.reference.agreement_slow import agreement_slow


def as_dicts(found: Agreement) -> list[dict[str, float]]:
    columns = found._asdict()
    return [{name: float(values[k]) for name, values in columns.items()} for k in range(found.common.size)]


def same(found: list[dict[str, float]], expected: list[dict[str, float]]) -> None:
    for got, want in zip(found, expected, strict=True):
        assert got.keys() == want.keys()
        for name in want:
            assert got[name] == pytest.approx(want[name], rel=0, abs=1e-12, nan_ok=True), name


def slow(votes: np.ndarray) -> list[dict[str, float]]:
    rows, columns = np.triu_indices(votes.shape[1], 1)
    columns_of = votes.T.tolist()
    return [agreement_slow(columns_of[a], columns_of[b]) for a, b in zip(rows, columns, strict=True)]


@pytest.mark.parametrize("seed", range(8))
def test_random_sessions_equal_the_slow_reference(seed: int) -> None:
    rng = np.random.default_rng(seed)
    votes = rng.choice(4, p=rng.dirichlet(np.ones(4)), size=(int(rng.integers(1, 40)), 14))
    same(as_dicts(vote_agreement(votes)), slow(votes))


@pytest.mark.parametrize("seed", range(8))
def test_one_dyad_by_year_equals_the_slow_reference(seed: int) -> None:
    rng = np.random.default_rng(100 + seed)
    votes = rng.choice(4, p=[0.2, 0.5, 0.1, 0.2], size=(2, 90))
    years = rng.integers(1946, 1960, size=90)
    found = pair_agreement(votes[0], votes[1], years)
    assert found.years.tolist() == sorted(set(years.tolist()))
    expected = [agreement_slow(*votes[:, years == year].tolist()) for year in found.years]
    same(as_dicts(found.agreement), expected)


def test_a_real_session_equals_the_slow_reference(mirror: Path) -> None:
    from benchmarks._un_input import read_votes

    votes = read_votes(mirror).session(31)
    chosen = votes[:, ::4]
    assert votes.shape[0] > 50
    same(as_dicts(vote_agreement(chosen)), slow(chosen))


def test_two_states_worked_by_hand() -> None:
    # n(yes, yes) 5, n(abstain, abstain) 1, n(no, no) 1, n(yes, abstain) 2, n(no, yes) 1: ten common votes.
    a = [1] * 5 + [2] + [3] + [1, 1] + [3] + [0]
    b = [1] * 5 + [2] + [3] + [2, 2] + [1] + [1]
    found = vote_agreement(np.array([a, b]).T)
    assert found.common.tolist() == [10]
    assert found.share[0] == pytest.approx(0.7)
    assert found.s_nominal[0] == pytest.approx(1 - 2 * 0.3)
    assert found.s_absolute[0] == pytest.approx(1 - 2 * (2 * 0.5 + 1) / 10)
    assert found.s_squared[0] == pytest.approx(1 - 2 * (2 * 0.25 + 1) / 10)
    # yes .7, abstain .1, no .2 against .6, .3, .1; pooled .65, .2, .15
    assert found.kappa_nominal[0] == pytest.approx(1 - 0.3 / (1 - 0.42 - 0.03 - 0.02))
    assert found.pi_nominal[0] == pytest.approx(1 - 0.3 / (1 - 0.4225 - 0.04 - 0.0225))


def test_without_two_common_votes_nothing_is_measured() -> None:
    found = vote_agreement([[1, 1, 0], [0, 1, 0]])
    assert found.common.tolist() == [1, 0, 0]
    assert all(np.isnan(values).all() for values in found[1:])


def test_chance_correction_is_undefined_where_both_cast_one_vote_throughout() -> None:
    found = vote_agreement([[1, 1]] * 6)
    assert found.s_absolute.tolist() == [1.0]
    assert np.isnan(found.pi_nominal[0]) and np.isnan(found.kappa_squared[0])


def test_opposite_throughout_is_minus_one_in_s_and_pi_and_zero_in_kappa() -> None:
    found = vote_agreement([[1, 3]] * 6)
    assert found.s_squared[0] == -1
    assert found.pi_squared[0] == pytest.approx(-1)
    assert found.kappa_squared[0] == 0


def test_who_is_named_first_makes_no_difference() -> None:
    votes = np.random.default_rng(5).integers(0, 4, size=(30, 2))
    same(as_dicts(vote_agreement(votes)), as_dicts(vote_agreement(votes[:, ::-1])))


@pytest.mark.parametrize("votes", [[[4, 1]], [[-1, 1]], [[1.5, 1.0]]])
def test_other_codes_are_refused(votes: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="0 not voting, 1 yes, 2 abstain, 3 no"):
        vote_agreement(votes)


def test_unequal_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="equally long"):
        pair_agreement([1, 2], [1, 2], [1970])


def test_the_cold_path_needs_neither_scipy_nor_numba() -> None:
    code = (
        "import sys, bilateral.measures.agreement as m; m.pair_agreement([1, 1], [1, 3], [1970, 1970]);"
        "print(sorted({'scipy', 'numba', 'polars'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
