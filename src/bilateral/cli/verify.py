"""`bilateral verify`: whether an overview or a dossier is still what the store says."""

from __future__ import annotations

from pathlib import Path

import click

from bilateral.cli.base import open_store, store_option, write


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@store_option
@click.pass_context
def verify(ctx: click.Context, file: Path, here: Path | None) -> None:
    """Compute every sentence and figure of an overview (.json) or a dossier (.html) again; exit 1 on any drift."""
    from bilateral.verify import report
    from bilateral.verify import verify as compare

    found = compare(file, open_store(here or ctx.obj))
    write(report(found, str(file)), None)
    if found.drifts:
        ctx.exit(1)
