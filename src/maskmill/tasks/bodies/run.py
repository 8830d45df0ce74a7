"""The task that runs a stored job."""

from __future__ import annotations

from maskmill.adapters.queue.celery import RUN_TASK
from maskmill.domain.job import Queue
from maskmill.engine import jobs
from maskmill.tasks.context import ContextTask
from maskmill.tasks.declare import task
from maskmill.tasks.limits import SoftSignal, within


@task(name=RUN_TASK, queue=Queue.DEFAULT)
def run(self: ContextTask, job_id: str) -> None:
    """Run a job by its id; the sender sets queue and limits, the row holds the rest. A second delivery does nothing."""
    limits, soft = self.request.timelimit or (None, None), SoftSignal()
    with soft.for_task():
        jobs.run(self.kit, job_id, within(limits[1], soft))
