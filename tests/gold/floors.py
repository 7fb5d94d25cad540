"""The floors under the gold scores, and the one way to get below them."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
#: With this variable set to 1 a score below its floor is told, not failed: for the run that lowers a floor.
LOWER = "BILATERAL_LOWER_FLOORS"


def hold(gold: str, scores: Mapping[str, float]) -> None:
    """Fail if a score is below its floor, or a floor has no score."""
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))[gold]
    unknown = sorted(set(floors) ^ set(scores))
    assert not unknown, f"{gold}: floors and scores do not name the same: {unknown}"
    below = {name: (scores[name], floor) for name, floor in floors.items() if scores[name] < floor}
    for name, score in scores.items():
        print(f"{gold} {name}: {score:.3f}, floor {floors[name]:.3f}")
    if os.environ.get(LOWER) != "1":
        assert not below, f"{gold}: below the floor (score, floor): {below}; to lower a floor set {LOWER}=1"
