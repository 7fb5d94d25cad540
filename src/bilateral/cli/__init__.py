"""The command line. Each verb is one call into the library; only the asked-for output goes to stdout.

One module a verb; what a verb needs is imported when it runs.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from bilateral import __version__
from bilateral.cli.base import Verbs
from bilateral.cli.check import check
from bilateral.cli.diff import diff
from bilateral.cli.export import export
from bilateral.cli.making import build, fetch
from bilateral.cli.overview import overview
from bilateral.cli.panel import panel
from bilateral.cli.read import read
from bilateral.cli.serve import serve
from bilateral.cli.sources import sources
from bilateral.cli.trace import trace
from bilateral.cli.verify import verify


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="bilateral")
@click.option("--store", "folder", type=click.Path(path_type=Path), help="A store other than your own or the starter.")
@click.pass_context
def cli(ctx: click.Context, folder: Path | None) -> None:
    """The history of the relations of any two states, every sentence with the record it rests on.

    A state is a name in any supported language, an ISO code (KHM, KH) or a COW code (cow:811).
    """
    ctx.obj = folder


#: The packages that only some verbs need, by the extra that brings them.
_EXTRAS = {
    "read": ("charset_normalizer", "lxml", "lxml_html_clean", "nupunkt", "pypdf", "trafilatura"),
    "web": ("multipart", "python_multipart", "starlette", "uvicorn"),
    "documents": ("babel", "docx", "vl_convert"),
    "build": ("httpx", "numba", "polars", "python_calamine", "rdata", "scipy", "tenacity"),
}
for _verb in (overview, export, panel, read, check, sources, fetch, build, trace, verify, diff, serve):
    cli.add_command(_verb)


def main() -> None:
    """The entry point: whatever happens ends in one plain line at most, and with the exit code of the contract."""
    sys.exit(_run())


def _run() -> int:
    try:
        code = cli.main(standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nbilateral: interrupted; what stood before is unchanged", err=True)
        return 130
    except BrokenPipeError:
        _give_up_stdout()
        return 0
    except MemoryError:
        click.echo("bilateral: out of memory. Build fewer sources at a time: bilateral build ID ...", err=True)
        return 1
    except ModuleNotFoundError as error:
        click.echo(f"bilateral: {_lacking(error.name or '')}", err=True)
        return 1
    except OSError as error:
        click.echo(f"bilateral: {error.filename or 'stdout'}: {error.strerror}. Choose another place.", err=True)
        return 1
    finally:
        _flush_or_give_up()


def _lacking(module: str) -> str:
    """Which package is not installed, and how to get it."""
    if module.partition(".")[0] == "bilateral":
        return f"the installation has no {module}. Run: pip install --force-reinstall bilateral"
    extra = next((extra for extra, modules in _EXTRAS.items() if module.partition(".")[0] in modules), "build,web")
    return f"this needs the package {module}. Run: pip install 'bilateral[{extra}]'"


def _flush_or_give_up() -> None:
    """The interpreter flushes stdout once more when it ends; a full disk would then make it print a trace."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        _give_up_stdout()


def _give_up_stdout() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
