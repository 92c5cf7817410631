"""Words that exports share; templates live in definitions/wording.yaml."""

from __future__ import annotations

from datetime import date, datetime

from ..definitions import load_wording
from ..engine.words import day
from ..model import Assessment, Case, Evidence, Level, NeedLevel, Person, Rating, Toolkit


def say(key: str, /, **values: object) -> str:
    """Return the template `export.<key>` filled in; KeyError for a template that is not there."""
    return load_wording()[f"export.{key}"].format(**values)


def on(when: date | None) -> str:
    """Return "3 March 2025", or nothing."""
    return day(when) if when else ""


def at(when: datetime) -> str:
    """Return "3 March 2025, 12:00 UTC"; the zone is said, for a file travels."""
    return say("moment", day=day(when.date()), time=f"{when:%H:%M}", zone=when.tzname() or "")


def person(who: Person) -> str:
    """Return a name with role and agency."""
    return say("person", name=who.name, role=who.role, agency=who.agency)


def state(assessment: Assessment) -> str:
    """Return whether the assessment is a draft, or when and by whom it was finished."""
    if assessment.finished_by is None or assessment.finished_at is None:
        return say("draft")
    return say("finished", day=day(assessment.finished_at.date()), person=person(assessment.finished_by))


def child(case: Case, assessment: Assessment) -> str:
    """Return the child's code, and the name where one was given."""
    found = case.child(assessment.child_id)
    if found is None:
        return say("nobody")
    return say("named", code=found.code, name=found.name) if found.name else found.code


def carer(case: Case, carer_id: str) -> str:
    """Return the carer's code and role, and the name where one was given."""
    found = case.carer(carer_id)
    if found is None:
        return say("nobody")
    code = say("named", code=found.code, name=found.name) if found.name else found.code
    return say("carer", carer=code, role=found.role)


def band(toolkit: Toolkit, assessment: Assessment) -> str:
    """Return the label of the age band, or its id where the toolkit no longer has it."""
    found = toolkit.band(assessment.band)
    return found.label if found else assessment.band


def window(assessment: Assessment) -> str:
    """Return the days that the assessment covers."""
    return say("window_days", start=day(assessment.window_start), end=day(assessment.window_end))


def workers(assessment: Assessment) -> tuple[Person, ...]:
    """Return everybody who rated, or else who wrote the notes, in the order of the parts; else who started it."""
    rated = dict.fromkeys(rating.rater for rating in assessment.ratings)
    return tuple(rated or dict.fromkeys(note.by for note in assessment.voice)) or (assessment.started_by,)


def level(found: Level | None) -> str:
    """Return a level as printed, with its label; once where both are one word, nothing where there is none."""
    if found is None:
        return ""
    if found.value.casefold() == found.label.casefold():
        return found.label
    return say("level_word" if found.value.isalpha() else "level", value=found.value, label=found.label)


def joined(*parts: str) -> str:
    """Return the parts that say something as sentences one after another."""
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for p in parts if (part := p.strip()))


def need(toolkit: Toolkit, found: NeedLevel) -> str:
    """Return a level of need with its value; of a next step, or where the value is a word, the label says it all."""
    steps = toolkit.continuum is not None and toolkit.continuum.steps
    return found.label if steps or found.value.isalpha() else say("need", value=found.value, label=found.label)


def need_key(toolkit: Toolkit, key: str) -> str:
    """Return the wording's key for a level of need, or for a next step where the toolkit ends in one."""
    return f"{key}_step" if toolkit.continuum and toolkit.continuum.steps else key


def judged(toolkit: Toolkit, assessment: Assessment) -> str:
    """Return the judged level of need in words."""
    value = assessment.judgement.level if assessment.judgement else None
    if value is None:
        return say("not_judged")
    found = toolkit.need_level(value)
    return found.label if found else value


def status(rating: Rating | None) -> str:
    """Return a rating's status in words; whom to ask is said with "not known"."""
    if rating is None:
        return say("status.not_looked_at")
    if rating.status == "not_known" and rating.ask:
        return say("status.ask", ask=rating.ask)
    return say(f"status.{rating.status}")


def known(evidence: Evidence) -> str:
    """Return when, how and through whom a piece of evidence is known, as far as that was said."""
    choices = (evidence.known_by, evidence.frequency, evidence.announced)
    said = [on(evidence.on), *(say(f"evidence.{choice}") for choice in choices if choice), evidence.source]
    if evidence.child_words:
        said.append(say("evidence.child"))
    return ", ".join(part for part in said if part)


def told(evidence: Evidence) -> str:
    """Return a piece of evidence with what is known about it in front."""
    about = known(evidence)
    return say("evidence.line", about=about, text=evidence.text) if about else evidence.text
