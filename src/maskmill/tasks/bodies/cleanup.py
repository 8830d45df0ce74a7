"""The scheduled sweep (CHECKLIST S1-03)."""

from __future__ import annotations

from maskmill.domain.job import Queue
from maskmill.engine.sweep import sweep
from maskmill.tasks.context import ContextTask
from maskmill.tasks.declare import task

NAME = "maskmill.cleanup"


@task(name=NAME, queue=Queue.CLEANUP, keep_result=True)
def cleanup(self: ContextTask) -> dict[str, int]:
    """Remove temporary data and objects that no row names, and return how many of each."""
    return dict(sweep(self.kit))
