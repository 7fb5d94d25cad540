"""`bilateral diff`: what moved between two stores."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from bilateral.cli.base import Day, write


@click.command()
@click.argument("old", type=click.Path(path_type=Path, file_okay=False))
@click.argument("new", type=click.Path(path_type=Path, file_okay=False))
@click.argument("states", nargs=-1, metavar="[A B]")
@click.option("--as-of", type=Day(), help="Tell nothing later than this day (default: today).")
def diff(old: Path, new: Path, states: tuple[str, ...], as_of: date | None) -> None:
    """What moved between two stores; with two states also in their overview, and why."""
    from bilateral.diff import diff_dyad, diff_sources, report
    from bilateral.dyad import make_dyad
    from bilateral.states.names import resolve
    from bilateral.store import Store

    if len(states) not in (0, 2):
        raise click.UsageError(f"Give two states or none, not {len(states)}.")
    before, after = Store(old), Store(new)
    changes = diff_sources(before, after)
    moved = []
    if states:
        dyad = make_dyad(resolve(states[0]), resolve(states[1]))
        moved = diff_dyad(before, after, dyad, changes, as_of or date.today())
    write(report(changes, moved, (str(old), str(new))), None)
