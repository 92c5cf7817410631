"""The one mutable object of a page: who is here and what is open. Values it holds are replaced, never changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ..definitions import PinnedToolkits, load_toolkit, load_wording, translated_texts
from ..errors import NeglectError, NotFound, NotPermitted
from ..model import Assessment, Case, Part, Person, Toolkit
from ..store import CaseStore
from .opened import Opened

Clock = Callable[[], datetime]

PERSON_VARIABLE = "NEGLECT_WIDGETS_PERSON"
"""Set by the launcher of a team's server to the name of whoever has signed in there."""


class Session:
    """What one open page knows: the store, the person, the case and the assessment in hand."""

    def __init__(self, store: CaseStore, clock: Clock, named: str | None = None) -> None:
        self.store = store
        self.clock = clock
        self.named = named
        """Who this is, where that is known from elsewhere than the page."""
        self.person: Person | None = store.last_person(named)
        self.case: Case | None = None
        self.assessment: Assessment | None = None
        self.earlier: tuple[Assessment, ...] = ()
        """Earlier assessments of the same child with the same toolkit, oldest first."""
        self.series: tuple[Assessment, ...] = ()
        """All assessments of the child in hand."""
        self.compared: tuple[Assessment, ...] = ()
        """All assessments of the child whose comparison is open."""
        self.chosen: tuple[str, ...] = ()
        """Ids of those that stand side by side."""
        self.language: str | None = None
        """The language that toolkits are shown in where they can be; None for each toolkit's first."""
        self.toolkits = PinnedToolkits(store)
        self.notice = ""
        """What a command has to tell on the page that is turned to next."""

    def signed_in(self) -> Person:
        """Return who is here; NotPermitted until they have said so."""
        if self.person is None:
            raise NotPermitted("Say who you are first. Nothing was saved.")
        return self.person

    def open_case(self, case_id: str) -> Case:
        """Read a case, once; a change of person or case reads it again."""
        if self.case is None or self.case.id != case_id:
            self.case = self.store.case(case_id)
            if self.person:
                self.store.note_read(case_id, "case", by=self.person, at=self.clock())
        return self.case

    def look_again(self) -> None:
        """Read the case in hand anew, as when a page is turned; it is closed when it has been deleted meanwhile."""
        if self.case is not None:
            try:
                self.case = self.store.case(self.case.id)
            except NotFound:
                self.close_case()

    def close_case(self) -> None:
        """Forget what is open, as when a person goes back to the list."""
        self.case = self.assessment = None
        self.earlier = self.series = ()

    def open_assessment(self, assessment_id: str, *, again: bool = False) -> Assessment:
        """Read an assessment with its case and the earlier ones; `again` reads what is on disk now."""
        if self.assessment is None or self.assessment.id != assessment_id or again:
            assessment = self.store.assessment(assessment_id)
            self.open_case(assessment.case_id)
            others = self.store.assessments(assessment.case_id, assessment.child_id)
            self.series = others
            self.earlier = tuple(a for a in others if _before(a, assessment))
            self.assessment = assessment
        return self.assessment

    def open_for_change(self, assessment_id: str) -> tuple[Person, Assessment, Toolkit]:
        """Return what a change needs; NotPermitted when the assessment is locked."""
        person = self.signed_in()
        assessment = self.open_assessment(assessment_id)
        if assessment.finished:
            raise NotPermitted(
                "This assessment is finished and locked. Nothing was changed. Start a review to record what is new."
            )
        return person, assessment, self.toolkit(assessment)

    def toolkit(self, assessment: Assessment) -> Toolkit:
        """Return the toolkit an assessment is pinned to, with that version's own wording."""
        return self.toolkits.of(assessment, self.language)

    def opened(self) -> Opened:
        """Return the assessment in hand as it is on disk, with all that its parts are drawn from."""
        assert self.assessment is not None
        toolkit = self.toolkit(self.assessment)
        shown_in = self.language if self.language in toolkit.languages else None
        return Opened(
            toolkit=toolkit,
            case=self.open_case(self.assessment.case_id),
            assessment=self.assessment,
            previous=self.previous,
            previous_toolkit=self.toolkit_if_any(self.previous),
            into=self._into(toolkit),
            series=self.series,
            wording=load_wording(),
            language=shown_in or toolkit.languages[0],
            translated=translated_texts(toolkit.id, shown_in) if shown_in else frozenset(),
        )

    def toolkit_if_any(self, assessment: Assessment | None) -> Toolkit | None:
        """Return an assessment's toolkit, or None where it is not to be had: the record stands without its words."""
        try:
            return self.toolkit(assessment) if assessment else None
        except NeglectError:
            return None

    def _into(self, toolkit: Toolkit) -> Toolkit | None:
        try:
            return load_toolkit(toolkit.grows_into) if toolkit.grows_into else None
        except NeglectError:
            # What is recorded here does not depend on the other toolkit; only linking to it has to wait.
            return None

    def sources(self) -> list[tuple[Assessment, Toolkit]]:
        """Return the shorter assessments that the one in hand began with, as far as their toolkits are to be had."""
        begun = self.assessment.grown_from if self.assessment else ()
        found = ((a, self.toolkit_if_any(a)) for a in self.series if a.id in begun)
        return [(assessment, toolkit) for assessment, toolkit in found if toolkit]

    @property
    def previous(self) -> Assessment | None:
        """The assessment that stands beside the one in hand: the newest finished one before it."""
        return next((a for a in reversed(self.earlier) if a.finished), None)

    def take(self, part: Part) -> None:
        """Take a part that is on disk into the assessment in hand."""
        if self.assessment is not None:
            self.assessment = self.assessment.with_part(part)


def _before(one: Assessment, other: Assessment) -> bool:
    return one.toolkit == other.toolkit and (one.window_end, one.started_at) < (other.window_end, other.started_at)
