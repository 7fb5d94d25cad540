"""`bilateral trace`: the raw record behind anything."""

from __future__ import annotations

from pathlib import Path

import click

from bilateral.cli.base import open_store, store_option, write


@click.command()
@click.argument("trace_id", metavar="ID")
@click.option("--mirror", type=click.Path(path_type=Path, file_okay=False), help="Look for raw files here too.")
@store_option
@click.pass_obj
def trace(folder: Path | None, trace_id: str, mirror: Path | None, here: Path | None) -> None:
    """The raw record behind an observation, an event, a figure or a finding, and how to cite it."""
    from bilateral.listing import show_trace
    from bilateral.paths import raw_folder
    from bilateral.trace import trace as follow

    folders = [raw_folder(), *([mirror] if mirror else [])]
    write(show_trace(*follow(open_store(here or folder), trace_id, folders)), None)
