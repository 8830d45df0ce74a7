"""Turning calls into stored jobs: first all arguments are taken and checked, then the rows are written, then a bell."""

from __future__ import annotations

import inspect
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import structlog

from maskmill.compat.arguments import ACTOR, Desk, Taken
from maskmill.compat.result import OldResult
from maskmill.compat.signature import Chain, Signature
from maskmill.domain.job import JobState
from maskmill.engine import documents, jobs
from maskmill.errors import InvalidRequest, MaskmillError
from maskmill.ports.jobs import JobRow, NewJob
from maskmill.tasks import context
from maskmill.tasks.result import error_of
from maskmill.wiring import DEFAULT_TENANT as TENANT

log = structlog.get_logger("maskmill.compat")

FULL_S = 1.0
"""How long a direct call waits between two looks at a machine that is full."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A call and its job; `linked` when it hangs on a call by `link`, beside the chain."""

    call: Signature
    new: NewJob
    linked: bool


def submit(calls: Chain) -> OldResult:
    """Store a chain's jobs, with what is linked to them, and ring once; return the last call's result.

    Raises:
        InvalidRequest, MissingDocument, UnsafePath and their like: an argument is wrong. Conflict: a task id is taken.
        Nothing is left of any of the calls then.
    """
    if not calls.calls:
        raise InvalidRequest("The chain is empty; put a call into it")
    with _desk() as desk:
        planned = list(_plan_chain(desk, calls, None))
        rows = [_store(desk, step) for step in planned]
    jobs.dispatch(desk.kit)
    result: OldResult | None = None
    for step, row in zip(planned, rows, strict=True):
        if not step.linked:
            result = OldResult(row.id, old=step.call.old, parent=result)
    assert result is not None  # noqa: S101 - the chain has a call, and it is not linked
    return result


def run_here(call: Signature) -> OldResult:
    """Store the job of one call, make its one attempt in this process, and return its result.

    Raises:
        MaskmillError: as `submit`; and what stopped the attempt, when it would be tried again later. The caller is here
        and sees it, so the job is cancelled.
    """
    with _desk() as desk:
        job_id = _store(desk, Planned(call, _plan(desk, call, None), linked=False)).id
    while (state := jobs.run(desk.kit, job_id)) is None and _row(desk, job_id).state is JobState.QUEUED:
        time.sleep(FULL_S)
    if state is JobState.QUEUED:
        problem = _row(desk, job_id).problem
        _cancel(desk, job_id)
        raise error_of(problem or {})
    return OldResult(job_id, old=call.old)


@contextmanager
def _desk() -> Iterator[Desk]:
    """Lend a desk; when a call fails, what was stored for it and for the others goes."""
    desk = Desk(context.kit(), context.settings().upload_folder)
    try:
        yield desk
    except BaseException:
        for job_id in desk.submitted:
            _cancel(desk, job_id)
        for document_id in desk.stored:
            with suppress(MaskmillError):
                documents.delete(desk.kit, TENANT, document_id, ACTOR)
        raise


def _store(desk: Desk, step: Planned) -> JobRow:
    """Write one job's row."""
    row = desk.kit.store.jobs.submit(step.new)
    desk.submitted.append(row.id)
    log.info("job.submitted", job_id=row.id, kind=row.kind, queue=row.queue.value, task_name=step.call.old.name)
    return row


def _row(desk: Desk, job_id: str) -> JobRow:
    return desk.kit.store.jobs.get(TENANT, job_id)


def _cancel(desk: Desk, job_id: str) -> None:
    with suppress(MaskmillError):
        jobs.cancel(desk.kit, TENANT, job_id, ACTOR)


def _plan_chain(desk: Desk, calls: Chain, earlier: NewJob | None, *, linked: bool = False) -> Iterator[Planned]:
    """Yield each call with its job, the linked ones behind the call that they follow."""
    for call in calls.calls:
        earlier = _plan(desk, call, earlier)
        yield Planned(call, earlier, linked)
        for link in call.links:
            yield from _plan_chain(desk, link if isinstance(link, Chain) else Chain((link,)), earlier, linked=True)


def _plan(desk: Desk, call: Signature, earlier: NewJob | None) -> NewJob:
    """Take one call's arguments and return its job."""
    now = desk.kit.clock()
    wished = {"queue": call.old.queue, **call.wishes.fields(now)}
    options = call.wishes.options(now)
    taken = _take(desk, call, earlier)
    return NewJob(
        tenant_id=TENANT,
        kind=call.old.kind,
        document_ids=taken.document_ids,
        policy=taken.policy,
        raw_options={**taken.raw_options, **options},
        actor=ACTOR,
        id=call.wishes.task_id or f"job_{uuid.uuid4().hex}",
        after_id=taken.after_id if earlier is None else earlier.id,
        **wished,
    )


def _take(desk: Desk, call: Signature, earlier: NewJob | None) -> Taken:
    """Read the arguments, or take them from the job before when the call has none of its own.

    Raises:
        InvalidRequest: they are not those of the old task; shows its form, never the arguments.
    """
    takes = call.old.takes
    if earlier is not None and takes.follow and not (call.immutable or call.args or call.kwargs):
        return takes.follow(earlier)
    try:
        bound = inspect.signature(takes.read).bind(desk, *call.args, **call.kwargs)
    except TypeError:
        raise InvalidRequest(f"The call does not fit; write {call.old.function}({takes.form})") from None
    return takes.read(*bound.args, **bound.kwargs)
