"""The raw record behind a row of a store, opened again in its file: the last step of every trace."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import tarfile
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from bilateral.errors import SourceError

if TYPE_CHECKING:
    import polars as pl

_SHOWN = 600
#: Columns beyond which a row is one of a matrix and not shown whole.
_WIDE = 40


def _lines(stream: IO[bytes], record: int) -> dict[str, str]:
    """The cells of a 1-based line of delimited text, under the names in its first line."""
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
    header = text.readline().lstrip("\ufeff")
    text.seek(0)
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(text, delimiter=delimiter)
    names = next(rows)
    for row in islice(rows, record - 2, record - 1):
        return dict(zip(names, row, strict=False))
    raise SourceError(f"line {record:,} is not in the file")


def _member(names: list[str], detail: str) -> str | None:
    """The member of an archive that the detail names: as a whole, or as its first part."""
    return next((n for n in sorted(names, key=len, reverse=True) if detail.startswith(n)), None)


def _text_at(text: str, record: int, detail: str) -> dict[str, str]:
    """The words of a decoded text at the offsets in the detail ("10-20"), else its 1-based line."""
    if offsets := re.search(r"(\d+)[-:](\d+)\]?\s*$", detail):
        return {"text": text[int(offsets[1]) : int(offsets[2])][: _SHOWN * 4]}
    lines = text.split("\n")
    if record <= len(lines) and "\t" in lines[record - 1]:  # a table without headings
        return {f"column {n}": cell for n, cell in enumerate(lines[record - 1].rstrip("\r").split("\t"), 1)}
    if opened := re.match(r"\s*<(\w+)", lines[record - 1] if record <= len(lines) else ""):
        end = next((n for n in range(record - 1, len(lines)) if f"</{opened[1]}>" in lines[n]), record)
        return {"text": " ".join(" ".join(lines[record - 1 : end + 1]).split())[: _SHOWN * 2]}
    return {"text": "\n".join(lines[max(0, record - 1) : record + 1])[:_SHOWN]}


def _in_archive(name: str, data: bytes, record: int, detail: str) -> dict[str, str]:
    if name.endswith(".csv"):
        return _lines(io.BytesIO(data), record)
    if name.endswith(".json"):
        content = json.loads(data)
        return _text_at(content if isinstance(content, str) else data.decode(), record, detail)
    if name.endswith((".xml", ".txt")):
        return _text_at(data.decode("utf-8", "replace"), record, detail)
    raise SourceError(f"members like {name} are not opened")


def _sheet(path: Path, record: int, detail: str | None) -> dict[str, str]:
    """The row of a sheet under its headings; of a cross table ("Table 6, column CT") the one cell, with both names."""
    from python_calamine import load_workbook

    book = load_workbook(str(path))
    wanted = next((n for n in book.sheet_names if detail and detail.startswith(n)), book.sheet_names[0])
    sheet = book.get_sheet_by_name(wanted)
    rows = sheet.to_python(skip_empty_area=False)
    if column := re.search(r"column ([A-Z]+)$", detail or ""):
        at = 0
        for letter in column[1]:
            at = at * 26 + ord(letter) - ord("A") + 1
        heading = next((str(row[at - 1]) for row in rows if len(row) >= at and row[at - 1] != ""), "")
        return {"row": str(rows[record - 1][0]), "column": heading, "cell": str(rows[record - 1][at - 1])}
    return {str(k): str(v) for k, v in zip(rows[0], rows[record - 1], strict=False) if v != ""}


@lru_cache(maxsize=2)
def _frames(path: Path) -> dict[str, pl.DataFrame]:
    """The frames of an R file, kept while one trace opens several of its rows."""
    from bilateral.sources.rfile import read_r

    return read_r(path)


def _frame_row(path: Path, record: int, detail: str | None) -> dict[str, str]:
    frames = _frames(path)
    if share := re.fullmatch(r"(\w+) of all rows with (\w+) (\d+), (\w+) (\w+), weighted by (\w+)", detail or ""):
        return _answers(next(iter(frames.values())), share)
    name = next((n for n in frames if detail and re.search(rf"\b{re.escape(n)}\b", detail)), next(iter(frames)))
    row: dict[str, Any] = frames[name].row(record - 1, named=True)
    return {k: str(v)[:_SHOWN] for k, v in row.items() if v is not None}


def _answers(frame: pl.DataFrame, share: re.Match[str]) -> dict[str, str]:
    """How many respondents of a survey gave each answer, with the sum of their weights: what a share is made of."""
    import polars as pl

    asked, wave, year, where, state, weight = share.groups()
    rows = frame.filter(
        (pl.col(wave).cast(pl.Int64) == int(year)) & (pl.col(where) == state) & pl.col(asked).is_not_null()
    )
    counts = rows.group_by(asked).agg(pl.len().alias("n"), pl.col(weight).sum().alias("w")).sort(asked)
    return {str(answer): f"{n:,} respondents, weight {w:,.1f}" for answer, n, w in counts.iter_rows()}


def _json_item(path: Path, record: int, detail: str | None, year: int | None) -> dict[str, str]:
    """A cell of a matrix ("matrix, column 110"), else the object that begins at or around a line."""
    text = path.read_text(encoding="utf-8")
    if cell := re.fullmatch(r"(\w+), column (\d+)", detail or ""):
        content = json.loads(text)
        names, column = content["names"], int(cell[2])
        years = {name: str(rows[record - 1][column - 1]) for name, rows in content[cell[1]].items()}
        told = {str(year): years[str(year)]} if str(year) in years else years
        return {"row": names[record - 1], "column": names[column - 1], **told}
    item = json.loads(text)[detail or ""][record - 1]
    return {name: str(value) for name, value in item.items()}


def _matrix(path: Path, record: int, detail: str | None, year: int | None) -> dict[str, str]:
    """A row and column of a MATLAB array of years: the states of both, and the value of the year."""
    from scipy.io import loadmat

    from bilateral.sources.baci import countries

    cell = re.fullmatch(r"(\w+), column (\d+)", detail or "")
    if cell is None:
        raise SourceError(f"{path.name}: {detail!r} names no array and column")
    content = loadmat(str(path), variable_names=[cell[1], "Anni", "__function_workspace__"])
    slices = content[cell[1]][record - 1, int(cell[2]) - 1]
    codes = countries(content["__function_workspace__"].tobytes(), len(content[cell[1]]))
    values = {str(when): f"{value:,.3f}" for when, value in zip(content["Anni"].ravel(), slices, strict=True)}
    told = {str(year): values[str(year)]} if str(year) in values else values
    return {"row": codes[record - 1], "column": codes[int(cell[2]) - 1], **told}


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name, b""
    else:
        with tarfile.open(path) as tar:
            for item in tar.getmembers():
                yield item.name, b""


def _read_member(path: Path, name: str) -> bytes:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return archive.read(name)
    with tarfile.open(path) as tar:
        stream = tar.extractfile(name)
        return stream.read() if stream else b""


def _named(path: Path, record: int, column: str, row: dict[str, str]) -> dict[str, str]:
    """The cell of a column with the rest of its row; of a matrix without names, with the names of row and column."""
    if len(row) <= _WIDE:
        return {column: row[column], **row}
    from bilateral.sources.baci_2023 import LABELS

    labels = path.parent / LABELS
    number = re.search(r"(\d+)$", column)
    if not labels.is_file() or number is None:
        return {column: row[column]}
    with labels.open(encoding="utf-8", newline="") as stream:
        names = [line["iso3"] for line in csv.DictReader(stream)]
    return {"row": names[record - 2], "column": names[int(number[1]) - 1], column: row[column]}


def open_record(path: Path, record: int, detail: str | None, year: int | None = None) -> dict[str, str]:
    """The cells of one record of a raw file, by the names of its columns; or its words.

    `year` is that of the observation: of a record that holds many years, only its value is given.

    Raises
    ------
    SourceError
        If the file has no such record, or its kind cannot be opened by record.
    """
    name = path.name.lower()
    try:
        if name.endswith((".csv", ".dat", ".txt")):
            with path.open("rb") as stream:
                row = _lines(stream, record)
            return _named(path, record, detail, row) if detail is not None and detail in row else row
        if name.endswith(".csv.gz"):
            with gzip.open(path, "rb") as stream:
                return _lines(stream, record)  # type: ignore[arg-type]
        if name.endswith((".rda", ".rds")):
            return _frame_row(path, record, detail)
        if name.endswith(".xlsx"):
            return _sheet(path, record, detail)
        if name.endswith((".zip", ".tar.gz")):
            member = _member([n for n, _ in _members(path)], detail or "")
            if member:
                return _in_archive(member, _read_member(path, member), record, (detail or "")[len(member) :])
        if name.endswith(".json"):
            return _json_item(path, record, detail, year)
        if name.endswith(".mat"):
            return _matrix(path, record, detail, year)
    except (OSError, ValueError, KeyError, IndexError, zipfile.BadZipFile, tarfile.TarError) as error:
        raise SourceError(
            f"{path.name}: record {record:,} cannot be opened ({type(error).__name__}: {error})"
        ) from error
    raise SourceError(f"{path.name} is not opened by record; its place is: {detail or record}")
