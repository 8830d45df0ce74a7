"""Benches of the job table alone: processes that claim, do nothing and finish, without a broker between them."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from sqlalchemy import insert, text
from tests.fixtures.postgres import running_postgres
from tests.fixtures.stores import PlainSigner

from maskmill.adapters.keys.memory import MemoryKeyring
from maskmill.adapters.load.calm import CalmLoad
from maskmill.adapters.log import configure
from maskmill.adapters.queue.memory_fleet import MemoryFleet
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.drafting import draft, with_options
from maskmill.adapters.store.store import SqlStore
from maskmill.adapters.store.tables import JOB
from maskmill.domain.job import JobState, Queue
from maskmill.engine.attempt import run
from maskmill.engine.dispatch import dispatch
from maskmill.ports.jobs import NewJob, Outcome

if TYPE_CHECKING:
    from maskmill.engine.kit import Kit
    from maskmill.engine.order import Report
    from maskmill.ports.jobs import Claim

SLOTS = 2
WINDOW = 2 * SLOTS
TENANT = "default"
AT_ONCE = 1_000


class Bell:
    """A transport inside one process: who rings is who runs."""

    def __init__(self) -> None:
        self.ids: deque[str] = deque()

    def send(self, queue: str, job_id: str, priority: int) -> None:
        """Keep the id for this process."""
        del queue, priority
        self.ids.append(job_id)


@contextlib.contextmanager
def database(kind: str) -> Iterator[str]:
    """Lend the URL of a database that keeps its commits over a power cut, as in production, with all tables."""
    with contextlib.ExitStack() as stack:
        if kind == "postgres":
            url = stack.enter_context(running_postgres(durable=True)).url
        else:
            url = f"sqlite:///{Path(stack.enter_context(tempfile.TemporaryDirectory(prefix='mm-bench-'))) / 'jobs.db'}"
        open_store(url).close()
        yield url


def open_store(url: str) -> SqlStore:
    """Open a store with keys in memory: no row of these benches has anything sealed."""
    return SqlStore(url, MemoryKeyring(), time.time, PlainSigner())


def fill(url: str, count: int, document_id: str | None = None, key: bytes = b"", cost_s: float = 0.0) -> None:
    """Put waiting jobs into the table, in large transactions; with a document's key, probes that take so long."""
    new = NewJob(TENANT, "detect", Queue.DETECTION, (document_id,) if document_id else ())
    base = Database(url)
    try:
        now = time.time()
        for start in range(0, count, AT_ONCE):
            rows = [draft(new, now + row / 1e6, now) for row in range(start, min(count, start + AT_ONCE))]
            if document_id:
                rows = [with_options(row | {"document_id": document_id}, {"cost_s": cost_s}, key) for row in rows]
            with base.write() as connection:
                connection.execute(insert(JOB), rows)
    finally:
        base.close()


def kit_of(store: SqlStore, bell: Bell) -> Kit:
    """Return as much of a kit as an attempt without a document touches."""
    return cast(
        "Kit",
        SimpleNamespace(
            store=store, transport=bell, blobs=None, load=CalmLoad(), fleet=MemoryFleet(), clock=time.time,
            worker_id="bench", process="", lease_s=15.0, dispatch_window=WINDOW,
        ),
    )  # fmt: skip


def nothing(kit: Kit, claim: Claim, report: Report) -> Outcome:
    """Work of no length."""
    del kit, claim, report
    return Outcome(JobState.DONE)


def drain(url: str, count: int) -> list[float]:
    """Let processes take all waiting jobs, and return the seconds from the first claim to each tenth of the ends."""
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=_work, args=(url,)) for _ in range(SLOTS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    base = Database(url)
    try:
        with base.read() as connection:
            ended = connection.execute(text("SELECT finished_at FROM job WHERE state = 'done' ORDER BY finished_at"))
            ends = list(ended.scalars())
            began = connection.execute(text("SELECT min(started_at) FROM job WHERE state = 'done'")).scalar_one()
    finally:
        base.close()
    if len(ends) != count:
        raise SystemExit(f"{len(ends)} of {count} jobs are done")
    return [ends[count * tenth // 10 - 1] - began for tenth in range(1, 11)]


def _work(url: str) -> None:
    """Be one pool process: take what was sent, and stop when nothing waits any more."""
    configure("console", "ERROR")
    store, bell = open_store(url), Bell()
    kit, idle = kit_of(store, bell), 0
    gc.collect()
    gc.freeze()  # as a worker does
    while idle < SLOTS * 10:
        dispatch(kit)
        if not bell.ids:
            idle += 1
            time.sleep(0.05)
        while bell.ids:
            idle = 0
            run(kit, bell.ids.popleft(), nothing)
    store.close()


def cost_ms(url: str, rounds: int) -> tuple[float, float]:
    """Return the median milliseconds of a dispatch that fills an empty window over the backlog, and of one that cannot.

    Without a broker: what the store takes.
    """
    store = open_store(url)
    filling: list[float] = []
    full: list[float] = []
    try:
        for _ in range(rounds):
            filling.append(_timed_ms(store))
            full.append(_timed_ms(store))
            for item in store.jobs.sent(-1.0):
                store.jobs.undispatch(item)
    finally:
        store.close()
    return statistics.median(filling), statistics.median(full)


def _timed_ms(store: SqlStore) -> float:
    began = time.perf_counter()
    store.jobs.dispatchable(WINDOW, 900.0)
    return (time.perf_counter() - began) * 1_000
