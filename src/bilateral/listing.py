"""What `sources` and `trace` print."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from bilateral.cite import bibtex, csl
from bilateral.errors import SourceError
from bilateral.paths import raw_folder
from bilateral.store import Store
from bilateral.trace import Traced

_WIDTH = 96


def known_sources(store: Store) -> dict[str, dict[str, Any]]:
    """Every source: those of the store as they were built, the others as this version would build them."""
    from dataclasses import asdict

    from bilateral.sources import all_sources

    found = {}
    for name, source in all_sources().items():
        about = {k: getattr(source, k) for k in ("id", "name", "version", "years", "licence", "redistribute", "notes")}
        about["citations"] = [{**asdict(c), "text": c.text()} for c in source.citations]
        about["files"] = [asdict(f) for f in source.files]
        about["indicators"] = [asdict(i) for i in source.indicators]
        found[name] = about
    return dict(sorted((found | store.sources).items()))


def _fetched(about: dict[str, Any]) -> bool:
    return all((raw_folder() / f["name"]).is_file() for f in about["files"])


def _rows(store: Store, name: str) -> int:
    entry = store.sources.get(name)
    return sum(t["rows"] for t in entry["tables"].values()) if entry else 0


def list_sources(store: Store) -> str:
    """A table of all sources: id, years, rows in the store, status, licence."""
    lines = [f"{'source':<22}{'years':<11}{'rows':>10}  {'status':<20}licence"]
    for name, about in known_sources(store).items():
        status = "in the store" if name in store.sources else "fetched, not built" if _fetched(about) else "not fetched"
        years = f"{about['years'][0]}-{about['years'][1]}"
        rows = f"{_rows(store, name):,}" if name in store.sources else "-"
        lines.append(f"{name:<22}{years:<11}{rows:>10}  {status:<20}{str(about['licence'])[:40]}")
    missing = len(known_sources(store)) - len(store.sources)
    if missing:
        lines.append(f"{missing} more sources can be had: bilateral fetch --all, then bilateral build")
    return "\n".join(lines) + "\n"


def _pick(store: Store, source_id: str) -> dict[str, Any]:
    known = known_sources(store)
    if source_id not in known:
        from bilateral.sources import get_source

        get_source(source_id)  # raises, with near names
        raise SourceError(f"There is no source {source_id!r}.")
    return known[source_id]


def describe_source(store: Store, source_id: str) -> str:
    """One source in full: indicators, files with their hashes, notes, how to cite it."""
    about = _pick(store, source_id)
    lines = [
        f"{about['name']}, version {about['version']}",
        f"years {about['years'][0]}-{about['years'][1]}; licence: {about['licence']}; figures may be handed on: "
        f"{'yes' if about['redistribute'] else 'no'}",
        f"rows in the store: {_rows(store, source_id):,}",
        "",
        "Indicators",
    ]
    for i in about["indicators"]:
        lines += textwrap.wrap(
            f"{i['id']} ({i['unit']}, {i['years'][0]}-{i['years'][1]}; a missing row means: "
            f"{i['absent']}): {i['description']}",
            _WIDTH,
            initial_indent="  ",
            subsequent_indent="    ",
        )
    lines += ["", "Files"]
    for f in about["files"]:
        lines += [f"  {f['name']}  {f['size']:,} bytes  sha256 {f['sha256'][:16]}...", f"    {f['url'] or f['origin']}"]
    if about["notes"]:
        lines += [
            "",
            "Notes",
            *(textwrap.fill(n, _WIDTH, initial_indent="  ", subsequent_indent="    ") for n in about["notes"]),
        ]
    lines += [
        "",
        "Cite",
        *(textwrap.fill(c["text"], _WIDTH, initial_indent="  ", subsequent_indent="    ") for c in about["citations"]),
    ]
    return "\n".join(lines) + "\n"


def cite_sources(store: Store, source_id: str | None, form: str) -> str:
    """Citations of one source, or of all in the store."""
    chosen = [_pick(store, source_id)] if source_id else list(store.sources.values())
    return bibtex(chosen) if form == "bibtex" else csl(chosen)


def _one_line(cells: Mapping[str, str]) -> str:
    """One of several records in a line: its cells, without those that are empty."""
    return ", ".join(f"{name} = {' '.join(value.split())}" for name, value in cells.items() if value.strip())


def show_trace(sentence: str, rows: Sequence[Traced], lines: Sequence[str]) -> str:
    """The sentence, then each row with its raw record and citation."""
    out = [textwrap.fill(sentence, _WIDTH), ""] if sentence else []
    for row in rows:
        out += [
            row.id,
            f"  says      {row.said}",
            f"  source    {row.place.source}: {row.cite}",
            f"  licence   {row.licence}",
            f"  file      {row.place.file}, sha256 {row.sha256[:16]}...",
            f"  record    {row.place.text()}",
        ]
        if row.raw is None:
            out.append(f"  raw       {row.why_not}")
        elif len(row.raw) > 1:
            out += [f"  raw {n:<6}{_one_line(cells)}" for n, cells in enumerate(row.raw, start=1)]
        else:
            out += [f"  raw       {name} = {' '.join(value.split())}" for name, value in row.raw[0].items()]
        out.append("")
    out += lines
    return "\n".join(out).rstrip("\n") + "\n"
