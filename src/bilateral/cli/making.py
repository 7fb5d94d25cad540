"""`bilateral fetch` and `bilateral build`: from pinned addresses to a store."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("ids", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every source.")
@click.option("--mirror", type=click.Path(path_type=Path, file_okay=False), help="Take the files from this folder.")
def fetch(ids: tuple[str, ...], everything: bool, mirror: Path | None) -> None:
    """Raw files of sources, from their pinned addresses or from a mirror folder."""
    from bilateral.fetch import fetch as get
    from bilateral.paths import raw_folder
    from bilateral.progress import file_progress
    from bilateral.sources import all_sources, get_source

    if not ids and not everything:
        raise click.UsageError("Name sources (`bilateral sources` lists them), or give --all.")
    wanted = list(all_sources().values()) if everything else [get_source(i) for i in ids]
    with file_progress() as progress:
        done = get(wanted, raw_folder(), mirror=mirror, progress=progress)
    states = {state: sum(f.state == state for f in done) for state in ("downloaded", "copied", "present")}
    told = ", ".join(f"{n} {state}" for state, n in states.items() if n)
    click.echo(f"{told}, in {raw_folder()}. Next: bilateral build", err=True)


@click.command()
@click.argument("ids", nargs=-1)
@click.option("--mirror", type=click.Path(path_type=Path, file_okay=False), help="Read raw files from this folder.")
@click.option(
    "-o", "output", type=click.Path(path_type=Path, file_okay=False), help="Build here, not in your own store."
)
@click.option("--redistributable", is_flag=True, help="Only sources whose licence allows handing the figures on.")
def build(ids: tuple[str, ...], mirror: Path | None, output: Path | None, redistributable: bool) -> None:
    """A store from raw files; named sources alone are rebuilt, the others stay."""
    from bilateral.build import build as make
    from bilateral.paths import raw_folder, user_store
    from bilateral.progress import build_progress

    target = output or user_store()
    with build_progress() as progress:
        name, absent = make(
            ids, target, raw_folder(), mirror=mirror, redistributable=redistributable, progress=progress
        )
    if absent:
        click.echo(f"left out, as their raw files are not here: {', '.join(absent)}", err=True)
    click.echo(f"store {name[:12]} in {target}", err=True)
