"""Jobs: submitting, listing, looking, cancelling, retrying."""

from __future__ import annotations

import hashlib
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Body, Depends, Header, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from maskmill.domain.job import KINDS, ApiStatus, JobState, states_of
from maskmill.engine.jobs import cancel, retry, submit
from maskmill.engine.kit import Kit
from maskmill.engine.queues import place
from maskmill.errors import Conflict, Gone, InvalidPolicy, KeyReused, LimitExceeded, NotFound, UnknownPolicy
from maskmill.ports.access import Identity
from maskmill.ports.jobs import CURSOR, JobFilter, JobRow, NewJob
from maskmill.web.answers import headers, problems, taken
from maskmill.web.auth import JobsCaller, TheKit
from maskmill.web.paths import JobId, instant
from maskmill.web.problems import MalformedRequest, RequestTimedOut, UnsupportedMedia
from maskmill.web.schemas import Job, JobOrder, JobPage, Submitted, Word
from maskmill.web.views import JOBS, line, links, submitted, whole

router = APIRouter(prefix=JOBS, tags=["jobs"])

POLL_AFTER_S = 1
"""What Retry-After says when a job was taken."""


class JobQuery(BaseModel):
    """What a list of jobs can be narrowed by."""

    model_config = ConfigDict(extra="forbid")

    status: ApiStatus | None = Field(None, description="Only jobs of this status.")
    kind: Word | None = Field(None, description="Only jobs of this kind.")
    limit: int = Field(50, ge=1, le=200, description="Most jobs of a page.")
    cursor: str | None = Field(
        None, pattern=f"^{CURSOR}$", description="Where the page starts: `next` of the last one."
    )


async def takes_json(request: Request) -> None:
    """Refuse a body that is not declared as JSON.

    Raises:
        UnsupportedMedia: it is declared as something else.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise UnsupportedMedia("Send JSON, with Content-Type: application/json")


def _idempotency(key: str | None, owner: str) -> str | None:
    """Bind a caller's key to its owner; only a hash is kept, because people put names into keys."""
    if key is None:
        return None
    return hashlib.sha256(f"{owner}\0{key}".encode()).hexdigest()


def known_policy(kit: Kit, name: str) -> str:
    """Return the policy's name when it can be used. Only stored names count: never a path of this machine.

    Raises:
        UnknownPolicy, InvalidPolicy.
    """
    names = kit.mill.policies.names()
    if name not in names:
        raise UnknownPolicy(f"There is no policy of that name; there are {', '.join(names)}")
    return kit.mill.policies.load(name).name


@router.post(
    "",
    status_code=202,
    operation_id="createJob",
    summary="Submit a job",
    dependencies=[Depends(takes_json)],
    responses=problems(
        MalformedRequest,
        RequestTimedOut,
        LimitExceeded,
        UnsupportedMedia,
        NotFound,
        Conflict,
        KeyReused,
        Gone,
        UnknownPolicy,
        InvalidPolicy,
        also={202: taken("Taken. It runs when a worker is free; the answer to a repeated key is the same.")},
    ),
)
def create(
    order: Annotated[JobOrder, Body()],
    response: Response,
    kit: TheKit,
    identity: JobsCaller,
    idempotency_key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            min_length=1,
            max_length=255,
            pattern=r"^[\x21-\x7e]+$",
            description="Any text of your choice: the same key with the same body is the same job.",
        ),
    ] = None,
) -> Submitted:
    """Take a job for one document or many. The row is written before the answer; nothing is lost after it."""
    new = NewJob(
        tenant_id=identity.tenant_id,
        kind=order.kind,
        queue=KINDS[order.kind].queue,
        document_ids=tuple(order.document_ids),
        policy=known_policy(kit, order.policy),
        raw_options=order.options.model_dump(exclude_none=True),
        priority=order.priority,
        idempotency_key=_idempotency(idempotency_key, identity.key_id),
        actor=identity.key_id,
        not_before=None if order.not_before is None else instant(order.not_before),
        unique_key=order.unique,
        after_id=order.after,
    )
    row = submit(kit, new)
    _point_to(response, row)
    answer = submitted(row)
    if idempotency_key is None:
        return answer
    return answer.model_copy(update={"status": ApiStatus.PENDING})  # a replayed answer is the same answer


def _point_to(response: Response, row: JobRow) -> None:
    """Say where the job is and when to look."""
    response.headers["Location"] = f"{JOBS}/{row.id}"
    response.headers["Retry-After"] = str(POLL_AFTER_S)


_NEXT = ("Link", 'The next page: rel="next".')


@router.get(
    "",
    operation_id="listJobs",
    summary="List jobs, newest first",
    responses=problems(also={200: {"headers": headers([_NEXT])}}),
)
def index(query: Annotated[JobQuery, Query()], response: Response, kit: TheKit, identity: JobsCaller) -> JobPage:
    """Return a page of the tenant's jobs."""
    return _page(kit, identity, query, response)


def _page(kit: Kit, identity: Identity, query: JobQuery, response: Response, parent_id: str | None = None) -> JobPage:
    """Read a page, and name the next one."""
    states, tried = states_of(query.status) if query.status else (None, None)
    only = JobFilter(states, tried, query.kind, parent_id)
    rows, cursor = kit.store.jobs.list(identity.tenant_id, only, query.limit, query.cursor)
    if cursor is not None:
        wanted = {"status": query.status, "kind": query.kind, "limit": query.limit, "cursor": cursor}
        target = urlencode({name: value for name, value in wanted.items() if value is not None})
        path = JOBS if parent_id is None else links(parent_id).children
        response.headers["Link"] = f'<{path}?{target}>; rel="next"'
    return JobPage(jobs=[line(row) for row in rows], next=cursor)


@router.get("/{job_id}", operation_id="getJob", summary="Look at a job", responses=problems(NotFound, Gone))
def show(job_id: JobId, kit: TheKit, identity: JobsCaller) -> Job:
    """Return a job, its progress, what it made, and its place while it waits."""
    jobs, tenant_id = kit.store.jobs, identity.tenant_id
    row = jobs.get(tenant_id, job_id)
    waits = place(kit, tenant_id, job_id) if row.state is JobState.QUEUED else None
    return whole(row, jobs.artifacts(tenant_id, job_id), jobs.summary(tenant_id, job_id), waits)


@router.get(
    "/{job_id}/children",
    operation_id="listJobChildren",
    summary="List the parts of a job, in their order",
    responses=problems(NotFound, also={200: {"headers": headers([_NEXT])}}),
)
def children(
    job_id: JobId, query: Annotated[JobQuery, Query()], response: Response, kit: TheKit, identity: JobsCaller
) -> JobPage:
    """Return a page of a job's parts; a job over one document has none."""
    kit.store.jobs.get(identity.tenant_id, job_id)
    return _page(kit, identity, query, response, job_id)


@router.post(
    "/{job_id}/cancel",
    status_code=202,
    operation_id="cancelJob",
    summary="Cancel a job",
    responses=problems(
        NotFound, Conflict, also={202: taken("A waiting job is cancelled, a running one ends at its next step.")}
    ),
)
def stop(job_id: JobId, response: Response, kit: TheKit, identity: JobsCaller) -> Submitted:
    """Cancel a job; it leaves no files."""
    row = cancel(kit, identity.tenant_id, job_id, identity.key_id)
    _point_to(response, row)
    return submitted(row)


@router.post(
    "/{job_id}/retry",
    status_code=202,
    operation_id="retryJob",
    summary="Run a failed, refused or cancelled job again",
    responses=problems(NotFound, Conflict, Gone, also={202: taken("Queued again.")}),
)
def again(job_id: JobId, response: Response, kit: TheKit, identity: JobsCaller) -> Submitted:
    """Queue a job again, with a fresh count of attempts."""
    row = retry(kit, identity.tenant_id, job_id, identity.key_id)
    _point_to(response, row)
    return submitted(row)
