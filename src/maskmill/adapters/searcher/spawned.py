"""Search processes of this process: they own the model, so that threads, forks and the event loop never touch it.

A search holds the interpreter for all of its time: in a thread of the API it would slow every other answer down, and
could not be ended. A process of its own is killed when it takes too long, and its memory goes with it.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator, Mapping, Sequence

from maskmill.adapters.searcher import line
from maskmill.domain.entity import Entity
from maskmill.errors import MaskmillError, TimeExceeded, Unavailable, by_slug
from maskmill.ports.searcher import Wish

WAITING = 16
"""Callers that may wait for a process: more are turned away at once."""

WAIT_S = 5.0
"""How long a caller waits for a process."""

LIMIT_S = 30.0
"""How long one search may take; the start of its process counts."""

STOP_S = 2.0

ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PATH": "/usr/bin:/bin",
    "TZ": "UTC",
}
"""All that a search process knows of its surroundings, with what its start is given: none of the owner's secrets."""


class Process:
    """A search process, started at once; it is used by one thread at a time."""

    def __init__(self, module: str, environment: Mapping[str, str]) -> None:
        """Run a module, which gets the number of its socket as its only argument."""
        self._line, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-s", "-P", "-m", module, str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**ENVIRONMENT, **environment, "PYTHONPATH": _path()},
                start_new_session=True,
            )
        self.stop = weakref.finalize(self, _end, self._line, self._process)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """It has not ended."""
        return self._process.poll() is None

    def ask(self, order: line.Message, limit_s: float) -> line.Message:
        """Return its answer; Hung, OSError when it died, TimeoutError."""
        until = time.monotonic() + limit_s
        self._line.settimeout(limit_s)
        line.send(self._line, order)
        return line.receive(self._line, until)


class SpawnedSearcher:
    """Keeps up to `processes` search processes, each started when all others are busy."""

    def __init__(
        self,
        module: str,
        environment: Mapping[str, str],
        processes: int = 1,
        waiting: int = WAITING,
        wait_s: float = WAIT_S,
        limit_s: float = LIMIT_S,
    ) -> None:
        """Start nothing yet."""
        self._module = module
        self._environment = dict(environment)
        self._wait_s = wait_s
        self._limit_s = limit_s
        self._callers = threading.BoundedSemaphore(processes + waiting)
        self._turns = threading.BoundedSemaphore(processes)
        self._lock = threading.Lock()
        self._idle: list[Process] = []
        self._busy: set[Process] = set()

    def find(self, texts: Sequence[str], wish: Wish) -> Sequence[Sequence[Entity]]:
        """Return what each text holds; see the port."""
        with self._turn():
            answer = self._ask(line.order(texts, wish))
        if "slug" in answer:
            raise by_slug().get(answer["slug"], MaskmillError)(answer["detail"])
        return line.entities_of(answer)

    def _ask(self, order: line.Message) -> line.Message:
        """Ask a process; when it is gone another one: it may have been killed before it was asked."""
        with contextlib.suppress(line.Hung, OSError):
            return self._once(order)
        try:
            return self._once(order)
        except (line.Hung, OSError) as exc:
            raise Unavailable("The search was interrupted; try again") from exc

    def _once(self, order: line.Message) -> line.Message:
        """Ask a process, and end it when it takes too long; Hung, OSError, TimeExceeded."""
        try:
            with self._process() as process:
                return process.ask(order, self._limit_s)
        except TimeoutError as exc:
            raise TimeExceeded(
                f"The search took more than {self._limit_s:g} s; send less text at once, or submit a job"
            ) from exc

    def pids(self) -> list[int]:
        """Return the ids of the processes that run."""
        with self._lock:
            return [process.pid for process in (*self._idle, *self._busy)]

    def close(self) -> None:
        """End all processes; a search that goes on is interrupted."""
        with self._lock:
            processes = [*self._idle, *self._busy]
            self._idle.clear()
        for process in processes:
            process.stop()

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for a turn, but neither long nor with too many others; Unavailable."""
        busy = Unavailable("Too many searches run at once; try again as Retry-After says, or submit a job")
        if not self._callers.acquire(blocking=False):
            raise busy
        try:
            if not self._turns.acquire(timeout=self._wait_s):
                raise busy
            try:
                yield
            finally:
                self._turns.release()
        finally:
            self._callers.release()

    @contextlib.contextmanager
    def _process(self) -> Iterator[Process]:
        """Lend a living process; one that ended meanwhile is not used again."""
        with self._lock:
            while self._idle and not self._idle[-1].is_alive:
                self._idle.pop().stop()
            process = self._idle.pop() if self._idle else Process(self._module, self._environment)
            self._busy.add(process)
        try:
            yield process
        except BaseException:
            process.stop()  # nobody knows what is left on its line
            raise
        finally:
            with self._lock:
                self._busy.discard(process)
                if process.stop.alive:
                    self._idle.append(process)


def _end(owner: socket.socket, process: subprocess.Popen[bytes]) -> None:
    """Hang up, and end a process: it holds nothing that must be kept."""
    with contextlib.suppress(OSError):  # it may be gone already
        owner.shutdown(socket.SHUT_RDWR)
    owner.close()
    process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):  # a process that the kernel holds; it is dead all the same
        process.wait(STOP_S)


def _path() -> str:
    """Return where this process finds its modules; a relative entry would mean another place in another folder."""
    return os.pathsep.join(entry for entry in sys.path if entry.startswith("/"))
