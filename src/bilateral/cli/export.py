"""`bilateral export`: the data behind an overview, for other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from bilateral.cli.base import YEAR, Day, open_store, store_option, write

TABLES = ("figures", "series", "events", "findings", "level", "periods", "coverage")
TEXTS = ("plover", "timeline", "bibtex", "csl")


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--what", type=click.Choice([*TABLES, *TEXTS]), help="One part alone; without it, all in a folder.")
@click.option("--from", "first", type=YEAR, help="First year.")
@click.option("--to", "last", type=YEAR, help="Last year.")
@click.option("--as-of", type=Day(), help="Tell nothing later than this day (default: today).")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    help="A folder for all; for one part a file (tables: .csv, .parquet, .dta).",
)
@store_option
@click.pass_obj
def export(
    folder: Path | None,
    a: str,
    b: str,
    what: str | None,
    first: int | None,
    last: int | None,
    as_of: date | None,
    output: Path | None,
    here: Path | None,
) -> None:
    """The data behind an overview: tables, PLOVER and TimelineJS events, citations; all with a manifest."""
    from bilateral.cite import bibtex, csl
    from bilateral.dyad import make_dyad
    from bilateral.export.crate import used_sources, write_crate
    from bilateral.export.events import plover_lines, timeline
    from bilateral.export.files import WRITERS, write_table
    from bilateral.export.frames import frame
    from bilateral.overview.assemble import overview
    from bilateral.render import render
    from bilateral.states.names import resolve

    if output is None and (what is None or what in TABLES):
        raise click.UsageError("Say where with -o: a folder for all parts, or --what PART and a file.")
    if what in TABLES and output is not None and output.suffix.lower() not in WRITERS:
        raise click.UsageError(f"{output}: the ending names no table. Known are {', '.join(WRITERS)}.")
    store = open_store(here or folder)
    view = overview(store, make_dyad(resolve(a), resolve(b)), first=first, last=last, as_of=as_of)
    if what is None and output is not None:
        names = write_crate(view, store, render(view, "json"), output)
        click.echo(f"wrote {len(names)} files into {output}", err=True)
    elif what in TABLES and output is not None:
        table = frame(view, what)
        write_table(table, output)
        click.echo(f"wrote {output} ({table.num_rows:,} rows)", err=True)
    elif what in ("bibtex", "csl"):
        write((bibtex if what == "bibtex" else csl)(used_sources(view, store)), output)
    else:
        write((plover_lines if what == "plover" else timeline)(view), output)
