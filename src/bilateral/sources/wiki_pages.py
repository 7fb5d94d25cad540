"""The pages of the archive, and on each the rows that say when relations with a partner began."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bilateral.errors import SourceError
from bilateral.sources.wiki_tables import Row, named_references, plain, reference, tables, without_references

#: Pages of no state of the system.
PAGES_SKIPPED = ("Korea", "Holy See", "Palestine", "Northern Cyprus", "Abkhazia", "South Ossetia", "Transnistria",
                 "Somaliland", "Sahrawi Arab Democratic Republic", "Sovereign Military Order of Malta")  # fmt: skip

#: The titles of the column that names a partner.
COUNTRY = re.compile(r"country|countries|state|sovereign state|country/region|nation|name|partner")
_BEGAN = re.compile(
    r"date|(?:(?:formal|official|diplomatic|bilateral)\s*)?(?:diplomatic )?relations.*|(?:date )?established.*"
    r"|date (?:relations|established|of (?:establishment|(?:formal |diplomatic )*relations)).*"
)
_STATUS = re.compile(r"\s*\((?:suspended|severed|broken|frozen|cancelled|terminated|cut)\)$", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a table of relations: whose page, which partner, and what its cells say."""

    page: str
    partner: str
    member: str
    row: Row
    table: str  # "list" or "table"
    cell: str
    source: str
    notes: str


def pages(path: Path) -> Iterator[tuple[str, str, str]]:
    """Each page as (whose, member of the archive, wikitext).

    Raises
    ------
    SourceError
        If the archive or one of its pages cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.namelist():
                if member.endswith(".json"):
                    title = member.rsplit("/", 1)[1].removesuffix(".json").removeprefix("Foreign relations of ")
                    yield title.removeprefix("the "), member, json.loads(archive.read(member))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise SourceError(f"wiki-relations: {path.name} cannot be read ({error}); fetch it again.") from error


def rows(path: Path) -> Iterator[Found]:
    """The rows of all tables of relations, on all pages of states."""
    for page, member, text in pages(path):
        if page in PAGES_SKIPPED:
            continue
        named = named_references(text)
        for headers, body in tables(text):
            titles = [plain(cell).lower() for cell in headers]
            country = next((i for i, t in enumerate(titles) if COUNTRY.fullmatch(t)), None)
            began = next((i for i, t in enumerate(titles) if _BEGAN.fullmatch(t)), None)
            if country is None or began is None or (titles[began] == "date" and len(titles) > 4):
                continue
            whole = reference(headers[began], named)
            for row in body:
                if len(row.cells) > max(country, began):
                    cell = row.cells[began]
                    yield Found(
                        page,
                        _name(plain(row.cells[country])),
                        member,
                        row,
                        "list" if titles[began].startswith("date") else "table",
                        plain(cell),
                        reference(cell, named) or whole,
                        without_references("\n".join(row.cells[began + 1 :])),
                    )


def _name(words: str) -> str:
    """A partner's name without the remark on its relations; the code of a flag template becomes a name."""
    from bilateral.states.crosswalk import lookup
    from bilateral.states.registry import states

    name = _STATUS.sub("", words)
    if re.fullmatch("[A-Z]{3}", name) and (cow := lookup("iso3", name, 2025).cow):
        return states()[cow].name
    return name
