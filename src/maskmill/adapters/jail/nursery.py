"""The nursery: a small single-threaded process that has every parser loaded and forks a jailed child for each call.

Forking the owner itself would be unsafe (it has threads) and would put parsers into it. The nursery never opens a
document: it passes descriptors on. It ends when its owner does.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from maskmill.adapters.jail import child, line, seccomp, walls
from maskmill.formats.operations import Operation

POLL_MS = 1_000
MAX_FDS = line.MAX_INPUTS + 3
MAX_REASON_CHARS = 200  # no document is near yet: the words are Python's own
PROBE_MEMORY_BYTES = 256 << 20


def load(operations: Mapping[str, str]) -> tuple[dict[str, Operation], dict[str, str]]:
    """Import the operations and let their modules warm up; return them, and why others could not."""
    table: dict[str, Operation] = {}
    missing: dict[str, str] = {}
    for name, target in operations.items():
        module_name, function = target.split(":")
        try:
            module = importlib.import_module(module_name)
            warm = getattr(module, "warm", None)
            if callable(warm):
                warm()
            table[name] = getattr(module, function)
        except Exception as error:  # noqa: BLE001 - one broken engine must not take the others along
            missing[name] = f"{type(error).__name__}: {error}"[:MAX_REASON_CHARS]
    return table, missing


def load_late_comers() -> None:
    """Import what Python and the parsers would import at first use: each child would do it again."""
    child.libraries()
    importlib.import_module("fractions")
    with contextlib.suppress(ImportError):  # then no operation needs pictures
        importlib.import_module("PIL.Image").preinit()
    encodings = Path(importlib.import_module("encodings").__file__ or "").parent
    for module in sorted(encodings.glob("*.py")):
        with contextlib.suppress(ImportError, LookupError):  # codecs of other systems
            importlib.import_module(f"encodings.{module.stem}")


def probe() -> dict[str, bool]:
    """Raise the walls in a throw-away child and have it try them; return which stand (namespaces apart)."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.write(writing, json.dumps(_try_walls()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with open(reading, "rb") as answer:  # noqa: PTH123 - a descriptor has no path
        said = answer.read(line.MAX_MESSAGE_BYTES)
    os.waitpid(pid, 0)
    standing: dict[str, bool] = json.loads(said) if said else {}
    return {name: standing.get(name, False) for name in walls.LAYERS if name != "namespaces"}


def _try_walls() -> dict[str, bool]:
    plan = walls.Plan(child.libraries(), (), seccomp.PARSE, PROBE_MEMORY_BYTES, 5)
    missing = walls.raise_walls(plan)
    stands = {name: name not in missing for name in walls.LAYERS}
    stands["landlock"] = stands["landlock"] and _denied(lambda: os.close(os.open("/etc/passwd", os.O_RDONLY)))
    stands["seccomp"] = stands["seccomp"] and _denied(lambda: socket.socket().close())
    return stands


def _denied(attempt: Callable[[], None]) -> bool:
    try:
        attempt()
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def enter_namespaces() -> bool:
    """Leave the network behind; false where the kernel or the container forbids it."""
    try:
        walls.enter_namespaces()
    except OSError:
        return False
    return True


class Nursery:
    """The loop: takes orders, forks children, reports their ends, kills those whose owner hangs up."""

    def __init__(self, control: socket.socket, owner: int) -> None:
        """Serve the owner with this process id over `control`."""
        self._control = control
        self._owner = owner
        self._table: dict[str, Operation] = {}
        self._absent: tuple[str, ...] = ()
        self._poll = select.poll()
        self._lines: dict[int, socket.socket] = {}  # by the child's pid
        self._children: dict[int, int] = {}  # pid by the line's descriptor

    def greet(self) -> None:
        """Read the setup, load everything, answer with what stands."""
        setup = line.Setup(**json.loads(self._control.recv(line.MAX_MESSAGE_BYTES)))
        layers = {"namespaces": enter_namespaces()}
        self._table, missing = load(setup.operations)
        if setup.operations:  # without any it only tries the walls
            load_late_comers()
        layers |= probe()
        self._absent = () if layers["namespaces"] else ("namespaces",)
        gc.collect()
        gc.freeze()
        self._control.send(line.pack(line.Hello(layers, missing)))

    def serve(self) -> None:
        """Work until the owner is gone; the kernel then kills the children that are left."""
        woken = self._wake_on_child_end()
        self._poll.register(self._control, select.POLLIN)
        self._poll.register(woken, select.POLLIN)
        while os.getppid() == self._owner:
            ready = {handle for handle, _ in self._poll.poll(POLL_MS)}
            for handle in ready & self._children.keys():
                self._kill(handle)
            if self._control.fileno() in ready and not self._take_order():
                return
            if woken in ready:  # last, because it frees descriptors that an earlier event may name
                os.read(woken, 4_096)
                self._reap()

    @staticmethod
    def _wake_on_child_end() -> int:
        """Return a descriptor that turns readable when a child ends."""
        woken, waking = os.pipe()
        for handle in (woken, waking):
            fcntl.fcntl(handle, fcntl.F_SETFL, os.O_NONBLOCK)
        signal.set_wakeup_fd(waking, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        return woken

    def _take_order(self) -> bool:
        """Fork a child for the next order; false when the owner has hung up."""
        message, handles, _, _ = socket.recv_fds(self._control, line.MAX_MESSAGE_BYTES, MAX_FDS)
        if not message:
            return False
        order = line.Order(**json.loads(message))
        call = socket.socket(fileno=handles[0])
        try:
            self._fork(order, call, handles[1:])
        except OSError as error:
            self._report(call, line.FAILED, error.errno or 0)
            call.close()
        finally:
            for handle in handles[1:]:
                os.close(handle)
        return True

    def _fork(self, order: line.Order, call: socket.socket, handles: Sequence[int]) -> None:
        own = os.getpid()
        pid = os.fork()
        if pid == 0:
            child.start(own, order, handles, self._table, self._absent)
        self._lines[pid] = call
        self._children[call.fileno()] = pid
        self._poll.register(call, select.POLLIN)
        self._report(call, line.STARTED, pid)

    def _kill(self, handle: int) -> None:
        """Kill the child whose owner has hung up; its end is reaped like any other."""
        self._poll.unregister(handle)
        os.kill(self._children[handle], signal.SIGKILL)

    def _reap(self) -> None:
        for pid in list(self._lines):
            done, status, usage = os.wait4(pid, os.WNOHANG)
            if done:
                self._finish(pid, os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024)

    def _finish(self, pid: int, code: int, peak_bytes: int) -> None:
        call = self._lines.pop(pid)
        self._children.pop(call.fileno())
        with contextlib.suppress(KeyError):  # not polled any more when its owner hung up
            self._poll.unregister(call)
        self._report(call, line.ENDED, code, peak_bytes)
        call.close()

    @staticmethod
    def _report(call: socket.socket, *words: int) -> None:
        padded = (*words, 0, 0, 0)[:4]
        with contextlib.suppress(OSError):  # the owner may have hung up
            call.send(line.REPORT.pack(*padded))


def main() -> None:
    """Serve the owner whose socket is given as the only argument, until it is gone."""
    owner = os.getppid()
    nursery = Nursery(socket.socket(fileno=int(sys.argv[1])), owner)
    nursery.greet()
    nursery.serve()
    os._exit(0)


if __name__ == "__main__":
    main()
