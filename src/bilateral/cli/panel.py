"""`bilateral panel`: dyad-years as a table for Stata, R, Python or a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import click

from bilateral.cli.base import YEAR, open_store, store_option


def _dyads(text: str) -> list[tuple[str, str]]:
    pairs = [p.split(":") for p in text.split(",") if p.strip()]
    # cow:365 has a colon of its own
    joined = []
    for parts in pairs:
        names: list[str] = []
        for part in parts:
            if names and names[-1].strip().lower() == "cow":
                names[-1] = f"cow:{part.strip()}"
            else:
                names.append(part.strip())
        if len(names) != 2:
            raise click.UsageError(
                f"{':'.join(parts)!r} is no pair of states. Write --dyads Cambodia:Russia,FRA:DEU,cow:2:cow:40"
            )
        joined.append((names[0], names[1]))
    return joined


@click.command()
@click.option("--dyads", help="Pairs of states, as in Cambodia:Russia,FRA:DEU.")
@click.option("--all", "everything", is_flag=True, help="Every two states that were in the system on one day.")
@click.option("--from", "first", type=YEAR, help="First year.")
@click.option("--to", "last", type=YEAR, help="Last year.")
@click.option("--columns", help="Indicators, as `bilateral sources ID` names them, or level; default: all.")
@click.option(
    "-o",
    "output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The table: .parquet, .csv or .dta (Stata 118).",
)
@store_option
@click.pass_obj
def panel(
    folder: Path | None,
    dyads: str | None,
    everything: bool,
    first: int | None,
    last: int | None,
    columns: str | None,
    output: Path,
    here: Path | None,
) -> None:
    """Dyad-years as a table: level, period, and every indicator with the status of each cell."""
    from bilateral.dyad import make_dyad
    from bilateral.export.files import WRITERS, write_table
    from bilateral.export.panel import panel_of
    from bilateral.progress import step_progress
    from bilateral.states.names import resolve

    if bool(dyads) == everything:
        raise click.UsageError("Say which: --dyads Cambodia:Russia,FRA:DEU or --all.")
    if output.suffix.lower() not in WRITERS:
        raise click.UsageError(f"{output}: the ending names no table. Known are {', '.join(WRITERS)}.")
    if first and last and first > last:
        raise click.UsageError(f"--from {first} lies after --to {last}.")
    pairs = None if dyads is None else [make_dyad(resolve(a), resolve(b)) for a, b in _dyads(dyads)]
    names = columns.split(",") if columns else None
    store = open_store(here or folder)
    with step_progress("panel") as tell:
        table = panel_of(store, pairs, first=first, last=last, columns=names, progress=tell)
        tell("writing")
        write_table(table, output)
    click.echo(f"wrote {output} ({table.num_rows:,} dyad-years, {table.num_columns} columns)", err=True)
