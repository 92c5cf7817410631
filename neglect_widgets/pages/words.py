"""How pages say dates, ages, people and answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ..model import Carer, Child, Contact, Evidence, Level, Person, Rating, Toolkit, age_in_years

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(when: date) -> str:
    """Return a date as "3 March 2026", whatever the machine's locale."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def clock_time(when: datetime) -> str:
    """Return the hour and minute on this machine's clock, as "10:42"."""
    return when.astimezone().strftime("%H:%M")


def window(start: date, end: date) -> str:
    """Return a dated window as "1 to 14 March 2026", as short as it can be."""
    if start == end:
        return day(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day(end)}"
    return f"{day(start)} to {day(end)}"


def age(child: Child, on: date) -> str:
    """Return a child's age on a day in words."""
    if child.birth_date is None or on < child.birth_date:
        due = child.expected_date or child.birth_date
        return f"unborn, expected {day(due)}" if due else "unborn"
    years = age_in_years(child.birth_date, on)
    if years:
        return f"{years} year{'s' if years > 1 else ''} old"
    months = (
        (on.year - child.birth_date.year) * 12 + on.month - child.birth_date.month - (on.day < child.birth_date.day)
    )
    return f"{months} month{'' if months == 1 else 's'} old"


def who(person: Person) -> str:
    """Return a person as "Sam Example, health visitor"."""
    return f"{person.name}, {person.role}"


def carer(carer: Carer) -> str:
    """Return a carer's code with the role, unless the code already says it."""
    return carer.code if carer.code.casefold() == carer.role.casefold() else f"{carer.code} ({carer.role})"


def level_dict(level: Level) -> dict[str, Any]:
    """Return a level as widgets take it."""
    return {**level.model_dump(include={"value", "rank", "label", "shape", "colour"}), "value_first": level.value_first}


def answer(toolkit: Toolkit, rating: Rating, wording: Mapping[str, str]) -> str:
    """Return a rating's answer in words: the level's label, not known, does not apply."""
    if rating.status == "rated" and rating.level is not None:
        level = toolkit.scale.level(rating.level)
        return level.label if level else rating.level
    words = wording[f"page.status.{rating.status}"]
    return (
        f"{words}, {wording['page.ask'].format(who=rating.ask)}"
        if rating.status == "not_known" and rating.ask
        else words
    )


def known(item: Evidence, wording: Mapping[str, str]) -> str:
    """Return how and through whom a piece of evidence is known: "seen, not announced, Robin Example"."""
    facts = [
        *(wording[f"page.evidence.{word}"] for word in (item.known_by, item.announced, item.frequency) if word),
        item.source,
        wording["page.evidence.child_words"] if item.child_words else "",
    ]
    return ", ".join(fact for fact in facts if fact)


def evidence_line(item: Evidence, wording: Mapping[str, str]) -> str:
    """Return one piece of evidence as a line: "4 October 2026, seen, not announced: “…”"."""
    facts = [day(item.on) if item.on else "", known(item, wording)]
    about = ", ".join(fact for fact in facts if fact)
    return f"{about}: “{item.text}”" if about else f"“{item.text}”"


def contact_dict(contact: Contact) -> dict[str, Any]:
    """Return a contact as widgets take it."""
    return {
        "label": contact.label,
        "phone": contact.phone,
        "hours": contact.hours,
        "note": contact.note,
        "set": contact.set,
    }
