"""`bilateral overview`: the overview of two states."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from bilateral.cli.base import YEAR, Day, coloured, open_store, store_option, write, write_bytes

FORMATS = ("text", "html", "md", "docx", "json")
LANGUAGES = ("en", "fr", "ru")
IN_LANGUAGES, BRIEF = ("html", "md", "docx"), ("md", "docx")
ENDINGS = {".txt": "text", ".html": "html", ".htm": "html", ".md": "md", ".docx": "docx", ".json": "json"}


def _form_of(output: Path | None) -> str:
    """The format that the ending of a file asks for; text for the terminal and for names without an ending."""
    ending = output.suffix.lower() if output else ""
    if ending and ending not in ENDINGS:
        raise click.UsageError(
            f"{output}: the ending {ending} names no format. Known are {', '.join(ENDINGS)}; or give --format."
        )
    return ENDINGS.get(ending, "text")


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--from", "first", type=YEAR, help="First year.")
@click.option("--to", "last", type=YEAR, help="Last year.")
@click.option("--as-of", type=Day(), help="Tell nothing later than this day (default: today).")
@click.option("--since", type=Day(), help="The brief tells what changed since this day (default: five years).")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of -o, else text.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", help="Language of the page (html) and the brief.")
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@store_option
@click.pass_obj
def overview(
    folder: Path | None,
    a: str,
    b: str,
    first: int | None,
    last: int | None,
    as_of: date | None,
    since: date | None,
    form: str | None,
    lang: str,
    output: Path | None,
    here: Path | None,
) -> None:
    """The overview of the relations of two states, as in: bilateral overview Cambodia Russia"""
    from bilateral.dyad import make_dyad
    from bilateral.overview.assemble import overview as assemble
    from bilateral.render import BINARY, prepare, render, render_bytes
    from bilateral.states.names import resolve

    form = form or _form_of(output)
    if lang != "en" and form not in IN_LANGUAGES:
        raise click.UsageError(f"--lang counts for {', '.join(IN_LANGUAGES)}; --format {form} is English.")
    if since and form not in BRIEF:
        raise click.UsageError(f"--since is for the brief ({', '.join(BRIEF)}); --from and --to choose the years.")
    if form in BINARY and output is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(f"--format {form} is no text for a terminal. Name a file with -o.")
    dyad = make_dyad(resolve(a), resolve(b))
    prepare(form)
    view = assemble(open_store(here or folder), dyad, first=first, last=last, as_of=as_of)
    if form in BINARY:
        write_bytes(render_bytes(view, form, lang=lang, since=since), output)
    else:
        write(render(view, form, colour=coloured(output), lang=lang, since=since), output)
