"""`bilateral sources`: what there is to read, and how to cite it."""

from __future__ import annotations

from pathlib import Path

import click

from bilateral.cli.base import open_store, store_option, write


@click.command()
@click.argument("source_id", required=False)
@click.option("--cite", type=click.Choice(["bibtex", "csl"]), help="Citations instead of the list.")
@store_option
@click.pass_obj
def sources(folder: Path | None, source_id: str | None, cite: str | None, here: Path | None) -> None:
    """The sources: years, rows, licence, and whether they are in the store and fetched."""
    from bilateral.listing import cite_sources, describe_source, list_sources

    store = open_store(here or folder)
    if cite:
        write(cite_sources(store, source_id, cite), None)
    elif source_id:
        write(describe_source(store, source_id), None)
    else:
        write(list_sources(store), None)
