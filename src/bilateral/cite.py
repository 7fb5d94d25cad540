"""Citations of sources as BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

FORMS = ("bibtex", "csl")


def _tex(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", text)


def bibtex(sources: Iterable[Mapping[str, Any]]) -> str:
    """One entry a citation, keyed by the source's id."""
    entries = []
    for source in sources:
        for number, c in enumerate(source["citations"]):
            key = source["id"] + (f"-{number + 1}" if number else "")
            fields = {
                "author": " and ".join(f"{{{a}}}" if "," not in a else a for a in map(_tex, c["authors"])),
                "title": f"{{{_tex(c['title'])}}}",
                "year": str(c["year"]),
                "howpublished": _tex(c["container"]),
                "doi": c["doi"],
                "url": c["url"],
                "note": _tex(f"{source['version']}; cited for {c['cited_for']}"),
            }
            body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
            entries.append(f"@misc{{{key},\n{body}\n}}")
    return "\n\n".join(entries) + "\n"


def csl(sources: Iterable[Mapping[str, Any]]) -> str:
    """CSL-JSON: one item a citation."""
    items = []
    for source in sources:
        for number, c in enumerate(source["citations"]):
            names = [a.split(", ", 1) for a in c["authors"]]
            item = {
                "id": source["id"] + (f"-{number + 1}" if number else ""),
                "type": "dataset",
                "title": c["title"],
                "author": [{"family": n[0], "given": n[1]} if len(n) == 2 else {"literal": n[0]} for n in names],
                "issued": {"date-parts": [[c["year"]]]},
                "container-title": c["container"],
                "DOI": c["doi"],
                "URL": c["url"],
                "version": source["version"],
                "note": f"cited for {c['cited_for']}",
            }
            items.append({k: v for k, v in item.items() if v})
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"
