"""Where what the tables of governments say comes from, in words."""

from __future__ import annotations

from bilateral.states.governments import Government, citations

#: The lists of leaders with which days in the tables were compared.
_LISTS = {"reign": "REIGN", "archigos": "Archigos"}


def cited(g: Government) -> str:
    """The source of a government's row, and whether the days in it were compared with a list at hand."""
    said = [words for name, words in _LISTS.items() if name in g.checked]
    days = (
        f"days as in {' and '.join(said)}" if said else "days from knowledge of the field, not compared with a record"
    )
    return f"{citations()[g.source][0]} ({days})"
