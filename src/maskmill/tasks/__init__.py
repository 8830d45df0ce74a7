"""Celery: the app, the tasks, the worker and beat processes.

declare   @task: the typed declaration      bodies/   one file a task, found by walking the folder
context   the Kit of this process           limits    Celery's signals as errors of our tree
app       the Celery app of a worker        worker, beat   the processes
result    asking for a job by its id        observe   log lines of every task; interrupt  stop one job
"""

import maskmill.adapters.log  # noqa: F401 - before anything that imports structlog: see its module `lean`
