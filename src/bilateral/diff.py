"""What moved between two stores: sources and rows, and the sentences and figures of overviews, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bilateral.dyad import Dyad
from bilateral.overview.assemble import overview
from bilateral.overview.model import Overview
from bilateral.store import Store


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source that came, went or changed: what of it, and how many rows of each table came and went."""

    source: str
    kind: str  # added, removed or changed
    reasons: tuple[str, ...]
    rows: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Moved:
    """A sentence, figure, event or period of a dyad that is new, gone or other; `because`: the changed sources."""

    dyad: str
    part: str
    id: str
    old: str
    new: str
    because: tuple[str, ...]


def _rows(old: Store, new: Store, source: str, table: str) -> tuple[int, int]:
    """How many rows of a table came, and how many went; rows are compared whole, each as often as it stands."""
    import polars as pl

    frames = [pl.DataFrame(pl.from_arrow(t)) if (t := s.table(source, table)) is not None else None for s in (old, new)]
    before, after = frames
    if before is None or after is None or before.columns != after.columns:
        return (0 if after is None else len(after), 0 if before is None else len(before))
    keys = before.columns
    counts = [f.group_by(keys).len() for f in (before, after)]
    joined = counts[0].join(counts[1], on=keys, how="full", nulls_equal=True, coalesce=True, suffix="_new")
    change = joined.select((pl.col("len_new").fill_null(0).cast(pl.Int64) - pl.col("len").fill_null(0)).alias("n"))["n"]
    return int(change.clip(0).sum()), int((-change).clip(0).sum())


def _changed(old: Store, new: Store, source: str) -> SourceChange | None:
    a, b = old.sources[source], new.sources[source]
    if a == b:
        return None
    reasons = []
    if a["version"] != b["version"]:
        reasons.append(f"version {a['version']} became {b['version']}")
    files = [{f["name"]: f["sha256"] for f in s["files"]} for s in (a, b)]
    for name in dict.fromkeys([*files[0], *files[1]]):
        was, now = files[0].get(name), files[1].get(name)
        if was != now:
            reasons.append(f"file {name}: {was[:12] if was else 'absent'} became {now[:12] if now else 'absent'}")
    tables = {
        t: _rows(old, new, source, t)
        for t in dict.fromkeys([*a["tables"], *b["tables"]])
        if a["tables"].get(t) != b["tables"].get(t)
    }
    if not reasons and tables:
        reasons.append("the same files were read otherwise, by another version of the program")
    if a["indicators"] != b["indicators"]:
        reasons.append("its indicators are described otherwise")
    return SourceChange(source, "changed", tuple(reasons or ["its description changed"]), tables)


def diff_sources(old: Store, new: Store) -> list[SourceChange]:
    """The sources that differ, in the order of their ids."""
    found = []
    for source in sorted({*old.sources, *new.sources}):
        if source not in new.sources or source not in old.sources:
            kind = "removed" if source in old.sources else "added"
            tables = (old if kind == "removed" else new).sources[source]["tables"]
            size = {t: (0, about["rows"]) if kind == "removed" else (about["rows"], 0) for t, about in tables.items()}
            found.append(SourceChange(source, kind, (), size))
        elif (change := _changed(old, new, source)) is not None:
            found.append(change)
    return found


def _told(view: Overview) -> dict[tuple[str, str], tuple[str, frozenset[str]]]:
    """Everything an overview says, by part and id, with the sources that it rests on."""

    def sources(evidence: Iterable[Any]) -> frozenset[str]:
        return frozenset(e.source for e in evidence)

    told = {("sentence", f.id): (f.text, sources(f.evidence)) for f in view.findings}
    told |= {("figure", f.id): (f"{f.year}: {f.value:,.10g} {f.unit}", sources(f.evidence)) for f in view.figures}
    told |= {("event", e.id): (f"{e.date} {e.text}", sources(e.evidence)) for e in view.events}
    for p in view.periods:
        text = f"{p.from_} to {p.to or 'today'}: {p.label} ({p.estimate.mean:+.1f})"
        told["period", f"{view.head['dyad']['id']}/period-{p.from_}"] = (text, frozenset())
    return told


def diff_dyad(old: Store, new: Store, dyad: Dyad, changes: Sequence[SourceChange], today: date) -> list[Moved]:
    """What the overviews of one dyad from the two stores say otherwise, told of the same day.

    `because` names the changed sources on which a thing rests; a period rests on all of them that tell of the dyad.
    """
    before, after = (_told(overview(s, dyad, as_of=today)) for s in (old, new))
    every = {c.source for c in changes}
    known = set().union(*(rests for told in (before, after) for _, rests in told.values())) & every
    moved = []
    for key in dict.fromkeys([*before, *after]):
        (was, a), (now, b) = before.get(key, ("", frozenset())), after.get(key, ("", frozenset()))
        if was != now:
            because = ((a | b) & every) or (known if key[0] == "period" or not (a | b) else frozenset())
            moved.append(Moved(dyad.id, key[0], key[1], was, now, tuple(sorted(because))))
    return moved


def report(changes: Sequence[SourceChange], moved: Sequence[Moved], names: tuple[str, str]) -> str:
    """Both lists in lines for a person."""
    if not changes and not moved:
        return f"{names[0]} and {names[1]} say the same.\n"
    lines = [f"{names[0]} to {names[1]}: {len(changes)} sources differ"]
    for c in changes:
        lines.append(f"  {c.source}: {c.kind}{': ' if c.reasons else ''}{'; '.join(c.reasons)}")
        lines += [f"    {t}: {came:,} rows came, {went:,} went" for t, (came, went) in c.rows.items()]
    dyad = ""
    for m in moved:
        if m.dyad != dyad:
            dyad = m.dyad
            lines.append(f"{dyad}: {sum(x.dyad == dyad for x in moved)} things are told otherwise")
        rests = f" (because of {', '.join(m.because)})" if m.because else ""
        lines += [f"  {m.part} {m.id}{rests}", f"    was: {m.old or '(not told)'}", f"    now: {m.new or '(not told)'}"]
    return "\n".join(lines) + "\n"
