"""One phrase that names an actor, to the states it belongs to.

>>> states_of_phrase("the Russian Foreign Minister Andrei Kozyrev"), states_of_phrase("the United Nations")
((365,), ())
"""

from __future__ import annotations

from datetime import date

from bilateral.reading.lexicon import find, tokens
from bilateral.reading.noun_phrases import actors


def states_of_phrase(phrase: str, on: date | None = None) -> tuple[int, ...]:
    """The states (COW codes) that the actors of a phrase belong to, also those who do not speak for it.

    "Rwandan rebels" belong to Rwanda. Organisations have none.
    """
    words = tokens(phrase, 0, len(phrase))
    found = actors(phrase, words, find(words), lambda _: on)
    if any(a.kind == "organisation" for a in found):
        return ()
    return tuple(dict.fromkeys(c for a in found for c in a.nation))
