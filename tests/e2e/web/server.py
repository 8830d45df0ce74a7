"""The API behind a real server on loopback, over the twins in memory; and a client that speaks bytes."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from tests.unit.web.stage import Stage, stage

from maskmill.web.app import Options

WAIT_S = 10.0


@dataclass
class Served:
    """A stage behind a port."""

    stage: Stage
    port: int

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=WAIT_S)


@contextmanager
def served(options: Options | None = None, **replaced: Any) -> Iterator[Served]:
    """Serve it as `maskmill serve` does."""
    with stage(options, **replaced) as found:
        config = uvicorn.Config(
            found.app,
            host="127.0.0.1",
            port=0,
            access_log=False,
            server_header=False,
            log_config=None,
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            until = time.monotonic() + WAIT_S
            while not server.started and time.monotonic() < until:
                time.sleep(0.01)
            port = server.servers[0].sockets[0].getsockname()[1]
            yield Served(found, port)
        finally:
            server.should_exit = True
            thread.join(WAIT_S)


def head(method: str, path: str, key: str, **headers: str) -> bytes:
    """Return the head of a request."""
    lines = [f"{method} {path} HTTP/1.1", "Host: test", f"Authorization: Bearer {key}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


def read_all(sock: socket.socket) -> bytes:
    """Read until the other side closes."""
    found = b""
    while True:
        got = sock.recv(65_536)
        if not got:
            return found
        found += got


def eventually(claim: Callable[[], bool], timeout_s: float = WAIT_S) -> bool:
    """Wait until `claim()` holds."""
    until = time.monotonic() + timeout_s
    while time.monotonic() < until:
        if claim():
            return True
        time.sleep(0.02)
    return False
