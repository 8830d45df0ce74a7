"""The old systems' base class of tasks: two call-backs that a subclass overrides (CHECKLIST S5-19)."""

from __future__ import annotations

from typing import Any

import structlog

from maskmill.tasks.context import ContextTask

log = structlog.get_logger("maskmill.tasks")


class CallbackTask(ContextTask):
    """A base for `@task(base=…)`: Celery calls one of the two at the end. As they stand they log name and id only."""

    abstract = True

    def on_success(self, retval: Any, task_id: str, args: Any, kwargs: Any) -> None:  # noqa: ANN401 - Celery's signature
        """Log that the task gave a result."""
        del retval, args, kwargs
        log.info("task.succeeded", task_name=self.name, task_id=task_id)

    def on_failure(self, exc: Exception, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:  # noqa: ANN401 - Celery's signature
        """Log that the task failed, and the type of its error."""
        del args, kwargs, einfo
        log.error("task.failed", task_name=self.name, task_id=task_id, type=type(exc).__name__)
