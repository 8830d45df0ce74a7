"""Raising the walls: what a process gives up before it touches a byte from outside.

The nursery enters empty namespaces once; its children inherit them. Each child then limits itself, closes the file
system, drops its capabilities and filters its system calls. Every step is for good.
"""

from __future__ import annotations

import os
import resource
import signal
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from maskmill.adapters.jail import kernel, landlock, seccomp
from maskmill.errors import SandboxUnavailable

LAYERS = ("namespaces", "rlimits", "landlock", "seccomp")
NEW_USER, NEW_NET, NEW_IPC, NEW_UTS = 0x10000000, 0x40000000, 0x08000000, 0x04000000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4
OPEN_FILES = 64
CAPABILITY_VERSION_3 = 0x20080522


@dataclass(frozen=True, slots=True)
class Plan:
    """What one jailed process keeps: paths, system calls, memory (bytes) and CPU time (seconds)."""

    readable: tuple[str, ...]
    executable: tuple[str, ...]
    calls: frozenset[str]
    memory_bytes: int
    cpu_s: int


def unavailable(layers: Sequence[str]) -> SandboxUnavailable:
    """Return the error that names the missing layers and the way to go without them."""
    return SandboxUnavailable(
        f"This kernel or container does not give the jail its {', '.join(layers)}. Allow them, "
        "or set MASKMILL_SANDBOX=degrade to parse without."
    )


def enter_namespaces() -> None:
    """Leave the network, System V objects, host name and all privileges behind; OSError where that is forbidden."""
    kernel.checked(kernel.LIBC.unshare(NEW_USER | NEW_NET | NEW_IPC | NEW_UTS), "unshare")


def mapped_bytes() -> int:
    """Return the address space that this process uses already."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent ends; exit at once when it has ended already."""
    kernel.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    kernel.prctl(PR_SET_DUMPABLE, 0)
    if os.getppid() != parent:
        os._exit(1)


def _limit(plan: Plan) -> None:
    """Bound memory (on top of what the nursery maps), CPU time, open files; forbid written files and core dumps."""
    memory = mapped_bytes() + plan.memory_bytes
    for what, soft, hard in (
        (resource.RLIMIT_CPU, plan.cpu_s, plan.cpu_s + 1),
        (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_AS, memory, memory),
    ):
        resource.setrlimit(what, (soft, hard))


def _drop_capabilities() -> None:
    """Give up every capability, also those that hold only in our own namespaces (capset(2))."""
    kernel.call("capset", struct.pack("=Ii", CAPABILITY_VERSION_3, 0), struct.pack("=6I", 0, 0, 0, 0, 0, 0))


def _filter(plan: Plan) -> None:
    _drop_capabilities()
    seccomp.install(plan.calls)


def raise_walls(plan: Plan) -> tuple[str, ...]:
    """Raise all walls that this kernel gives and return the names of the missing ones (namespaces apart)."""
    steps: dict[str, Callable[[], None]] = {
        "rlimits": lambda: _limit(plan),
        "landlock": lambda: landlock.install(plan.readable, plan.executable),
        "seccomp": lambda: _filter(plan),
    }
    missing: list[str] = []
    for name, step in steps.items():
        try:
            step()
        except (OSError, ValueError):
            missing.append(name)
    return tuple(missing)
