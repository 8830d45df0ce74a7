"""The limits of a task in the solo pool, where Celery has none: the worker's one process is also the job's.

At the soft limit the process gets the soft signal, as a pool process would. At the hard limit its row is given back as
failed and the process is ended: whoever watches it starts it again.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from maskmill import wiring
from maskmill.adapters.process import process_name
from maskmill.engine.recover import release
from maskmill.errors import MaskmillError, TimeExceeded
from maskmill.tasks import context

log = structlog.get_logger("maskmill.tasks")

BUSY_S = 2.0


@contextmanager
def own_limits(job_id: str, hard_s: float | None, soft_s: float | None) -> Iterator[None]:
    """Keep the limits while the block runs, when this is a worker's main process; in a pool Celery does."""
    if not context.is_main():
        yield
        return
    timers = [
        threading.Timer(soft_s or hard_s or threading.TIMEOUT_MAX, os.kill, (os.getpid(), signal.SIGUSR1)),
        threading.Timer(hard_s or threading.TIMEOUT_MAX, _end, (job_id, hard_s)),
    ]
    for timer in timers:
        timer.daemon = True
        timer.start()
    try:
        yield
    finally:
        for timer in timers:
            timer.cancel()


def _end(job_id: str, hard_s: float) -> None:
    """Fail the job, and end this process: what does not stop by itself cannot be stopped otherwise."""
    error = TimeExceeded(
        f"The job did not stop at its limit and was ended after {hard_s:g} seconds; split the document, then retry"
    )
    try:
        with wiring.briefly_open_jobs(context.settings(), BUSY_S) as jobs:
            release(jobs, job_id, process_name(), error)
    except MaskmillError as exc:
        log.warning("job.release_postponed", job_id=job_id, slug=exc.slug)
    log.error("worker.ended", job_id=job_id, reason="hard limit", limit_s=hard_s)
    os.kill(os.getpid(), signal.SIGKILL)
