"""Failed jobs by cause, and another try for all of one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from maskmill.engine.dead import Diagnosis, diagnose, retry_dead
from maskmill.errors import LimitExceeded
from maskmill.ports.dead import Cause
from maskmill.ports.dead import DeadJob as Failed
from maskmill.web.answers import problems
from maskmill.web.auth import JobsCaller, TheKit
from maskmill.web.jobs import takes_json
from maskmill.web.operations import DeadGroup, DeadJob, DeadJobs, DeadReport, DeadRetried, DeadRetry
from maskmill.web.paths import iso
from maskmill.web.problems import MalformedRequest, RequestTimedOut, UnsupportedMedia
from maskmill.web.schemas import Word
from maskmill.web.views import JOBS

router = APIRouter(prefix=f"{JOBS}/dead", tags=["jobs"])


class DeadQuery(BaseModel):
    """Which failed jobs a list holds."""

    model_config = ConfigDict(extra="forbid")

    kind: Word | None = Field(None, description="Only jobs of this kind.")
    slug: Word | None = Field(None, description="Only jobs that this problem ended.")
    limit: int = Field(50, ge=1, le=1_000, description="Most jobs of the answer.")


def _group(found: Diagnosis) -> DeadGroup:
    """Show a group."""
    group = found.group
    return DeadGroup(
        kind=group.kind,
        slug=group.slug,
        title=found.title,
        count=group.count,
        first_at=iso(group.first_at),
        last_at=iso(group.last_at),
        example=group.example_id,
        retry=found.retrying,
        advice=found.advice,
    )


def _job(job: Failed) -> DeadJob:
    """Show a failed job."""
    return DeadJob(
        job_id=job.id,
        kind=job.kind,
        slug=job.slug,
        failed_at=iso(job.at),
        attempt=job.attempt,
        parent_id=job.parent_id,
    )


@router.get("", operation_id="getDeadJobs", summary="Failed jobs by cause", responses=problems())
def report(kit: TheKit, identity: JobsCaller) -> DeadReport:
    """Return the tenant's failed jobs in groups of one kind and one problem; a batch is told by its failed children."""
    groups = [_group(found) for found in diagnose(kit, identity.tenant_id)]
    return DeadReport(total=sum(group.count for group in groups), groups=groups)


@router.get("/jobs", operation_id="listDeadJobs", summary="List failed jobs, newest first", responses=problems())
def index(query: Annotated[DeadQuery, Query()], kit: TheKit, identity: JobsCaller) -> DeadJobs:
    """Return the ids of a cause."""
    cause = Cause(query.kind, query.slug)
    jobs = kit.store.dead.jobs(identity.tenant_id, cause, query.limit)
    return DeadJobs(jobs=[_job(job) for job in jobs], total=kit.store.dead.count(identity.tenant_id, cause))


@router.post(
    "/retry",
    operation_id="retryDeadJobs",
    summary="Run failed jobs again, by cause",
    dependencies=[Depends(takes_json)],
    responses=problems(MalformedRequest, RequestTimedOut, LimitExceeded, UnsupportedMedia),
)
def again(order: Annotated[DeadRetry, Body()], kit: TheKit, identity: JobsCaller) -> DeadRetried:
    """Queue the failed jobs of a cause again, the oldest first; send `{}` for all."""
    done = retry_dead(kit, identity.tenant_id, Cause(order.kind, order.slug), identity.key_id, order.limit)
    return DeadRetried(retried=done.retried, left=done.left)
