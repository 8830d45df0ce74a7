"""Asking for a job by its id, in the words of Celery's result object (CHECKLIST S5-27, S5-28)."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping

from celery import states
from celery.exceptions import TimeoutError as CeleryTimeoutError
from celery.result import assert_will_not_block  # type: ignore[attr-defined]  # public, missing in the stubs

from maskmill.domain.job import ApiStatus, api_status
from maskmill.engine.jobs import cancel
from maskmill.engine.kit import Kit
from maskmill.errors import BrokerUnavailable, Conflict, MaskmillError, by_slug
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
    def status(self) -> str:
        """Celery's other word for the state."""
        return self.state

    @property
    def task_id(self) -> str:
        """Celery's other word for the id."""
        return self.id

    @property
    def result(self) -> Mapping[str, object] | None:
        """What a job that is done gave, the problem of one that failed, None before its end."""
        row = self._row()
        state = self._state(row)
        if state == states.SUCCESS:
            return self._given(self._reach(), row)
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

    def revoke(self, *, terminate: bool = False) -> None:
        """Cancel the job; with `terminate` its process is killed if need be. One that has ended stays as it is."""
        kit = self._reach()
        with contextlib.suppress(Conflict):
            row = cancel(kit, self._tenant_id, self.id, "system")
            if terminate and not row.state.is_final:
                with contextlib.suppress(BrokerUnavailable):  # the row's flag ends it, a little later
                    kit.transport.revoke(self.id, terminate=True)

    def get(self, timeout: float | None = None) -> Mapping[str, object]:
        """Wait for the end and return what the job gave.

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
        return self._answer()

    def _answer(self) -> Mapping[str, object]:
        """Return what an ended job gave, or raise its problem."""
        found = self.result
        if self.successful():
            return found or {}
        raise error_of(found or {})

    def _given(self, kit: Kit, row: JobRow) -> Mapping[str, object]:
        """Return the result of a job that is done: its summary."""
        return kit.store.jobs.summary(self._tenant_id, row.id)

    def _reach(self) -> Kit:
        return self._kit or context.kit()

    def _row(self) -> JobRow:
        return self._reach().store.jobs.get(self._tenant_id, self.id)

    @staticmethod
    def _state(row: JobRow) -> str:
        return _CELERY[api_status(row.state, row.attempt)]


def error_of(problem: Mapping[str, object]) -> MaskmillError:
    """Return the error of our tree that a stored problem came from; the root for an unknown slug."""
    kind = by_slug().get(str(problem.get("slug")), MaskmillError)
    return kind(str(problem.get("detail", "")))
