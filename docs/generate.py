"""Write docs/sources/<id>.md and NOTICE from the sources themselves, so that neither can lag behind."""

from __future__ import annotations

from pathlib import Path

from bilateral.sources import all_sources
from bilateral.sources.base import Source

FOLDER = Path(__file__).parent / "sources"


def page(source: Source) -> str:
    """One source as a Markdown page."""
    lines = [
        f"# {source.name}",
        "",
        f"`{source.id}`, version {source.version}, {source.years[0]}-{source.years[1]}. Licence: {source.licence}. "
        f"Figures may be handed on: {'yes' if source.redistribute else 'no'}.",
        "",
        "| indicator | dimension | unit | years | directed | a missing row means |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| `{i.id}`: {i.description} | {i.dimension} | {i.unit} | {i.years[0]}-{i.years[1]} "
        f"| {'yes' if i.directed else 'no'} | {i.absent} |"
        for i in source.indicators
    ]
    lines += ["", "## Files", ""]
    for f in source.files:
        place = f.url or f"packed from several files: {f.origin}"
        lines.append(f"- `{f.name}`, {f.size:,} bytes, sha256 `{f.sha256}`: {place}")
    if source.notes:
        lines += ["", "## What a user of the numbers has to know", "", *(f"- {n}" for n in source.notes)]
    lines += ["", "## Cite", "", *(f"- {c.text()} (for {c.cited_for})" for c in source.citations), ""]
    return "\n".join(lines)


def notice() -> str:
    """Whose figures the starter store carries, and on what terms."""
    lines = [
        "bilateral",
        "Copyright (c) 2026 the bilateral authors. The program is under the MIT licence (LICENSE).",
        "",
        "The starter store (src/bilateral/starter) holds figures and dates, in this project's own schema, from the",
        "sources below. Their terms apply to those figures; whoever hands them on has to name the source.",
        "Text quoted from Wikipedia stays under CC BY-SA 4.0.",
    ]
    for source in all_sources().values():
        if source.redistribute:
            lines += ["", f"{source.name} ({source.id}), version {source.version}", f"  Licence: {source.licence}"]
            lines += [f"  {c.text()}" for c in source.citations]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write every page, and drop those of sources that are gone."""
    (FOLDER.parent.parent / "NOTICE").write_text(notice(), encoding="utf-8")
    FOLDER.mkdir(exist_ok=True)
    wanted = {f"{source.id}.md": page(source) for source in all_sources().values()}
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()


if __name__ == "__main__":
    main()
