"""`maskmill up`: broker, API, worker and beat on one machine, under one supervisor."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Final, Self
from urllib.parse import quote

import structlog

from maskmill.adapters.stack import place, valkey
from maskmill.adapters.stack.part import Part, Plan
from maskmill.errors import MaskmillError, Unavailable

log = structlog.get_logger("maskmill.stack")

TICK_S: Final = 0.05
GIVE_UP_AFTER: Final = 4
"""A part that dies so often before the stack is up will not come up."""

QUIT_S: Final = 8.0
"""How long a part may take after its last warning, before it is killed; nothing is lost by that."""

LOG_LIMIT_BYTES: Final = 50 << 20


@dataclass(frozen=True, slots=True)
class StackConfig:
    """What `up` starts. `broker_url` None means the embedded one. `environment` goes to every part: no secrets."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 8800  # 0 picks a free one
    workers: int = 2  # pool processes of the one worker
    broker_url: str | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    with_api: bool = True
    worker_module: str = "maskmill.tasks.worker"
    beat_module: str = "maskmill.tasks.beat"
    start_s: float = 60.0
    drain_s: float = 30.0  # how long running jobs may take to end; after it they run again at the next start


class Stack:
    """The supervisor: start(), wait(), stop(), or a `with` block. It restarts what dies and leaves nothing behind."""

    def __init__(self, config: StackConfig) -> None:
        """Take the configuration; nothing is started or locked yet."""
        self._config = config
        self._data = config.data.resolve()
        self._port = config.port
        self._stopping = threading.Event()
        self._settled = threading.Event()
        self._error: MaskmillError | None = None
        self._parts: dict[str, Part] = {}
        self._before: dict[signal.Signals, Any] = {}
        self._thread = threading.Thread(target=self._supervise, name="stack")

    @property
    def address(self) -> str:
        """The URL of the API, once started."""
        return f"http://{self._config.host}:{self._port}"

    @property
    def log_path(self) -> Path:
        """The one log of all parts."""
        return self._data / "run" / "stack.log"

    @property
    def broker_url(self) -> str:
        """The broker that the parts use."""
        return self._config.broker_url or f"redis+socket://{quote(str(place.socket_path(self._data)))}?virtual_host=0"

    @property
    def is_up(self) -> bool:
        """All parts are ready, and nobody has asked for the end."""
        return self._settled.is_set() and self._error is None and not self._stopping.is_set()

    def pids(self) -> dict[str, int]:
        """Return the process ids of the parts that run, by name ("broker", "api", "worker", "beat")."""
        return {name: part.pid for name, part in self._parts.items() if part.pid is not None}

    def start(self) -> None:
        """Start all parts and return when each is ready.

        Raises:
            Conflict: a stack runs on the data folder. Unavailable: a part does not come up; nothing is left running.
        """
        self._thread.start()
        try:
            self._settled.wait()
        except BaseException:  # Ctrl-C while it starts
            self.stop()
            raise
        if self._error is not None:
            self._thread.join()
            raise self._error

    def wait(self) -> None:
        """Block until SIGTERM or SIGINT arrives (inside the `with` block), or somebody calls stop().

        Raises:
            Unavailable: the supervisor had to give up.
        """
        while not self._stopping.wait(0.5):
            if not self._thread.is_alive():
                raise self._error or Unavailable("The supervisor ended; see run/stack.log in the data folder")

    def stop(self) -> None:
        """Drain and end all parts, the broker last; returns when no process is left."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def __enter__(self) -> Self:
        """Start; from now on SIGTERM and SIGINT end wait(), also one that comes before it. In the main thread only."""
        for signum in (signal.SIGTERM, signal.SIGINT):
            self._before[signum] = signal.signal(signum, self._end_wait)
        try:
            self.start()
        except BaseException:
            self._restore_signals()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        try:
            self.stop()
        finally:
            self._restore_signals()

    def _end_wait(self, _signum: int, _frame: FrameType | None) -> None:
        self._stopping.set()

    def _restore_signals(self) -> None:
        for signum, handler in self._before.items():
            signal.signal(signum, handler)

    def _supervise(self) -> None:
        """Do everything in one thread: a child dies with the thread that started it, and so with this one."""
        try:
            lock = place.StackLock(self._data)
        except MaskmillError as exc:
            self._error = exc
            self._settled.set()
            return
        try:
            with _log_file(self.log_path) as output:
                self._bring_up(output)
                self._settled.set()
                while not self._stopping.wait(TICK_S):
                    for part in self._parts.values():
                        part.watch()
        except MaskmillError as exc:
            self._error = exc
        except OSError as exc:
            self._error = Unavailable(f"The stack could not be started: {exc.strerror}; see its log in the data folder")
        finally:
            self._take_down()
            lock.release()
            self._settled.set()

    def _bring_up(self, output: int) -> None:
        if self._config.broker_url is None:
            self._launch([self._broker()], output)
        if self._config.with_api:
            self._port = self._config.port or _free_port(self._config.host)
        self._launch(self._programs(), output)
        if self._config.with_api:
            place.write_address(self._data, self._config.host, self._port)
        log.info("stack.started", workers=self._config.workers)

    def _launch(self, plans: list[Plan], output: int) -> None:
        """Start parts side by side, and wait until each is ready."""
        started = [Part(plan, output) for plan in plans]
        for part in started:
            self._parts[part.plan.name] = part
            part.start()
        deadline = time.monotonic() + self._config.start_s
        waiting = started
        while waiting and not self._stopping.wait(TICK_S):
            for part in waiting:
                part.watch()
                if part.deaths >= GIVE_UP_AFTER or time.monotonic() > deadline:
                    raise Unavailable(f"The {part.plan.name} does not start; see run/stack.log in the data folder")
            waiting = [part for part in waiting if not part.plan.is_ready()]

    def _broker(self) -> Plan:
        unix_socket = place.prepare_socket(self._data)
        return Plan(
            name="broker",
            command=valkey.command(valkey.find_server(), self._data / "broker", unix_socket),
            is_ready=lambda: valkey.answers(unix_socket),
            orphan_signal=signal.SIGTERM,
            mend=lambda: valkey.set_aside(self._data / "broker"),
        )

    def _programs(self) -> list[Plan]:
        config = self._config
        environment = {
            "MASKMILL_DATA": str(self._data),
            "MASKMILL_WORKERS": str(config.workers),
            "MASKMILL_HOST": config.host,
            "MASKMILL_PORT": str(self._port),
            "MALLOC_ARENA_MAX": "2",  # mallopt(3): threads that mostly wait need no heap each
            **config.environment,
        }
        if config.broker_url is None:
            environment["MASKMILL_BROKER_URL"] = self.broker_url
        python = (sys.executable, "-m")
        plans = [
            self._python("worker", (*python, config.worker_module, "--concurrency", str(config.workers)), environment),
            self._python("beat", (*python, config.beat_module), environment),
        ]
        if config.with_api:
            serve = ("maskmill.cli.main", "serve", "--host", config.host, "--port", str(self._port))
            plans.append(Plan("api", (*python, *serve), lambda: _is_alive(config.host, self._port), environment))
        return plans

    def _python(self, name: str, command: tuple[str, ...], environment: Mapping[str, str]) -> Plan:
        """Plan a process that writes a file when it is ready."""
        sign = place.run_folder(self._data) / f"{name}.ready"
        return Plan(
            name=name,
            command=(*command, "--ready-file", str(sign)),
            is_ready=sign.exists,
            environment=environment,
            before=lambda: sign.unlink(missing_ok=True),
        )

    def _take_down(self) -> None:
        """End the parts: the API takes no more, the worker finishes what it runs, the broker goes last."""
        broker = self._parts.pop("broker", None)
        deadline = time.monotonic() + self._config.drain_s
        for part in self._parts.values():
            part.ask_to_end()
        for part in self._parts.values():
            if not part.await_end(max(0.0, deadline - time.monotonic())):
                part.ask_to_end(signal.SIGQUIT)
                if not part.await_end(QUIT_S):
                    log.warning("part.killed", part=part.plan.name)
            part.kill()
        if broker is not None:
            broker.ask_to_end()
            broker.await_end(QUIT_S)
            broker.kill()
        self._parts.clear()
        (self._data / "run" / "api.json").unlink(missing_ok=True)
        log.info("stack.stopped")


@contextmanager
def _log_file(path: Path) -> Iterator[int]:
    """Open the log for appending (0600); a long one is set aside once."""
    if path.exists() and path.stat().st_size > LOG_LIMIT_BYTES:
        path.replace(path.with_suffix(".log.1"))
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _free_port(host: str) -> int:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port


def _is_alive(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/livez")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
