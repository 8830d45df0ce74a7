"""What a worker's main process does when the pool process of a job is dead: it gives the job's row back at once.

Otherwise the row would wait for its lease. The database is opened for that moment only, and waits for nobody longer
than BUSY_S: the main process forks at any time, and while it waits it serves no other pool process.
"""

from __future__ import annotations

from typing import Any

import structlog
from billiard.einfo import ExceptionInfo
from billiard.exceptions import Terminated, TimeLimitExceeded, WorkerLostError
from celery.bootsteps import StartStopStep

from maskmill import wiring
from maskmill.adapters.process import is_gone, place_name, process_name
from maskmill.engine.recover import release, release_gone
from maskmill.errors import MaskmillError, TimeExceeded
from maskmill.tasks import context
from maskmill.tasks.poison import is_id
from maskmill.tasks.quiet import QuietRequest

log = structlog.get_logger("maskmill.tasks")

BUSY_S = 2.0
LOOK_EVERY_S = 0.5
_LOST = (WorkerLostError, Terminated, TimeLimitExceeded, SystemExit, KeyboardInterrupt)


class PoolWatch(StartStopStep):
    """Looks for dead pool processes twice a second.

    Celery looks when a process closes its pipe, which may be a moment before the kernel calls it dead; it looks again
    after five seconds only.
    """

    requires = ("celery.worker.components:Pool",)

    def __init__(self, parent: Any, **options: Any) -> None:  # noqa: ANN401 - Celery's signature
        """Nothing is watched yet."""
        super().__init__(parent, **options)
        self._timer: Any = None

    def register_with_event_loop(self, worker: Any, hub: Any) -> None:  # noqa: ANN401 - as above
        """Start to look; Celery calls this again after each loss of the broker."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = hub.call_repeatedly(LOOK_EVERY_S, worker.pool.maintain_pool)


def release_what_was_left() -> None:
    """Give back what processes of this place held that are gone: a worker that was killed, and its pool."""
    try:
        with wiring.briefly_open_jobs(context.settings(), BUSY_S) as jobs:
            release_gone(jobs, place_name(), is_gone)
    except MaskmillError as exc:
        log.warning("job.release_postponed", slug=exc.slug)


class JobRequest(QuietRequest):
    """Celery's request for a task whose one argument is a job's id; any other task's is left to Celery."""

    def on_failure(self, exc_info: ExceptionInfo, *args: Any, **kwargs: Any) -> None:
        """Give the row of a dead process back, and acknowledge the message: the dispatcher sends a new one."""
        error = getattr(exc_info.exception, "exc", exc_info.exception)
        if isinstance(error, _LOST) and self._release(error):
            self.acknowledge()
        super().on_failure(exc_info, *args, **kwargs)

    def _release(self, error: BaseException) -> bool:
        """Say whether the row is settled; when the database does not answer in time, its lease does it later."""
        job_id = self._job_id()
        if job_id is None or not self.worker_pid:
            return False
        try:
            with wiring.briefly_open_jobs(context.settings(), BUSY_S) as jobs:
                return release(jobs, job_id, process_name(int(self.worker_pid)), self._verdict(error)) is not None
        except MaskmillError as exc:
            log.warning("job.release_postponed", job_id=job_id, slug=exc.slug)
            return False

    def _job_id(self) -> str | None:
        match self.args:
            case [str() as job_id] if is_id(job_id):
                return job_id
            case _:
                return None

    def _verdict(self, error: BaseException) -> TimeExceeded | None:
        """A job that had to be killed at its hard limit would reach it again; any other death may be bad luck."""
        if not isinstance(error, TimeLimitExceeded):
            return None
        limit_s = (self.time_limits or (None,))[0] or self.task.time_limit
        return TimeExceeded(
            f"The job did not stop at its limit and was ended after {limit_s:g} seconds; split the document, then retry"
        )
