"""Steering the queues: pause, resume, purge, tenants' limits, a job's place. Each change is in the audit."""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from maskmill.domain.job import Queue
from maskmill.engine.dispatch import dispatch
from maskmill.engine.kit import Kit
from maskmill.ports.queues import Place, QueueState, TenantLimits

log = structlog.get_logger("maskmill.jobs")


def states(kit: Kit) -> Sequence[QueueState]:
    """Return every queue, also an empty one."""
    return kit.store.queues.states()


def pause(kit: Kit, queue: Queue, actor: str) -> None:
    """Give none of the queue's jobs to workers from now on; what runs goes on."""
    kit.store.queues.pause(queue, actor)
    kit.store.audit.append("queue.paused", actor, {"queue": queue.value})
    log.info("queue.paused", queue=queue.value, actor=actor)


def resume(kit: Kit, queue: Queue, actor: str) -> None:
    """Give the queue's jobs to workers again."""
    kit.store.queues.resume(queue)
    kit.store.audit.append("queue.resumed", actor, {"queue": queue.value})
    log.info("queue.resumed", queue=queue.value, actor=actor)
    dispatch(kit)


def purge(kit: Kit, queue: Queue, actor: str, tenant_id: str | None = None) -> int:
    """Cancel the waiting jobs of a queue (of one tenant) and return how many; a message of theirs does nothing.

    Raises:
        NotFound: there is no such tenant.
    """
    if tenant_id is not None:
        kit.store.queues.limits(tenant_id)
    ids = kit.store.queues.purge(queue, tenant_id)
    facts: dict[str, object] = {"queue": queue.value, "jobs": len(ids)}
    if tenant_id is not None:
        facts["tenant_id"] = tenant_id
    kit.store.audit.append("queue.purged", actor, facts)
    log.info("queue.purged", queue=queue.value, actor=actor, count=len(ids))
    return len(ids)


def limits(kit: Kit, tenant_id: str) -> TenantLimits:
    """Return a tenant's limits; NotFound."""
    return kit.store.queues.limits(tenant_id)


def set_limits(kit: Kit, tenant_id: str, wanted: TenantLimits, actor: str) -> None:
    """Change what a tenant may use at once; NotFound, InvalidRequest."""
    kit.store.queues.set_limits(tenant_id, wanted)
    facts = {
        "tenant_id": tenant_id,
        "max_running": wanted.max_running,
        "starts_per_minute": wanted.starts_per_minute,
    }
    kit.store.audit.append("tenant.limited", actor, facts)
    log.info("tenant.limited", actor=actor)
    dispatch(kit)


def place(kit: Kit, tenant_id: str, job_id: str) -> Place | None:
    """Return how many jobs start before a waiting one, and when it is likely to start; None when it does not wait."""
    return kit.store.queues.place(tenant_id, job_id)
