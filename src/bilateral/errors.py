"""Every error a user can meet: one line that says what was found, what was expected and the next step."""

from __future__ import annotations


class BilateralError(Exception):
    """A plain error of this package. `exit_code` is what the command line ends with."""

    exit_code = 1


class StateError(BilateralError):
    """A name or code that does not stand for exactly one state."""


class DyadError(BilateralError):
    """A pair that is no dyad: a state with itself, or two that never existed on the same day."""

    exit_code = 2


class SourceError(BilateralError):
    """A raw file that is not what its adapter was told to expect."""


class FetchError(BilateralError):
    """A raw file that could not be had, or whose bytes are not the pinned ones."""


class StoreError(BilateralError):
    """A store that is absent, incomplete or of another schema."""


class OutdatedStoreError(StoreError):
    """A whole store, but of another schema: a build may be made over it."""


class ReadError(BilateralError):
    """An article that cannot be read: no text, no known encoding, a legacy font, a file beyond the limits."""
