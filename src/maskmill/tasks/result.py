"""Asking for a job by its id, in the words of Celery's result object (CHECKLIST S5-27, S5-28)."""

from __future__ import annotations

import time
from collections.abc import Mapping

from celery import states
from celery.exceptions import TimeoutError as CeleryTimeoutError
from celery.result import assert_will_not_block  # type: ignore[attr-defined]  # public, missing in the stubs

from maskmill.domain.job import ApiStatus, api_status
from maskmill.engine.kit import Kit
from maskmill.errors import MaskmillError
from maskmill.ports.jobs import JobRow
from maskmill.tasks import context

POLL_S = 0.1

_CELERY = {
    ApiStatus.PENDING: states.PENDING,
    ApiStatus.STARTED: states.STARTED,
    ApiStatus.REVIEW: states.STARTED,
    ApiStatus.RETRY: states.RETRY,
    ApiStatus.SUCCESS: states.SUCCESS,
    ApiStatus.FAILURE: states.FAILURE,
    ApiStatus.REFUSED: states.FAILURE,
    ApiStatus.CANCELLED: states.REVOKED,
}


class JobResult:
    """What became of a job, read from its row each time. NotFound when there is no such job."""

    def __init__(self, job_id: str, kit: Kit | None = None, tenant_id: str = "default") -> None:
        """Name the job; nothing is read yet. Without a Kit, this process's."""
        self.id = job_id
        self._kit = kit
        self._tenant_id = tenant_id

    @property
    def state(self) -> str:
        """PENDING, STARTED, RETRY, SUCCESS, FAILURE (a refusal too) or REVOKED."""
        return self._state(self._row())

    @property
    def result(self) -> Mapping[str, object] | None:
        """The summary of a job that is done, the problem of one that failed, None before its end."""
        row = self._row()
        state = self._state(row)
        if state == states.SUCCESS:
            return self._reach().store.jobs.summary(self._tenant_id, self.id)
        return row.problem if state in states.READY_STATES else None

    def ready(self) -> bool:
        """No worker will touch it again."""
        return self.state in states.READY_STATES

    def successful(self) -> bool:
        """It is done."""
        return self.state == states.SUCCESS

    def failed(self) -> bool:
        """It failed or was refused."""
        return self.state == states.FAILURE

    def get(self, timeout: float | None = None) -> Mapping[str, object]:
        """Wait for the end and return the summary.

        Raises:
            celery.exceptions.TimeoutError: it has not ended after `timeout` seconds.
            MaskmillError: the job's problem, as the error of our tree that it was.
            RuntimeError: called inside a task, where it could wait for ever.
        """
        assert_will_not_block()
        deadline = None if timeout is None else time.monotonic() + timeout
        while not self.ready():
            if deadline is not None and time.monotonic() >= deadline:
                raise CeleryTimeoutError("The job has not ended in time")
            time.sleep(POLL_S)
        found = self.result
        if self.successful():
            return found or {}
        raise error_of(found or {})

    def _reach(self) -> Kit:
        return self._kit or context.kit()

    def _row(self) -> JobRow:
        return self._reach().store.jobs.get(self._tenant_id, self.id)

    @staticmethod
    def _state(row: JobRow) -> str:
        return _CELERY[api_status(row.state, row.attempt)]


def error_of(problem: Mapping[str, object]) -> MaskmillError:
    """Return the error of our tree that a stored problem came from; the root for an unknown slug."""
    known = {kind.slug: kind for kind in reversed(_tree(MaskmillError))}  # a subclass elsewhere may share a slug
    kind = known.get(str(problem.get("slug")), MaskmillError)
    return kind(str(problem.get("detail", "")))


def _tree(root: type[MaskmillError]) -> list[type[MaskmillError]]:
    return [root, *(kind for child in root.__subclasses__() for kind in _tree(child))]
