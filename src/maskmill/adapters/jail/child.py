"""A jailed child: from the fork to its end. It holds its documents, one way out, and nothing else."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import sysconfig
import traceback
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NoReturn

from maskmill.adapters.jail import frames, line, memfd, seccomp, walls
from maskmill.errors import MaskmillError, MemoryExceeded, ParserCrashed
from maskmill.formats.operations import Operation, Output

FIRST_FD = 3
ABOVE_ALL = 200  # descriptors are parked up there while they are put in order
LAST_FD = 1 << 20
MEMORY_FRAME = frames.error_frame(
    MemoryExceeded("Reading the document took more memory than its parser may use; raise MASKMILL_MEMORY_BYTES.")
)


RANDOM = "/dev/urandom"
"""qpdf reads its random numbers from this device, and opens no encrypted PDF without it."""


@cache
def libraries() -> tuple[str, ...]:
    """Return the folders of Python and its packages: public code, which a parser may load late."""
    paths = sysconfig.get_paths()
    return tuple(sorted({paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}))


def keep_only(handles: Sequence[int]) -> list[int]:
    """Close every descriptor but 0, 1, 2 and these, which become 3, 4, 5 …; return their new numbers."""
    parked = [fcntl.fcntl(handle, fcntl.F_DUPFD, ABOVE_ALL) for handle in handles]
    kept = [os.dup2(handle, FIRST_FD + index, inheritable=False) for index, handle in enumerate(parked)]
    os.closerange(FIRST_FD + len(kept), LAST_FD)
    return kept


def start(
    nursery: int, order: line.Order, handles: Sequence[int], table: Mapping[str, Operation], absent: Iterable[str]
) -> NoReturn:
    """Be the child: walls up, work, end. `absent` are the layers that the nursery knows to be missing."""
    try:
        walls.die_with_parent(nursery)
        _calm_signals()
        out, parameters, *inputs = keep_only(handles)
        if order.profile == "tool":
            _become_tool(order, out, parameters, inputs, tuple(absent))
        _parse(order, out, parameters, inputs, table, tuple(absent))
    except BrokenPipeError:
        os._exit(1)  # the parent has turned away
    except BaseException:  # noqa: BLE001 - a child must never return into the nursery's loop
        os._exit(70)
    os._exit(0)


def _calm_signals() -> None:
    """Take no signal handler of the nursery along."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _parse(
    order: line.Order,
    out: int,
    parameters: int,
    inputs: Sequence[int],
    table: Mapping[str, Operation],
    absent: tuple[str, ...],
) -> None:
    """Run one operation and write its frames."""
    plan = walls.Plan((*libraries(), RANDOM), (), seccomp.PARSE, order.memory_bytes, order.cpu_s)
    absent += walls.raise_walls(plan)
    if absent and order.require:
        _write(out, frames.wall_frame(absent[0]))
        return
    try:
        output = _run(table[order.operation], out, parameters, inputs)
        for piece in frames.result_frames(output.fields, output.blobs):
            _write(out, piece)
    except MemoryError:
        frame = MEMORY_FRAME
    except MaskmillError as error:
        frame = frames.error_frame(error)
    except BrokenPipeError:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever a parser raises ends here, without its words
        frame = frames.error_frame(ParserCrashed(_where(error)))
    else:
        return
    _write(out, frame)


def _run(operation: Operation, out: int, parameters: int, inputs: Sequence[int]) -> Output:
    def progress(done: int, total: int) -> None:
        _write(out, frames.progress_frame(done, total))

    untrusted_inputs = [memfd.read_all(handle) for handle in inputs]
    return operation(untrusted_inputs, json.loads(memfd.read_all(parameters)), progress)


def _where(error: BaseException) -> str:
    """Say what kind of error stopped the parser and where: no word of its message, which may quote the document."""
    places = [
        (frame.f_globals.get("__name__", "?"), number) for frame, number in traceback.walk_tb(error.__traceback__)
    ]
    below = [place for place in places if place[0] != __name__]
    ours = [place for place in below if place[0].startswith("maskmill.")]
    module, number = (ours or below or places)[-1]
    return f"The parser stopped on {type(error).__name__} at {module}:{number}; the file is damaged or unusual."


def _become_tool(
    order: line.Order, out: int, parameters: int, inputs: Sequence[int], absent: tuple[str, ...]
) -> NoReturn:
    """Become the program: input on 0, output on 1, complaints nowhere."""
    call = line.ToolCall(**json.loads(memfd.read_all(parameters)))
    os.lseek(inputs[0], 0, os.SEEK_SET)  # an earlier try may have read it
    os.dup2(inputs[0], 0)
    os.dup2(out, 1)
    os.closerange(FIRST_FD, LAST_FD)
    plan = walls.Plan(tuple(call.readable), tuple(call.executable), seccomp.TOOL, order.memory_bytes, order.cpu_s)
    absent += walls.raise_walls(plan)
    if absent and order.require:
        os._exit(line.WALL_MISSING)
    with contextlib.suppress(OSError):  # told by the exit code
        os.execve(call.program, call.arguments, dict(call.environment))  # noqa: S606 - an allow-listed program, no shell
    os._exit(line.NOT_STARTED)


def _write(out: int, piece: bytes) -> None:
    with memoryview(piece) as view:
        written = 0
        while written < len(view):
            written += os.write(out, view[written:])
