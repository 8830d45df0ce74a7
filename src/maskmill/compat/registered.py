"""The Celery tasks under the old names: for clients that know nothing but a name and a job's id."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from maskmill.compat.callbacks import CallbackTask
from maskmill.compat.facade import FACADES
from maskmill.compat.registry import REGISTRY, OldName
from maskmill.domain.job import JobState
from maskmill.engine.kit import Kit
from maskmill.errors import InvalidRequest, MaskmillError, NotFound
from maskmill.tasks.bodies.run import run_job
from maskmill.tasks.context import AnyTask, ContextTask
from maskmill.tasks.declare import task
from maskmill.tasks.result import error_of
from maskmill.wiring import DEFAULT_TENANT as TENANT

ENDED_BADLY = frozenset({JobState.FAILED, JobState.REFUSED})
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


class OldTask(CallbackTask):
    """A task that, when it is called here, goes through the facade: its arguments never become a message."""

    abstract = True

    def apply_async(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - a result object of ours, not Celery's
        """Submit a job, as the facade does."""
        return FACADES[self.name].apply_async(*args, **options)


def declare(old: OldName) -> AnyTask:
    """Return the Celery task of an old name: it takes the id of a stored job, and runs it."""

    @task(name=old.name, queue=old.queue, base=OldTask, throws=(MaskmillError,))
    def run_old(self: ContextTask, /, *untrusted: object, **untrusted_named: object) -> None:
        """Run a stored job by its id; a problem of the job is raised, so that the call-backs hear of it."""
        job_id = _stored(self.kit, old, untrusted, untrusted_named)
        if run_job(self, job_id) in ENDED_BADLY:
            raise error_of(self.kit.store.jobs.get(TENANT, job_id).problem or {})

    return run_old


def _stored(kit: Kit, old: OldName, untrusted: tuple[object, ...], untrusted_named: dict[str, object]) -> str:
    """Return the id when a message holds the id of a job of the name's kind, and nothing else.

    Raises:
        InvalidRequest: it does not; nothing of it is repeated, for an old client may have sent a text or a path.
    """
    match untrusted, untrusted_named:
        case (str(job_id),), {**others} if not others and _ID.fullmatch(job_id):
            with suppress(NotFound):  # said below, in one way for whatever it was
                if kit.store.jobs.get(TENANT, job_id).kind == old.kind:
                    return job_id
    raise InvalidRequest(f"A message to {old.name} holds the id of a stored job; call its facade, or POST /api/v1/jobs")


TASKS = {name: declare(old) for name, old in REGISTRY.items()}
