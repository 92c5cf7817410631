"""The comparison page as a notebook shows it."""

from __future__ import annotations

from .routes import Route
from .workbook import Workbook


class Comparison(Workbook):
    """A workbook that opens on the comparison of the child who was assessed last.

    With no child assessed twice it opens on the list of cases. Arguments are those of `Workbook`.
    """

    def first_route(self) -> Route:
        """Return the comparison of the child with the newest of two or more assessments."""
        newest: tuple[tuple[object, ...], Route] | None = None
        for summary in self.session.store.cases():
            for child in summary.case.children:
                own = [a for a in summary.assessments if a.child_id == child.id]
                if len(own) < 2:
                    continue
                found = (
                    max((a.window_end, a.started_at) for a in own),
                    Route("compare", case=summary.case.id, child=child.id),
                )
                if newest is None or found[0] > newest[0]:
                    newest = found
        return newest[1] if newest else Route()
