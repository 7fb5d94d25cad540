"""`bilateral check`: the claims of an article, each with what the records say of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from bilateral.cli.base import Day, coloured, open_store, store_option, write

FORMATS = ("text", "html", "json", "claimreview")


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--published", type=Day(), help="The day of publication, where the article does not tell it.")
@click.option("--about", nargs=2, metavar="A B", help="The two states that the article is about.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of -o, else text.")
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@store_option
@click.pass_obj
def check(
    folder: Path | None,
    file: str,
    published: date | None,
    about: tuple[str, str] | None,
    form: str | None,
    output: Path | None,
    here: Path | None,
) -> None:
    """What the records say of an article: each event, period and figure in it supported, contradicted, or neither.

    FILE is a text, a web page, a PDF, Markdown, wikitext or TEI; - reads from a pipe.
    """
    from bilateral.checking.check import check_reading
    from bilateral.reading.file import about_states, read_file
    from bilateral.reading.readers import read
    from bilateral.render.checks import render

    store = open_store(here or folder)
    pair = about_states(*about) if about else None
    checked = check_reading(store, read(read_file(file, published=published), about=pair), about=pair)
    endings = {".html": "html", ".htm": "html", ".json": "json", ".jsonld": "claimreview"}
    form = form or endings.get(output.suffix.lower() if output else "", "text")
    write(render(checked, form, colour=coloured(output)), output)
