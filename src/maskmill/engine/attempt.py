"""One attempt of a job: claim, work, finish; and what each way of failing does to the row (CHECKLIST S1-46…50)."""

from __future__ import annotations

import traceback
from pathlib import PurePath

import structlog
from structlog.contextvars import bound_contextvars

from maskmill.domain.job import KINDS, JobState, Retry, RetryRule
from maskmill.engine.dispatch import dispatch
from maskmill.engine.guard import sent_back
from maskmill.engine.kit import Kit
from maskmill.engine.lease import Lease
from maskmill.engine.tidy import tidy
from maskmill.engine.waste import clear_away
from maskmill.engine.work import Work
from maskmill.engine.work import work as default_work
from maskmill.errors import Cancelled, Gone, LeaseLost, MaskmillError, MemoryExceeded, MissingFile, Refused
from maskmill.ports.jobs import Claim, Outcome

log = structlog.get_logger("maskmill.jobs")

NEVER = RetryRule(retries=0, base_s=1, memory_retries=0)
"""The rule of a kind that this version does not know: another version wrote the row."""

_LEAVES_WASTE = (JobState.CANCELLED, JobState.FAILED, JobState.REFUSED)


def run(kit: Kit, job_id: str, work: Work = default_work) -> JobState | None:
    """Run a job if it is ours to run, and return the state that this attempt left it in.

    None: somebody else has it, it was cancelled, it has ended, or the machine is full and it waits on. Nothing that the
    work raises comes out of here: it is stored in the row. When the store fails too, the lease runs out and the job is
    recovered.
    """
    try:
        if sent_back(kit, job_id):
            return None
        claim = kit.store.jobs.claim(job_id, kit.worker_id, kit.lease_s, kit.process)
        if claim is None:
            log.debug("job.not_claimed")  # whatever the message held, it may be no id of ours
            return None
        with bound_contextvars(job_id=job_id, kind=claim.job.kind, attempt=claim.job.attempt):
            state = _attempt(kit, claim, work)
    except MaskmillError as exc:
        log.error("job.abandoned", job_id=job_id, slug=exc.slug)  # noqa: TRY400 - a traceback may quote a document
        return None
    if state in _LEAVES_WASTE or claim.children:
        clear_away(kit)
    dispatch(kit)
    tidy()
    return state


def retry_of(error: Exception) -> Retry | None:
    """Say why an error is worth another try: its flag when it is of our tree; anything else counts as passing."""
    if isinstance(error, MemoryExceeded | MemoryError):
        return Retry.MEMORY
    if isinstance(error, MaskmillError):
        return Retry.TRANSIENT if error.retry else None
    if isinstance(error, FileNotFoundError):
        return None
    return Retry.TRANSIENT


def problem_of(error: Exception) -> dict[str, str | int]:
    """Return the problem to store: an error from outside our tree is named by its type, its words may quote content."""
    if isinstance(error, MaskmillError):
        return error.problem()
    if isinstance(error, MemoryError):
        return MemoryExceeded("The job ran out of memory; split the document, or give the worker more").problem()
    if isinstance(error, FileNotFoundError):
        return MissingFile("A file that the job needs is not there; submit the document again").problem()
    return MaskmillError(f"The job stopped on an unexpected {type(error).__name__}; retry it, then report it").problem()


def _attempt(kit: Kit, claim: Claim, work: Work) -> JobState | None:
    """Work between claim and end, with the lease kept alive; None when another worker took the job over."""
    log.info("job.started", queue=claim.job.queue.value, worker=kit.worker_id)
    try:
        with Lease(kit.store.jobs, claim, kit.lease_s) as lease:
            outcome = work(kit, claim, lease.report)
            state = _finish(kit, claim, outcome, lease)
    except Exception as exc:  # noqa: BLE001 - whatever the work raises ends in the row, never in the broker
        return _settle(kit, claim, exc)
    if state is JobState.CANCELLED:
        _drop(kit, outcome)
    log.info("job.divided" if outcome.children else "job.finished", state=state.value)
    return state


def _finish(kit: Kit, claim: Claim, outcome: Outcome, lease: Lease) -> JobState:
    """Close the row; what the work stored goes away again when the job is no longer ours."""
    try:
        lease.check()
        return kit.store.jobs.finish(claim, outcome)
    except (LeaseLost, Cancelled, Gone):
        _drop(kit, outcome)
        raise


def _drop(kit: Kit, outcome: Outcome) -> None:
    for artifact in outcome.artifacts:
        kit.blobs.delete(artifact.object_id)


def _settle(kit: Kit, claim: Claim, error: Exception) -> JobState | None:
    """Write down how an attempt ended without a result; a cancelled or lost job is that, whatever else went wrong."""
    jobs = kit.store.jobs
    try:
        jobs.heartbeat(claim, kit.lease_s)
        if isinstance(error, Refused):
            jobs.finish(claim, Outcome(JobState.REFUSED, problem=error.problem()))
            log.info("job.finished", state=JobState.REFUSED.value, slug=error.slug)
            return JobState.REFUSED
        return _fail(kit, claim, error)
    except Cancelled:
        jobs.cancelled(claim)
        log.info("job.cancelled")
        return JobState.CANCELLED
    except LeaseLost:
        log.warning("job.lease_lost", worker=kit.worker_id)
        return None


def _fail(kit: Kit, claim: Claim, error: Exception) -> JobState:
    """Queue the row again after the rule's wait, or fail it for good."""
    retry = retry_of(error)
    kind = KINDS.get(claim.job.kind)
    rule = kind.rule if kind else NEVER
    wait_s = rule.wait_s(retry, claim.job.attempt) if retry else None
    problem = problem_of(error)
    kit.store.jobs.fail(claim, problem, retry, wait_s)
    facts = {"document_id": ",".join(claim.job.document_ids), "slug": problem["slug"], "reason": _where(error)}
    if wait_s is None:
        log.error("job.failed", **facts)
        return JobState.FAILED
    log.warning("job.retried", retry=str(retry), wait_s=wait_s, **facts)
    return JobState.QUEUED


def _where(error: Exception) -> str:
    """Return the type of an error and the line that raised it: what a log may hold of a traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
