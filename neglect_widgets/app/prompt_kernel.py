"""One kernel: forked where possible, listening where no other program can be, and spoken to without delay."""

from __future__ import annotations

import os
from asyncio import Event, get_running_loop, wait_for
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager
from traitlets import Type, Unicode

from neglect_widgets.app.forked_kernel import Launch
from neglect_widgets.app.forking import WarmParent

LAST_WORDS_S = 1.0
"""How long a kernel that is to end may take for what it was sent before."""
SOCKET_PATH_MOST = 100
"""The bytes that the path of a socket may have; macOS has room for the fewest, 103."""


class PromptClient(AsyncKernelClient):
    """A client that is ready at the kernel's first answer.

    The stock client then waits for 0.2 s of silence, which every page would pay for.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
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
