"""Failed jobs by cause. `problem_slug` is written when a row is closed, and an index of failed rows alone holds it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal_column, select, true
from sqlalchemy.orm import aliased

from maskmill.adapters.store.again import again
from maskmill.adapters.store.table import JobTable
from maskmill.adapters.store.tables import JOB, Job
from maskmill.domain.job import JobState
from maskmill.errors import EarlierJobEnded, IncompleteBatch, MaskmillError
from maskmill.ports.dead import Cause, DeadGroup, DeadJob

_FAILED: ColumnElement[str] = literal_column(f"'{JobState.FAILED.value}'")
"""Written out: SQLite uses a partial index only when it sees the condition's own words."""

_TOLD_ELSEWHERE = (IncompleteBatch.slug, EarlierJobEnded.slug)
_slug = func.coalesce(Job.problem_slug, MaskmillError.slug)


class SqlDeadJobs(JobTable):
    """The job table as seen by whoever clears up what failed."""

    def groups(self, tenant_id: str) -> Sequence[DeadGroup]:
        """Return the groups, the largest first."""
        query = (
            select(Job.kind, _slug, func.count(), func.min(Job.finished_at), func.max(Job.finished_at))
            .where(_dead(tenant_id, Cause()))
            .group_by(Job.kind, _slug)
        )
        with self._database.read() as connection:
            found = [
                (row, connection.execute(_newest(tenant_id, Cause(row[0], row[1]), 1)).scalar_one())
                for row in connection.execute(query).all()
            ]
        groups = [
            DeadGroup(kind, slug, count, first or 0.0, last or 0.0, example)
            for (kind, slug, count, first, last), example in found
        ]
        return sorted(groups, key=lambda group: (-group.count, group.kind, group.slug))

    def jobs(self, tenant_id: str, cause: Cause, limit: int) -> Sequence[DeadJob]:
        """Return failed jobs of a cause, the newest first."""
        query = _newest(tenant_id, cause, limit)
        columns = (Job.id, Job.kind, _slug.label("slug"), Job.finished_at, Job.attempt, Job.parent_id)
        with self._database.read() as connection:
            rows = connection.execute(query.with_only_columns(*columns)).all()
        return [DeadJob(row.id, row.kind, row.slug, row.finished_at or 0.0, row.attempt, row.parent_id) for row in rows]

    def count(self, tenant_id: str, cause: Cause) -> int:
        """Return how many failed jobs of a cause there are."""
        query = select(func.count()).select_from(JOB).where(_dead(tenant_id, cause))
        with self._database.read() as connection:
            return int(connection.execute(query).scalar_one())

    def retry(self, tenant_id: str, cause: Cause, actor: str, limit: int, before: float) -> Sequence[str]:
        """Queue up to `limit` jobs again. All are locked before any batch is: rows go from the child to its parent."""
        now = self._clock()
        query = (
            select(JOB)
            .where(_dead(tenant_id, cause), Job.finished_at < before)
            .order_by(Job.finished_at, Job.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        with self._audit.transaction() as (connection, note):
            rows = connection.execute(query).mappings().all()
            for row in sorted(rows, key=lambda row: (row["parent_id"] or "", row["id"])):
                again(connection, row, now)
            if rows:
                facts = {"tenant_id": tenant_id, "kind": cause.kind, "slug": cause.slug, "count": len(rows)}
                note("jobs.retried", actor, facts)
        return [row["id"] for row in rows]


def _newest(tenant_id: str, cause: Cause, limit: int) -> Select[str]:
    """Select the ids of a cause's newest jobs."""
    return select(Job.id).where(_dead(tenant_id, cause)).order_by(Job.finished_at.desc(), Job.id.desc()).limit(limit)


def _dead(tenant_id: str, cause: Cause) -> ColumnElement[bool]:
    """Select a tenant's failed jobs, each told once.

    A batch that failed for its children is told by them, a part of a divided job by the whole, and a job that failed
    because an earlier one did by that one: retrying it queues both.
    """
    whole = aliased(Job)
    is_part = exists().where(whole.id == Job.parent_id, whole.joins == true())
    wanted = [Job.tenant_id == tenant_id, Job.state == _FAILED, _slug.not_in(_TOLD_ELSEWHERE), ~is_part]
    if cause.kind is not None:
        wanted.append(Job.kind == cause.kind)
    if cause.slug is not None:
        wanted.append(_slug == cause.slug)
    return and_(*wanted)
