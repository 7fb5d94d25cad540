"""The command line. Each verb is one call into the library; only the asked-for output goes to stdout.

One module a verb; what a verb needs is imported when it runs.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bilateral import __version__
from bilateral.cli.base import Verbs
from bilateral.cli.making import build, fetch
from bilateral.cli.overview import overview
from bilateral.cli.sources import sources
from bilateral.cli.trace import trace


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="bilateral")
@click.option("--store", "folder", type=click.Path(path_type=Path), help="A store other than your own or the starter.")
@click.pass_context
def cli(ctx: click.Context, folder: Path | None) -> None:
    """The history of the relations of any two states, every sentence with the record it rests on.

    A state is a name in any supported language, an ISO code (KHM, KH) or a COW code (cow:811).
    """
    ctx.obj = folder


for _verb in (overview, sources, fetch, build, trace):
    cli.add_command(_verb)


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
