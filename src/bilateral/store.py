"""A store: a folder of Parquet tables with a manifest. Opened here, and asked for one dyad or one indicator."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterator
from dataclasses import fields
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bilateral.errors import OutdatedStoreError, StoreError
from bilateral.records import Event, IndicatorInfo, Observation, Party, Place, Said, told_apart
from bilateral.schema import TABLES, VERSION

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from bilateral.dyad import Dyad

Ints = np.ndarray[Any, np.dtype[np.int64]]
_AGAIN = "Move the folder away and run `bilateral build` again, or give another with --store."
#: What the entry of a source in a manifest has at least, and what that is.
_OF_SOURCE = {"name": str, "tables": dict, "indicators": list, "citations": list, "files": list, "years": list}
_OF_INDICATOR = {f.name for f in fields(IndicatorInfo)} - {"source"}


def _numbers(rows: pa.Table, name: str) -> Ints:
    """A column of whole numbers or days (since 1970) as an array.

    Through DLPack, because `to_numpy` of pyarrow imports pandas where it is installed: half a second.
    """
    import pyarrow as pa

    column = rows.column(name).combine_chunks()
    if isinstance(column, pa.ChunkedArray):
        column = pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
    if pa.types.is_date32(column.type):
        column = column.view(pa.int32())
    return np.from_dlpack(column).astype(np.int64)


def _kept(rows: pa.Table, keep: np.ndarray[Any, np.dtype[np.bool_]]) -> Iterator[dict[str, Any]]:
    """The rows under a mask. They stand together, so a few slices do; `take` would import pyarrow.compute."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], keep.astype(np.int8), [0]])))
    for start, end in edges.reshape(-1, 2).tolist():
        yield from rows.slice(start, end - start).to_pylist()


def _groups(file: pq.ParquetFile, key: str, among: Collection[int]) -> list[int]:
    """The numbers of the groups of rows in which `key` may be one of the codes, by the file's statistics."""
    place = file.schema_arrow.names.index(key)
    found = []
    for number in range(file.metadata.num_row_groups):
        bounds = file.metadata.row_group(number).column(place).statistics
        if bounds is None or any(bounds.min <= code <= bounds.max for code in among):
            found.append(number)
    return found


def _flaw(manifest: dict[str, Any]) -> str:
    """The first part of a manifest that is not what a build writes, as users damage and edit files; or nothing."""
    sources = manifest.get("sources")
    if not isinstance(manifest.get("id"), str):
        return "id"
    if not isinstance(sources, dict):
        return "sources"
    for name, about in sources.items():
        if not isinstance(about, dict) or not _OF_SOURCE.keys() <= about.keys():
            return f"source {name}"
        if any(not isinstance(about[key], kind) for key, kind in _OF_SOURCE.items()):
            return f"source {name}"
        if set(about["tables"]) - set(TABLES):
            return f"source {name}"
        for table in about["tables"].values():
            path = table.get("path") if isinstance(table, dict) else None
            if not isinstance(path, str) or path.startswith("/") or ".." in path:
                return f"table of source {name}"
        for indicator in about["indicators"]:
            if not isinstance(indicator, dict) or _OF_INDICATOR - set(indicator):
                return f"indicator of source {name}"
    return ""


class Store:
    """A store opened for reading.

    Raises
    ------
    StoreError
        If the folder has no manifest, one of another schema, or lacks a table that the manifest names.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = folder = Path(folder)
        path = folder / "manifest.json"
        try:
            self.manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise StoreError(
                f"{folder} is no store: it has no manifest.json. Give a folder that `bilateral build -o DIR` made, "
                "or leave out --store to use your own store or the starter."
            ) from None
        except (OSError, ValueError) as error:
            raise StoreError(f"{path} cannot be read ({error}). {_AGAIN}") from error
        schema = self.manifest.get("schema") if isinstance(self.manifest, dict) else None
        if schema is not None and schema != VERSION:
            raise OutdatedStoreError(
                f"{folder} has schema {schema}, this version reads {VERSION}. Run `bilateral build` again."
            )
        if flaw := "schema" if schema is None else _flaw(self.manifest):
            raise StoreError(f"{path} is damaged: its {flaw} is missing or not as a build writes it. {_AGAIN}")

    @property
    def id(self) -> str:
        """The sha256 that names the store."""
        return str(self.manifest["id"])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(name)}</td><td>{escape(s['name'])}</td><td>{s['years'][0]}-{s['years'][1]}</td></tr>"
            for name, s in self.sources.items()
        )
        head = "<tr><th>id</th><th>source</th><th>years</th></tr>"
        return f"<p>store {escape(self.id[:12])}, {len(self.sources)} sources</p><table>{head}{rows}</table>"

    @property
    def sources(self) -> dict[str, dict[str, Any]]:
        """What the manifest says of each source, by id."""
        found: dict[str, dict[str, Any]] = self.manifest["sources"]
        return found

    @cached_property
    def indicators(self) -> dict[str, IndicatorInfo]:
        """Every indicator of the store, by id."""
        return {
            i["id"]: IndicatorInfo(**{**i, "years": tuple(i["years"]), "only": tuple(i["only"]), "source": name})
            for name, about in self.sources.items()
            for i in about["indicators"]
        }

    def cite(self, source: str) -> str:
        """How to cite a source: its first citation, in one line."""
        return str(self.sources[source]["citations"][0]["text"])

    def _path(self, source: str, table: str) -> Path | None:
        entry = self.sources[source]["tables"].get(table)
        return self.folder / entry["path"] if entry else None

    def _open(self, source: str, table: str) -> pq.ParquetFile | None:
        import pyarrow.parquet as pq

        path = self._path(source, table)
        try:
            return None if path is None else pq.ParquetFile(path, memory_map=True)
        except (OSError, ValueError) as error:
            raise StoreError(f"{path} cannot be read ({error}). Run `bilateral build {source}` again.") from error

    def table(
        self,
        source: str,
        table: str,
        among: Collection[int] | None = None,
        key: str = "a",
        columns: list[str] | None = None,
    ) -> pa.Table | None:
        """A table of a source; with `among`, only the groups of rows whose `key` may be one of these codes."""
        file = self._open(source, table)
        if file is None:
            return None
        try:
            if among is None:
                return file.read(columns=columns, use_threads=False)
            return file.read_row_groups(_groups(file, key, among), columns=columns, use_threads=False)
        except (OSError, ValueError) as error:
            raise StoreError(f"{self._path(source, table)} cannot be read ({error}). Build {source} again.") from error

    def _group(self, file: pq.ParquetFile, source: str, number: int, columns: list[str] | None = None) -> pa.Table:
        try:
            return file.read_row_group(number, columns=columns, use_threads=False)
        except (OSError, ValueError) as error:
            raise StoreError(f"A table of {source} cannot be read ({error}). Run: bilateral build {source}") from error

    def _pairs(self, table: str, dyad: Dyad) -> Iterator[tuple[str, dict[str, Any]]]:
        """With its source, each row between the two states, or of either alone.

        Of every group of rows that may hold the dyad the two codes are read first, and the rest only where a row
        is wanted: most of the time goes into texts that nobody asked for.
        """
        ones, others = dyad.codes_a, dyad.codes_b
        for source in self.sources:
            file = self._open(source, table)
            if file is None:
                continue
            for number in _groups(file, "a", ones | others):
                codes = self._group(file, source, number, ["a", "b"])
                a, b = _numbers(codes, "a"), _numbers(codes, "b")
                keep = (np.isin(a, list(ones)) & np.isin(b, [*others, 0])) | (
                    np.isin(a, list(others)) & np.isin(b, [*ones, 0])
                )
                if keep.any():
                    for row in _kept(self._group(file, source, number), keep):
                        yield source, row

    def observations(self, dyad: Dyad) -> list[Observation]:
        """Every observation between the two states, or of either alone, by indicator and date."""
        found = [
            Observation(
                r["indicator"],
                r["a"],
                r["b"],
                r["start"],
                r["end"],
                r["value"],
                r["text"],
                r["status"],
                Place(source, r["file"], r["record"], r["detail"]),
            )
            for source, r in self._pairs("observations", dyad)
        ]
        return sorted(told_apart(found), key=lambda o: (o.indicator, o.start, o.a, o.place.record))

    def events(self, dyad: Dyad) -> list[Event]:
        """Every event between the two states, or in either alone, by date."""
        found = [
            Event(
                r["type"],
                r["a"],
                r["b"],
                r["directed"],
                r["date"],
                r["precision"],
                r["end"],
                r["text"],
                Place(source, r["file"], r["record"], r["detail"]),
            )
            for source, r in self._pairs("events", dyad)
        ]
        return sorted(told_apart(found), key=lambda e: (e.date, e.type, e.place.source, e.place.record))

    def said(self, dyad: Dyad) -> list[Said]:
        """What texts say of the two states, or of either alone, by date and place."""
        found = []
        for source, r in self._pairs("claims", dyad):
            place = Place(source, r.pop("file"), r.pop("record"), r.pop("detail"))
            found.append(Said(**r, place=place))
        return sorted(told_apart(found), key=lambda s: (s.first or dt.date.max, s.article, s.start, s.kind))

    def parties(self, codes: Collection[int]) -> list[Party]:
        """The treaties to which a state (under any of its codes) is party."""
        found = []
        for source in self.sources:
            rows = self.table(source, "parties", codes, key="state")
            if rows is None or not rows.num_rows:
                continue
            for r in _kept(rows, np.isin(_numbers(rows, "state"), list(codes))):
                place = Place(source, r.pop("file"), r.pop("record"), r.pop("detail"))
                found.append(Party(**r, place=place))
        return found

    def votes(self, code: int) -> tuple[str, Ints, Ints, Ints] | None:
        """UN votes under a code: source, roll-call ids (ascending), votes (1, 2, 3) and rows of the raw file."""
        for source in self.sources:
            rows = self.table(source, "votes", [code], key="state")
            if rows is not None:
                keep = _numbers(rows, "state") == code
                return (source, *(_numbers(rows, name)[keep] for name in ("rcid", "vote", "record")))
        return None

    def roll_calls(self, *columns: str) -> dict[str, list[Any]]:
        """Columns of the roll calls of the UN, by ascending `rcid`; empty if the store has none."""
        for source in self.sources:
            rows = self.table(source, "roll_calls", columns=["rcid", *columns])
            if rows is not None:
                return {name: rows.column(name).to_pylist() for name in rows.column_names}
        return {}

    def partners(self, indicator: str, side: str, code: int, year: int) -> dict[int, float]:
        """The value of an indicator in a year for each partner of a state that stands on `side` ("a" or "b")."""
        info = self.indicators[indicator]
        alone = sum(i.source == info.source for i in self.indicators.values()) == 1
        columns = ["a", "b", "start", "value"] + ([] if alone else ["indicator"])
        rows = self.table(info.source, "observations", [code] if side == "a" else None, columns=columns)
        if rows is None:
            return {}
        epoch = dt.date(1970, 1, 1).toordinal()
        days = _numbers(rows, "start") + epoch
        first, last = dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
        keep = (_numbers(rows, side) == code) & (days >= first) & (days <= last)
        some = list(_kept(rows, keep))
        other = "b" if side == "a" else "a"
        return {
            r[other]: r["value"] for r in some if r["value"] is not None and r.get("indicator", indicator) == indicator
        }
