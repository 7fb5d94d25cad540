"""Text from outside, made harmless for a page: no control characters, no marks that turn the direction of text."""

from __future__ import annotations

import unicodedata

#: A name may not reorder the page around it.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])


def clean(text: str) -> str:
    """The text without such characters; line breaks and tabs stay.

    >>> clean("a\\u202eb\\x1b[31m")
    'ab [31m'
    """
    return "".join(c if unicodedata.category(c) != "Cc" or c in "\n\t" else " " for c in text.translate(_TURNING))
