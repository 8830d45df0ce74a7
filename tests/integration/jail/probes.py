"""Escapes: what a hostile document would try once it runs code in the jail. Each returns what became of it.

Standard library only and one file, so that the same text also runs as the program of the `tool` profile.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import json
import mmap
import os
import resource
import signal
import socket
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

CALLS = {
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "bpf": (321, 280), "keyctl": (250, 219),
    "memfd_create": (319, 279), "execveat": (322, 281), "io_uring_setup": (425, 425), "userfaultfd": (323, 282),
    "perf_event_open": (298, 241), "pidfd_open": (434, 434), "process_vm_readv": (310, 270), "ptrace": (101, 117),
    "init_module": (175, 105), "prctl": (157, 167), "clone3": (435, 435), "vfork": (58, 1077),
}  # fmt: skip


def raw(name: str, *arguments: int) -> str:
    """Make a system call behind Python's back."""
    libc = ctypes.CDLL(None, use_errno=True)
    number = CALLS[name][os.uname().machine == "aarch64"]
    result = libc.syscall(ctypes.c_long(number), *(ctypes.c_long(word) for word in arguments))
    return "allowed" if result >= 0 else errno.errorcode[ctypes.get_errno()]


def read(path: str) -> str:
    with open(path, "rb") as source:  # noqa: PTH123 - the plainest way there is
        source.read(16)
    return "allowed"


def write(path: str) -> str:
    with open(path, "wb") as target:  # noqa: PTH123 - as above
        target.write(b"x")
    return "allowed"


def connect(family: int, kind: int, address: object) -> str:
    with socket.socket(family, kind) as channel:
        channel.connect(address)  # type: ignore[arg-type] # the address fits the family
    return "allowed"


def socket_pair() -> str:
    for end in socket.socketpair():
        end.close()
    return "allowed"


def send_datagram() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as channel:
        channel.sendto(b"x", ("127.0.0.1", 9))
    return "allowed"


def execute() -> str:
    os.execv("/bin/sh", ["sh", "-c", "exit 0"])  # noqa: S606 - an escape
    return "allowed"


def fork() -> str:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return "allowed"


def kill(pid: int) -> str:
    os.kill(pid, signal.SIGKILL)
    return "allowed"


def use_memory(size: int) -> str:
    with mmap.mmap(-1, size):
        return "allowed"


def huge_file() -> str:
    """Write into the one thing that can be written: descriptors that are open already."""
    for handle in range(64):
        with contextlib.suppress(OSError):
            if stat.S_ISREG(os.fstat(handle).st_mode) and os.pwrite(handle, b"x", 1 << 30):
                return "allowed"
    return "EPERM"


def signal_by_pipe(parent: int) -> str:
    """Have the kernel send a signal when something is written."""
    fcntl.fcntl(1, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(1, fcntl.F_SETOWN, parent)
    return "allowed"


def raise_limit() -> str:
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return "allowed"


def thread_of_parent(parent: int) -> str:
    libc = ctypes.CDLL(None, use_errno=True)
    result = libc.syscall(
        ctypes.c_long(131 if os.uname().machine == "aarch64" else 234), parent, parent, signal.SIGKILL
    )
    return "allowed" if result >= 0 else errno.errorcode[ctypes.get_errno()]


def escapes(parent: int, secret: str, forbidden_memory: int) -> dict[str, Callable[[], str]]:
    """Return the attempts by name; `secret` is a file that only the owner may read."""
    return {
        "read_passwd": lambda: read("/etc/passwd"),
        "read_another_document": lambda: read(secret),
        "read_environment_of_init": lambda: read("/proc/1/environ"),
        "read_own_environment": lambda: read("/proc/self/environ"),
        "read_memory_of_parent": lambda: read(f"/proc/{parent}/mem"),
        "read_descriptor_of_parent": lambda: read(f"/proc/{parent}/fd/3"),
        "list_folder": lambda: "allowed" if os.listdir("/etc") else "empty",  # noqa: PTH208 - as above
        "write_tmp": lambda: write("/tmp/maskmill-escape"),  # noqa: S108 - an escape
        "write_beside_document": lambda: write(secret + ".out"),
        "write_huge_file": huge_file,
        "tcp": lambda: connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 9)),
        "tcp6": lambda: connect(socket.AF_INET6, socket.SOCK_STREAM, ("::1", 9)),
        "udp": send_datagram,
        "unix_socket": lambda: connect(socket.AF_UNIX, socket.SOCK_STREAM, "/run/maskmill.sock"),
        "abstract_socket": lambda: connect(socket.AF_UNIX, socket.SOCK_STREAM, "\0maskmill"),
        "socketpair": socket_pair,
        "exec_shell": execute,
        "fork": fork,
        "vfork": lambda: raw("vfork"),
        "kill_parent": lambda: kill(parent),
        "kill_thread_of_parent": lambda: thread_of_parent(parent),
        "kill_everyone": lambda: kill(-1),
        "signal_by_pipe": lambda: signal_by_pipe(parent),
        "ptrace": lambda: raw("ptrace", 16, parent, 0, 0),
        "process_vm_readv": lambda: raw("process_vm_readv", parent, 0, 0, 0, 0, 0),
        "pidfd_open": lambda: raw("pidfd_open", parent, 0),
        "unshare": lambda: raw("unshare", 0x10000000),
        "setns": lambda: raw("setns", 0, 0),
        "mount": lambda: raw("mount", 0, 0, 0, 0, 0),
        "bpf": lambda: raw("bpf", 0, 0, 0),
        "keyctl": lambda: raw("keyctl", 0, -3, 1),
        "memfd_create": lambda: raw("memfd_create", 0, 0),
        "execveat": lambda: raw("execveat", 3, 0, 0, 0, 0x1000),
        "io_uring": lambda: raw("io_uring_setup", 1, 0),
        "userfaultfd": lambda: raw("userfaultfd", 1),
        "perf": lambda: raw("perf_event_open", 0, 0, -1, -1, 0),
        "kernel_module": lambda: raw("init_module", 0, 0, 0),
        "outlive_parent": lambda: raw("prctl", 1, 0, 0, 0, 0),
        "clone3": lambda: raw("clone3", 0, 0),
        "raise_limit": raise_limit,
        "too_much_memory": lambda: use_memory(forbidden_memory),
    }


def attempt(escape: Callable[[], str]) -> str:
    """Return "allowed", or the name of the error that denied it."""
    try:
        return escape()
    except MemoryError:
        return "ENOMEM"
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, "OSError")
    except ValueError:
        return "EPERM"  # setrlimit says it so


def attempt_all(parent: int, secret: str, forbidden_memory: int) -> dict[str, str]:
    return {name: attempt(escape) for name, escape in escapes(parent, secret, forbidden_memory).items()}


@dataclass(frozen=True)
class Output:
    """Looks like maskmill.formats.operations.Output, which the tool profile cannot import."""

    fields: Mapping[str, object] = field(default_factory=dict)
    blobs: tuple[bytes, ...] = ()


def probe(
    _untrusted_inputs: Sequence[bytes], parameters: Mapping[str, object], _progress: Callable[[int, int], None]
) -> Output:
    """Run all escapes as a jailed operation."""
    return Output(attempt_all(os.getppid(), str(parameters["secret"]), int(str(parameters["memory"]))))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(attempt_all(os.getppid(), sys.argv[1], int(sys.argv[2]))))
