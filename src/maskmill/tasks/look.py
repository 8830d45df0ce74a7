"""A worker's answer to the question what it is and does (ports/fleet.py)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from celery.worker import state as worker_state
from celery.worker.control import inspect_command
from celery.worker.request import Request

from maskmill.adapters.queue.fleet import LOOK

Json = dict[str, Any]


@inspect_command(name=LOOK)
def look(state: Any) -> Json:  # noqa: ANN401 - Celery's signature
    """Return all at once: a round to every worker costs time. No argument of a task is in it."""
    consumer = state.consumer
    controller = consumer.controller
    active = set(worker_state.active_requests)
    scaler = getattr(controller, "autoscaler", None)
    return {
        "pool": pool_name(controller),
        "slots": controller.pool.num_processes,
        "processes": list(controller.pool.info.get("processes", ())),
        "queues": queues_of(consumer),
        "active": [_running(request) for request in active],
        "reserved": [_task(request) for request in set(worker_state.reserved_requests) - active],
        "scheduled": list(_scheduled(consumer.timer)),
        "registered": sorted(name for name in consumer.app.tasks if not name.startswith("celery.")),
        "done": dict(worker_state.total_count),
        "uptime_s": controller.info()["uptime"],
        "scaling": scaler.info() if scaler else None,
    }


def pool_name(controller: Any) -> str:  # noqa: ANN401 - Celery's worker
    """Return the pool's name as `--pool` takes it."""
    return type(controller.pool).__module__.rpartition(".")[2]


def queues_of(consumer: Any) -> list[str]:  # noqa: ANN401 - Celery's consumer
    """Return the names of the queues that a worker consumes; [] while it is not connected."""
    return sorted(queue.name for queue in consumer.task_consumer.queues) if consumer.task_consumer else []


def _task(request: Request) -> Json:
    route = request.delivery_info or {}
    return {"id": request.id, "name": request.name, "queue": route.get("routing_key") or ""}


def _running(request: Request) -> Json:
    return {**_task(request), "process": request.worker_pid, "started_at": request.time_start}


def _scheduled(timer: Any) -> Iterator[Json]:  # noqa: ANN401 - Celery's timer
    """Yield the tasks that wait for a time in this worker; jobs wait in their rows."""
    for entry in list(timer.schedule.queue):
        request = next(iter(entry.entry.args), None) if entry.entry.args else None
        if isinstance(request, Request):
            yield {**_task(request), "due_at": request.eta.timestamp() if request.eta else None}
