"""From an exception to one sentence on standard error and an exit code (DESIGN section 4)."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import click

from maskmill.cli.terminal import say
from maskmill.errors import MaskmillError, StorageFull, UnsafePath

DONE = 0
USAGE = 2
FOUND = 3
BUG = 70
INTERRUPTED = 130
BROKEN_PIPE = 141
TERMINATED = 143

ORDER = (BUG, FOUND, 6, 5, 4, USAGE)
"""With several files the first that applies is the exit code; 2 comes last, because it is known before any work."""


class Leave(Exception):
    """A command is done with an exit code other than 0; whatever there is to say has been said."""

    def __init__(self, exit_code: int) -> None:
        """Keep the exit code."""
        super().__init__(exit_code)
        self.exit_code = exit_code


@contextmanager
def terminated_tidily() -> Iterator[None]:
    """Let SIGTERM end the block as an exception does, so that temporary files and processes go."""

    def leave(_number: int, _frame: FrameType | None) -> None:
        raise Leave(TERMINATED)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def worst(codes: Iterable[int]) -> int:
    """Return the exit code of several files."""
    seen = set(codes)
    return next((code for code in ORDER if code in seen), DONE)


def exit_code_of(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)

    def run() -> None:
        with command.make_context("maskmill", given) as context:
            command.invoke(context)

    return guarded(run, debug="--debug" in given)


def guarded(run: Callable[[], None], *, debug: bool = False) -> int:
    """Run something; print one sentence when it fails; return the exit code."""
    try:
        run()
        sys.stdout.flush()
    except (click.exceptions.Exit, Leave) as leave:
        return leave.exit_code
    except BrokenPipeError:
        return _close_output()
    except (KeyboardInterrupt, click.Abort):
        say("maskmill: interrupted; nothing half-done was left behind")
        return INTERRUPTED
    except Exception as exc:  # noqa: BLE001 - the last line before the user: a traceback could quote a document
        return _explain(exc, debug=debug)
    return DONE


def apart(run: Callable[[], bytes]) -> bytes:
    """Return what `run` returns in a process of its own: what it imports does not stay in this one.

    For a caller with one thread; `run` returns at most what a pipe holds (64 KiB on Linux, pipe(7)).

    Raises:
        Leave: with its exit code, when it failed; it has said why.
    """
    sys.stdout.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(guarded(lambda: _put(writing, run())))
    os.close(writing)
    with open(reading, "rb") as pipe:  # noqa: PTH123 - a descriptor has no path
        found = pipe.read()
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code:
        raise Leave(BUG if code < 0 else code)
    return found


def _put(writing: int, found: bytes) -> None:
    os.write(writing, found)


def _explain(exc: Exception, *, debug: bool) -> int:
    """Print what went wrong and return its exit code."""
    if isinstance(exc, click.exceptions.NoArgsIsHelpError):
        click.echo(exc.format_message(), err=True)
        return USAGE
    if isinstance(exc, click.ClickException):
        say(f"maskmill: {exc.format_message().rstrip('.')} ({_help_of(exc)})")
        return USAGE
    if isinstance(exc, OSError):
        exc = _of_system(exc)
    if isinstance(exc, MaskmillError) and type(exc) is not MaskmillError:
        say(f"maskmill: {exc.detail}")
        return exc.exit_code
    return _explain_bug(exc, debug=debug)


def _help_of(exc: click.ClickException) -> str:
    """Say where the command's help is."""
    context = exc.ctx if isinstance(exc, click.UsageError) else None
    return f"see {context.command_path if context else 'maskmill'} --help"


def _close_output() -> int:
    """The reader of our output went away: end quietly, and keep Python from complaining when it closes the pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


def _of_system(exc: OSError) -> Exception:
    """Return the error of our tree for what the operating system refused; other errors stay as they are."""
    if exc.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StorageFull("The disk is full; free some space and try again")
    if exc.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return UnsafePath("This user may not read or write there; check the owner and the mode of the folder")
    if exc.errno in {errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.ELOOP, errno.ENAMETOOLONG}:
        return UnsafePath("A folder is not there and cannot be made, or a file stands in its place; name another path")
    return exc


def _explain_bug(exc: BaseException, *, debug: bool) -> int:
    """Print a bug of ours as an id that is the same wherever it happens; where it happened only on request."""
    say(f"maskmill: something went wrong inside Maskmill (please report fault {fault_id(exc)}; --debug says more)")
    if debug:
        for line in trail(exc):
            say(f"  {line}")
    return BUG


def trail(exc: BaseException) -> list[str]:
    """Return the chain of exceptions as types and places; never a message, an argument or a line of source."""
    lines: list[str] = []
    seen: BaseException | None = exc
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        frames = traceback.extract_tb(seen.__traceback__)
        lines += (f"  at {_module_path(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames)
        seen = seen.__cause__ or seen.__context__
    return lines


def fault_id(exc: BaseException) -> str:
    """Return 12 hex digits of the SHA-256 of the trail: the same bug has the same id."""
    return hashlib.sha256("\n".join(trail(exc)).encode()).hexdigest()[:12]


def _module_path(file_name: str) -> str:
    """Cut a file's name to what comes after the installation's folders."""
    for anchor in ("/site-packages/", "/src/", "/lib/"):
        if anchor in file_name:
            return file_name.rsplit(anchor, 1)[1]
    return file_name.rsplit("/", 1)[-1]
