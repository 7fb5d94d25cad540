"""Arrow tables as files of other programs: CSV that no spreadsheet runs, Parquet, and Stata 118 with labels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bilateral.errors import BilateralError

if TYPE_CHECKING:
    import pyarrow as pa

#: A cell that begins with one of these is a formula to a spreadsheet; an apostrophe before it makes it a text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Longest name and label of a variable in Stata, and what of our names gives way first.
_NAME, _LABEL = 32, 80
_SHORTER = (("_status", "_st"), ("_text", "_tx"))


def safe(cell: str) -> str:
    """A text that a spreadsheet shows and does not run.

    >>> safe("=1+1"), safe("Cuba")
    ("'=1+1", 'Cuba')
    """
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _texts(table: pa.Table, change: Callable[[str], str]) -> pa.Table:
    """The table with every text changed; of columns of few words, the words."""
    import pyarrow as pa

    for number, field in enumerate(table.schema):
        column = table.column(number)
        if pa.types.is_dictionary(field.type):
            column = pa.chunked_array(
                [
                    pa.DictionaryArray.from_arrays(c.indices, pa.array([change(w) for w in c.dictionary.to_pylist()]))
                    for c in column.chunks
                ],
                type=field.type,
            ).cast(pa.string())
        elif pa.types.is_string(field.type):
            words = column.dictionary_encode()
            chunks = [pa.array([change(w) for w in c.dictionary.to_pylist()], pa.string()) for c in words.chunks]
            column = pa.chunked_array(
                [w.take(c.indices) for w, c in zip(chunks, words.chunks, strict=True)], type=pa.string()
            )
        else:
            continue
        table = table.set_column(number, pa.field(field.name, pa.string(), metadata=field.metadata), column)
    return table


def write_csv(table: pa.Table, path: Path) -> None:
    """UTF-8, one line a row, empty where null."""
    from pyarrow import csv

    csv.write_csv(_texts(table, safe), path)


def write_parquet(table: pa.Table, path: Path) -> None:
    """With units, descriptions, sources and citations as metadata of the columns."""
    import pyarrow.parquet as pq

    pq.write_table(table, path, compression="zstd")


def stata_names(names: list[str]) -> dict[str, str]:
    """Names of at most 32 letters, figures and underscores, each once.

    >>> stata_names(["year", "icews_material_cooperation_ab_status"])["icews_material_cooperation_ab_status"]
    'icews_material_cooperation_ab_st'
    """
    made: dict[str, str] = {}
    for name in names:
        short = name
        for long, brief in _SHORTER:
            if len(short) > _NAME and short.endswith(long):
                short = short.removesuffix(long) + brief
        if len(short) > _NAME:
            at = max(short.rfind("_ab"), short.rfind("_ba"), len(short) - 3)
            short = short[: _NAME - len(short) + at] + short[at:]
        number = 1
        while short in made.values():
            number += 1
            short = f"{short[: _NAME - 2]}_{number}"
        made[name] = short
    return made


def write_stata(table: pa.Table, path: Path) -> None:
    """Stata 118: variable labels are names and units, words become labelled numbers.

    Raises
    ------
    BilateralError
        If pandas, which writes the format, is not installed.
    """
    try:
        import pandas as pd
    except ModuleNotFoundError as error:
        raise BilateralError("Stata files need pandas. Run: pip install 'bilateral[build]'") from error
    names = stata_names(table.column_names)
    labels: dict[str, str] = {}
    columns: dict[str, Any] = {}
    for field in table.schema:
        about = {k.decode(): v.decode() for k, v in (field.metadata or {}).items()}
        label = ", ".join(x for x in (about.get("label", field.name.replace("_", " ")), about.get("unit", "")) if x)
        labels[names[field.name]] = label[:_LABEL]
        values = table.column(field.name).to_pandas()
        columns[names[field.name]] = values.fillna("") if values.dtype == object else values
    frame = pd.DataFrame(columns)
    frame.to_stata(path, write_index=False, version=118, variable_labels=labels)


WRITERS: dict[str, Callable[[pa.Table, Path], None]] = {
    ".csv": write_csv,
    ".parquet": write_parquet,
    ".dta": write_stata,
}


def write_table(table: pa.Table, path: Path) -> None:
    """Writes a table in the format that the ending of the path names, in one step.

    Raises
    ------
    BilateralError
        If the ending names no format, or the place cannot be written.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise BilateralError(f"{path}: the ending {path.suffix!r} names no table. Known are {', '.join(WRITERS)}.")
    part = path.with_name(f".{path.name}.part{path.suffix}")
    try:
        writer(table, part)
        part.replace(path)
    except OSError as error:
        raise BilateralError(f"{path} cannot be written ({error.strerror or error}). Choose another place.") from error
    finally:
        part.unlink(missing_ok=True)
