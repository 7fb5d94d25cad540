"""How much of untrusted input is read, so that no article takes a minute or a gigabyte."""

from __future__ import annotations

#: The largest file, in bytes.
MOST_BYTES = 32 * 2**20
