"""The task that runs a stored job."""

from __future__ import annotations

from maskmill.adapters.queue.celery import RUN_TASK
from maskmill.domain.job import JobState, Queue
from maskmill.engine import jobs
from maskmill.tasks.context import ContextTask
from maskmill.tasks.declare import task
from maskmill.tasks.limits import SoftSignal, within
from maskmill.tasks.poison import dropped, is_id
from maskmill.tasks.solo import own_limits


@task(name=RUN_TASK, queue=Queue.DEFAULT)
def run(self: ContextTask, job_id: str) -> None:
    """Run a job by its id; the sender sets queue and limits, the row holds the rest. A second delivery does nothing."""
    if is_id(job_id):
        run_job(self, job_id)
    else:
        dropped("argument")


def run_job(within_task: ContextTask, job_id: str) -> JobState | None:
    """Make one attempt of a job inside a task, within its limits; return the state that it left (None: not ours)."""
    limits, soft = within_task.request.timelimit or (None, None), SoftSignal()
    with soft.for_task(), own_limits(job_id, *limits):
        return jobs.run(within_task.kit, job_id, within(limits[1], soft))
