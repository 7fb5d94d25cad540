"""What the verbs share: plain errors with the exit codes of the contract, dates, the store, the way out."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bilateral.errors import BilateralError
from bilateral.states.registry import LAST_ASKED, SYSTEM_BEGINS

if TYPE_CHECKING:
    from bilateral.store import Store

YEAR = click.IntRange(SYSTEM_BEGINS, LAST_ASKED)
store_option: Callable[[Any], Any] = click.option(
    "--store", "here", type=click.Path(path_type=Path), help="A store other than your own or the starter."
)


class Day(click.ParamType[date]):
    """A day as 2021-05-13."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2021-05-13.", param, ctx)


class Verbs(click.Group):
    """Plain errors in one line on stderr, with the exit code of the contract; an interrupt ends quietly."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BilateralError as error:
            click.echo(f"bilateral: {error}", err=True)
            ctx.exit(error.exit_code)


def open_store(folder: Path | None) -> Store:
    """The store asked for, else the user's own, else the starter."""
    from bilateral.paths import default_store
    from bilateral.store import Store

    return Store(folder or default_store())


def coloured(output: Path | None = None) -> bool:
    """Whether what is written there is seen on a terminal that has colours."""
    to_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    return to_terminal and "NO_COLOR" not in os.environ


def write(text: str, output: Path | None) -> None:
    """To a file in one step, or to stdout, which has the name "-", too.

    A symbolic link stays one: what it points to is written. A device or a pipe is written to, never replaced.
    """
    if output is None or str(output) == "-":
        _to_stdout(text)
        return
    write_bytes(text.encode(), output)


def write_bytes(content: bytes, output: Path | None) -> None:
    """The same for what is no text."""
    if output is None or str(output) == "-":
        if sys.stdout is None:
            raise BilateralError("stdout is closed, so there is nowhere to write. Open it, or name a file with -o.")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        _to_file(content, output)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise BilateralError(f"{output} cannot be written ({error.strerror}). Choose another place with -o.") from error
    click.echo(f"wrote {output} ({len(content):,} bytes)", err=True)


def _to_stdout(text: str) -> None:
    if sys.stdout is None:
        raise BilateralError("stdout is closed, so there is nowhere to write. Open it, or name a file with -o.")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except UnicodeEncodeError as error:
        raise BilateralError(
            f"The terminal's encoding {error.encoding} has no {text[error.start]!r}. Set PYTHONUTF8=1, or use -o FILE."
        ) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise BilateralError(f"stdout cannot be written ({error.strerror}). Name a file with -o.") from error


def _to_file(content: bytes, output: Path) -> None:
    try:
        target = output.resolve()
    except RuntimeError as error:  # Python 3.11 and 3.12 say so of links in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error
    unusual = target.exists() and not target.is_file()
    if unusual or output.absolute().parts[:2] in (("/", "dev"), ("/", "proc")):
        with output.open("wb") as stream:
            stream.write(content)
        return
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    handle, name = tempfile.mkstemp(prefix=".bilateral-", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        if target.exists():
            shutil.copymode(target, part)
        else:
            part.chmod(0o666 & ~_umask())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    now = os.umask(0o022)
    os.umask(now)
    return now
