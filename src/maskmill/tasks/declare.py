"""How a task is declared. Celery takes misspelt options in silence; here an unknown one is a TypeError."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from celery import Task, shared_task

from maskmill.domain.job import TIME_LIMITS, Queue
from maskmill.tasks.context import ContextTask

P = ParamSpec("P")
R = TypeVar("R")


def task(
    *, name: str, queue: Queue, keep_result: bool = False, rate_limit: str | None = None
) -> Callable[[Callable[Concatenate[ContextTask, P], R]], Task[P, R]]:
    """Declare a task: its body takes the task itself (`self.kit`, `self.request`) and JSON values.

    Limits are the queue's. `keep_result` stores the result for the settings' `result_expires_s`: never for a job, never
    for personal data. `rate_limit` is Celery's form ("10/m").
    """
    limit = TIME_LIMITS[queue]

    def declare(body: Callable[Concatenate[ContextTask, P], R]) -> Task[P, R]:
        options: dict[str, Any] = {
            "name": name,
            "bind": True,
            "base": ContextTask,
            "home": queue.value,
            "ignore_result": not keep_result,
            "rate_limit": rate_limit,
            "acks_late": True,
            "soft_time_limit": limit.soft_s,
            "time_limit": limit.hard_s,
            "max_retries": 0,  # the job row retries, Celery never does
        }
        declared: Task[P, R] = shared_task(**options)(body)
        return declared

    return declare
