"""System calls that Python does not offer: numbers for x86_64 and aarch64, and one checked way to call them.

Numbers: the kernel's arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
"""

from __future__ import annotations

import ctypes
import os
import platform

LIBC = ctypes.CDLL(None, use_errno=True)

ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""Machine name -> column of NUMBERS and AUDIT_ARCH value (include/uapi/linux/audit.h)."""

NUMBERS: dict[str, tuple[int | None, int | None]] = {
    "access": (21, None), "arch_prctl": (158, None), "brk": (12, 214), "capset": (126, 91), "clock_getres": (229, 114),
    "clock_gettime": (228, 113), "clock_nanosleep": (230, 115), "clone": (56, 220), "clone3": (435, 435),
    "close": (3, 57), "close_range": (436, 436), "dup": (32, 23), "dup2": (33, None), "dup3": (292, 24),
    "execve": (59, 221), "exit": (60, 93), "exit_group": (231, 94), "faccessat": (269, 48), "faccessat2": (439, 439),
    "fadvise64": (221, 223), "fcntl": (72, 25), "fstat": (5, 80), "fstatfs": (138, 44), "futex": (202, 98),
    "get_robust_list": (274, 100), "getcwd": (79, 17), "getdents64": (217, 61), "getegid": (108, 177),
    "geteuid": (107, 175), "getgid": (104, 176), "getpid": (39, 172), "getppid": (110, 173), "getrandom": (318, 278),
    "getrlimit": (97, 163), "getrusage": (98, 165), "gettid": (186, 178), "gettimeofday": (96, 169),
    "getuid": (102, 174), "landlock_add_rule": (445, 445), "landlock_create_ruleset": (444, 444),
    "landlock_restrict_self": (446, 446), "lseek": (8, 62), "lstat": (6, None), "madvise": (28, 233),
    "membarrier": (324, 283), "mincore": (27, 232), "mmap": (9, 222), "mprotect": (10, 226), "mremap": (25, 216),
    "munmap": (11, 215), "nanosleep": (35, 101), "newfstatat": (262, 79), "open": (2, None), "openat": (257, 56),
    "poll": (7, None), "ppoll": (271, 73), "pread64": (17, 67), "prlimit64": (302, 261), "pselect6": (270, 72),
    "pwrite64": (18, 68), "read": (0, 63), "readlink": (89, None), "readlinkat": (267, 78), "readv": (19, 65),
    "restart_syscall": (219, 128), "rseq": (334, 293), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139), "sched_getaffinity": (204, 123), "sched_yield": (24, 124), "select": (23, None),
    "set_robust_list": (273, 99), "set_tid_address": (218, 96), "sigaltstack": (131, 132), "stat": (4, None),
    "statfs": (137, 43), "statx": (332, 291), "sysinfo": (99, 179), "tgkill": (234, 131), "time": (201, None),
    "times": (100, 153), "uname": (63, 160), "unshare": (272, 97), "write": (1, 64), "writev": (20, 66),
}  # fmt: skip
"""Call name -> its number on x86_64 and on aarch64; None where the machine has no such call."""


def architecture() -> tuple[int, int]:
    """Return the column of NUMBERS and the audit value of this machine; OSError on any other machine."""
    try:
        return ARCHITECTURES[platform.machine()]
    except KeyError as exc:
        raise OSError("no table of system calls for this machine") from exc


def number(name: str) -> int:
    """Return the number of a call on this machine; OSError when it has none."""
    found = NUMBERS[name][architecture()[0]]
    if found is None:
        raise OSError(f"this machine has no {name}")
    return found


def checked(result: int, what: str) -> int:
    """Return the result of a C call, or raise OSError with its errno."""
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def call(name: str, *arguments: int | bytes | None) -> int:
    """Make a raw system call; numbers go over as longs, bytes as a pointer to them."""
    words = [ctypes.c_long(word) if isinstance(word, int) else word for word in arguments]
    LIBC.syscall.restype = ctypes.c_long
    return checked(LIBC.syscall(ctypes.c_long(number(name)), *words), name)


def prctl(option: int, argument: int = 0, pointer: bytes | None = None) -> None:
    """Set an attribute of this process (prctl(2)); OSError."""
    last = ctypes.c_long(0) if pointer is None else pointer
    checked(LIBC.prctl(option, ctypes.c_ulong(argument), last, ctypes.c_ulong(0), ctypes.c_ulong(0)), "prctl")
