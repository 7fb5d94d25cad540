"""Today's name of a state, read on a day in the past: "Germany" signed as the Federal Republic in 1959."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from bilateral.states.registry import states

if TYPE_CHECKING:
    import polars as pl

#: Under the name of the one, lists also write what the other did before it (COW codes).
BEFORE = {255: (260,), 679: (678,), 316: (315,), 317: (315,), 305: (300,)}


@cache
def named_on(cow: int, on: date | None) -> int:
    """The state that bore today's name of a state on a day."""
    if on is None or cow not in BEFORE:
        return cow
    spells = [(spell, code) for code in (cow, *BEFORE[cow]) for spell in states()[code].spells]
    holds = [code for spell, code in spells if spell.holds(on)]
    # between two memberships, the next to begin: the Federal Republic from 1949, a member from 1955
    later = sorted((spell.start, code) for spell, code in spells if spell.start > on)
    return holds[0] if holds else later[0][1] if later else cow


def on_day(cow: pl.Series, days: pl.Series) -> pl.Series:
    """The states that bore these states' names on each row's day.

    A name without predecessors here stays itself, member or not: what a source dates before an
    independence is kept as the source says it. Null stays null.
    """
    import polars as pl

    frame = pl.DataFrame({"cow": cow, "day": days})
    pairs = frame.unique(maintain_order=True)
    found = [None if code is None else named_on(code, on) for code, on in pairs.iter_rows()]
    table = pairs.with_columns(pl.Series("found", found, dtype=pl.Int16))
    return frame.join(table, on=["cow", "day"], how="left", nulls_equal=True, maintain_order="left")["found"]
