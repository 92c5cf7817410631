"""The task list of an assessment."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class TaskList(NeglectWidget):
    """The parts of an assessment with their progress in words."""

    _esm = widget_module("task_list")
