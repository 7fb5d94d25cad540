"""All exports of one overview in one folder, with a manifest: an RO-Crate that says what is in it and from what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bilateral.cite import bibtex, csl
from bilateral.errors import BilateralError
from bilateral.export.events import plover_lines, timeline
from bilateral.export.files import write_table
from bilateral.export.frames import PARTS, frame
from bilateral.overview.model import Overview
from bilateral.store import Store

MANIFEST = "ro-crate-metadata.json"
_TYPES = {
    ".json": "application/json",
    ".csv": "text/csv",
    ".jsonl": "application/jsonl",
    ".bib": "application/x-bibtex",
}


def used_sources(view: Overview, store: Store) -> list[Mapping[str, Any]]:
    """What the store's manifest says of the sources on which a sentence, an event or a figure of the overview rests."""
    named = {e.source for f in view.findings for e in f.evidence} | {e.source for f in view.figures for e in f.evidence}
    named |= {e.source for x in view.events for e in x.evidence}
    return [about for name, about in store.sources.items() if name in named]


def _texts(view: Overview, store: Store, overview_json: str) -> dict[str, str]:
    sources = used_sources(view, store)
    return {
        "overview.json": overview_json,
        "events.plover.jsonl": plover_lines(view),
        "timeline.json": timeline(view),
        "sources.bib": bibtex(sources),
        "sources.csl.json": csl(sources),
    }


def _manifest(folder: Path, names: list[str], view: Overview, store: Store) -> dict[str, Any]:
    def about_file(name: str) -> dict[str, Any]:
        content = (folder / name).read_bytes()
        kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
        return {"@id": name, "@type": "File", "encodingFormat": kind, "contentSize": str(len(content)),
                "sha256": sha256(content).hexdigest()}  # fmt: skip

    sources = [
        {"@id": f"#{s['id']}", "@type": "Dataset", "name": s["name"], "version": s["version"], "license": s["licence"],
         "citation": s["citations"][0]["text"], "sha256": {f["name"]: f["sha256"] for f in s["files"]}}
        for s in used_sources(view, store)
    ]  # fmt: skip
    dyad = view.head["dyad"]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Relations of {dyad['a']['name']} and {dyad['b']['name']}",
        "description": "An overview of the relations of two states; every sentence and figure names its record.",
        "datePublished": view.head["as_of"],
        "license": "The figures are under the licences of their sources, named below; the form is MIT.",
        "hasPart": [{"@id": n} for n in names],
        "isBasedOn": [{"@id": s["@id"]} for s in sources],
    }
    action = {
        "@id": "#made",
        "@type": "CreateAction",
        "instrument": {"@id": "#bilateral"},
        "object": [{"@id": s["@id"]} for s in sources],
        "result": [{"@id": n} for n in names],
        "parameters": {"dyad": dyad["id"], "as_of": view.head["as_of"], "store": store.id},
    }
    program = {
        "@id": "#bilateral",
        "@type": "SoftwareApplication",
        "name": "bilateral",
        "version": view.head["bilateral"],
    }
    descriptor = {
        "@id": MANIFEST,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }
    terms = {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256", "parameters": "https://schema.org/object"}
    graph = [descriptor, root, program, action, *sources, *[about_file(n) for n in names]]
    return {"@context": ["https://w3id.org/ro/crate/1.1/context", terms], "@graph": graph}


def write_crate(view: Overview, store: Store, overview_json: str, folder: Path) -> list[str]:
    """Writes every export of an overview into a folder, and the manifest last; gives the names of the files.

    Raises
    ------
    BilateralError
        If the folder holds other things than an earlier crate, or cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / MANIFEST).is_file())):
            raise BilateralError(f"{folder} holds other things than an export. Name a new or an empty folder with -o.")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MANIFEST).unlink(missing_ok=True)
        names = []
        for name, text in _texts(view, store, overview_json).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
            names.append(name)
        for part in PARTS:
            if PARTS[part](view):
                write_table(frame(view, part), folder / f"{part}.csv")
                names.append(f"{part}.csv")
        text = json.dumps(_manifest(folder, sorted(names), view, store), ensure_ascii=False, indent=1) + "\n"
        (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise BilateralError(f"{folder} cannot be written ({error.strerror}). Choose another place with -o.") from error
    return [*sorted(names), MANIFEST]


def crate_zip(view: Overview, store: Store, overview_json: str) -> bytes:
    """The same folder as one zip; the same overview gives the same bytes."""
    with TemporaryDirectory() as made, BytesIO() as out:
        folder = Path(made) / view.head["dyad"]["id"]
        names = write_crate(view, store, overview_json, folder)
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for name in names:
                about = ZipInfo(f"{folder.name}/{name}", (1980, 1, 1, 0, 0, 0))
                archive.writestr(about, (folder / name).read_bytes(), ZIP_DEFLATED)
        return out.getvalue()
