"""The filter is run here by a small machine for BPF, on both architectures, without loading it."""

import fcntl
import struct

import pytest

from maskmill.adapters.jail import kernel, seccomp

PID = 4_711
COLUMNS = {name: kernel.ARCHITECTURES[name] for name in ("x86_64", "aarch64")}
EPERM, ENOSYS = seccomp.DENY, seccomp.ABSENT
ESCAPES = {
    "socket": (41, 198), "connect": (42, 203), "sendmsg": (46, 211), "fork": (57, None), "kill": (62, 129),
    "ptrace": (101, 117), "prctl": (157, 167), "mount": (165, 40), "chroot": (161, 51), "ioctl": (16, 29),
    "unshare": (272, 97), "setns": (308, 268), "memfd_create": (319, 279), "bpf": (321, 280), "execveat": (322, 281),
    "process_vm_readv": (310, 270), "io_uring_setup": (425, 425), "pidfd_open": (434, 434), "keyctl": (250, 219),
    "seccomp": (317, 277), "a call of tomorrow": (2_000, 2_000), "an x32 call": (0x40000000, 0x40000000),
}  # fmt: skip


def answer(machine: str, names: frozenset[str], number: int, *arguments: int, audit: int | None = None) -> int:
    """Run the filter as the kernel would and return its verdict."""
    column = COLUMNS[machine]
    code = list(struct.iter_unpack("=HBBI", seccomp.program(names, PID, column)))
    words = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
    data = struct.pack("=IIQ6Q", number, audit or column[1], 0, *words)
    at, accumulator = 0, 0
    while True:
        operation, if_true, if_false, value = code[at]
        at += 1
        if operation == seccomp.LOAD:
            (accumulator,) = struct.unpack_from("=I", data, value)
        elif operation == seccomp.EQUAL:
            at += if_true if accumulator == value else if_false
        elif operation == seccomp.HAS_BITS:
            at += if_true if accumulator & value else if_false
        else:
            return int(value)


def number(machine: str, name: str) -> int:
    found = kernel.NUMBERS[name][COLUMNS[machine][0]]
    assert found is not None
    return found


ALLOWED = [
    (machine, name)
    for machine, (column, _) in COLUMNS.items()
    for name in sorted(seccomp.PARSE)
    if kernel.NUMBERS[name][column] is not None
]


@pytest.mark.parametrize(("machine", "name"), ALLOWED)
def test_a_call_on_the_list_is_allowed(machine: str, name: str) -> None:
    assert answer(machine, seccomp.PARSE, number(machine, name)) == seccomp.ALLOW


@pytest.mark.parametrize("machine", COLUMNS)
@pytest.mark.parametrize("name", sorted(ESCAPES))
@pytest.mark.parametrize("names", [seccomp.PARSE, seccomp.TOOL], ids=["parse", "tool"])
def test_a_call_off_the_list_is_denied(machine: str, name: str, names: frozenset[str]) -> None:
    called = ESCAPES[name][COLUMNS[machine][0]]
    if called is not None:
        assert answer(machine, names, called) == EPERM


@pytest.mark.parametrize("machine", COLUMNS)
def test_only_a_tool_may_start_a_program(machine: str) -> None:
    assert answer(machine, seccomp.PARSE, number(machine, "execve")) == EPERM
    assert answer(machine, seccomp.TOOL, number(machine, "execve")) == seccomp.ALLOW


@pytest.mark.parametrize("machine", COLUMNS)
def test_a_thread_may_start_but_no_process(machine: str) -> None:
    clone = number(machine, "clone")
    assert answer(machine, seccomp.PARSE, clone, 0x3D0F00) == seccomp.ALLOW  # the flags of pthread_create
    assert answer(machine, seccomp.PARSE, clone, 0x1200011) == EPERM  # the flags of fork
    assert answer(machine, seccomp.PARSE, clone, 0x10000000 | 17) == EPERM  # a new user namespace
    assert answer(machine, seccomp.PARSE, number(machine, "clone3")) == ENOSYS


@pytest.mark.parametrize("machine", COLUMNS)
def test_signals_and_limits_reach_only_the_process_itself(machine: str) -> None:
    assert answer(machine, seccomp.PARSE, number(machine, "tgkill"), PID, PID, 6) == seccomp.ALLOW
    assert answer(machine, seccomp.PARSE, number(machine, "tgkill"), PID + 1, PID + 1, 9) == EPERM
    assert answer(machine, seccomp.PARSE, number(machine, "prlimit64"), 0, 9) == seccomp.ALLOW
    assert answer(machine, seccomp.PARSE, number(machine, "prlimit64"), PID + 1, 9) == EPERM


@pytest.mark.parametrize("machine", COLUMNS)
@pytest.mark.parametrize("command", [fcntl.F_SETOWN, fcntl.F_SETSIG, fcntl.F_SETFL, fcntl.F_NOTIFY, fcntl.F_SETLK])
def test_no_descriptor_can_be_made_to_send_signals(machine: str, command: int) -> None:
    assert answer(machine, seccomp.PARSE, number(machine, "fcntl"), 3, fcntl.F_GETFL) == seccomp.ALLOW
    assert answer(machine, seccomp.PARSE, number(machine, "fcntl"), 3, command) == EPERM


@pytest.mark.parametrize("machine", COLUMNS)
def test_a_call_in_the_dress_of_another_architecture_kills(machine: str) -> None:
    assert answer(machine, seccomp.PARSE, 0, audit=0x40000003) == seccomp.KILL


@pytest.mark.parametrize("machine", COLUMNS)
def test_the_filter_fits_the_kernel(machine: str) -> None:
    assert len(seccomp.program(seccomp.TOOL, PID, COLUMNS[machine])) // 8 < 4_096
