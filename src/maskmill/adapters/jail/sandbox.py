"""The `Sandbox` port over a nursery of this process."""

from __future__ import annotations

import contextlib
import json
import math
import os
import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from maskmill.adapters.jail import line, tools, walls
from maskmill.adapters.jail.call import Call, End, killed
from maskmill.adapters.jail.memfd import sealed
from maskmill.adapters.jail.reader import ReplyReader
from maskmill.adapters.jail.spawn import Spawned
from maskmill.adapters.jail.tools import Tool
from maskmill.errors import (
    EngineMissing,
    InvalidRequest,
    LimitExceeded,
    ParserCrashed,
    SandboxUnavailable,
    Unavailable,
)
from maskmill.formats.operations import OPERATIONS
from maskmill.ports.sandbox import Limits, Progress, Reply, Walls

ATTEMPTS = 3


class JailedSandbox:
    """Runs operations and tools behind namespaces, rlimits, Landlock and seccomp. Threads may share it."""

    name = "jail"

    def __init__(
        self,
        mode: Literal["require", "degrade"] = "require",
        *,
        extra_operations: Mapping[str, str] | None = None,
        extra_tools: Mapping[str, Tool] | None = None,
    ) -> None:
        """Nothing starts yet. `require` refuses to parse when a wall is missing; the extras are for tests."""
        self._require = mode == "require"
        self._operations = {**OPERATIONS, **(extra_operations or {})}
        self._tools = {**tools.built_in(), **(extra_tools or {})}
        self._lock = threading.Lock()
        self._nursery: Spawned | None = None
        self._walls: Walls | None = None
        _ALL.add(self)

    def run(
        self,
        operation: str,
        untrusted_inputs: Sequence[bytes],
        parameters: Mapping[str, object],
        limits: Limits,
        progress: Progress | None = None,
    ) -> Reply:
        """Run a parser in a jailed child; see the port."""
        if operation not in self._operations or len(untrusted_inputs) > line.MAX_INPUTS - 1:
            raise InvalidRequest("The jail has no such operation, or too many inputs for one.")
        order = line.Order("parse", operation, limits.memory_bytes, math.ceil(limits.cpu_s), self._require)
        reader = ReplyReader(limits.output_bytes, progress)
        contents = [json.dumps(parameters).encode(), *untrusted_inputs]
        end = self._call(order, contents, limits, reader.feed)
        if end.code < 0:
            raise killed(end, limits)
        if end.code:
            raise ParserCrashed(f"The parser ended with code {end.code} and no result; the file may be damaged.")
        return reader.finish()

    def execute(self, tool: str, arguments: Sequence[str], untrusted_stdin: bytes, limits: Limits) -> bytes:
        """Run an allow-listed program in a jailed child; see the port."""
        if tool not in self._tools:
            raise InvalidRequest("The jail has no such tool.")
        call = tools.prepare(self._tools[tool], list(arguments))
        order = line.Order("tool", "", limits.memory_bytes, math.ceil(limits.cpu_s), self._require)
        output = _Output(limits.output_bytes)
        end = self._call(order, [line.pack(call), untrusted_stdin], limits, output.take)
        if end.code < 0:
            raise killed(end, limits)
        if end.code == line.WALL_MISSING:
            raise SandboxUnavailable("A wall of the jail did not stand for a tool; `maskmill doctor` names it.")
        if end.code == line.NOT_STARTED:
            raise EngineMissing(f"{tool} could not be started; install its Debian package again.")
        if end.code:
            raise ParserCrashed(f"{tool} ended with code {end.code}; the file is damaged or unusual.")
        return bytes(output.untrusted)

    def walls(self) -> Walls:
        """Return the layers that stood when they were tried: once a process, in a nursery without parsers."""
        if self._walls is None:
            try:
                bare = Spawned({})
            except Unavailable:
                return Walls(dict.fromkeys(walls.LAYERS, False))
            self._walls = Walls(dict(bare.hello.layers))
            bare.stop()
        return self._walls

    def close(self) -> None:
        """End the nursery and with it every child; the next call starts another."""
        with self._lock:
            nursery, self._nursery = self._nursery, None
        if nursery is not None:
            nursery.stop()

    @property
    def nursery_pid(self) -> int | None:
        """Process id of the nursery, when one runs."""
        return None if self._nursery is None else self._nursery.pid

    def after_fork(self) -> None:
        """Forget the parent's nursery in a forked process; called by the fork itself."""
        self._lock = threading.Lock()
        nursery, self._nursery = self._nursery, None
        if nursery is not None:
            nursery.disown()

    def _living(self) -> Spawned:
        """Return a nursery that lives, starting one when there is none."""
        with self._lock:
            if self._nursery is not None and not self._nursery.is_alive:
                self._nursery.stop()
                self._nursery = None
            if self._nursery is None:
                self._nursery = Spawned(self._operations)
            return self._nursery

    def _ready(self, operation: str) -> Spawned:
        """Return a living nursery that may and can run the operation."""
        nursery = self._living()
        absent = [name for name, stands in nursery.hello.layers.items() if not stands]
        if absent and self._require:
            raise walls.unavailable(absent)
        if operation in nursery.hello.missing:
            reason = nursery.hello.missing[operation]
            raise EngineMissing(f"The engine of {operation} cannot be loaded ({reason}); install Maskmill again.")
        return nursery

    def _call(self, order: line.Order, contents: Sequence[bytes], limits: Limits, take: Callable[[bytes], bool]) -> End:
        """Have a child do it; with a new nursery when the old one died before the child began."""
        with contextlib.ExitStack() as stack:
            handles = [stack.enter_context(sealed(content)) for content in contents]
            for _ in range(ATTEMPTS):
                nursery = self._ready(order.operation)
                try:
                    with nursery.order(order, handles) as (report, output):
                        return Call(report, output, limits, take, opening=order.profile == "parse").wait()
                except line.NurseryLost as lost:
                    self._discard(nursery)
                    if lost.started:
                        break
        raise Unavailable("The process that holds the parsers was ended from outside; try again.")

    def _discard(self, nursery: Spawned) -> None:
        """Put a dead nursery away, unless another thread has done so."""
        with self._lock:
            if self._nursery is nursery:
                self._nursery = None
        nursery.stop()


class _Output:
    """The output of a tool, up to a limit in bytes."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self.untrusted = bytearray()

    def take(self, untrusted_bytes: bytes) -> bool:
        """Keep a piece; LimitExceeded."""
        self.untrusted += untrusted_bytes
        if len(self.untrusted) > self._limit:
            raise LimitExceeded(f"The result is larger than the limit of {self._limit} bytes.")
        return True


_ALL: weakref.WeakSet[JailedSandbox] = weakref.WeakSet()


def _forget_after_fork() -> None:
    for sandbox in list(_ALL):
        sandbox.after_fork()


os.register_at_fork(after_in_child=_forget_after_fork)
