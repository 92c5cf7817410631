"""A toolkit's form beside what is wrong with its files, for whoever is writing it in JupyterLab."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import ipywidgets

from .. import widgets
from ..definitions import load_wording, read_toolkit
from ..definitions.files import Stamp, files_behind, stamp
from ..engine import asked_in
from ..errors import DefinitionError, InputRefused, NotFound
from ..model import Assessment, Carer, Case, Child, Depth, Domain, Indicator, Person, Toolkit
from . import arguments
from .changes import changed_rating
from .opened import Opened
from .view_domain import domain_form, domain_state

NOBODY = Person(name="Preview", role="author", agency="nobody")
WHEN = datetime(2026, 1, 1, tzinfo=UTC)
FAMILY = Case(
    code="PREVIEW",
    children=(Child(code="A", expected_date=date(2026, 6, 1)),),
    carers=(Carer(code="Carer", role="Carer"),),
    opened_at=WHEN,
    invented=True,
)


class Preview:
    """One area of a toolkit as a practitioner would rate it, drawn again each time one of its files is saved.

    Problems stand above the form, which stays as it last was sound. Nothing that is chosen in it is kept.

    Args:
        path: The toolkit's folder or single file.
        every: Seconds between two looks at the files.
    """

    def __init__(self, path: str | Path, *, every: float = 0.5) -> None:
        self.path = Path(path).absolute()
        self._seen: Stamp | None = None
        self._toolkit: Toolkit | None = None
        self._problems: tuple[str, ...] = ()
        self._band = self._domain = ""
        self._assessment: Assessment | None = None
        self._bar = widgets.PreviewBar(handler=self.handle)
        self._form = widgets.DomainForm(handler=self.handle)
        self.box = ipywidgets.VBox([self._bar], layout=widgets.one_layout())
        self.box.add_class("nw-page")
        self.look()
        with suppress(RuntimeError):
            # Without a running kernel nobody looks by themselves; `look` is there to be called.
            self._following = asyncio.get_running_loop().create_task(self._follow(every))

    async def _follow(self, every: float) -> None:
        while True:
            await asyncio.sleep(every)
            self.look()

    def look(self) -> None:
        """Read the files if one of them has changed since the last look, and draw what they say now."""
        now = stamp(files_behind(self.path))
        if now == self._seen:
            return
        self._seen = now
        try:
            self._toolkit, self._problems = read_toolkit(self.path), ()
        except DefinitionError as error:
            self._problems = tuple(str(problem) for problem in error.problems)
        except NotFound as error:
            self._problems = (str(error),)
        self._draw()

    def handle(self, command: str, args: dict[str, Any], op_id: str) -> dict[str, Any]:
        """Turn to another age or area, or choose a level for the time being; nothing else is done here."""
        if command == "preview":
            self._band, self._domain = str(args.get("band", "")), str(args.get("domain", ""))
        elif command == "save_rating" and self._toolkit and self._assessment:
            change = arguments.read(arguments.SaveRating, args)
            rating = changed_rating(self._toolkit, self._assessment, change, NOBODY, WHEN)
            self._assessment = self._assessment.with_part(rating)
        else:
            raise InputRefused(load_wording()["page.preview.only"])
        self._draw()
        return {"ok": True, "version": 0, "saved_at": ""}

    def _draw(self) -> None:
        toolkit = self._toolkit
        asked = self._asked(toolkit) if toolkit else []
        self._bar.state = {
            "title": toolkit.title if toolkit else self.path.name,
            "problems": list(self._problems),
            "bands": [{"value": b.id, "label": b.label} for b in toolkit.bands] if toolkit else [],
            "band": self._band,
            "domains": [{"value": d.id, "label": d.title} for d, _ in asked],
            "domain": self._domain,
            "note": load_wording()["page.preview.note"],
        }
        domain = next((d for d, _ in asked if d.id == self._domain), None)
        self.box.children = (self._bar, self._form) if domain else (self._bar,)
        if toolkit and domain:
            self._fill_form(self._opened(toolkit), domain)

    def _asked(self, toolkit: Toolkit) -> list[tuple[Domain, list[Indicator]]]:
        """Return what is asked of the age chosen; an age or area that is gone gives way to the first there is."""
        if toolkit.band(self._band) is None:
            self._band = next((b.id for b in toolkit.bands if toolkit.asks_in(b.id)), toolkit.bands[0].id)
        if self._assessment is None or self._assessment.band != self._band:
            self._assessment = _assessment(toolkit, self._band)
        asked = asked_in(toolkit, self._assessment)
        if all(domain.id != self._domain for domain, _ in asked):
            self._domain = asked[0][0].id if asked else ""
        return asked

    def _opened(self, toolkit: Toolkit) -> Opened:
        assert self._assessment is not None
        return Opened(
            toolkit=toolkit,
            case=FAMILY,
            assessment=self._assessment,
            previous=None,
            previous_toolkit=None,
            into=None,
            series=(self._assessment,),
            wording=load_wording(),
            language=toolkit.languages[0],
            translated=frozenset(),
        )

    def _fill_form(self, opened: Opened, domain: Domain) -> None:
        form = domain_form(opened, domain, FAMILY.carers[0].id)
        around = {"title": domain.title, "caption": "", "at": "", "previous": None, "next": None}
        self._form.content = {**around, **form}
        self._form.state = domain_state(opened, domain, FAMILY.carers[0].id)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return self.box._repr_mimebundle_(**kwargs)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path.name!r})"


def _assessment(toolkit: Toolkit, band: str) -> Assessment:
    """An assessment of nobody in full depth, which is never stored."""
    return Assessment(
        case_id=FAMILY.id,
        child_id=FAMILY.children[0].id,
        carer_ids=(FAMILY.carers[0].id,),
        toolkit=toolkit.id,
        toolkit_version=toolkit.version,
        band=band,
        window_start=WHEN.date(),
        window_end=WHEN.date(),
        started_by=NOBODY,
        started_at=WHEN,
        depth=Depth(opened=tuple(domain.id for domain in toolkit.domains), by=NOBODY, at=WHEN),
    )
