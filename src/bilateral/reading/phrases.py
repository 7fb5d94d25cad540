"""One phrase that names an actor, to the states it belongs to.

>>> states_of_phrase("the Russian Foreign Minister Andrei Kozyrev"), states_of_phrase("the United Nations")
((365,), ())
"""

from __future__ import annotations

from datetime import date

from bilateral.reading.lexicon import find, tokens
from bilateral.reading.noun_phrases import actors


def states_of_phrase(phrase: str, on: date | None = None) -> tuple[int, ...]:
    """The state (COW code) that the actor of a phrase belongs to, also if it does not speak for it.

    "Rwandan rebels" belong to Rwanda. Organisations have none. `on` is the day told.
    """
    words = tokens(phrase, 0, len(phrase))
    found = actors(phrase, words, find(words), lambda _: [on] if on else [])
    first = next((a for a in found if a.kind == "organisation" or a.nation), None)
    return first.nation if first is not None and first.kind != "organisation" else ()
