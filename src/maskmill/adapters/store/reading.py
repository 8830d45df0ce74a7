"""Looking into the job table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true
from sqlalchemy.orm import aliased

from maskmill.adapters.store.columns import unseal
from maskmill.adapters.store.table import Fields, JobTable, job_row, load_job
from maskmill.adapters.store.tables import Artifact as ArtifactRecord
from maskmill.adapters.store.tables import Finding as FindingRecord
from maskmill.adapters.store.tables import Job
from maskmill.adapters.store.tables import JobEvent as EventRecord
from maskmill.domain.document import Channel
from maskmill.domain.entity import EntityType
from maskmill.domain.finding import Action, Finding, Strategy
from maskmill.domain.job import JobState, Step
from maskmill.errors import InvalidRequest
from maskmill.ports.jobs import CURSOR, EVERY_JOB, Artifact, JobEvent, JobFilter, JobRow

PAGE_LIMIT = 1_000
"""The most jobs that one call lists."""

_FOREIGN = "The cursor is not one of ours; start again without it"


class Reading(JobTable):
    """The part of the job table that only reads."""

    def get(self, tenant_id: str, job_id: str) -> JobRow:
        """Return a job; NotFound."""
        with self._database.read() as connection:
            return job_row(load_job(connection, tenant_id, job_id))

    def summary(self, tenant_id: str, job_id: str) -> Mapping[str, object]:
        """Return what the outcome's summary held; for a batch, how many children ended in which state. NotFound."""
        with self._database.read() as connection:
            text = load_job(connection, tenant_id, job_id)["summary"]
        summary: dict[str, object] = {} if text is None else json.loads(text)
        return summary

    def list(
        self, tenant_id: str, only: JobFilter = EVERY_JOB, limit: int = 50, cursor: str | None = None
    ) -> tuple[Sequence[JobRow], str | None]:
        """Return jobs, newest first, and the cursor of the next page; children only below their parent, in their order.

        Raises:
            InvalidRequest: a cursor that we did not make, or a limit outside 1..1000.
        """
        if not 0 < limit <= PAGE_LIMIT:
            raise InvalidRequest(f"The limit is a number from 1 to {PAGE_LIMIT}")
        query = select(Job).where(Job.tenant_id == tenant_id, *_wanted(only))
        if only.parent_id is None:
            query = query.where(*_after(cursor)).order_by(Job.submitted_at.desc(), Job.id.desc())
        else:
            query = query.where(*_behind(cursor)).order_by(Job.child_index)
        with self._database.read() as connection:
            rows = connection.execute(query.limit(limit + 1)).mappings().all()
        more = _cursor(rows[limit - 1]) if len(rows) > limit else None
        return [job_row(fields) for fields in rows[:limit]], more

    def artifacts(self, tenant_id: str, job_id: str) -> Sequence[Artifact]:
        """Return what the job, or each child of the batch in its order, made; [] before it is done. NotFound, Gone.

        What the parts of a divided job make is for its join alone: nobody else sees it.
        """
        query = (
            select(ArtifactRecord)
            .join(Job, Job.id == ArtifactRecord.job_id)
            .where(_shown(job_id), Job.state == JobState.DONE.value)
            .order_by(Job.child_index, ArtifactRecord.position)
        )
        with self._database.read() as connection:
            load_job(connection, tenant_id, job_id)
            rows = connection.execute(query).mappings().all()
        return [self._artifact(fields) for fields in rows]

    def findings(self, tenant_id: str, job_id: str) -> Sequence[Finding]:
        """Return the findings of a job, or of the children of a batch, in reading order. NotFound, Gone."""
        query = (
            select(FindingRecord)
            .join(Job, Job.id == FindingRecord.job_id)
            .where(_shown(job_id))
            .order_by(Job.child_index, FindingRecord.position)
        )
        with self._database.read() as connection:
            load_job(connection, tenant_id, job_id)
            rows = connection.execute(query).mappings().all()
        keys = {
            document_id: self._column_key(tenant_id, document_id)
            for document_id in {fields["document_id"] for fields in rows}
        }
        return [_finding(fields, keys[fields["document_id"]]) for fields in rows]

    def events(self, tenant_id: str, job_id: str, after: int = 0) -> Sequence[JobEvent]:
        """Return events with a sequence above `after`; NotFound."""
        query = select(EventRecord).where(EventRecord.job_id == job_id, EventRecord.sequence > after)
        with self._database.read() as connection:
            load_job(connection, tenant_id, job_id)
            rows = connection.execute(query.order_by(EventRecord.sequence)).all()
        return [JobEvent(row.sequence, Step(row.step), row.progress, row.message, row.at) for row in rows]

    def counts(self) -> Mapping[tuple[str, str], int]:
        """Return how many rows there are by (kind, state)."""
        query = select(Job.kind, Job.state, func.count()).group_by(Job.kind, Job.state)
        with self._database.read() as connection:
            return {(kind, state): count for kind, state, count in connection.execute(query)}

    def waiting(self) -> Mapping[str, tuple[int, float]]:
        """Return how many rows are queued and when the oldest was submitted, by queue."""
        query = (
            select(Job.queue, func.count(), func.min(Job.submitted_at))
            .where(Job.state == JobState.QUEUED.value)
            .group_by(Job.queue)
        )
        with self._database.read() as connection:
            return {queue: (count, oldest) for queue, count, oldest in connection.execute(query)}


def _shown(job_id: str) -> ColumnElement[bool]:
    """Select a job and the children of a batch, but no part of a divided job."""
    whole = aliased(Job)
    part = exists().where(whole.id == Job.parent_id, whole.joins == true())
    return and_(or_(Job.id == job_id, Job.parent_id == job_id), ~part)


def _finding(fields: Fields, key: bytes) -> Finding:
    return Finding(
        id=fields["finding_id"],
        type=EntityType(fields["type"]),
        segment=fields["segment"],
        channel=Channel(fields["channel"]),
        page=fields["page"],
        start=fields["span_start"],
        end=fields["span_end"],
        score=fields["score"],
        detector=fields["detector"],
        action=Action(fields["action"]),
        strategy=Strategy(fields["strategy"]),
        label=unseal(key, fields["raw_label"], "finding", "raw_label", fields["job_id"], str(fields["position"])),
        decider=fields["decider"],
        reason=fields["reason"],
    )


def _wanted(only: JobFilter) -> Iterator[ColumnElement[bool]]:
    """Yield what a filter asks of a row."""
    yield Job.parent_id.is_(None) if only.parent_id is None else Job.parent_id == only.parent_id
    if only.states is not None:
        yield Job.state.in_(sorted(state.value for state in only.states))
    if only.tried is not None:
        yield Job.attempt > 0 if only.tried else Job.attempt == 0
    if only.kind is not None:
        yield Job.kind == only.kind


def _cursor(row: Fields) -> str:
    """Name the place after a row."""
    return f"{row['submitted_at']!r}~{row['child_index']}~{row['id']}"


def _after(cursor: str | None) -> Iterator[ColumnElement[bool]]:
    """Yield what selects the older rows than the place that a cursor names."""
    if cursor is not None:
        at, _index, last = _place(cursor)
        yield or_(Job.submitted_at < at, and_(Job.submitted_at == at, Job.id < last))


def _behind(cursor: str | None) -> Iterator[ColumnElement[bool]]:
    """Yield what selects the later children than the one that a cursor names."""
    if cursor is not None:
        yield Job.child_index > _place(cursor)[1]


def _place(cursor: str) -> tuple[float, int, str]:
    """Read a cursor; InvalidRequest."""
    if not re.fullmatch(CURSOR, cursor):
        raise InvalidRequest(_FOREIGN)
    at, index, last = cursor.split("~")
    return float(at), int(index), last
