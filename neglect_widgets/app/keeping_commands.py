"""The commands that keep records safe, and let go of them in time: backup, restore, verify, retain, dispose."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputRefused, NotPermitted
from ..model import Case, Person, new_id
from .opening import at_command_line, case_by_code, now, opened, passphrase_if_needed, store_option

if TYPE_CHECKING:
    from ..store import CaseStore, Disposed, Noted


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
    click.echo(f"What it brought back has the hash {done.content_hash}, which is that of the backup.")
    if done.brought_back is None:
        click.echo("The store that was there cannot be read, so cases that were disposed of since may be back: check.")
    elif done.brought_back:
        click.echo(f"Disposed of since the backup, and back now: {', '.join(done.brought_back)}.")
        click.echo("Dispose of them again: neglect-widgets dispose, and the code of the case.")
    with opened(target, typed) as (store, person):
        store.note_event("restored", who=person.name, why=f"command line, from {file.name}", at=now())


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


@click.command()
@click.argument("case")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The last day, such as 2051-03-02.")
@store_option
def retain(case: str, until: datetime, path: Path | None) -> None:
    """Set the last day on which the record of CASE must be kept."""
    with opened(path) as (store, person):
        found = case_by_code(store, case)
        store.retain(found.id, until.date(), by=person, at=now(), op_id=new_id())
    click.echo(f"Case {found.code} must be kept until {until:%Y-%m-%d}. Nothing is deleted by itself on that day.")


@click.command()
@click.argument("case")
@click.option("--why", default="", help="The reason, when asking.")
@click.option("--confirm", "step", flag_value="confirm", help="The second step: delete the case for good.")
@click.option("--withdraw", "step", flag_value="withdraw", help="Take the request back.")
@click.option("--by", "name", help="Who does this; the account that runs the command when left out.")
@store_option
def dispose(case: str, why: str, step: str | None, name: str | None, path: Path | None) -> None:
    """Ask for CASE to be deleted for good; call again with --confirm.

    Before the retention date, or without one, a second person confirms (--by) after a day or more.
    Once the date has passed, a second call is enough.
    """
    with opened(path) as (store, person):
        by = person if name is None else at_command_line(name)
        found = case_by_code(store, case)
        if step == "withdraw":
            store.withdraw_disposal(found.id, by=by, at=now(), op_id=new_id())
            click.echo(f"Case {found.code} stays.")
        elif step == "confirm":
            _confirm(store, found, by, named=name is not None)
        else:
            if name is None and not found.retention_over(now().date()):
                raise InputRefused("Say who asks, with --by: somebody else confirms. Nothing was changed.", "by")
            marked = store.ask_disposal(found.id, why=why, by=by, at=now(), op_id=new_id())
            _say_asked(store, marked)


def _confirm(store: CaseStore, case: Case, by: Person, *, named: bool) -> None:
    """Delete a case for good, or journal why that was refused."""
    at = now()
    try:
        if not named and not case.retention_over(at.date()):
            # An account's name cannot be compared with what somebody called themselves on a page.
            raise NotPermitted("Its retention date has not passed: say who confirms, with --by. Nothing was changed.")
        gone = store.dispose(case.id, by=by, at=at)
    except NotPermitted as error:
        store.note_refused("dispose", by=by, at=at, why=str(error), case_id=case.id)
        raise
    _say_gone(case.code, gone, store.copies_beside())


def _say_asked(store: CaseStore, case: Case) -> None:
    from ..store import confirm_from

    count = len(store.assessments(case.id))
    click.echo(f"Disposal of case {case.code} is asked for. Nothing is deleted yet.")
    click.echo(
        f"What will go for good: the case with its people, {count} assessments with all ratings, evidence and notes, "
        "and what the journal holds of them. What stays: who did what kind of thing and when, and the code."
    )
    if case.retention_over(now().date()):
        click.echo("Its retention date has passed: confirm with --confirm.")
    else:
        begins = confirm_from(case, now())
        click.echo(
            f"Its retention date has not passed: somebody else confirms, from {begins:%Y-%m-%d %H:%M} UTC, "
            "with --confirm and --by."
        )


def _say_gone(code: str, gone: Disposed, copies: Sequence[str]) -> None:
    click.echo(f"Case {code} is gone: {gone.assessments} assessments, and the words of {gone.entries} journal entries.")
    if not gone.swept:
        click.echo("Another window was at work, so traces may still lie in the file. They go at the next opening.")
    click.echo("Backups and exports that were made before still hold the case: delete those too.")
    if copies:
        click.echo(f"Beside the store lie: {', '.join(copies)}.")


COMMANDS = (backup, restore, verify, retain, dispose)
