"""The UN votes of two states, year by year, and which of them speak for states that recognised each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bilateral.overview.data import DyadData
from bilateral.overview.model import Evidence
from bilateral.records import Place
from bilateral.states.governments import unrecognised_seat

INDICATOR = "un-vote-agreement"
_FIRST_WITH_DAYS = 58
_WORDS = {1: "yes", 2: "abstain", 3: "no"}


def unrecognised_years(data: DyadData) -> dict[int, str]:
    """The years most of whose days lie in such a span, with the reason."""
    found: dict[int, str] = {}
    for year in range(data.window.first, data.window.last + 1):
        first, last = date(year, 1, 1), date(year, 12, 31)
        for start, end, why in seat_spans(data):
            if (min(end, last) - max(start, first)).days > 182:
                found[year] = why
    return found


@dataclass(frozen=True, slots=True)
class VoteYear:
    """One year: common votes, how many were cast alike, and the note on a seat that was not recognised."""

    year: int
    common: int
    alike: int
    unrecognised: int  # of the common votes, those cast by a government that the other did not recognise
    reason: str
    evidence: Evidence

    @property
    def share(self) -> float:
        """The share of common votes cast alike."""
        return self.alike / self.common

    @property
    def counts(self) -> bool:
        """Whether the year's votes speak for both states: most were cast by recognised governments."""
        return 2 * self.unrecognised < self.common


def seat_spans(data: DyadData) -> list[tuple[date, date, str]]:
    """The spans in which a government that the other did not recognise held a UN seat: first day, last day, why."""
    found = []
    for of in data.dyad.codes_a | data.dyad.codes_b:
        others = data.dyad.codes_b if of in data.dyad.codes_a else data.dyad.codes_a
        found += [(s.start, s.end or date.max, s.reason) for by in others for s in unrecognised_seat(of, by)]
    return found


def vote_years(data: DyadData) -> tuple[VoteYear, ...]:
    """Every year in which both states voted on at least two of the same roll calls."""
    calls = data.store.roll_calls("date")
    if not calls:
        return ()
    columns: list[tuple[str, dict[int, tuple[int, int]]]] = []
    for codes in (data.dyad.codes_a, data.dyad.codes_b):
        merged: dict[int, tuple[int, int]] = {}
        source = ""
        for code in sorted(codes):
            held = data.store.votes(code)
            if held is not None:
                source = held[0]
                merged |= {int(r): (int(v), int(n)) for r, v, n in zip(*held[1:], strict=True)}
        columns.append((source, merged))
    (source, ours), (_, theirs) = columns
    spans = seat_spans(data)
    when = dict(zip(calls["rcid"], calls["date"], strict=True))
    by_year: dict[int, list[tuple[bool, str, int]]] = {}
    for rcid in sorted(ours.keys() & theirs.keys()):
        day = when.get(rcid)
        if day is None or not data.window.holds(day) or data.dyad.at(day) is None:
            continue
        reason = next((why for start, end, why in spans if start <= day <= end), "")
        by_year.setdefault(day.year, []).append((ours[rcid][0] == theirs[rcid][0], reason, ours[rcid][1]))
    file = next((f["name"] for f in data.store.sources[source]["files"] if "votes" in f["name"]), "")
    out = []
    for year, rows in sorted(by_year.items()):
        if len(rows) < 2:
            continue
        unrecognised = [why for _, why, _ in rows if why]
        alike = sum(same for same, _, _ in rows)
        place = Place(source, file, rows[0][2], f"and the votes of both on {len(rows)} common roll calls of {year}")
        trace = f"{INDICATOR}:{min(data.dyad.a.cow, data.dyad.b.cow)}-{max(data.dyad.a.cow, data.dyad.b.cow)}:{year}"
        evidence = data.evidence_at(place, round(alike / len(rows), 4), trace)
        out.append(
            VoteYear(year, len(rows), alike, len(unrecognised), unrecognised[0] if unrecognised else "", evidence)
        )
    return tuple(out)


def roll_call_lines(data: DyadData, year: int) -> list[str]:
    """The roll calls of a year on which both voted, one line each: for `trace`.

    Most days before the 58th session are none in the file, which the store keeps as the first of their month: of those
    only the month is told.
    """
    calls = data.store.roll_calls("date", "session", "resolution", "title")
    votes: list[dict[int, int]] = []
    for codes in (data.dyad.codes_a, data.dyad.codes_b):
        merged: dict[int, int] = {}
        for code in sorted(codes):
            if held := data.store.votes(code):
                merged |= dict(zip(held[1].tolist(), held[2].tolist(), strict=True))
        votes.append(merged)
    lines = []
    columns = (calls[name] for name in ("rcid", "date", "session", "resolution", "title"))
    for rcid, on, session, number, title in zip(*columns, strict=True):
        if str(on)[:4] == str(year) and rcid in votes[0] and rcid in votes[1]:
            pair = f"{data.dyad.a.key} {_WORDS[votes[0][rcid]]:<8}{data.dyad.b.key} {_WORDS[votes[1][rcid]]:<8}"
            when = str(on)[:7] if session < _FIRST_WITH_DAYS and on.day == 1 else str(on)[:10]
            lines.append(f"{when:<10}  roll call {rcid:<6}{pair}{number or ''} {title or ''}".rstrip())
    return lines
