"""Where a stack keeps its socket, its lock and its address, and how others find it."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import socket
import stat
from pathlib import Path
from typing import Final

from maskmill.errors import Conflict, UnsafePath

SUN_PATH_MAX: Final = 107
"""Longest path of a Unix socket in bytes on Linux, without the closing zero (unix(7))."""

SHORT_ROOT: Final = Path("/tmp")  # noqa: S108 - only a private folder in it is used, and it is checked


def run_folder(data: Path) -> Path:
    """Return the folder of sockets, locks and addresses, made with mode 0700."""
    folder = data.resolve() / "run"
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # `mode` never reaches the parents of a folder
    folder.mkdir(exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    return folder


def socket_path(data: Path, root: Path = SHORT_ROOT) -> Path:
    """Return where the broker's socket of a data folder stands: in it, or in a private short folder of this user."""
    path = data.resolve() / "run" / "broker.sock"
    if len(os.fsencode(path)) <= SUN_PATH_MAX:
        return path
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return root / f"maskmill-{os.getuid()}" / f"{digest}.sock"


def prepare_socket(data: Path, root: Path = SHORT_ROOT) -> Path:
    """Return the socket's path once its folder is there and nobody else can reach into it.

    Raises:
        UnsafePath: somebody else owns the short folder.
    """
    path = socket_path(data, root)
    if path.parent == run_folder(data):
        return path
    path.parent.mkdir(exist_ok=True, mode=0o700)
    found = path.parent.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077:
        raise UnsafePath("The folder for the broker's socket is not private; use a shorter path for --data")
    return path


def stack_socket(data: Path) -> Path | None:
    """Return the broker's socket of the stack that runs on a data folder; None when none answers."""
    path = socket_path(data)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(str(path))
        except OSError:
            return None
    return path


def write_address(data: Path, host: str, port: int) -> None:
    """Write where the API of the stack answers, whole or not at all."""
    target = run_folder(data) / "api.json"
    part = target.with_suffix(".part")
    part.touch(mode=0o600)
    part.write_text(json.dumps({"host": host, "port": port, "url": f"http://{host}:{port}", "pid": os.getpid()}))
    part.replace(target)


def stack_address(data: Path) -> str | None:
    """Return the URL of the API of the stack that runs on a data folder; None when no stack runs there."""
    if not is_locked(data):
        return None
    try:
        found = json.loads((data.resolve() / "run" / "api.json").read_text())
    except (OSError, ValueError):
        return None
    url = found.get("url") if isinstance(found, dict) else None
    return url if isinstance(url, str) else None


class StackLock:
    """One stack a data folder: an flock, so that it ends with its process whatever kills it."""

    def __init__(self, data: Path) -> None:
        """Take the lock.

        Raises:
            Conflict: a stack runs on the folder already.
        """
        path = run_folder(data) / "stack.lock"
        self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600), "a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            self._file.seek(0)
            pid = self._file.read(20).strip() or "unknown"
            self._file.close()
            raise Conflict(
                f"A stack runs on this data folder already (process {pid}); stop it, or choose another with --data"
            ) from exc
        self._file.truncate(0)
        self._file.write(f"{os.getpid()}\n")
        self._file.flush()

    def release(self) -> None:
        """Give the lock back."""
        self._file.close()


def is_locked(data: Path) -> bool:
    """Say whether a stack runs on a data folder."""
    try:
        with (data.resolve() / "run" / "stack.lock").open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
