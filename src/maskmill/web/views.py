"""Job rows as the API shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from maskmill.domain.job import api_status
from maskmill.ports.jobs import Artifact, JobRow
from maskmill.ports.queues import Place
from maskmill.web.paths import API, iso, iso_or_none
from maskmill.web.problems import stored_problem
from maskmill.web.schemas import Children, Job, JobArtifact, JobLine, JobProblem, Links, Submitted
from maskmill.web.schemas import Place as QueuePlace

JOBS = f"{API}/jobs"


def links(job_id: str) -> Links:
    """Return where to go from a job."""
    here = f"{JOBS}/{job_id}"
    return Links(
        self=here,
        events=f"{here}/events",
        result=f"{here}/result",
        certificate=f"{here}/certificate",
        cancel=f"{here}/cancel",
        retry=f"{here}/retry",
        children=f"{here}/children",
    )


def submitted(row: JobRow) -> Submitted:
    """Return the answer to a call that changed a job."""
    return Submitted(job_id=row.id, status=api_status(row.state, row.attempt), links=links(row.id))


def problem_of(row: JobRow) -> JobProblem | None:
    """Return why a job has no result."""
    members = stored_problem(row.problem)
    if members is None:
        return None
    words = {key: str(members.get(key, "")) for key in ("type", "slug", "title", "detail")}
    status = members.get("status")
    return JobProblem(**words, status=status if isinstance(status, int) else None)


def _line(row: JobRow) -> dict[str, Any]:
    """Return the fields that a list and a page share."""
    return {
        "job_id": row.id,
        "kind": row.kind,
        "status": api_status(row.state, row.attempt),
        "step": row.step,
        "progress": row.progress,
        "attempt": row.attempt,
        "submitted_at": iso(row.submitted_at),
        "started_at": iso_or_none(row.started_at),
        "finished_at": iso_or_none(row.finished_at),
        "policy": row.policy,
        "document_ids": list(row.document_ids),
        "problem": problem_of(row),
        "priority": row.priority,
        "not_before": iso(row.not_before),
        "parent_id": row.parent_id,
        "children": Children(done=row.children_done, total=row.children_total),
        "links": links(row.id),
    }


def line(row: JobRow) -> JobLine:
    """Return a job as a line of a list."""
    return JobLine(**_line(row))


def whole(row: JobRow, artifacts: Sequence[Artifact], summary: Mapping[str, object], place: Place | None = None) -> Job:
    """Return a job with what it made."""
    made = [
        JobArtifact(
            id=item.id,
            name=item.raw_name,
            bytes=item.size_bytes,
            kind=item.kind,
            type=item.media_type,
            document_id=item.document_id,
        )
        for item in artifacts
    ]
    shown = None if place is None else QueuePlace(ahead=place.ahead, start_in_s=place.start_in_s)
    return Job(**_line(row), artifacts=made, summary=dict(summary), place=shown)
