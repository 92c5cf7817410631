"""The commands that keep records safe, and let go of them in time: backup, restore, verify."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputRefused
from .opening import now, opened, passphrase_if_needed, store_option

if TYPE_CHECKING:
    from ..store import Noted


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@store_option
def backup(file: Path, path: Path | None) -> None:
    """Copy the store, encrypted with the same key, to a new FILE while it may be in use."""
    with opened(path) as (store, person):
        contents = store.backup(file, by=person, at=now())
    click.echo("The backup is written and encrypted with your key. Without that key nobody can read it, you included.")
    click.echo(f"What it holds has the hash {contents}; a restore that prints the same brought all of it back.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@store_option
def restore(file: Path, path: Path | None) -> None:
    """Put a backup FILE in the store's place; the store that was there is kept beside it."""
    from .. import store as keys

    target = path or keys.default_path()
    typed = passphrase_if_needed()
    # The keys are asked for the backup: for a store that is not there yet a new one would be made.
    old = keys.key_for(file) if typed is None else keys.unlock(typed, file)
    done = keys.restore(file, target, old, at=now(), new_key=keys.opening(target, keys.find_keys(typed)))
    click.echo("The backup is restored.")
    if done.kept is not None:
        click.echo(f"The store that was there is kept as {done.kept.name}.")
    click.echo(f"What the store holds now has the hash {done.content_hash}, which is that of the backup.")
    if done.brought_back is None:
        click.echo("The store that was there cannot be read, so cases that were disposed of since may be back: check.")
    elif done.brought_back:
        click.echo(f"Disposed of since the backup, and back now: {', '.join(done.brought_back)}.")
        click.echo("Dispose of them again: neglect-widgets dispose, and the code of the case.")


@click.command()
@click.option("--noted", metavar="NUMBER:HASH", help="A last entry that was written down after an earlier check.")
@store_option
def verify(noted: str | None, path: Path | None) -> None:
    """Check every entry of the journal and every record against it; say which was altered, removed or moved."""
    earlier = None if noted is None else _noted(noted)
    with opened(path) as (store, _):
        found = store.verify(earlier)
    for finding in found.findings:
        click.echo(str(finding))
    if found.findings:
        count = len(found.findings)
        click.echo(
            f"{found.entries} entries checked; {count} {'thing is' if count == 1 else 'things are'} not as written. "
            "Keep the store's file as it is, and tell whoever answers for these records.",
            err=True,
        )
        sys.exit(1)
    click.echo(f"{found.entries} entries checked, and every record against them: all is as it was written.")
    click.echo(f"Last entry: {found.last.sequence}:{found.last.hash}")
    click.echo("Write it down elsewhere; a later check with --noted shows whether the journal was written anew.")


def _noted(text: str) -> Noted:
    from ..store import Noted

    number, _, hash_ = text.partition(":")
    if not number.isdigit() or len(hash_) != 64:
        raise InputRefused("--noted takes a number, a colon and 64 signs, as an earlier check printed them.", "noted")
    return Noted(int(number), hash_)


COMMANDS = (backup, restore, verify)
