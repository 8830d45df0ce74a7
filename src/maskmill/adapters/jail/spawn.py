"""Starting a nursery and holding its end of the line."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import socket
import struct
import subprocess
import sys
import weakref
from collections.abc import Iterator, Mapping, Sequence

from maskmill.adapters.jail import line
from maskmill.errors import SandboxUnavailable

START_TIMEOUT_S = 120.0
SEND_TIMEOUT_S = 30
STOP_TIMEOUT_S = 2.0
PIPE_BYTES = 1 << 20
ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PATH": "/usr/bin:/bin",
    "PYTHONHASHSEED": "0",  # the same document gives the same segments in every process
    "TZ": "UTC",
}
"""All that a nursery knows of its surroundings: none of the owner's secrets."""


class Spawned:
    """A running nursery, owned by this process."""

    def __init__(self, operations: Mapping[str, str]) -> None:
        """Start it and wait until it has loaded its parsers; SandboxUnavailable when it does not come up."""
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-s", "-P", "-m", "maskmill.adapters.jail.nursery", str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=ENVIRONMENT | {"PYTHONPATH": _path()},
                cwd="/",
                start_new_session=True,
            )
        self._stop = weakref.finalize(self, _hang_up, self._control, self._process)
        try:
            self.hello = self._greet(line.Setup(dict(operations)))
        except BaseException:
            self.stop()
            raise

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """It has not ended."""
        return self._process.poll() is None

    def _greet(self, setup: line.Setup) -> line.Hello:
        self._control.settimeout(START_TIMEOUT_S)
        try:
            self._control.send(line.pack(setup))
            said = self._control.recv(line.MAX_MESSAGE_BYTES)
        except OSError as exc:
            raise _no_start() from exc
        if not said:
            raise _no_start()
        self._control.settimeout(None)
        self._control.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("@ll", SEND_TIMEOUT_S, 0))
        return line.Hello(**json.loads(said))

    @contextlib.contextmanager
    def order(self, order: line.Order, sealed: Sequence[int]) -> Iterator[tuple[socket.socket, int]]:
        """Order a call; give its line and its output. Leaving the block has the child killed. Raises NurseryLost."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        reading, writing = os.pipe()
        try:
            with contextlib.suppress(OSError):  # a wish: the user's pipes may be used up
                fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
            try:
                socket.send_fds(self._control, [line.pack(order)], [theirs.fileno(), writing, *sealed])
            except OSError as exc:
                raise line.NurseryLost(started=False) from exc
            finally:
                theirs.close()
                os.close(writing)
            yield ours, reading
        finally:
            with contextlib.suppress(OSError):  # the nursery may be gone
                ours.shutdown(socket.SHUT_RDWR)  # holds even where a fork has copied the descriptor
            ours.close()
            os.close(reading)

    def stop(self) -> None:
        """Hang up and wait for its end."""
        self._stop()

    def disown(self) -> None:
        """Forget it in a forked process: it belongs to the parent."""
        self._stop.detach()
        self._control.close()
        self._process.returncode = 0


def _hang_up(control: socket.socket, process: subprocess.Popen[bytes]) -> None:
    """Close the line to a nursery, which ends it, and collect it."""
    with contextlib.suppress(OSError):  # it may be gone already
        control.shutdown(socket.SHUT_RDWR)
    control.close()
    try:
        process.wait(STOP_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _path() -> str:
    """Return where this process finds its modules; a relative entry would mean another place in the nursery."""
    return ":".join(entry for entry in sys.path if entry.startswith("/"))


def _no_start() -> SandboxUnavailable:
    return SandboxUnavailable("The process that holds the parsers does not start; `maskmill doctor` says why.")
