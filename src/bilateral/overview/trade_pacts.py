"""Agreements on preferential trade to which both are parties."""

from __future__ import annotations

from bilateral.overview.clauses import Own, clause, years_of
from bilateral.overview.data import DyadData
from bilateral.overview.model import Finding
from bilateral.overview.phrases import count

INDICATOR = "trade-agreements"


def trade_pacts(data: DyadData) -> list[Finding]:
    """How many came into force, from when to when, and which was the last; what ended is not on record."""
    rows = [o for o in data.observations.get(INDICATOR, []) if o.value]
    if not rows:
        return []
    number = int(sum(o.value or 0 for o in rows))
    first, last = rows[0].year, rows[-1].year
    names = (rows[-1].text or "").split("; ")
    text = f"By the list of DESTA, {count(number, 'trade agreement')} with both as parties came into force "
    if number == 1:
        text += f'in {last}: "{names[-1]}"'
    else:
        text += f"in {last}" if first == last else f"from {first} to {last}"
        text += f', the last of them "{names[-1]}"'
    text += f"; {'whether it has' if number == 1 else 'which have'} ended, it does not say."
    when = years_of(range(first, last + 1))
    said = (clause("trade-agreements", n=number, years=when, title=Own(names[-1])),)
    return [Finding(f"{data.dyad.id}/trade-agreements", "economic", text, data.evidence(*rows), 6, said)]
