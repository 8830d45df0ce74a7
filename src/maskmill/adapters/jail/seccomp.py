"""The system calls that a jailed process may make: an allow-list as a BPF program (seccomp(2), filter mode).

An allow-list, because the next kernel brings calls that a deny-list would not know. What is not on it answers EPERM,
so that a library which merely asks goes on; clone3 answers ENOSYS, so that the C library falls back to clone, whose
flags a filter can read. A call of another architecture kills the process.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import struct
from collections.abc import Iterable, Sequence

from maskmill.adapters.jail import kernel

PR_SET_SECCOMP, MODE_FILTER = 22, 2
PR_SET_NO_NEW_PRIVS = 38
ALLOW, KILL = 0x7FFF0000, 0x80000000
DENY, ABSENT = 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
LOAD, EQUAL, HAS_BITS, RETURN = 0x20, 0x15, 0x45, 0x06
AT_NUMBER, AT_ARCHITECTURE, AT_FIRST_ARGUMENT, AT_SECOND_ARGUMENT = 0, 4, 16, 24
CLONE_THREAD = 0x10000
FCNTL_COMMANDS = (fcntl.F_DUPFD, fcntl.F_GETFD, fcntl.F_SETFD, fcntl.F_GETFL, fcntl.F_DUPFD_CLOEXEC)
"""Not F_SETOWN, F_SETSIG, F_SETFL: with them a pipe can be made to send any signal to any process of the user."""


Instruction = tuple[int, int, int, int]

PARSE = frozenset({
    "access", "brk", "clock_getres", "clock_gettime", "clock_nanosleep", "close", "dup", "dup2", "dup3", "exit",
    "exit_group", "faccessat", "faccessat2", "fadvise64", "fstat", "fstatfs", "futex", "get_robust_list",
    "getcwd", "getdents64", "getegid", "geteuid", "getgid", "getpid", "getppid", "getrandom", "getrlimit", "getrusage",
    "gettid", "gettimeofday", "getuid", "lseek", "lstat", "madvise", "membarrier", "mincore", "mmap", "mprotect",
    "mremap", "munmap", "nanosleep", "newfstatat", "open", "openat", "poll", "ppoll", "pread64", "pselect6",
    "pwrite64", "read", "readlink", "readlinkat", "readv", "restart_syscall", "rseq", "rt_sigaction", "rt_sigprocmask",
    "rt_sigreturn", "sched_getaffinity", "sched_yield", "select", "set_robust_list", "sigaltstack", "stat", "statfs",
    "statx", "sysinfo", "time", "times", "uname", "write", "writev",
})  # fmt: skip
"""What Python and the parsers need. No socket, exec, fork, kill, ptrace, mount, namespace, key, memfd or io_uring."""

TOOL = PARSE | {"arch_prctl", "execve", "set_tid_address"}
"""What a program needs besides, to be started and linked; Landlock says which program."""


def _numbers(names: Iterable[str], column: int) -> list[int]:
    """Return the numbers of those calls that the machine has, lowest first."""
    return sorted(found for name in names if (found := kernel.NUMBERS[name][column]) is not None)


def _argument_is(number: int, at: int, values: Sequence[int]) -> list[Instruction]:
    """Allow a call only when (the low half of) the argument at that offset is one of `values`."""
    choices = [step for value in values for step in ((EQUAL, 0, 1, value), (RETURN, 0, 0, ALLOW))]
    return [(EQUAL, 0, len(choices) + 2, number), (LOAD, 0, 0, at), *choices, (RETURN, 0, 0, DENY)]


def program(names: Iterable[str], pid: int, machine: tuple[int, int] | None = None) -> bytes:
    """Assemble the filter for the process `pid`: `names`, threads, and signals and limits of itself."""
    column, audit = machine or kernel.architecture()
    special = {name: kernel.NUMBERS[name][column] or 0 for name in ("clone", "clone3", "tgkill", "prlimit64", "fcntl")}
    code: list[Instruction] = [
        (LOAD, 0, 0, AT_ARCHITECTURE),
        (EQUAL, 1, 0, audit),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, AT_NUMBER),
        (EQUAL, 0, 1, special["clone3"]),
        (RETURN, 0, 0, ABSENT),
        (EQUAL, 0, 4, special["clone"]),
        (LOAD, 0, 0, AT_FIRST_ARGUMENT),
        (HAS_BITS, 0, 1, CLONE_THREAD),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, DENY),
        *_argument_is(special["tgkill"], AT_FIRST_ARGUMENT, (pid,)),
        *_argument_is(special["prlimit64"], AT_FIRST_ARGUMENT, (0,)),
        *_argument_is(special["fcntl"], AT_SECOND_ARGUMENT, FCNTL_COMMANDS),
    ]
    for number in _numbers(names, column):
        code += [(EQUAL, 0, 1, number), (RETURN, 0, 0, ALLOW)]
    code.append((RETURN, 0, 0, DENY))
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)


def load(code: bytes) -> None:
    """Put a BPF program over this process for good; OSError when the kernel takes none."""
    buffer = ctypes.create_string_buffer(code, len(code))
    descriptor = struct.pack("@HxxxxxxQ", len(code) // 8, ctypes.addressof(buffer))
    kernel.prctl(PR_SET_NO_NEW_PRIVS, 1)
    kernel.prctl(PR_SET_SECCOMP, MODE_FILTER, descriptor)


def install(names: Iterable[str]) -> None:
    """Allow this process only the calls `names`, from now on; OSError when the kernel takes no filter."""
    load(program(names, os.getpid()))
