"""The command line: `neglect-widgets`, for people who run, check, move and back up the workbook."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from .. import __version__
from ..errors import NeglectError
from . import data_commands, keeping_commands, key_commands, toolkit_commands

F = TypeVar("F", bound=Callable[..., Any])


class PlainGroup(click.Group):
    """Says what went wrong in a sentence, on standard error, and exits with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except NeglectError as error:
            click.echo(str(error), err=True)
            sys.exit(1)


def store_option(command: F) -> F:
    """Let a command name the store it works on."""
    return click.option(
        "--store",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The store's file; your own store when left out.",
    )(command)


def port_option(command: F) -> F:
    """Let a command choose its port."""
    return click.option("--port", type=click.IntRange(1, 65535), help="Port on 127.0.0.1; a free one when left out.")(
        command
    )


@click.group(cls=PlainGroup)
@click.version_option(__version__)
def main() -> None:
    """An interactive workbook for assessing child neglect. It informs professional judgement and never replaces it."""


@main.command()
@click.option(
    "--notebook",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Serve this notebook instead of the workbook.",
)
@click.option(
    "--team",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Serve a team behind a proxy that signs people in; the file says how it is known (docs/team-server.md).",
)
@port_option
@store_option
def app(notebook: Path | None, team: Path | None, port: int | None, store: Path | None) -> None:
    """Open the workbook in a browser."""
    from .server import serve

    serve(notebook, port=port, store=store, open_browser=not (team or os.environ.get("NO_BROWSER")), team=team)


@main.command()
@port_option
@store_option
def lab(port: int | None, store: Path | None) -> None:
    """Open the notebooks in JupyterLab, on the same store."""
    from .lab import lab as run

    run(store, port, not os.environ.get("NO_BROWSER"))


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@store_option
def check(files: tuple[Path, ...], store: Path | None) -> None:
    """Check toolkits and say everything that is wrong; all of them when no FILES are named."""
    from ..definitions import check as problems_of
    from ..definitions import list_toolkits

    problems = problems_of(files)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"{len(problems)} to mend.", err=True)
        sys.exit(1)
    click.echo(
        "No problems found in "
        + (", ".join(map(str, files)) if files else f"{len(list_toolkits())} toolkits and their wording")
        + "."
    )


@main.command()
@click.option("--record", is_flag=True, help="The schema of a case record instead of a toolkit's.")
@store_option
def schema(record: bool, store: Path | None) -> None:
    """Print the JSON Schema of a toolkit's files or of a case record."""
    from ..definitions import schema_text

    if not record:
        click.echo(schema_text(), nl=False)
        return
    import json

    from ..export import record_schema

    click.echo(json.dumps(record_schema(), indent=2, ensure_ascii=False))


for command in (
    *data_commands.COMMANDS,
    *keeping_commands.COMMANDS,
    *key_commands.COMMANDS,
    *toolkit_commands.COMMANDS,
):
    main.add_command(command)
