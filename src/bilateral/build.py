"""Raw files to a store: each source read by its adapter, checked, sorted, written; the manifest last.

Tables are files named by the hash of their bytes, and the manifest is replaced in one step when all of them
are there. So a build that is killed leaves the old store as it was, and two builds of the same inputs give
the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bilateral.errors import BilateralError, OutdatedStoreError, SourceError, StoreError
from bilateral.fetch import Mirror, locate
from bilateral.processes import alone, deaf_children
from bilateral.schema import STATUSES, TABLES, VERSION, conform
from bilateral.sources import all_sources, get_source
from bilateral.store import Store

if TYPE_CHECKING:
    import polars as pl

    from bilateral.sources.base import Source

#: Told of progress: source id, "reading" or "done", rows.
Progress = Callable[[str, str, int], None]
#: Rows that stand together in a Parquet file: small enough that one dyad reads little.
_ROW_GROUP = 16_384


def _check(source: Source, table: str, frame: pl.DataFrame) -> None:
    """Stop at what no reader may give: too few rows, unknown words, rows out of order, doubled rows."""
    import polars as pl

    least = source.at_least.get(table, 1)
    if frame.height < least:
        raise SourceError(
            f"{source.id}: {frame.height:,} {table}, expected at least {least:,}. "
            "The raw file is truncated or of another version."
        )
    if table == "observations":
        known = {i.id for i in source.indicators}
        strange = set(frame["indicator"].unique()) - known
        if strange:
            raise SourceError(f"{source.id}: indicator {min(strange)!r} is not declared in its SOURCE.")
        if bad := set(frame["status"].unique()) - set(STATUSES[:3]):
            raise SourceError(f"{source.id}: status {min(bad)!r} is none of {', '.join(STATUSES[:3])}.")
        mute = frame.filter((pl.col("status") != "not reported") & pl.col("value").is_null() & pl.col("text").is_null())
        if mute.height:
            raise SourceError(
                f"{source.id}: {mute.height:,} observed rows have neither value nor text "
                f"(first: record {mute['record'][0]})."
            )
        if (frame["value"].is_nan() | frame["value"].is_infinite()).any():
            raise SourceError(f"{source.id}: NaN or infinity among the values.")
    for column in set(frame.columns) & {"a", "indicator", "type", "file", "record", "state", "status"}:
        if frame[column].null_count():
            raise SourceError(f"{source.id}: {frame[column].null_count():,} rows of {table} have no {column}.")
    if {"a", "b"} <= set(frame.columns) and (loop := frame.filter(pl.col("a") == pl.col("b"))).height:
        raise SourceError(f"{source.id}: state cow:{loop['a'][0]} stands on both sides of record {loop['record'][0]}.")


def write_table(folder: Path, source: str, table: str, frame: pl.DataFrame) -> dict[str, Any]:
    """One table of one source as a Parquet file named by its content; what the manifest says of it."""
    import pyarrow.parquet as pq

    (folder / table).mkdir(parents=True, exist_ok=True)
    part = folder / table / f".{source}.{os.getpid()}.part"
    arrow = frame.to_arrow()
    words = [name for name, kind in TABLES[table].items() if kind == "str"]
    numbers = [name for name, kind in TABLES[table].items() if kind in ("i32", "date")]
    pq.write_table(
        arrow.cast(_arrow_schema(table)),
        part,
        compression="zstd",
        compression_level=12,
        row_group_size=_ROW_GROUP,
        use_dictionary=[*words, "value"] if "value" in TABLES[table] else words,
        column_encoding=dict.fromkeys(numbers, "DELTA_BINARY_PACKED"),
        write_statistics=[name for name in ("a", "b", "state", "rcid") if name in TABLES[table]],
        store_schema=False,
    )
    digest = hashlib.sha256(part.read_bytes()).hexdigest()
    name = f"{table}/{source}-{digest[:12]}.parquet"
    part.replace(folder / name)
    return {"path": name, "rows": frame.height, "sha256": digest, "bytes": (folder / name).stat().st_size}


def _arrow_schema(table: str) -> Any:
    import pyarrow as pa

    types = {
        "str": pa.string(),
        "i8": pa.int8(),
        "i16": pa.int16(),
        "i32": pa.int32(),
        "f64": pa.float64(),
        "date": pa.date32(),
        "bool": pa.bool_(),
    }
    return pa.schema([(name, types[kind]) for name, kind in TABLES[table].items()])


def describe(source: Source) -> dict[str, Any]:
    """What a store remembers of a source, so that it can be read without the adapters."""
    about = asdict(source)
    about["citations"] = [{**asdict(c), "text": c.text()} for c in source.citations]
    return {k: v for k, v in about.items() if k not in ("read", "at_least")}


def load_source(source_id: str, paths: Mapping[str, Path], folder: Path) -> dict[str, Any]:
    """Read one source and write its tables into the folder of a store; its entry for the manifest."""
    source = get_source(source_id)
    try:
        loaded = source.read(paths)
    except BilateralError:
        raise
    except Exception as error:  # an adapter met what it was not written for: the user needs one line, not a trace
        raise SourceError(
            f"{source_id}: its raw file is not what the adapter expects "
            f"({type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}). "
            f"Fetch it again; if it is new, change sources/{source_id.replace('-', '_')}.py."
        ) from error
    tables = {}
    for table in TABLES:
        frame = getattr(loaded, table)
        if frame is not None:
            frame = conform(table, frame)
            _check(source, table, frame)
            tables[table] = write_table(folder, source_id, table, frame)
    return {**describe(source), "tables": tables}


def manifest_id(entries: Mapping[str, Any]) -> str:
    """The sha256 that names a store: of its schema and of every source's entry."""
    text = json.dumps({"schema": VERSION, "sources": entries}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def write_manifest(folder: Path, entries: Mapping[str, Any]) -> str:
    """Put the manifest in place in one step, then drop the tables that no manifest names; the store's id."""
    from bilateral import __version__

    store_id = manifest_id(entries)
    manifest = {
        "bilateral": __version__,
        "schema": VERSION,
        "id": store_id,
        "sources": dict(sorted(entries.items())),
    }
    part = folder / f".manifest.{os.getpid()}.part"
    part.write_text(json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    with part.open("rb") as stream:
        os.fsync(stream.fileno())
    part.replace(folder / "manifest.json")
    named = {t["path"] for entry in entries.values() for t in entry["tables"].values()}
    for table in TABLES:
        for path in (folder / table).glob("*.parquet"):
            if path.relative_to(folder).as_posix() not in named:
                path.unlink()
        for left in (folder / table).glob(".*.part"):  # by a build that was killed
            left.unlink()
    return store_id


def _standing(folder: Path) -> dict[str, Any]:
    """The sources of the store that stands in a folder; none if there is no store, or one of another schema.

    Raises
    ------
    StoreError
        If the folder holds other things than a store, or a store whose manifest is damaged: a build throws away
        tables that its manifest does not name, so it is never made over what it cannot read.
    """
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        strange = sorted(p.name for p in folder.iterdir() if p.name not in TABLES) if folder.is_dir() else []
        if any(not name.startswith(".manifest.") for name in strange):
            raise StoreError(
                f"{folder} is no store and not empty (it has {strange[0]}). Choose a new or an empty folder with -o."
            )
        return {}
    try:
        return dict(Store(folder).sources)
    except OutdatedStoreError:
        return {}


def build(
    ids: Sequence[str],
    folder: Path,
    raw: Path,
    *,
    mirror: Path | None = None,
    redistributable: bool = False,
    progress: Progress = lambda *_: None,
    workers: int | None = None,
) -> tuple[str, list[str]]:
    """Build the sources with these ids (all that have their raw files, if none are named) into a store.

    Sources that the store already has and that are not named stay as they are.

    Returns
    -------
    id of the store, and the ids of the sources left out because their raw files are not there.

    Raises
    ------
    BilateralError
        If a named source has no raw files, or a file is damaged or not what its adapter was told; the store is
        then as it was.
    """
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    finder = Mirror(mirror) if mirror else None
    wanted = (
        [get_source(i) for i in ids]
        if ids
        else [s for s in all_sources().values() if s.redistribute or not redistributable]
    )
    ready, absent = {}, []
    for source in wanted:
        paths = locate(source, raw, finder)
        if paths is None:
            absent.append(source.id)
        else:
            ready[source.id] = paths
    if absent and ids:
        raise SourceError(f"{absent[0]}: its raw files are not here. Run: bilateral fetch {absent[0]}")
    if not ready:
        raise SourceError("No raw file is here. Run `bilateral fetch --all` (or --mirror DIR), then build again.")
    standing = _standing(folder)
    folder.mkdir(parents=True, exist_ok=True)
    entries: dict[str, Any] = {}
    if ids or not redistributable:
        # What a user added is in no raw file, and stays when all sources are built anew.
        entries = {name: entry for name, entry in standing.items() if ids or name == "articles"}
    # The largest files first: the two processes then end at nearly the same time.
    order = sorted(ready, key=lambda i: -sum(p.stat().st_size for p in ready[i].values()))
    elsewhere = set(active_children())
    with alone(folder), ProcessPoolExecutor(workers or os.cpu_count(), mp_context=get_context("spawn")) as pool:
        try:
            with deaf_children():
                jobs = {pool.submit(load_source, i, ready[i], folder): i for i in order}
            for job in as_completed(jobs):
                entry = entries[jobs[job]] = job.result()
                progress(jobs[job], "done", sum(t["rows"] for t in entry["tables"].values()))
        except BrokenProcessPool:
            raise SourceError(
                "A process that read raw files was ended from outside, most likely for want of memory. "
                "Build fewer sources at a time: bilateral build ID ..."
            ) from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in set(active_children()) - elsewhere:
                child.terminate()
            raise
        return write_manifest(folder, entries), absent
