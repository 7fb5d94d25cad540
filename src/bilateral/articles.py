"""Articles that a user adds to a store: their claims, attributed to them, beside the sources and never among the data.

In the manifest they stand as the source `articles`, with each article as a file (its sha256 names it) and one table of
claims. Adding an article again changes nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bilateral.build import write_manifest, write_table
from bilateral.errors import StoreError
from bilateral.paths import starter_store, user_store
from bilateral.processes import alone
from bilateral.reading.model import Article, EventClaim, FigureClaim, PeriodClaim, Reading
from bilateral.schema import conform, polars_types
from bilateral.states.registry import SYSTEM_BEGINS
from bilateral.store import Store

ID = "articles"


def target(folder: Path | None) -> Path:
    """The store that articles are added to: the one named, else the user's own, begun as a copy of the starter.

    Raises
    ------
    StoreError
        If the store named is the starter inside the package.
    """
    if folder is not None:
        if folder.resolve() == starter_store().resolve():
            raise StoreError(f"{folder} is the starter store of the package and stays as it is. Leave out --store.")
        return folder
    own = user_store()
    if not (own / "manifest.json").is_file():
        own.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(starter_store(), own, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return own


def add(folder: Path, reading: Reading, *, name: str = "", about: tuple[int, int] | None = None) -> tuple[str, int]:
    """Add the claims of an article to a store, in one step; those of the same article before are replaced.

    Parameters
    ----------
    name : what the article is called where it has no title. about : for figures that name no states.

    Returns
    -------
    The store's new id, and the number of claims that name a state.
    """
    import polars as pl

    with alone(folder):
        manifest = Store(folder).manifest
        entries: dict[str, Any] = manifest["sources"]
        old = entries.get(ID)
        sha = reading.article.sha256
        frame = pl.DataFrame(list(_rows(reading, name, about)), schema=_schema(), orient="row")
        number = frame.height
        if old and "claims" in old["tables"]:
            before = pl.read_parquet(folder / old["tables"]["claims"]["path"])
            frame = pl.concat([before.filter(pl.col("article") != sha), frame], how="diagonal_relaxed")
        files = {f["sha256"]: f for f in (old or {}).get("files", [])} | {sha: _file(reading.article, name)}
        years = [d.year for d in frame["first"].drop_nulls()] or [SYSTEM_BEGINS]
        entries[ID] = _entry(sorted(files.values(), key=lambda f: str(f["sha256"])), (min(years), max(years)))
        entries[ID]["tables"] = {"claims": write_table(folder, ID, "claims", conform("claims", frame))}
        return write_manifest(folder, entries), number


def _schema() -> dict[str, Any]:
    from bilateral.schema import TABLES

    types = polars_types()
    return {column: types[kind] for column, kind in TABLES["claims"].items()}


def _title(article: Article, name: str) -> str:
    return " ".join((article.title or name or f"article {article.sha256[:12]}").split())


def _file(article: Article, name: str) -> dict[str, Any]:
    """An article as a file of the pseudo-source; its text stays with the user."""
    return {
        "name": _title(article, name),
        "sha256": article.sha256,
        "size": len(article.text.encode("utf-8", "replace")),
        "url": None,
        "origin": f"added by the user; {article.author or 'no author'}, {article.published or 'no date'}",
    }


def _entry(files: list[dict[str, Any]], years: tuple[int, int]) -> dict[str, Any]:
    citations = [
        {
            "authors": [f["origin"].removeprefix("added by the user; ").rpartition(", ")[0]],
            "title": f["name"],
            "year": int(y) if (y := f["origin"].rpartition(", ")[2][:4]).isdecimal() else 0,
            "container": "",
            "doi": "",
            "url": "",
            "cited_for": "statements",
            "text": f["name"],
        }
        for f in files
    ]
    return {
        "id": ID,
        "name": "articles that were added",
        "version": f"{len(files)} article{'s' * (len(files) != 1)}",
        "files": files,
        "years": list(years),
        "licence": "the authors'",
        "redistribute": False,
        "citations": citations,
        "indicators": [],
        "notes": ["What an article says is attributed to it, and moves no level, period or figure."],
    }


def _rows(reading: Reading, name: str, about: tuple[int, int] | None) -> Iterator[tuple[object, ...]]:
    """The claims that name a state, as rows of the table."""
    article = reading.article
    text = (article.sha256, _title(article, name), article.author or None, article.published)
    for e in reading.events:
        if e.a and e.a != e.b:
            a, b = (e.a, e.b) if e.directed or not e.b or e.a < e.b else (e.b, e.a)
            yield _row(
                e, text, "event", e.type, a, b, e.directed, e.mood, (e.date_start, e.date_end), e.precision, e.date
            )
    for p in reading.periods:
        if p.a and p.b and p.a != p.b:
            span = (_first(p.from_), _last(p.to))
            when = f"{p.from_ or ''}/{p.to or '..'}"
            a, b = min(p.a, p.b), max(p.a, p.b)
            yield _row(p, text, "period", "quality", a, b, False, "told", span, "year", when, p.quality)
    for f in reading.figures:
        a, b = (f.from_, f.to) if f.from_ and f.to else about or (f.from_ or f.to, 0)
        if a and a != b:
            span = (_first(f.year), _last(f.year))
            mood = "planned" if f.direction == "planned" else "told"
            sure = bool(f.from_ and f.to)
            yield _row(f, text, "figure", f.what or f.unit, a, b, sure, mood, span, "year", str(f.year or ""),
                       f.value, f.unit, f.comparator)  # fmt: skip


def _row(
    claim: EventClaim | PeriodClaim | FigureClaim,
    text: tuple[str, str, str | None, date | None],
    kind: str,
    what: str,
    a: int,
    b: int,
    directed: bool,
    mood: str,
    span: tuple[date | None, date | None],
    precision: str,
    edtf: str,
    value: float | None = None,
    unit: str | None = None,
    comparator: str | None = None,
) -> tuple[object, ...]:
    article, title, author, published = text
    return (kind, what, a, b, directed, mood, *span, precision, edtf, None if value is None else float(value), unit,
            comparator, article, title, author, published, claim.start, claim.end, claim.quote,
            title, claim.start, f"{claim.start}-{claim.end}")  # fmt: skip


def _first(year: int | None) -> date | None:
    return date(year, 1, 1) if year else None


def _last(year: int | None) -> date | None:
    return date(year, 12, 31) if year else None
