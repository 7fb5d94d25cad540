"""From an id back to the record: what the store holds under it, and the raw record in its file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bilateral.dyad import Dyad, make_dyad
from bilateral.errors import BilateralError, SourceError, StoreError
from bilateral.overview.assemble import overview
from bilateral.overview.data import DyadData, Window
from bilateral.overview.votes import INDICATOR, roll_call_lines
from bilateral.raw import open_record
from bilateral.records import Event, Observation, Party, Place, Said
from bilateral.states.governments import citations, governments
from bilateral.states.registry import SYSTEM_BEGINS, State, lineage, state, states
from bilateral.store import Store


@dataclass(frozen=True, slots=True)
class Traced:
    """One row of the store with its raw records: one, or all the summands of a sum.

    `raw` is None when the raw file is not here: `why_not` says so.
    """

    id: str
    said: str
    place: Place
    sha256: str
    cite: str
    licence: str
    raw: tuple[dict[str, str], ...] | None
    why_not: str


def _said(row: Observation | Event | Party | Said) -> str:
    if isinstance(row, Said):
        when = f", {row.edtf}" if row.edtf else ""
        what = f"{row.value:,.15g} {row.unit or ''} {row.type}".strip() if row.value is not None else row.type
        return f"{row.kind}: {what}{when}, according to {row.title}, characters {row.start} to {row.stop}"
    if isinstance(row, Observation):
        return f"{row.value if row.value is not None else row.text} ({row.status})"
    if isinstance(row, Event):
        return row.text
    return f"cow:{row.state} is party to {row.title}, in force for it since {row.force or 'an unknown day'}"


def _file(store: Store, place: Place) -> dict[str, Any]:
    found: dict[str, Any] = next((f for f in store.sources[place.source]["files"] if f["name"] == place.file), {})
    return found


def _open(store: Store, row: Observation | Event | Party | Said, folders: Iterable[Path]) -> Traced:
    if isinstance(row, Said) and row.place.source == "articles":
        return _article(row)
    about = _file(store, row.place)
    raw, why = None, f"{row.place.file} is not on this machine; run: bilateral fetch {row.place.source}"
    for folder in folders:
        path = folder / row.place.file
        if path.is_file():
            try:
                year = row.year if isinstance(row, Observation) else None
                raw, why = tuple(open_record(path, *part, year) for part in row.place.parts), ""
            except SourceError as error:
                why = str(error)
            break
    said = _said(row)
    source = store.sources[row.place.source]
    return Traced(
        f"{row.place.source}:{row.treaty}:{row.state}" if isinstance(row, Party) else row.id,
        said,
        row.place,
        about.get("sha256", ""),
        store.cite(row.place.source),
        source["licence"],
        raw,
        why,
    )


def _article(row: Said) -> Traced:
    """A claim of an article that was added: its words are in the store."""
    cite = f"{row.author or 'Unsigned'} ({row.published.year if row.published else 'undated'}). {row.title}."
    words = ({"quote": row.quote or ""},)
    return Traced(row.id, _said(row), row.place, row.article, cite, "the author's", words, "")


def _dyad_of_codes(a: int, b: int) -> Dyad:
    other = b if b else next(cow for cow in states() if cow != a and _coexist(state(a), state(cow)))
    return make_dyad(state(a), state(other))


def _coexist(one: State, other: State) -> bool:
    return any(x.overlap(y) for x in one.spells for y in other.spells)


def trace(store: Store, trace_id: str, folders: Iterable[Path]) -> tuple[str, list[Traced], list[str]]:
    """What stands behind an id of an observation, an event, a figure or a finding.

    Returns
    -------
    The sentence (empty unless the id is a finding's), the rows with their raw records, and lines of further
    records (the roll calls behind a year of votes).

    Raises
    ------
    BilateralError
        If the store holds nothing under the id.
    """
    wanted = trace_id.removeprefix("figure:")
    if "/" in wanted:
        return _finding(store, wanted, list(folders))
    if vote := re.fullmatch(rf"{INDICATOR}:(\d+)-(\d+):(\d{{4}})", wanted):
        dyad = make_dyad(state(int(vote[1])), state(int(vote[2])))
        data = DyadData(store, dyad, Window(SYSTEM_BEGINS, int(vote[3]), date.max))
        return "", [], roll_call_lines(data, int(vote[3]))
    if told := re.fullmatch(r"state:(\d+)", wanted):
        links = [f"{k.day}  {k.kind}: {k.note} (source: {k.source})" for k in lineage(int(told[1]))]
        ruled = [
            f"{g.start}  {g.kind} government: {g.name}, to {g.end or 'today'} ({citations()[g.source][0]})"
            for g in governments(int(told[1]))
        ]
        if not links and not ruled:
            raise BilateralError(f"The tables say nothing of lineage or governments of cow:{told[1]}.")
        return "", [], [*links, *ruled]
    if (party := re.fullmatch(r"([\w-]+):(.+):(\d+)", wanted)) and party[1] in store.sources and "-" not in party[3]:
        rows_of = [p for p in store.parties([int(party[3])]) if (p.place.source, p.treaty) == (party[1], party[2])]
        if rows_of:
            return "", [_open(store, p, folders) for p in rows_of], []
    pair = re.search(r":(\d+)-(\d+):", wanted)
    if pair is None:
        raise BilateralError(
            f"{trace_id[:100]!r} is no id. Ids stand in `bilateral overview A B --format json`, under id and trace."
        )
    dyad = _dyad_of_codes(int(pair[1]), int(pair[2]))
    rows: list[Observation | Event | Said]
    rows = list(store.said(dyad)) if ":claim:" in wanted else [*store.observations(dyad), *store.events(dyad)]
    found = [row for row in rows if row.id == wanted]
    if not found:
        raise StoreError(
            f"The store {store.folder} holds nothing under {trace_id!r}. It may come from another store: "
            "compare the store's id in the overview."
        )
    return "", [_open(store, row, folders) for row in found], []


def _finding(store: Store, wanted: str, folders: list[Path]) -> tuple[str, list[Traced], list[str]]:
    keys = {s.key: s for s in states().values()}
    one, _, other = wanted.split("/")[0].partition("-")
    if one not in keys or other not in keys:
        raise BilateralError(f"{wanted!r} is no id: {one}-{other} is no dyad.")
    dyad = make_dyad(keys[one], keys[other])
    told = next((f for f in overview(store, dyad).findings if f.id == wanted), None)
    if told is None:
        raise StoreError(f"The overview of {dyad.id} from this store has no finding {wanted!r}.")
    rows: list[Traced] = []
    lines: list[str] = []
    # a finding on shared treaties rests on hundreds of memberships: the table is read once, not once for each
    ties = (
        {f"{p.place.source}:{p.treaty}:{p.state}": p for p in store.parties(dyad.codes_a | dyad.codes_b)}
        if any(e.source == "manytreaties" for e in told.evidence)
        else {}
    )
    for e in told.evidence:
        if e.id in ties:
            rows.append(_open(store, ties[e.id], folders))
            continue
        try:
            _, more, calls = trace(store, e.id, folders)
        except BilateralError:
            lines.append(f"{e.source}, {e.file}, {e.record}: {e.value} ({e.cite})")
            continue
        rows += more
        lines += calls
    return told.text, rows, lines
