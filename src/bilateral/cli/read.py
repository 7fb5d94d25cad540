"""`bilateral read`: the claims of an article, each with its exact words."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilateral.cli.base import Day, coloured, store_option, write

if TYPE_CHECKING:
    from bilateral.reading.readers import Reader


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--published", type=Day(), help="The day of publication, where the article does not tell it.")
@click.option("--about", nargs=2, metavar="A B", help="The two states that the article is about.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Default: text.")
@click.option("--model", help="Ask this language model too; of what it says, only words of the article are kept.")
@click.option("--model-url", help="Its OpenAI-compatible address (or BILATERAL_MODEL_URL); key: BILATERAL_MODEL_KEY.")
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
    model: str | None,
    model_url: str | None,
) -> None:
    """The dated events, periods and figures of an article, each with its exact words and their place.

    FILE is a text, a web page, a PDF, Markdown, wikitext or TEI; - reads from a pipe.
    """
    from bilateral.reading.file import about_states, read_file
    from bilateral.reading.readers import by_rules
    from bilateral.reading.readers import read as read_claims
    from bilateral.reading.record import as_json, as_record
    from bilateral.render.reading_text import render

    article = read_file(file, published=published)
    pair = about_states(*about) if about else None
    readers = [by_rules, *([_asked(model, model_url)] if model or model_url else [])]
    reading = read_claims(article, about=pair, readers=readers)
    if add:
        from bilateral.articles import add as add_to
        from bilateral.articles import target

        place = target(here or folder)
        store_id, number = add_to(place, reading, name="" if file == "-" else Path(file).name, about=pair)
        click.echo(
            f"added {number} claims to {place}, now store {store_id[:12]}; overviews tell them as said", err=True
        )
    write(as_json(as_record(reading)) if form == "json" else render(reading, coloured()), None)


def _asked(model: str | None, url: str | None) -> Reader:
    from bilateral.paths import cache_folder
    from bilateral.reading.model_reader import Endpoint, model_reader

    url = url or os.environ.get("BILATERAL_MODEL_URL")
    if not model or not url:
        raise click.UsageError("A model needs both --model NAME and --model-url URL (or BILATERAL_MODEL_URL).")
    return model_reader(Endpoint(url, model, os.environ.get("BILATERAL_MODEL_KEY", "")), cache_folder() / "model")
