"""The task list of an assessment."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class TaskList(NeglectWidget):
    """The parts of an assessment with their progress in words."""

    _esm = module_text("task_list")
