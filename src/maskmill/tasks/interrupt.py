"""The worker's side of CeleryTransport.revoke."""

from __future__ import annotations

import os
import signal
from typing import Any

import structlog
from celery.worker import state as worker_state
from celery.worker.control import control_command

from maskmill.adapters.queue.celery import INTERRUPT

log = structlog.get_logger("maskmill.tasks")


@control_command(name=INTERRUPT, args=[("job_id", str), ("kill", bool)])
def interrupt(_state: Any, job_id: str, kill: bool = False) -> dict[str, bool]:  # noqa: ANN401, FBT001, FBT002 - Celery's signature
    """Send the soft signal (or with `kill` SIGKILL) to the pool process that runs the job, when it is one of ours."""
    for request in list(worker_state.active_requests):
        if request.id == job_id and request.worker_pid:
            try:
                os.kill(request.worker_pid, signal.SIGKILL if kill else signal.SIGUSR1)
            except ProcessLookupError:
                return {"found": False}
            log.info("task.interrupted", task_id=job_id, pid=request.worker_pid)
            return {"found": True}
    return {"found": False}
