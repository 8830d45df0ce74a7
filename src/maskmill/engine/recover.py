"""Jobs whose worker is gone, or whose message is: found, and queued again."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from maskmill.domain.job import ATTEMPT_CAP, JobState
from maskmill.engine.kit import Kit
from maskmill.errors import MaskmillError
from maskmill.ports.jobs import Dispatch, Releases

log = structlog.get_logger("maskmill.jobs")

LOST_AFTER_S = 2.0
"""An idle worker claims a job some milliseconds after it was sent; before this age nobody looks for its message."""


def recover(kit: Kit) -> int:
    """Queue the jobs of dead workers again, fail those at the attempt cap, and return how many there were."""
    count = kit.store.jobs.recover(ATTEMPT_CAP)
    if count:
        log.warning("job.recovered", count=count)
    return count


def release(jobs: Releases, job_id: str, process: str, error: MaskmillError | None = None) -> JobState | None:
    """Queue the job that a dead process held, or with an error fail it; None when it does not hold it any more.

    At the attempt cap it fails, and with its cancel flag set it is cancelled, as in `recover`.
    """
    state = jobs.release(job_id, process, ATTEMPT_CAP, error.problem() if error else None)
    if state is not None:
        log.warning("job.released", job_id=job_id, state=state.value, slug=error.slug if error else None)
    return state


def release_gone(jobs: Releases, place: str, is_gone: Callable[[str], bool]) -> int:
    """Release the jobs of all processes of a place that are gone; return how many.

    A worker does so when it starts: what the one before it left need not wait for its lease.
    """
    gone = [(job_id, process) for job_id, process in jobs.running_at(place) if is_gone(process)]
    return sum(release(jobs, job_id, process) is not None for job_id, process in gone)


class LostMessages:
    """Finds jobs that were sent, and whose message is not in the broker in two looks in a row: they are sent again.

    A worker takes a message off the broker's list a moment before it claims the row; the second look lets it. A
    message that waits behind long jobs stays in its list, and is never sent twice.
    """

    def __init__(self) -> None:
        """Nothing is missed yet."""
        self._missed: frozenset[Dispatch] = frozenset()

    def look(self, kit: Kit) -> int:
        """Take the mark off jobs whose message is lost, so that the dispatcher sends them; return how many."""
        sent = kit.store.jobs.sent(LOST_AFTER_S)
        held = kit.transport.held({row.queue for row in sent}) if sent else ()
        missing = frozenset() if held is None else frozenset(row for row in sent if row.job_id not in held)
        lost, self._missed = missing & self._missed, missing
        for row in lost:
            kit.store.jobs.undispatch(row)
        if lost:
            log.warning("job.message_lost", count=len(lost))
        return len(lost)
