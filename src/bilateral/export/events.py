"""Events and periods for other programs: PLOVER JSON Lines, and a timeline for TimelineJS."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from bilateral.overview.model import LABELS, EventItem, Overview

#: The PLOVER type of each of our hard facts: relations set up and papers signed are cooperation, relations
#: cut are sanctions, as in CAMEO's roots 05 and 16. What is missing has no counterpart.
PLOVER = {
    "established": "COOPERATE",
    "restored": "COOPERATE",
    "recognised": "COOPERATE",
    "embassy opened": "COOPERATE",
    "agreement": "COOPERATE",
    "treaty": "COOPERATE",
    "alliance": "COOPERATE",
    "visit": "CONSULT",
    "aid": "AID",
    "broken": "SANCTION",
    "embassy closed": "SANCTION",
    "sanction": "SANCTION",
    "treaty ended": "SANCTION",
    "alliance ended": "SANCTION",
    "sanction ended": "CONCEDE",
    "war begun": "ASSAULT",
    "war ended": "RETREAT",
    "dispute": "MOBILIZE",
}


def plover_lines(view: Overview) -> str:
    """The events between the two states, one JSON object a line, in the fields of PLOVER.

    `event` is the PLOVER type, `bilateral_type` ours. Of a reciprocal event both states are source and target. Events
    without a counterpart in PLOVER (crises, rivalries, claims) are left out. `date` is the first day of the told
    precision.
    """
    lines = []
    for e in view.events:
        kind = PLOVER.get(e.type, e.type if e.type.isupper() else "")
        if not kind or not e.b:
            continue
        sides = [[{"country": e.a}], [{"country": e.b}]] if e.directed else [[{"country": e.a}, {"country": e.b}]] * 2
        record = {
            "id": e.id,
            "date": (e.date + "-01-01")[:10] if len(e.date) == 4 else (e.date + "-01")[:10],
            "date_precision": e.precision,
            "event": kind,
            "mode": None,
            "context": [],
            "source": sides[0],
            "target": sides[1],
            "reciprocal": not e.directed,
            "text": e.text,
            "bilateral_type": e.type,
            "evidence": [x.id for x in e.evidence if x.id],
        }
        lines.append(json.dumps(record, ensure_ascii=False))
    return "".join(line + "\n" for line in lines)


def _date(text: str) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), (int(p) for p in text.split("-")), strict=False))


def _slide(e: EventItem) -> dict[str, Any]:
    where = "; ".join(f"{x.source}: {x.record}" for x in e.evidence[:3])
    return {
        "start_date": _date(e.date),
        "text": {"headline": escape(e.type), "text": f"<p>{escape(e.text)}</p><p><small>{escape(where)}</small></p>"},
        "unique_id": e.id,
    }


def timeline(view: Overview) -> str:
    """Events as slides and periods as eras in the JSON of TimelineJS 3; its texts are HTML, so ours are escaped."""
    a, b = view.head["dyad"]["a"]["name"], view.head["dyad"]["b"]["name"]
    last = int(view.head["as_of"][:4])
    eras = [
        {
            "start_date": {"year": p.from_},
            "end_date": {"year": p.to or last},
            "text": {"headline": escape(f"{LABELS[p.quality]} ({p.estimate.mean:+.1f})")},
        }
        for p in view.periods
    ]
    title = {"text": {"headline": escape(f"{a} and {b}"), "text": f"<p>{escape(view.head['dyad']['id'])}</p>"}}
    told = {"title": title, "events": [_slide(e) for e in view.events if e.b], "eras": eras}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
