"""`bilateral read`: the claims of an article, each with its exact words."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from bilateral.cli.base import Day, store_option, write


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--published", type=Day(), help="The day of publication, where the article does not tell it.")
@click.option("--about", nargs=2, metavar="A B", help="The two states that the article is about.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Default: text.")
@click.option("--add", is_flag=True, help="Add the claims to your store: overviews then tell them, attributed.")
@store_option
@click.pass_obj
def read(
    folder: Path | None,
    file: str,
    published: date | None,
    about: tuple[str, str] | None,
    form: str,
    add: bool,
    here: Path | None,
) -> None:
    """The dated events, periods and figures of an article, each with its exact words and their place.

    FILE is a text, a web page, a PDF, Markdown, wikitext or TEI; - reads from a pipe.
    """
    from bilateral.reading.file import about_states, read_file
    from bilateral.reading.readers import read as read_claims
    from bilateral.reading.record import as_json, as_record
    from bilateral.render.reading_text import render

    article = read_file(file, published=published)
    pair = about_states(*about) if about else None
    reading = read_claims(article, about=pair)
    if add:
        from bilateral.articles import add as add_to
        from bilateral.articles import target

        place = target(here or folder)
        store_id, number = add_to(place, reading, name="" if file == "-" else Path(file).name, about=pair)
        click.echo(
            f"added {number} claims to {place}, now store {store_id[:12]}; overviews tell them as said", err=True
        )
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    write(as_json(as_record(reading)) if form == "json" else render(reading, colour), None)
