"""The commands about the key of a store: passphrase, change-key, recovery-key, recover."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputRefused, NeglectError
from .opening import now, opened, passphrase_if_needed, require_terminal, store_option

if TYPE_CHECKING:
    from ..store.journal import EventName

_DONE: dict[str, tuple[EventName, str]] = {
    "set": (
        "passphrase_set",
        "The passphrase is set; no plain key is kept on this computer now. Without the passphrase nobody can read "
        "the store, you included. Make a recovery key with: neglect-widgets recovery-key",
    ),
    "change": ("passphrase_changed", "The passphrase is changed. The old one opens nothing here now."),
    "remove": ("passphrase_removed", "No passphrase is asked for now; your login alone protects the key."),
}
"""What is journalled and said."""


@click.command()
@click.option("--set", "how", flag_value="set", help="Ask for a passphrase from now on.")
@click.option("--change", "how", flag_value="change", help="Ask for another one.")
@click.option("--remove", "how", flag_value="remove", help="Ask for none; your login alone protects the key.")
@store_option
def passphrase(how: str | None, path: Path | None) -> None:
    """Set, change or remove the passphrase that unlocks your stores."""
    from .. import store as keys

    if how is None:
        raise InputRefused("Say what to do: --set, --change or --remove. Nothing was changed.")
    require_terminal("A passphrase is typed by a person")
    if (how == "set") == keys.needs_passphrase():
        raise InputRefused(
            "There is a passphrase already; use --change or --remove. Nothing was changed."
            if how == "set"
            else "There is no passphrase yet; use --set. Nothing was changed."
        )
    old = passphrase_if_needed()
    with opened(path, old) as (store, person):
        if how == "remove":
            keys.remove_passphrase(old or "")
        elif how == "change":
            keys.change_passphrase(old or "", _new_passphrase())
        else:
            keys.set_passphrase(_new_passphrase())
        action, said = _DONE[how]
        store.note_event(action, who=person.name, why="command line", at=now())
    click.echo(said)


@click.command("change-key")
@click.option("--why", default="", help="The reason, for the journal.")
@store_option
def change_key(why: str, path: Path | None) -> None:
    """Write the store anew under a new key, while the workbook is closed."""
    from .. import store as keys

    typed = passphrase_if_needed()
    with opened(path, typed) as (store, person):
        target = store.path
    done = keys.change_key(target, typed, stamp=keys.Stamp(person, now(), why=why))
    click.echo("The store has a new key and holds what it held before. Make a new backup now:")
    click.echo("older backups still open with the old key, which is kept with the new one.")
    if done.recovery_key_void:
        click.echo("The recovery key on paper opens nothing now. Make a new one: neglect-widgets recovery-key")


@click.command("recovery-key")
@store_option
def recovery_key(path: Path | None) -> None:
    """Show, once, a key to write down that opens your stores when all else is lost."""
    from ..store import make_recovery_key

    require_terminal("A recovery key is shown to a person")
    typed = passphrase_if_needed()
    with opened(path, typed) as (store, person):
        written = make_recovery_key(typed)
        store.note_event("recovery_key_made", who=person.name, why="command line", at=now())
    click.echo(f"\n    {written}\n")
    click.echo("Write it down now and lock it away: it is shown once, and whoever has it and this computer's files,")
    click.echo("or a backup made from now on, can read every record. An earlier recovery key opens nothing here now;")
    click.echo("with a backup that was made while it stood, it still opens that backup.")


@click.command()
@click.option(
    "--backup",
    "backup",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Use what was kept beside this backup, on a computer that lost its own files.",
)
@click.option("--passphrase", "protect", is_flag=True, help="Put the key under a new passphrase.")
@store_option
def recover(backup: Path | None, protect: bool, path: Path | None) -> None:
    """Get the key of your stores back with the recovery key on paper."""
    from .. import store as keys
    from ..store.recovery import beside

    require_terminal("A recovery key is typed by a person")
    found = keys.recovered(click.prompt("Recovery key"), None if backup is None else beside(backup))
    # Whoever had a passphrase wanted one: it was forgotten, not given up.
    new = _new_passphrase() if protect or _had_passphrase() else None
    target = path or keys.default_path()
    keys.take_back(found, target, new)
    if target.exists():
        with opened(target, new) as (store, person):
            store.note_event("recovered", who=person.name, why="command line, recovery key", at=now())
    click.echo("The key is back, and the store opens with it." if target.exists() else "The key is back.")
    if backup is not None:
        click.echo("Bring the records back with: neglect-widgets restore, and the name of the backup.")


def _had_passphrase() -> bool:
    from ..store import needs_passphrase

    try:
        return needs_passphrase()
    except NeglectError:
        return False


def _new_passphrase() -> str:
    return str(click.prompt("New passphrase", hide_input=True, confirmation_prompt="The same again"))


COMMANDS = (passphrase, change_key, recovery_key, recover)
