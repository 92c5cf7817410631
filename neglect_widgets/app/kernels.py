"""Kernels that all run this interpreter, keep no history and tell a page when they end."""

from __future__ import annotations

import os
import sys
from asyncio import Task, create_task
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import uuid4

from ipykernel.kernelspec import RESOURCES
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from traitlets import Bool, Integer, Unicode

from neglect_widgets.app.forking import WarmParent
from neglect_widgets.app.surroundings import PERSON_VARIABLE

KERNEL_NAME = "python3"


@dataclass(frozen=True)
class Opening:
    """The kernel that the request being answered is about to start."""

    kernel_id: str
    """Already written into its page."""
    person: str
    """Who opens the page."""


opening: ContextVar[Opening] = ContextVar("opening")


class OneInterpreter(KernelSpecManager):
    """Knows one kernel: the interpreter that runs the server, whatever is installed beside it."""

    def find_kernel_specs(self) -> dict[str, str]:
        return {KERNEL_NAME: RESOURCES}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        if kernel_name != KERNEL_NAME:
            raise NoSuchKernel(kernel_name)
        command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        # History would keep typed values on disk; log lines below critical can quote them.
        options = ["--HistoryManager.enabled=False", "--log-level=50"]
        return KernelSpec(
            argv=command + options,
            display_name="Python 3",
            language="python",
            metadata={"supported_encryption": ["curve"]},
            resource_dir=RESOURCES,
        )


class Kernels(AsyncMappingKernelManager):
    """Kernels that are told something with their launch which the server's own environment does not hold."""

    handed: Mapping[str, str] = MappingProxyType({})
    """The variables that each kernel gets."""

    async def start_kernel(self, *args: Any, **options: Any) -> str:  # type: ignore[override]
        if self.handed:
            options["env"] = {**(options.get("env") or os.environ), **self.handed}
        return str(await super().start_kernel(*args, **options))


class WorkbookKernels(Kernels):
    """All kernels of one server, each the one of the person who opened its page."""

    working_folder = Unicode("", config=True)
    """Where kernels run; empty means beside the notebook."""
    most = Integer(24, config=True)
    """How many there may be; the one setting of a laptop's server. A team's file says how many it wants."""
    most_each = Integer(24, config=True)
    """How many may be one person's."""
    names_person = Bool(False, config=True)
    """Whether kernels are told who opened them: only where somebody other than the page itself knows."""

    warm_parent: WarmParent | None = None
    """What kernels are forked from, if anything."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)  # type: ignore[no-untyped-call]
        self.owners: dict[str, str] = {}
        """Whose each kernel is, from the moment it is asked for."""
        self._clearing: set[Task[None]] = set()

    def _context_default(self) -> Any:
        context = super()._context_default()
        # A forked kernel listens within some 50 ms; by default, the second try comes after 100.
        context.reconnect_ivl, context.reconnect_ivl_max = 5, 200
        return context

    def cwd_for_path(self, path: str, **kwargs: Any) -> str:
        return self.working_folder or str(super().cwd_for_path(path, **kwargs))  # type: ignore[no-untyped-call]

    def new_kernel_id(self, **_: Any) -> str:
        """The id a page was told in advance, so that it can connect while its kernel starts."""
        asked = opening.get(None)
        return asked.kernel_id if asked else str(uuid4())

    async def start_kernel(self, *args: Any, **options: Any) -> str:  # type: ignore[override]
        """Start a kernel for whoever opens a page; HTTPError 503 when there are too many already."""
        asked = opening.get(None)
        if asked is None:
            return await super().start_kernel(*args, **options)
        theirs = sum(owner == asked.person for owner in self.owners.values())
        if len(self.owners) >= self.most or theirs >= self.most_each:
            raise HTTPError(503)
        self.owners[asked.kernel_id] = asked.person
        if self.names_person:
            options["env"] = {**options["env"], PERSON_VARIABLE: asked.person}
        try:
            return await super().start_kernel(*args, **options)
        except BaseException:
            self.owners.pop(asked.kernel_id, None)
            raise

    def used(self, kernel_ids: Iterable[str]) -> None:
        """Count these as used now, though nothing was asked of them: their person is at the page."""
        for kernel_id in kernel_ids:
            if kernel_id in self:
                kernel: Any = self.get_kernel(kernel_id)
                kernel.last_activity = utcnow()

    def remove_kernel(self, kernel_id: str) -> Any:
        self.owners.pop(kernel_id, None)
        return super().remove_kernel(kernel_id)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """Clear away a kernel whose process has ended by itself, with its files and its place among the counted."""
        # Only afterwards, so that the page is told first.
        clearing = create_task(self.shutdown_kernel(kernel_id, now=True))
        # Asyncio itself would not keep it from being collected.
        self._clearing.add(clearing)
        clearing.add_done_callback(self._clearing.discard)

    async def shutdown_kernel(self, kernel_id: str, now: bool = False, restart: bool = False) -> None:  # type: ignore[override]
        """End a kernel; the pages that are connected to it hang up then."""
        kernel: Any = self.get_kernel(kernel_id) if kernel_id in self else None
        if kernel and not now:
            await kernel.catch_up()
        try:
            await super().shutdown_kernel(kernel_id, now=now, restart=restart)  # type: ignore[no-untyped-call]
        finally:
            # Not before: whoever stops waiting for `ready` cancels it, and a shutdown that goes on would fail.
            if kernel:
                kernel.ended.set()
