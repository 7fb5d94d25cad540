"""The command line. Each verb is one call into the library; only the asked-for output goes to stdout."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilateral import __version__
from bilateral.errors import BilateralError

if TYPE_CHECKING:
    from bilateral.store import Store

_FORMATS = ("text", "html", "md", "json")


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2021-05-13.", param, ctx)


class _Verbs(click.Group):
    """Plain errors in one line on stderr, with the exit code of the contract; an interrupt ends quietly."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BilateralError as error:
            click.echo(f"bilateral: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="bilateral")
@click.option("--store", "folder", type=click.Path(path_type=Path), help="A store other than your own or the starter.")
@click.pass_context
def cli(ctx: click.Context, folder: Path | None) -> None:
    """The history of the relations of any two states, every sentence with the record it rests on.

    A state is a name in any supported language, an ISO code (KHM, KH) or a COW code (cow:811).
    """
    ctx.obj = folder


def _store(folder: Path | None) -> Store:
    from bilateral.paths import default_store
    from bilateral.store import Store

    return Store(folder or default_store())


def _write(text: str, output: Path | None) -> None:
    """To a file in one step, or to stdout."""
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    part = output.with_name(f".{output.name}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(output)
    except OSError as error:
        raise BilateralError(f"{output} cannot be written ({error.strerror}). Choose another place with -o.") from error
    click.echo(f"wrote {output} ({len(text.encode()):,} bytes)", err=True)


@cli.command()
@click.argument("a")
@click.argument("b")
@click.option("--from", "first", type=click.IntRange(1816, 2100), help="First year.")
@click.option("--to", "last", type=click.IntRange(1816, 2100), help="Last year.")
@click.option("--as-of", type=_Day(), help="Tell nothing later than this day (default: today).")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Default: by the ending of -o, else text.")
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@click.option("--store", "here", type=click.Path(path_type=Path), help="A store other than your own or the starter.")
@click.pass_obj
def overview(
    folder: Path | None,
    a: str,
    b: str,
    first: int | None,
    last: int | None,
    as_of: date | None,
    form: str | None,
    output: Path | None,
    here: Path | None,
) -> None:
    """The overview of the relations of two states, as in: bilateral overview Cambodia Russia"""
    from bilateral.dyad import make_dyad
    from bilateral.overview.assemble import overview as assemble
    from bilateral.render import render
    from bilateral.states.names import resolve

    dyad = make_dyad(resolve(a), resolve(b))
    view = assemble(_store(here or folder), dyad, first=first, last=last, as_of=as_of)
    endings = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}
    form = form or endings.get(output.suffix.lower() if output else "", "text")
    _write(render(view, form, colour=output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ), output)


@cli.command()
@click.argument("source_id", required=False)
@click.option("--cite", type=click.Choice(["bibtex", "csl"]), help="Citations instead of the list.")
@click.option("--store", "here", type=click.Path(path_type=Path), help="A store other than your own or the starter.")
@click.pass_obj
def sources(folder: Path | None, source_id: str | None, cite: str | None, here: Path | None) -> None:
    """The sources: years, rows, licence, and whether they are in the store and fetched."""
    from bilateral.listing import cite_sources, describe_source, list_sources

    store = _store(here or folder)
    if cite:
        _write(cite_sources(store, source_id, cite), None)
    elif source_id:
        _write(describe_source(store, source_id), None)
    else:
        _write(list_sources(store), None)


@cli.command()
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


@cli.command()
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


@cli.command()
@click.argument("trace_id", metavar="ID")
@click.option("--mirror", type=click.Path(path_type=Path, file_okay=False), help="Look for raw files here too.")
@click.option("--store", "here", type=click.Path(path_type=Path), help="A store other than your own or the starter.")
@click.pass_obj
def trace(folder: Path | None, trace_id: str, mirror: Path | None, here: Path | None) -> None:
    """The raw record behind an observation, an event, a figure or a finding, and how to cite it."""
    from bilateral.listing import show_trace
    from bilateral.paths import raw_folder
    from bilateral.trace import trace as follow

    folders = [raw_folder(), *([mirror] if mirror else [])]
    _write(show_trace(*follow(_store(here or folder), trace_id, folders)), None)


def main() -> None:
    """The entry point: an interrupt or a closed pipe ends without a traceback."""
    try:
        cli.main(standalone_mode=True)
    except KeyboardInterrupt:
        click.echo("bilateral: interrupted; nothing was left half done", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except MemoryError:
        click.echo("bilateral: out of memory. Build fewer sources at a time: bilateral build ID ...", err=True)
        sys.exit(1)
    except ModuleNotFoundError as error:
        if error.name in ("polars", "rdata", "httpx", "scipy", "python_calamine", "tenacity"):
            click.echo(f"bilateral: fetch and build need {error.name}. Run: pip install 'bilateral[build]'", err=True)
            sys.exit(1)
        raise
