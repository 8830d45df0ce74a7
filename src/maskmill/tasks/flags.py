"""The flags of a worker: what they may be, what a profile stands for, and what wins (CHECKLIST S2-29…33, S3-30…36)."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from maskmill.domain.job import Queue

POOLS: Final = ("prefork", "solo", "threads")
LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR")
MOST_PROCESSES: Final = 64

NO_THREADS: Final = (
    "the threads pool is not supported: a document is parsed in a process of its own, which a limit can end; "
    "take prefork, or solo"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A name for several flags; a flag that is given wins. `copies` are worker processes side by side."""

    concurrency: int
    pool: str = "prefork"
    prefetch: int = 1
    tasks_per_child: int | None = None
    copies: int = 1


PROFILES: Final[dict[str, Profile]] = {
    "throughput": Profile(concurrency=4),
    "memory": Profile(concurrency=1, tasks_per_child=10),
    "cpu": Profile(concurrency=1, pool="solo", copies=2),  # a solo worker runs one job, whatever its concurrency says
}


@dataclass(frozen=True, slots=True)
class Flags:
    """What a worker was told. None: the settings decide."""

    queues: tuple[str, ...]
    concurrency: int | None
    autoscale: tuple[int, int] | None  # most, least
    pool: str
    prefetch: int
    tasks_per_child: int | None
    level: str | None
    name: str | None
    ready_file: Path | None
    copies: int
    is_debug: bool


def read(arguments: Sequence[str] | None, program: str = "maskmill worker") -> Flags:
    """Read a command line; a wrong one ends the process with code 2 and says what is wrong."""
    parser = _parser(program)
    given = parser.parse_args(arguments)
    profile = PROFILES[given.profile] if given.profile else Profile(concurrency=0)
    pool = given.pool or profile.pool
    if pool == "threads":
        parser.error(NO_THREADS)
    if pool == "solo" and given.autoscale:
        parser.error("--autoscale needs the prefork pool: a solo worker is one process")
    return Flags(
        queues=tuple(given.queue or [queue.value for queue in Queue]),
        concurrency=given.concurrency or profile.concurrency or None,
        autoscale=given.autoscale,
        pool=pool,
        prefetch=profile.prefetch,
        tasks_per_child=given.max_tasks_per_child or profile.tasks_per_child,
        level="DEBUG" if given.debug else given.loglevel,
        name=given.name,
        ready_file=given.ready_file,
        copies=profile.copies if pool == "solo" else 1,
        is_debug=given.debug,
    )


def copy_of(flags: Flags, number: int, ready_file: Path) -> list[str]:
    """Return the command line of one of several copies: the same flags, a name and a file of its own."""
    who, _, host = (flags.name or "celery").partition("@")
    words = [f"--queue={queue}" for queue in flags.queues]
    words += [f"--pool={flags.pool}", f"--name={who}-{number}@{host or '%h'}", f"--ready-file={ready_file}"]
    if flags.level is not None:
        words.append(f"--loglevel={flags.level}")
    return [*words, "--debug"] if flags.is_debug else words


def _bounds(text: str) -> tuple[int, int]:
    """Read MAX,MIN as Celery takes it; MIN is 2 when it is left out."""
    most, _, least = text.partition(",")
    if not most.isdigit() or (least and not least.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not MAX,MIN; write for example 10,2")
    bounds = int(most), int(least) if least else min(2, int(most))
    if not 1 <= bounds[1] <= bounds[0] <= MOST_PROCESSES:
        raise argparse.ArgumentTypeError(
            f"{text!r}: MAX comes first, and 1 <= MIN <= MAX <= {MOST_PROCESSES}; write for example 10,2"
        )
    return bounds


def _processes(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {MOST_PROCESSES}")
    return int(text)


def _at_least_one(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _queue(text: str) -> str:
    """Take the name of a queue."""
    known = {queue.value for queue in Queue}
    if text not in known:
        raise argparse.ArgumentTypeError(f"there is no queue {text!r}; there are {', '.join(Queue)}")
    return text


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=program)
    add = parser.add_argument
    add("--queue", action="append", type=_queue, metavar="QUEUE", help="only this queue; repeat for more")
    add("--concurrency", type=_processes, metavar="N", help="pool processes; default: the setting")
    add("--autoscale", type=_bounds, metavar="MAX,MIN", help="let the pool grow and shrink between the two")
    add("--pool", choices=POOLS, help="prefork (default), or solo: one job at a time in the worker itself")
    add("--max-tasks-per-child", type=_at_least_one, metavar="N", help="replace a pool process after N tasks")
    add("--loglevel", type=str.upper, choices=LEVELS, help="least level that is logged")
    add("--profile", choices=sorted(PROFILES), help="several flags by one name")
    add("--debug", action="store_true", help="log level DEBUG, started and sent events")
    add("--name", help="name of the worker; default: celery@HOST")
    add("--ready-file", type=Path, help="file to write when the worker is ready")
    return parser
