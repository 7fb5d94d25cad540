"""One dyad from a store to an overview: every part called once, and put together."""

from __future__ import annotations

from datetime import date
from typing import Any

from bilateral import __version__
from bilateral.dyad import Dyad
from bilateral.errors import BilateralError
from bilateral.overview.attributed import attributed_events, attributed_findings
from bilateral.overview.coverage import coverage
from bilateral.overview.data import DyadData, Window
from bilateral.overview.diplomacy import diplomacy, in_plain, succeeded
from bilateral.overview.event_clauses import event_clauses
from bilateral.overview.flows import flows
from bilateral.overview.happenings import told
from bilateral.overview.independence import independence
from bilateral.overview.model import DIMENSIONS, EventItem, Finding, Overview
from bilateral.overview.news import news
from bilateral.overview.outlook import outlook
from bilateral.overview.periods import periods
from bilateral.overview.phrases import day
from bilateral.overview.political import political
from bilateral.overview.rules import rules
from bilateral.overview.security import security
from bilateral.overview.series import all_series
from bilateral.overview.trade_pacts import trade_pacts
from bilateral.overview.treaties import treaties
from bilateral.overview.votes import vote_years
from bilateral.records import Event
from bilateral.states.registry import State
from bilateral.store import Store


def _head(data: DyadData, used: set[str]) -> dict[str, Any]:
    def about(s: State) -> dict[str, Any]:
        return {"iso3": s.iso3, "cow": s.cow, "name": s.name, "key": s.key, "in_text": s.in_text}

    dyad = data.dyad
    sources = [
        {
            "id": name,
            "version": s["version"],
            "licence": s["licence"],
            "citation": s["citations"][0]["text"],
            "years": s["years"],
            "sha256": {f["name"]: f["sha256"] for f in s["files"]},
            "used": name in used,
            "name": s["name"],
        }
        for name, s in data.store.sources.items()
    ]
    return {
        "bilateral": __version__,
        "as_of": data.window.as_of.isoformat(),
        "window": {"from": data.window.first, "to": data.window.last},
        "store": {"id": data.store.id, "sources": sources},
        "dyad": {
            "id": dyad.id,
            "a": about(dyad.a),
            "b": about(dyad.b),
            "from": dyad.start.isoformat(),
            "to": dyad.end.isoformat() if dyad.end else None,
            "gaps": [[a.isoformat(), b.isoformat()] for a, b in dyad.gaps],
        },
    }


def _events(data: DyadData) -> tuple[EventItem, ...]:
    """Events between the two, one line where several records tell of one and the same."""
    merged: dict[tuple[str, str, int, str], list[Event]] = {}
    for e in data.events:
        if e.b != 0:
            slot = (
                e.type,
                e.when,
                e.a if e.directed else 0,
                "" if e.type in ("established", "broken", "restored") else e.text,
            )
            merged.setdefault(slot, []).append(e)
    return tuple(
        EventItem(
            rows[0].id,
            rows[0].when,
            rows[0].precision,
            rows[0].type,
            data.key(rows[0].a),
            data.key(rows[0].b),
            rows[0].directed,
            told(data, rows[0]),
            data.evidence(*rows),
            clauses=event_clauses(rows[0]),
        )
        for rows in merged.values()
    )


def _successions(data: DyadData) -> list[Finding]:
    """A state that followed another during the relations; it rests on our own table of lineage."""
    from bilateral.overview.model import Evidence

    out: list[Finding] = []
    for on, note, cow, said in succeeded(data):
        words = in_plain(note)
        if on >= data.dyad.start and words:
            evidence = Evidence(
                "states",
                "lineage.csv",
                f"cow:{cow}, {on}",
                note,
                "bilateral, table of lineage",
                f"state:{cow}",
            )
            name = f"{data.dyad.id}/succession-{cow}-{on}"
            same = sum(f.id.startswith(name) for f in out)
            out.append(
                Finding(
                    f"{name}-{same + 1}" if same else name,
                    "diplomatic",
                    f"{words} ({day(on)}).",
                    (evidence,),
                    8.5,
                    (said,),
                )
            )
    return out


def overview(
    store: Store, dyad: Dyad, *, first: int | None = None, last: int | None = None, as_of: date | None = None
) -> Overview:
    """The overview of a dyad from a store.

    Parameters
    ----------
    first, last : years; default: from the first year in which both were states to the day of the telling.
    as_of : nothing later than this day is told; default: today.

    Raises
    ------
    BilateralError
        If `first` is after `last`, or the window lies outside the time in which both were states.
    """
    today = as_of or date.today()
    begin = max(first or 0, dyad.start.year)
    end = min(last or 9999, today.year, dyad.end.year if dyad.end else 9999)
    if begin > end:
        raise BilateralError(
            f"There is nothing from {begin} to {end}: {dyad.a.name} and {dyad.b.name} were "
            f"both states from {dyad.start} to {dyad.end or 'today'}. Choose years in that span."
        )
    data = DyadData(store, dyad, Window(begin, end, today))
    votes = vote_years(data)
    findings = political(data, votes) + security(data) + treaties(data) + _successions(data)
    relations, conflicts = diplomacy(data)
    flow_findings, figures, more = flows(data)
    findings += (
        relations + flow_findings + trade_pacts(data) + independence(data) + news(data) + attributed_findings(data)
    )
    level, years, told_periods, turns = periods(data, votes)
    findings += turns
    order = {name: place for place, name in enumerate(DIMENSIONS)}
    findings.sort(key=lambda f: (order[f.dimension], -f.weight, f.id))
    events = _events(data)
    events = tuple(sorted((*events, *attributed_events(data, events)), key=lambda e: e.date))
    used = {e.source for f in findings for e in f.evidence} | {e.source for x in events for e in x.evidence}
    return Overview(
        head=_head(data, used),
        level=years,
        periods=tuple(told_periods),
        events=events,
        figures=tuple(figures),
        findings=tuple(findings),
        conflicts=tuple(conflicts + more),
        coverage=coverage(data, votes),
        outlook=outlook(told_periods, level, data),
        series=all_series(data, votes),
        rules=rules(data),
    )
