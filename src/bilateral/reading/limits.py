"""How much of untrusted input is read, so that no article takes a minute or a gigabyte."""

from __future__ import annotations

#: The largest file, in bytes.
MOST_BYTES = 32 * 2**20
#: A larger page, or one of more tags, is judged by our own rules alone.
MOST_HTML = 3 * 2**20
MOST_TAGS = 60_000
#: Of a PDF: pages and characters read, bytes of memory and seconds for its parser.
MOST_PAGES = 1000
MOST_CHARACTERS = 8 * 2**20
MOST_MEMORY = 768 * 2**20
MOST_SECONDS = 8
#: The longest body; what follows is not read, and a note says so.
MOST_BODY = 250_000
#: The most paragraphs that are looked at to find it.
MOST_PARAGRAPHS = 40_000
#: The most tags of one file that are looked at.
MOST_MARKS = 250_000
