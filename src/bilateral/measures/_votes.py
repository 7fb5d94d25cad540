"""The codes of a vote, and the check that an array holds nothing else."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

#: Not voting covers absence and non-membership: neither is a vote, and neither is a zero.
NOT_VOTING, YES, ABSTAIN, NO = 0, 1, 2, 3


def checked_votes(votes: ArrayLike, dimensions: int) -> NDArray[np.int64]:
    """Votes as an array of the asked dimensions, every value 0 (not voting), 1 yes, 2 abstain or 3 no."""
    found = np.asarray(votes)
    if found.ndim != dimensions:
        raise ValueError(f"votes must have {dimensions} dimension(s), not {found.ndim}")
    if found.size and (found.min() < NOT_VOTING or found.max() > NO or found.dtype.kind not in "iub"):
        raise ValueError("votes must be whole numbers: 0 not voting, 1 yes, 2 abstain, 3 no")
    return found.astype(np.int64, copy=False)
