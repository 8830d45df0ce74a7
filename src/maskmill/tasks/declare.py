"""How a task is declared. Celery takes misspelt options in silence; here an unknown one is a TypeError."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from celery import Task, shared_task
from celery.utils.time import rate

from maskmill.domain.job import TIME_LIMITS, Queue
from maskmill.tasks.context import ContextTask

P = ParamSpec("P")
R = TypeVar("R")


def task(
    *,
    name: str,
    queue: Queue,
    keep_result: bool = False,
    rate_limit: str | None = None,
    base: type[ContextTask] = ContextTask,
    throws: tuple[type[Exception], ...] = (),
) -> Callable[[Callable[Concatenate[ContextTask, P], R]], Task[P, R]]:
    """Declare a task: its body takes the task itself (`self.kit`, `self.request`) and JSON values.

    Limits are the queue's. `keep_result` stores the result for the settings' `result_expires_s`: never for a job, never
    for personal data. `rate_limit` is Celery's form ("10/m"), for each worker. `throws` are errors that are answers and
    no bugs: they are logged without a traceback.

    Raises:
        ValueError: `rate_limit` is not of that form.
    """
    limit = TIME_LIMITS[queue]
    _check_rate(rate_limit)

    def declare(body: Callable[Concatenate[ContextTask, P], R]) -> Task[P, R]:
        options: dict[str, Any] = {
            "name": name,
            "bind": True,
            "base": base,
            "home": queue.value,
            "ignore_result": not keep_result,
            "rate_limit": rate_limit,
            "throws": throws,
            "acks_late": True,
            "soft_time_limit": limit.soft_s,
            "time_limit": limit.hard_s,
            "max_retries": 0,  # the job row retries, Celery never does
        }
        declared: Task[P, R] = shared_task(**options)(body)
        return declared

    return declare


def _check_rate(rate_limit: str | None) -> None:
    """Refuse at once what a worker would stumble over at its first message."""
    try:
        rate(rate_limit or "")
    except (KeyError, ValueError) as exc:
        raise ValueError('A rate limit is a number and s, m or h, such as "10/m"') from exc
