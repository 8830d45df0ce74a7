"""The scheduled removal of what has been kept long enough."""

from __future__ import annotations

from maskmill.domain.job import Queue
from maskmill.engine.retention import forget
from maskmill.tasks.context import ContextTask
from maskmill.tasks.declare import task

NAME = "maskmill.prune"


@task(name=NAME, queue=Queue.CLEANUP, keep_result=True)
def prune(self: ContextTask) -> dict[str, int]:
    """Forget documents, jobs and results of steps whose time is over, and return how many of each."""
    return forget(self.kit)
