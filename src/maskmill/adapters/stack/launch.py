"""Becomes another program that dies with its parent. Run as a file.

    python -I -S launch.py PARENT [PDEATHSIG=n] [NAME=value …] -- PROGRAM [ARGUMENT …]

A fork hook in the supervisor would be unsafe beside its threads; this step costs 15 ms and is exec'd away.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent(signum: int) -> None:
    """Ask Linux for `signum` when the thread that started this process ends; elsewhere nothing happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(signum), 0, 0, 0)


def main(arguments: list[str]) -> None:
    """Set the variables, and become the program after `--`."""
    parent, *rest = arguments
    split = rest.index("--")
    signum = signal.SIGKILL
    for pair in rest[:split]:
        name, _, value = pair.partition("=")
        if name == "PDEATHSIG":
            signum = signal.Signals(int(value))
        else:
            os.putenv(name, value)
    os.umask(0o077)
    die_with_parent(signum)
    if os.getppid() != int(parent):  # it died before we could ask
        raise SystemExit(1)
    command = rest[split + 1 :]
    os.execv(command[0], command)  # noqa: S606 - this is the program's purpose; the supervisor wrote the command


if __name__ == "__main__":
    main(sys.argv[1:])
