"""A log line at the start and the end of every task: name and id, no arguments (CHECKLIST S5-18)."""

from __future__ import annotations

from typing import Any

import structlog
from celery.signals import task_postrun, task_prerun

log = structlog.get_logger("maskmill.tasks")


@task_prerun.connect(weak=False)
def started(task_id: str | None = None, task: Any = None, **_: object) -> None:  # noqa: ANN401 - Celery's signature
    """Log the start."""
    log.info("task.started", task_name=task.name, task_id=task_id)


@task_postrun.connect(weak=False)
def finished(
    task_id: str | None = None,
    task: Any = None,  # noqa: ANN401 - Celery's signature
    state: str | None = None,
    **_: object,
) -> None:
    """Log the end and Celery's word for it; how a job ended stands in its row."""
    log.info("task.finished", task_name=task.name, task_id=task_id, state=state)
