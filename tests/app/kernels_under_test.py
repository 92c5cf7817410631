"""Starts kernels as the server does, without a server."""

from __future__ import annotations

import ast
import asyncio
import os
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from neglect_widgets.app.forked_process import ForkedProcess
from neglect_widgets.app.forking import WarmParent, warm_parent
from neglect_widgets.app.kernels import OneInterpreter, WorkbookKernels
from neglect_widgets.app.prompt_kernel import PromptClient, PromptKernel
from tests.app.running import PATIENCE_S
from tests.servers import environment_of


@contextmanager
def parent_at(home: Path, **variables: str) -> Iterator[WarmParent | None]:
    """A warm parent of kernels whose user's home is `home`."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**environment_of(home), **variables}.items():
            patch.setenv(name, value)
        with warm_parent(home) as parent:
            yield parent


class Kernel:
    """A kernel that can be asked for the value of expressions."""

    def __init__(self, kernels: Kernels, manager: PromptKernel) -> None:
        self.kernels = kernels
        self.manager = manager
        # A dead kernel would be replaced before a test has seen that it is dead.
        manager.stop_restarter()
        self.client: PromptClient = kernels.run(self._connected())

    async def _connected(self) -> PromptClient:
        client: PromptClient = self.manager.client()
        client.start_channels()
        await client.wait_for_ready(PATIENCE_S)
        return client

    @property
    def process(self) -> Any:
        assert self.manager.provisioner is not None
        return self.manager.provisioner.process  # type: ignore[attr-defined]

    @property
    def forked(self) -> bool:
        return isinstance(self.process, ForkedProcess)

    @property
    def alive(self) -> bool:
        return self.kernels.run(self.manager.is_alive())

    def send(self, code: str) -> None:
        """Have code run, without waiting until it has."""

        async def sent() -> None:
            self.client.execute(code, stop_on_error=False)

        self.kernels.run(sent())

    def value(self, expression: str, first: str = "") -> Any:
        """Run `first` and return the value of an expression, which must be a literal."""

        async def asked() -> Any:
            asking = {"value": expression}
            return await self.client.execute(first, user_expressions=asking, reply=True, timeout=PATIENCE_S)

        content = self.kernels.run(asked())["content"]
        assert content["status"] == "ok", content
        return ast.literal_eval(content["user_expressions"]["value"]["data"]["text/plain"])


class Kernels:
    """Kernels that are forked from `parent`, if there is one.

    They are looked after in a thread of their own, as the one of the tests may belong to a browser.
    """

    def __init__(self, folder: Path, parent: WarmParent | None) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.manager = WorkbookKernels(
            kernel_manager_class="neglect_widgets.app.prompt_kernel.PromptKernel",
            kernel_spec_manager=OneInterpreter(),
            connection_dir=str(folder),
            working_folder=str(folder),
            transport_encryption="auto",
        )
        self.parent = self.manager.warm_parent = parent

    @property
    def environment(self) -> dict[str, str]:
        """Ours as the parent has read it; pytest changes a variable of its own all the time."""
        return self.parent.environment if self.parent else dict(os.environ)

    def run(self, task: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(task, self.loop).result(2 * PATIENCE_S)

    def start(self, **variables: str) -> Kernel:
        """Start a kernel with `variables` in its environment besides those of its parent."""

        async def started() -> Any:
            return await self.manager.start_kernel(path="", env={**self.environment, **variables})

        return Kernel(self, self.manager.get_kernel(self.run(started())))

    def start_at_once(self, number: int) -> None:
        """Start kernels together, without speaking to them."""

        async def started() -> None:
            starting = (self.manager.start_kernel(path="", env=self.environment) for _ in range(number))
            await asyncio.gather(*starting)

        self.run(started())

    def close(self) -> None:
        self.run(self.manager.shutdown_all(now=True))
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()
