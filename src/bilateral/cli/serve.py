"""`bilateral serve`: the explorer, until Ctrl-C."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from bilateral.cli.base import open_store, store_option
from bilateral.progress import step_progress


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Default: 8811, or the next one that is free.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to answer at; others than this let other machines in.",
)
@click.option("--open", "browse", is_flag=True, help="Open it in the browser.")
@store_option
@click.pass_obj
def serve(folder: Path | None, port: int | None, host: str, browse: bool, here: Path | None) -> None:
    """The explorer: a web application and JSON API for this machine, without a network."""
    from bilateral.web.server import is_local
    from bilateral.web.server import serve as run

    waiting = ExitStack()
    answers: list[str] = []

    def tell(text: str) -> None:
        click.echo(text, err=True)
        waiting.enter_context(step_progress("levels"))("computing")

    def ready(address: str) -> None:
        waiting.close()
        answers.append(address)
        click.echo(f"bilateral is served at {address} (Ctrl-C ends it)", err=True)
        if not is_local(host):
            click.echo(f"It answers at {host}: every machine that reaches this one can read it.", err=True)
        if browse:
            click.launch(address)

    try:
        with waiting:
            run(open_store(here or folder), host=host, port=port, ready=ready, tell=tell)
    except KeyboardInterrupt:
        if not answers:  # it was still being made ready: work was broken off
            raise
        click.echo(err=True)  # below the ^C of the terminal
    click.echo("bilateral: ended", err=True)
