"""A toolkit's form beside what is wrong with its files, for whoever is writing it in JupyterLab."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import ipywidgets

from .. import widgets
from ..definitions import load_wording, read_toolkit, toolkit_path
from ..definitions.files import Stamp, files_behind, stamp
from ..errors import DefinitionError, InputRefused, NotFound
from ..model import Assessment, Carer, Case, Child, Depth, Part, Person, Toolkit
from . import arguments, routes
from .changes import changed_factor, changed_flag, changed_rating, changed_voice
from .opened import Opened, State
from .parts import part_named
from .tasks import tasks
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
CHANGES: Mapping[str, tuple[type[Any], Callable[..., Part]]] = {
    "save_rating": (arguments.SaveRating, changed_rating),
    "save_flag": (arguments.SaveFlag, changed_flag),
    "save_factor": (arguments.SaveFactor, changed_factor),
    "save_voice": (arguments.SaveVoice, changed_voice),
}
"""What can be filled in for the time being; each belongs to an area that a toolkit words itself."""
WORDED = ("flags", "factors", "voice", "closing")
"""Areas besides the domains that show a toolkit's own words."""
DOMAIN = "domain:"


class Preview:
    """One area of a toolkit as a practitioner would see it, drawn again each time one of its files is saved.

    Problems stand above the form, which stays as it last was sound. Nothing that is chosen in it is kept.

    Args:
        toolkit: The toolkit's id, or the path of its folder or single file.
        language: The language to show it in, such as "cy"; its first one when left out.
        every: Seconds between two looks at the files.
    """

    def __init__(self, toolkit: str | Path, *, language: str | None = None, every: float = 0.5) -> None:
        self.path = _place(toolkit)
        self._language = language
        self._seen: Stamp | None = None
        self._toolkit: Toolkit | None = None
        self._problems: tuple[str, ...] = ()
        self._band = self._area = ""
        self._assessment: Assessment | None = None
        self._bar = widgets.PreviewBar(handler=self.handle)
        self._forms: dict[type[widgets.NeglectWidget], widgets.NeglectWidget] = {}
        self.box = ipywidgets.VBox([self._bar], layout=widgets.one_layout())
        self.box.add_class("nw-page").add_class("nw-preview-page")
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
            self._toolkit, self._problems = read_toolkit(self.path, self._language), ()
        except DefinitionError as error:
            self._problems = tuple(str(problem) for problem in error.problems)
        except NotFound as error:
            self._problems = (str(error),)
        self._draw()

    def handle(self, command: str, args: dict[str, Any], op_id: str) -> dict[str, Any]:
        """Turn to another age or area, or fill something in for the time being; nothing else is done here."""
        if command == "preview":
            self._band, self._area = str(args.get("band", "")), str(args.get("area", ""))
        elif command == "open":
            # A link in the form, such as the one from an indicator to its red flag.
            self._area = routes.parse(arguments.read(arguments.Open, args).route).part
        elif command in CHANGES and self._toolkit and self._assessment:
            kind, changed = CHANGES[command]
            part = changed(self._toolkit, self._assessment, arguments.read(kind, args), NOBODY, WHEN)
            self._assessment = self._assessment.with_part(part)
        else:
            raise InputRefused(load_wording()["page.preview.only"])
        self._draw()
        return {"ok": True, "version": 0, "saved_at": ""}

    def _draw(self) -> None:
        toolkit = self._toolkit
        opened = self._opened(toolkit) if toolkit else None
        areas = _areas(opened) if opened else {}
        if self._area not in areas:
            self._area = next((area for area in areas if area.startswith(DOMAIN)), next(iter(areas), ""))
        self._bar.state = {
            "title": toolkit.title if toolkit else self.path.name,
            "problems": list(self._problems),
            "bands": [{"value": b.id, "label": b.label} for b in toolkit.bands] if toolkit else [],
            "band": self._band,
            "areas": [{"value": area, "label": label} for area, label in areas.items()],
            "area": self._area,
            "note": load_wording()["page.preview.note"],
        }
        if opened and self._area:
            self.box.children = (self._bar, self._form(opened, areas[self._area]))
        else:
            self.box.children = (self._bar,)

    def _form(self, opened: Opened, title: str) -> widgets.NeglectWidget:
        """Return the area's form, filled; the same widget each time, so that place and focus are kept."""
        kind, content, state = _filled(opened, self._area)
        if kind not in self._forms:
            self._forms[kind] = kind(handler=self.handle)
        form = self._forms[kind]
        form.content = {"title": title, "caption": "", "at": "", "previous": None, "next": None, **content}
        form.state = state
        return form

    def _opened(self, toolkit: Toolkit) -> Opened:
        """Return an assessment of the age chosen; one that is gone gives way to the first that is asked anything."""
        if toolkit.band(self._band) is None:
            self._band = next((b.id for b in toolkit.bands if toolkit.asks_in(b.id)), toolkit.bands[0].id)
        if self._assessment is None or self._assessment.band != self._band:
            self._assessment = _assessment(toolkit, self._band)
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

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return self.box._repr_mimebundle_(**kwargs)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path.name!r})"


def _areas(opened: Opened) -> dict[str, str]:
    """Return what shows the toolkit's own words at this age, with titles, in the order of an assessment."""
    return {task.id: task.label for task in tasks(opened) if task.id in WORDED or task.id.startswith(DOMAIN)}


def _filled(opened: Opened, area: str) -> tuple[type[widgets.NeglectWidget], State, State]:
    domain = opened.toolkit.domain(area.removeprefix(DOMAIN)) if area.startswith(DOMAIN) else None
    if domain is not None:
        carer = FAMILY.carers[0].id
        return widgets.DomainForm, domain_form(opened, domain, carer), domain_state(opened, domain, carer)
    part = part_named(area, opened)
    assert part is not None
    return part.widget, part.content(opened), part.state(opened)


def _place(toolkit: str | Path) -> Path:
    """Return where a toolkit's files lie or will lie: a path as given, else by its id among the definitions."""
    path = Path(toolkit).absolute()
    if not path.exists():
        with suppress(NotFound):
            return toolkit_path(str(toolkit))
    return path


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
