"""The commands for people who write or print toolkits: new-toolkit, diff and form."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from ..errors import InputRefused


@click.command("new-toolkit")
@click.argument("id")
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder to put it in; the area's own definitions when left out.",
)
def new_toolkit(id: str, folder: Path | None) -> None:
    """Write a small working toolkit called ID to begin from."""
    from ..definitions.files import PRIVATE_FOLDER, definitions_folders
    from ..definitions.new_toolkit import new_toolkit as write

    own = os.environ.get(PRIVATE_FOLDER, "").strip()
    if folder is None and not own:
        raise InputRefused(
            f"There is no folder of your own to put it in. Nothing was written. "
            f"Name one with --in, or set {PRIVATE_FOLDER} to it."
        )
    read = [one.resolve() for one in definitions_folders()]
    folder = folder or read[0]
    path = write(id, folder, date.today())
    click.echo(f"Wrote {path} with two domains. Change its words, and check it: neglect-widgets check {path}")
    if folder.resolve() not in read:
        click.echo(f"To use it in the workbook, set {PRIVATE_FOLDER} to {folder.absolute()}.")


@click.command()
@click.argument("before")
@click.argument("after")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON instead of the sentences.")
def diff(before: str, after: str, as_json: bool) -> None:
    """Say what is different between two toolkits or versions of one, by id or path.

    Also which ratings stay comparable, and what version number the changes ask for.
    """
    from ..definitions.versions import difference, difference_lines

    found = difference(before, after)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(difference_lines(found)))


@click.command()
@click.argument("toolkit")
@click.option("--band", required=True, help="The age band, by its id, such as primary.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The PDF to write."
)
def form(toolkit: str, band: str, output: Path) -> None:
    """Write a blank form of TOOLKIT to print and fill in by hand."""
    from ..definitions import load_toolkit
    from ..export import blank_form_pdf, write_export

    written = write_export(output.parent, output.name, blank_form_pdf(load_toolkit(toolkit), band))
    click.echo(f"Wrote {written.name}.")


COMMANDS = (new_toolkit, diff, form)
