"""Text from outside, made harmless for a page: no control characters, no marks that turn the direction of text."""

from __future__ import annotations

import re

#: Control characters but for tab and line break; marks of direction: a name may not reorder the page around it.
_CONTROL = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]")
_TURNING = re.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")


def clean(text: str) -> str:
    """The text without such characters; line breaks and tabs stay.

    >>> clean("a\\u202eb\\x1b[31m")
    'ab [31m'
    """
    return text if text.isascii() and text.isprintable() else _CONTROL.sub(" ", _TURNING.sub("", text))
