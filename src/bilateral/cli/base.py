"""What the verbs share: plain errors with the exit codes of the contract, dates, the store, the way out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bilateral.errors import BilateralError

if TYPE_CHECKING:
    from bilateral.store import Store

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


def write(text: str, output: Path | None) -> None:
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
