"""Who speaks for a state: its governments, who held its UN seat, and which partner recognised whom.

A series observed from a government that the partner did not recognise says nothing of the relations of the two
states. `unrecognised_seat` gives the spans in which that is so. The rule and its reasons: docs/governments.md.
All days are inclusive; `end` None is today. Facts are in tables/, each with the id of its source.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, Protocol, cast, get_args

from bilateral.errors import StateError
from bilateral.states.registry import day, read_table

Kind = Literal["effective", "rival", "exile"]
Precision = Literal["day", "month", "year", ""]
Stance = Literal["recognised", "not recognised", "credentials refused"]

#: What a seat's holder may be, other than a government.
EMPTY = ("vacant", "suspended")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Government:
    """A government of a state. `short` is its name inside a sentence; `kind` says how it ruled in these days.

    `checked` says which of its days a published list of leaders or regimes bears out ("from reign+archigos"); "" if
    they rest on the source alone, which was cited from knowledge of the field and not opened.
    """

    id: str
    cow: int
    name: str
    short: str
    kind: Kind
    start: date
    start_precision: Precision
    end: date | None
    end_precision: Precision
    note: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Who held a state's seat in a body: a government's id, or `vacant` or `suspended`."""

    cow: int
    body: str
    holder: str
    start: date
    end: date | None
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the state `by` held of a government; `credentials refused` is a recorded vote, for its session."""

    government: str
    by: int
    start: date
    start_precision: Precision
    end: date | None
    end_precision: Precision
    stance: Stance
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Span:
    """Days with one holder of the seat and the reason to show them; `effective`: the holder ruled the country.

    `sources` are the ids in government_sources.csv of the rows that the reason rests on.
    """

    start: date
    end: date | None
    holder: str
    reason: str
    effective: bool
    sources: tuple[str, ...]


class _Dated(Protocol):
    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date | None: ...


def _holds(row: _Dated, on: date) -> bool:
    return row.start <= on and (row.end is None or on <= row.end)


def _told(value: str, allowed: object, row: str) -> str:
    """The value, if the type allows it; a slip in a table stops here."""
    if value not in get_args(allowed):
        raise StateError(f"{row}: found {value!r}, expected one of {get_args(allowed)}. Correct the table.")
    return value


@cache
def all_governments() -> dict[str, Government]:
    """Every government by its id."""
    return {
        r["id"]: Government(
            id=r["id"],
            cow=int(r["cow"]),
            name=r["name"],
            short=r["short"],
            kind=cast("Kind", _told(r["kind"], Kind, r["id"])),
            start=date.fromisoformat(r["from"]),
            start_precision=cast("Precision", _told(r["from_precision"], Precision, r["id"])),
            end=day(r["to"]),
            end_precision=cast("Precision", _told(r["to_precision"], Precision, r["id"])),
            note=r["note"],
            source=r["source"],
            checked=r["checked"],
        )
        for r in read_table("governments")
    }


@cache
def seats(body: str = "UN") -> tuple[Seat, ...]:
    """Every row of who held whose seat in a body, by state and day."""
    rows = (
        Seat(
            int(r["cow"]),
            r["body"],
            r["holder"],
            date.fromisoformat(r["from"]),
            day(r["to"]),
            r["source"],
            r["note"],
        )
        for r in read_table("seats")
        if r["body"] == body
    )
    return tuple(sorted(rows, key=lambda s: (s.cow, s.start)))


@cache
def recognitions() -> tuple[Recognition, ...]:
    """Every row of who recognised, or refused, which government."""
    return tuple(
        Recognition(
            government=r["government"],
            by=int(r["by"]),
            start=date.fromisoformat(r["from"]),
            start_precision=cast("Precision", _told(r["from_precision"], Precision, r["government"])),
            end=day(r["to"]),
            end_precision=cast("Precision", _told(r["to_precision"], Precision, r["government"])),
            stance=cast("Stance", _told(r["stance"], Stance, r["government"])),
            source=r["source"],
            note=r["note"],
        )
        for r in read_table("recognition")
    )


@cache
def citations() -> dict[str, tuple[str, str]]:
    """The citation and address of every source id that the tables name."""
    return {r["id"]: (r["citation"], r["url"]) for r in read_table("government_sources")}


def governments(cow: int) -> tuple[Government, ...]:
    """The governments of a state that the tables know, by their first day; empty where nothing was contested."""
    return tuple(sorted((g for g in all_governments().values() if g.cow == cow), key=lambda g: g.start))


def seat_holder(cow: int, on: date) -> Government | None:
    """The government that held the UN seat; None if vacant, suspended, not a member or not in the tables."""
    found = (s for s in seats() if s.cow == cow and _holds(s, on) and s.holder not in EMPTY)
    return next((all_governments()[s.holder] for s in found), None)


def effective(cow: int, on: date) -> Government | None:
    """The government that ruled the country on a day; None if the tables do not know it."""
    return next((g for g in governments(cow) if g.kind == "effective" and _holds(g, on)), None)


@cache
def _dealings() -> dict[tuple[int, int], tuple[Recognition, ...]]:
    """The rows of each pair (state of the government, state that recognised or refused it)."""
    pairs: dict[tuple[int, int], list[Recognition]] = {}
    for row in recognitions():
        pairs.setdefault((all_governments()[row.government].cow, row.by), []).append(row)
    return {pair: tuple(rows) for pair, rows in pairs.items()}


def recognised(by: int, of: int, on: date) -> Government | None:
    """The government of `of` that `by` is known to have recognised; None where the tables are silent."""
    rows = (r for r in _dealings().get((of, by), ()) if r.stance == "recognised" and _holds(r, on))
    return next((all_governments()[r.government] for r in rows), None)


def _verdict(seat: Seat, rows: Iterable[Recognition], on: date) -> tuple[str, tuple[str, ...]] | None:
    """Why the seat's holder does not speak to the partner on a day, and the sources; None if it does."""
    valid = [r for r in rows if _holds(r, on)]
    own = [r for r in valid if r.government == seat.holder]
    if any(r.stance == "recognised" for r in own):
        return None
    short = all_governments()[seat.holder].short
    if own:
        refused = own[0].stance == "credentials refused"
        tail = "whose credentials the partner refused" if refused else "which the partner did not recognise"
        return f"seat held by {short}, {tail}", (seat.source, own[0].source)
    rival = next((r for r in valid if r.stance == "recognised"), None)
    if rival is None:
        return None
    other = all_governments()[rival.government].short
    return f"seat held by {short}, while the partner recognised {other}", (seat.source, rival.source)


def _pieces(seat: Seat, rows: Iterable[Recognition]) -> list[Span]:
    """A tenure cut where any row begins or ends, kept where the partner did not recognise the holder."""
    rows = list(rows)
    cuts = {seat.start} | {r.start for r in rows} | {r.end + _DAY for r in rows if r.end}
    starts = sorted(c for c in cuts if _holds(seat, c))
    spans: list[Span] = []
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        verdict = _verdict(seat, rows, start)
        if verdict is None:
            continue
        end = seat.end if after is None else after - _DAY
        ruled = all_governments()[seat.holder].kind == "effective"
        span = Span(start, end, seat.holder, verdict[0], ruled, verdict[1])
        last = spans[-1] if spans else None
        if last and last.end and last.end + _DAY == start and last.reason == span.reason:
            spans[-1] = Span(last.start, end, last.holder, last.reason, ruled, last.sources)
        else:
            spans.append(span)
    return spans


@cache
def unrecognised_seat(of: int, by: int) -> tuple[Span, ...]:
    """The spans in which the holder of `of`'s UN seat was not the government that `by` recognised, by date.

    No row means that the votes count. A vacant or suspended seat gives no span: nobody voted.
    """
    rows = _dealings().get((of, by), ())
    held = (s for s in seats() if s.cow == of and s.holder not in EMPTY)
    return tuple(span for seat in held for span in _pieces(seat, rows))


@cache
def contested(cow: int) -> tuple[Span, ...]:
    """The spans, for display, in which the seat was empty or its holder did not rule the country."""
    spans = []
    for seat in (s for s in seats() if s.cow == cow):
        if seat.holder in EMPTY:
            reason = f"seat {seat.holder}"
        elif (holder := all_governments()[seat.holder]).kind != "effective":
            reason = f"seat held by {holder.short}"
        else:
            continue
        spans.append(Span(seat.start, seat.end, seat.holder, reason, False, (seat.source,)))
    return tuple(spans)


@cache
def unrecognised_table() -> tuple[tuple[int, int, date, date | None, str], ...]:
    """Every span of the world as (of, by, start, end, holder): one small table to join to votes by day."""
    return tuple(
        (of, by, span.start, span.end, span.holder)
        for of, by in sorted(_dealings())
        for span in unrecognised_seat(of, by)
    )
