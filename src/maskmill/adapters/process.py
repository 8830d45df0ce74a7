"""The name of a process that nobody else ever had, and whether that process is gone.

HOST:BOOT.NAMESPACE:PID, with this boot of the kernel and the namespace of its process ids: containers and machines that
share a host name or a process id are never taken for each other. Without Linux's /proc nothing counts as gone.
"""

from __future__ import annotations

import os
import socket
from functools import cache
from pathlib import Path

_PROC = Path("/proc")
_NOWHERE = "?"


def process_name(pid: int | None = None) -> str:
    """Return the name of a process of this place, by default this one."""
    return f"{place_name()}:{pid or os.getpid()}"


@cache
def place_name() -> str:
    """Return where this process runs, as the beginning of its name."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text().strip().replace("-", "")
        namespace = (_PROC / "self/ns/pid").stat().st_ino
    except OSError:
        return f"{socket.gethostname()}:{_NOWHERE}"
    return f"{socket.gethostname()}:{boot[:16]}.{namespace}"


def is_gone(name: str) -> bool:
    """Say whether a process of this place has ended; False for any other place's, and where nobody can know."""
    place, _, pid = name.rpartition(":")
    if place != place_name() or place.endswith(_NOWHERE) or not pid.isdecimal():
        return False
    try:
        stat = (_PROC / pid / "stat").read_text(errors="replace")
    except FileNotFoundError:
        return (_PROC / "self/stat").exists()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[:1] in (["Z"], ["X"])  # dead, though nobody has asked for its end yet
