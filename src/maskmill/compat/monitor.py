"""The old systems' monitor: its object, its health checks and its task (CHECKLIST S1-27…33, S3-18…26)."""

from __future__ import annotations

from dataclasses import dataclass

from maskmill.domain.job import Queue
from maskmill.engine import fleet
from maskmill.engine.kit import Kit
from maskmill.tasks import context
from maskmill.tasks.context import ContextTask
from maskmill.tasks.declare import task
from maskmill.tasks.result import JobResult
from maskmill.wiring import DEFAULT_TENANT as TENANT

ACTOR = "system"
NAME = "monitor_celery_health"


def check_broker_health(kit: Kit | None = None) -> dict[str, object]:
    """Return `{status: healthy, latency_ms}`, or `{status: unhealthy, error}`; never raises."""
    found = fleet.broker_health(kit or context.kit())
    if found.is_healthy:
        return {"status": "healthy", "latency_ms": found.latency_ms}
    return {"status": "unhealthy", "error": found.error}


def check_workers(kit: Kit | None = None) -> dict[str, int]:
    """Return active_workers, active_tasks, pending_tasks (all queues and priorities) and failed_tasks.

    Raises:
        BrokerUnavailable, StoreUnavailable.
    """
    found = fleet.worker_figures(kit or context.kit())
    return {
        "active_workers": found.active_workers,
        "active_tasks": found.active_tasks,
        "pending_tasks": found.pending_tasks,
        "failed_tasks": found.failed_tasks,
    }


@dataclass(frozen=True, slots=True)
class CeleryMonitor:
    """The monitor object; each call asks anew, at most some seconds old."""

    kit: Kit

    def get_worker_stats(self) -> dict[str, object]:
        """Return how many workers answer, how many tasks they run, and each worker's numbers."""
        workers = self.kit.fleet.look().workers
        return {
            "worker_count": len(workers),
            "total_active_tasks": sum(len(worker.active) for worker in workers),
            "workers": {
                worker.name: {"active": len(worker.active), "slots": worker.slots, "queues": list(worker.queues)}
                for worker in workers
            },
        }

    def get_queue_stats(self) -> dict[str, int]:
        """Return how many jobs wait in each queue, whatever their priority."""
        return {state.queue.value: state.waiting for state in self.kit.store.queues.states()}

    def get_task_status(self, task_id: str) -> dict[str, object]:
        """Return `{task_id, state}` in Celery's words; NotFound for an unknown id."""
        return {"task_id": task_id, "state": JobResult(task_id, self.kit).state}

    def get_comprehensive_status(self) -> dict[str, object]:
        """Return the whole picture: status ok, degraded or down, and why."""
        seen = fleet.status(self.kit)
        return {
            "status": seen.health.value,
            "reasons": list(seen.reasons),
            "broker": check_broker_health(self.kit),
            "workers": [worker.name for worker in seen.fleet.workers],
            "silent": list(seen.fleet.silent),
            "queues": {queue.value: count for queue, count in seen.waiting.items()},
        }

    def revoke_task(self, task_id: str, *, terminate: bool = False) -> bool:
        """Cancel a job: a waiting one never starts; with `terminate` a running one is killed. NotFound, Conflict."""
        fleet.revoke(self.kit, TENANT, task_id, ACTOR, terminate=terminate)
        return True

    def purge_queue(self, queue: str | None = None) -> dict[str, int]:
        """Cancel what waits in a queue, or in all; NotFound for an unknown one."""
        chosen = None if queue is None else fleet.queue_named(queue)
        return {"purged_count": fleet.purge(self.kit, ACTOR, chosen)}


def get_celery_monitor() -> CeleryMonitor:
    """Return the monitor of this process."""
    return CeleryMonitor(context.kit())


@task(name=NAME, queue=Queue.DEFAULT, keep_result=True)
def monitor_celery_health(self: ContextTask) -> dict[str, object]:
    """Return how the whole is: `{status: ok | degraded | down}`, and why."""
    seen = fleet.status(self.kit)
    return {"status": seen.health.value, "reasons": list(seen.reasons)}
