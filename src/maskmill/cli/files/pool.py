"""Several files at a time, each in a process of its own, so that one that dies takes no other with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maskmill.cli.files.task import Answer, Ask, Task
from maskmill.cli.files.work import failed, work
from maskmill.domain.job import Step
from maskmill.engine.order import Report
from maskmill.errors import MemoryExceeded

if TYPE_CHECKING:
    from maskmill.engine.kit import Mill
    from maskmill.ports.audit import Audit

DEFAULT_PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Bench:
    """What a process needs to work: made once in each."""

    mill: Mill
    audit: Audit | None
    limit_bytes: int
    ask: Ask

    def do(self, task: Task, report: Report) -> Answer:
        """Work on one file."""
        return work(self.mill, self.audit, self.limit_bytes, self.ask, task, report)


def build_bench(ask: Ask) -> Bench:
    """Build the mill of this process."""
    from maskmill.cli.configuration import load
    from maskmill.cli.mill import file_audit, file_mill

    settings = load(ask.data)
    mill = file_mill(settings, with_names=ask.names)
    audit = file_audit(settings, mill) if ask.audited and not ask.find_only else None
    return Bench(mill, audit, settings.max_file_bytes, ask)


def run_tasks(ask: Ask, tasks: Sequence[Task], processes: int, report: Report) -> Iterator[Answer]:
    """Yield answers as files are done; `report` is called only when one file is done in this process."""
    if len(tasks) == 1:
        bench = build_bench(ask)
        try:
            yield bench.do(tasks[0], report)
        finally:
            bench.mill.sandbox.close()
        return
    lost = yield from _run_pool(ask, tasks, min(processes, len(tasks)))
    for task in lost:  # a process died and took others' work along: each of them once more, alone
        for again in (yield from _run_pool(ask, [task], 1)):
            yield failed(
                again, MemoryExceeded("The process that worked on the file died; try it alone, with more memory")
            )


_BENCH: list[Bench | Exception] = []


def _open_bench(ask: Ask) -> None:
    """Make ready a pool process; why it cannot be is the answer for every file that it gets."""
    try:
        _BENCH[:] = [build_bench(ask)]
    except Exception as exc:  # noqa: BLE001 - an error here would break the pool without a word
        _BENCH[:] = [exc]


def _do(task: Task) -> Answer:
    """Work on one file in a pool process."""
    bench = _BENCH[0]
    return bench.do(task, _silent) if isinstance(bench, Bench) else failed(task, bench)


def _silent(_step: Step, _percent: int, _words: str) -> None:
    """Nobody watches a file of a batch."""


def _run_pool(ask: Ask, tasks: Sequence[Task], processes: int) -> Generator[Answer, None, list[Task]]:
    """Yield answers, and return the tasks whose process died."""
    lost: list[Task] = []
    context = multiprocessing.get_context("spawn")  # a fork would copy threads of engines that were loaded here
    pool = ProcessPoolExecutor(processes, context, _open_bench, (ask,))
    try:
        with _children_ignore_interrupts():
            futures = {pool.submit(_do, task): task for task in tasks}
        for future in as_completed(futures):
            try:
                yield future.result()
            except BrokenProcessPool:
                lost.append(futures[future])
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    pool.shutdown()
    return sorted(lost, key=lambda task: task.number)


@contextmanager
def _children_ignore_interrupts() -> Iterator[None]:
    """Start processes that leave Ctrl-C to this one: an ignored signal stays ignored in what is started meanwhile."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def default_processes() -> int:
    """Return how many files are worked on at a time."""
    return min(DEFAULT_PROCESSES, os.cpu_count() or 1)
