"""Kernels that all run this interpreter, keep no history and tell a page when they end."""

from __future__ import annotations

import os
import sys
from asyncio import Event, Task, create_task, wait_for
from collections.abc import Iterable, Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import uuid4

from ipykernel.kernelspec import RESOURCES
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager, ServerKernelManager
from tornado.web import HTTPError
from traitlets import Bool, Integer, Type, Unicode

from neglect_widgets.app.forked_kernel import Launch
from neglect_widgets.app.forking import WarmParent
from neglect_widgets.app.surroundings import PERSON_VARIABLE

KERNEL_NAME = "python3"
LAST_WORDS_S = 1.0
"""How long a kernel that is to end may take for what it was sent before."""
SOCKET_PATH_MOST = 100
"""The bytes that the path of a socket may have; macOS has room for the fewest, 103."""


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


class PromptClient(AsyncKernelClient):
    """A client that is ready at the kernel's first answer.

    The stock client then waits for 0.2 s of silence, which every page would pay for.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        from asyncio import get_running_loop
        from queue import Empty

        clock = get_running_loop().time
        end = clock() + (60.0 if timeout is None else timeout)
        while clock() < end:
            self.kernel_info()
            try:
                reply = await self.get_shell_msg(timeout=1)
                # Only a message on this channel proves that outputs will be heard.
                await self.get_iopub_msg(timeout=0.2)
            except Empty:
                if not await self.is_alive():
                    break
                continue
            if reply["msg_type"] == "kernel_info_reply":
                return
        raise RuntimeError("The kernel did not answer.")


class ForkingProvisioner(LocalProvisioner):
    """Forks a kernel where the server has a warm parent for it; else, or when this fails, starts an interpreter."""

    warm_parent: WarmParent | None = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        parent, environment, folder = self.warm_parent, kwargs.get("env", {}), kwargs.get("cwd") or Path.cwd()
        forked = None
        if parent and parent.suits(cmd, environment):
            forked = await parent.fork(Launch(cmd[3:], environment, str(folder)))
        if forked is None:
            return await super().launch_kernel(cmd, **kwargs)
        self.process: Any = forked
        # Without a group, signals go through the process's own parent.
        self.pid, self.pgid, self.cwd = forked.pid, None, folder
        return self.connection_info


class PromptKernel(ServerKernelManager):
    """One kernel process, forked where possible, and spoken to through `PromptClient`."""

    sockets_folder = Unicode("", config=True)
    """Where its sockets are made, entered by this user only; empty means beside its connection file."""
    client_factory = Type(PromptClient)
    # The server reads it here, though it is defined for all kernels; without it one error in a handler
    # ends everything the page hears.
    traceback_replacement_message = "An error happened in the notebook."

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.ended = Event()
        """Set by its manager once there is nothing left of it."""

    def _transport_default(self) -> str:
        """Sockets in the private folder: a free port may be somebody else's before the kernel listens there."""
        fits = len(os.fsencode(self._sockets())) < SOCKET_PATH_MOST
        return "ipc" if os.name == "posix" and fits else "tcp"

    def _ip_default(self) -> str:
        return self._sockets() if self.transport == "ipc" else str(super()._ip_default())

    def _sockets(self) -> str:
        """What the paths of this kernel's sockets begin with, shorter than by default."""
        file = Path(self.connection_file)
        return str(Path(self.sockets_folder or file.parent, file.stem.removeprefix("kernel-")[:13]))

    def client(self, **options: Any) -> Any:
        """A client that shares the context of all, instead of one with threads of its own."""
        return super().client(**{"context": self.context, **options})

    async def catch_up(self) -> None:
        """Let it answer what pages have sent, such as the last words before somebody left, unless that takes long."""
        if not await self.is_alive():
            return
        channel, answered = self.connect_shell(), Event()
        # It answers in order.
        channel.on_recv(lambda _: answered.set())
        self.session.send(channel, "kernel_info_request")
        with suppress(TimeoutError):
            await wait_for(answered.wait(), LAST_WORDS_S)
        channel.close()

    async def _async_pre_start_kernel(self, **options: Any) -> tuple[list[str], dict[str, Any]]:
        # Set here, it needs no entry point, and leaves the kernels of other servers alone.
        if self.provisioner is None:
            self.provisioner = ForkingProvisioner(
                kernel_id=options.get("kernel_id"), kernel_spec=self.kernel_spec, parent=self
            )
            self.provisioner.warm_parent = getattr(self.parent, "warm_parent", None)
        return await super()._async_pre_start_kernel(**options)


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
