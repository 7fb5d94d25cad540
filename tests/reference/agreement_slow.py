"""The measures of agreement written out vote by vote, from their definitions: slow, and easy to check by eye."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import product

DISTANCES: dict[str, Callable[[int, int], float]] = {
    "nominal": lambda a, b: float(a != b),
    "absolute": lambda a, b: abs(a - b) / 2,
    "squared": lambda a, b: (a - b) ** 2 / 4,
}


def agreement_slow(votes_a: Sequence[int], votes_b: Sequence[int]) -> dict[str, float]:
    """All measures of one dyad, by the names of the fields of `Agreement`."""
    pairs = [(a, b) for a, b in zip(votes_a, votes_b, strict=True) if a != 0 and b != 0]
    n = len(pairs)
    found: dict[str, float] = {"common": n}
    if n < 2:
        names = [f"{m}_{d}" for m, d in product(("s", "pi", "kappa"), DISTANCES)]
        return found | dict.fromkeys(["share", *names], math.nan)
    found["share"] = sum(a == b for a, b in pairs) / n
    of_a = {k: sum(a == k for a, _ in pairs) / n for k in (1, 2, 3)}
    of_b = {k: sum(b == k for _, b in pairs) / n for k in (1, 2, 3)}
    both = {k: (of_a[k] + of_b[k]) / 2 for k in (1, 2, 3)}
    one_vote = len({v for pair in pairs for v in pair}) == 1
    for name, distance in DISTANCES.items():
        observed = sum(distance(a, b) for a, b in pairs) / n
        by_pi = sum(both[k] * both[m] * distance(k, m) for k, m in product((1, 2, 3), repeat=2))
        by_kappa = sum(of_a[k] * of_b[m] * distance(k, m) for k, m in product((1, 2, 3), repeat=2))
        found[f"s_{name}"] = 1 - observed / 0.5
        found[f"pi_{name}"] = math.nan if one_vote else 1 - observed / by_pi
        found[f"kappa_{name}"] = math.nan if one_vote else 1 - observed / by_kappa
    return found
