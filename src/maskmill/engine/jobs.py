"""The life of a job: submit, dispatch, run, recover, cancel, retry. The row is the truth, the broker a bell."""

from __future__ import annotations

import structlog

from maskmill.engine.attempt import run
from maskmill.engine.dispatch import dispatch
from maskmill.engine.kit import Kit
from maskmill.engine.recover import recover
from maskmill.engine.waste import clear_away
from maskmill.errors import BrokerUnavailable
from maskmill.ports.jobs import JobRow, NewJob

__all__ = ["cancel", "dispatch", "recover", "retry", "run", "submit"]

log = structlog.get_logger("maskmill.jobs")


def submit(kit: Kit, new: NewJob) -> JobRow:
    """Store a job and ring for it; when the broker is down it stays stored, and runs later.

    Raises:
        Conflict, Gone, StoreUnavailable: nothing is stored.
    """
    asked_at = kit.clock()
    row = kit.store.jobs.submit(new)
    if row.submitted_at >= asked_at:  # an older row answers a repeated idempotency key: it was logged then
        log.info("job.submitted", job_id=row.id, kind=row.kind, queue=row.queue.value, documents=len(row.document_ids))
    dispatch(kit)
    return row


def cancel(kit: Kit, tenant_id: str, job_id: str, actor: str) -> JobRow:
    """Cancel a job: the row's flag does it, the message to the workers only makes it quicker.

    Raises:
        NotFound, Conflict: it has ended already.
    """
    row = kit.store.jobs.cancel(tenant_id, job_id, actor)
    log.info("job.cancel_requested", job_id=job_id, kind=row.kind, state=row.state.value)
    if not row.state.is_final:
        try:
            kit.transport.revoke(job_id, terminate=False)
        except BrokerUnavailable as exc:
            log.warning("job.revoke_postponed", job_id=job_id, slug=exc.slug)
    clear_away(kit)
    dispatch(kit)
    return row


def retry(kit: Kit, tenant_id: str, job_id: str, actor: str) -> JobRow:
    """Queue a failed, refused or cancelled job once more.

    Raises:
        NotFound, Conflict: it runs, waits or is done.
    """
    row = kit.store.jobs.retry(tenant_id, job_id, actor)
    log.info("job.retried", job_id=job_id, kind=row.kind, actor=actor)
    clear_away(kit)
    dispatch(kit)
    return row
