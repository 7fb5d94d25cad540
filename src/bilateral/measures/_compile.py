"""Numba behind one typed door: compiled once, cached on disk, IEEE arithmetic (fast math would drop NaN tests)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """A compiled function of one thread."""
    done: Any = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    return cast(Function, done)


def inlined(function: Function) -> Function:
    """A small compiled function that is copied into its callers."""
    done: Any = numba.njit(cache=True, nogil=True, error_model="numpy", inline="always")(function)
    return cast(Function, done)


def parallel(function: Function) -> Function:
    """A compiled function whose `prange` loops run on all cores."""
    done: Any = numba.njit(cache=True, nogil=True, error_model="numpy", parallel=True)(function)
    return cast(Function, done)
