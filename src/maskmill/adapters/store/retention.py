"""Removing what has been kept long enough. Rows are locked from the child to its batch, as everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import Connection, Row, Select, and_, case, delete, exists, literal, or_, select
from sqlalchemy.orm import aliased

from maskmill.adapters.store.audit import SqlAudit
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.family import in_family, lock_family
from maskmill.adapters.store.tables import Document, Finding, Job, JobEvent
from maskmill.adapters.store.waste import drop_effects
from maskmill.domain.job import JobState
from maskmill.ports.retention import Pruned

_ENDED = tuple(state.value for state in JobState if state.is_final)
_OPEN = tuple(state.value for state in JobState if not state.is_final)


class SqlRetention:
    """The queries behind ports/retention.py."""

    def __init__(self, database: Database, audit: SqlAudit) -> None:
        """Take the connection that all tables share, and the chain that says what went."""
        self._database = database
        self._audit = audit

    def policies(self) -> Sequence[str]:
        """Return the names of all policies that ended jobs were run under, sorted."""
        query = select(Job.policy).where(Job.state.in_(_ENDED)).distinct().order_by(Job.policy)
        with self._database.read() as connection:
            return list(connection.execute(query).scalars())

    def expired_documents(self, ended_before: Mapping[str, float], limit: int) -> Sequence[tuple[str, str]]:
        """Return (tenant, document) of at most `limit` documents to delete, the oldest first."""
        if not ended_before:
            return []
        batch = aliased(Job)
        of_it = Job.document_id == Document.id
        ended = Job.state.in_(_ENDED)
        over = or_(*(and_(Job.policy == name, Job.finished_at < at) for name, at in ended_before.items()))
        still = or_(*(and_(Job.policy == name, Job.finished_at >= at) for name, at in ended_before.items()))
        is_open = or_(Job.state.in_(_OPEN), exists().where(batch.id == Job.parent_id, batch.state.in_(_OPEN)))
        query = (
            select(Document.tenant_id, Document.id)
            .where(Document.deleted_at.is_(None))
            .where(exists().where(of_it, ended, over), ~exists().where(of_it, or_(is_open, still)))
            .order_by(Document.created_at)
            .limit(limit)
        )
        with self._database.read() as connection:
            return [(row.tenant_id, row.id) for row in connection.execute(query)]

    def prune(self, ended_before: Mapping[str, float], otherwise: float, limit: int, actor: str) -> Pruned:
        """Remove about `limit` jobs in one transaction; a batch goes whole, however many children it has."""
        due = _due(ended_before, otherwise).order_by(Job.finished_at).limit(limit)
        with self._database.read() as connection:
            chosen = _first(connection.execute(due).all(), limit)
        if not chosen:
            return Pruned()
        with self._audit.transaction() as (connection, note):
            gone = _remove(connection, chosen, ended_before, otherwise)
            if gone.jobs:
                note("jobs.pruned", actor, asdict(gone))
        return gone


def _first(due: Sequence[Row[str, int]], limit: int) -> list[str]:
    """Return the first jobs that make up about `limit` rows with their children."""
    chosen: list[str] = []
    count = 0
    for job_id, children in due:
        if chosen and count + children >= limit:
            break
        chosen.append(job_id)
        count += 1 + children
    return chosen


def _due(ended_before: Mapping[str, float], otherwise: float) -> Select[str, int]:
    """Select the jobs, children apart, that ended long enough ago and that no open job waits for."""
    later = aliased(Job)
    term = case(dict(ended_before), value=Job.policy, else_=otherwise) if ended_before else literal(otherwise)
    newest = max(otherwise, *ended_before.values()) if ended_before else otherwise  # what the index can look for
    waited_for = exists().where(later.after_id == Job.id, later.state.in_(_OPEN))
    return (
        select(Job.id, Job.children_total)
        .where(Job.parent_id.is_(None), Job.state.in_(_ENDED), Job.finished_at < newest)
        .where(Job.finished_at < term, ~waited_for)
    )


def _remove(connection: Connection, chosen: list[str], ended_before: Mapping[str, float], otherwise: float) -> Pruned:
    """Lock the jobs, leave those that somebody has just queued again, and delete the others with all that they made."""
    lock_family(connection, Job.id.in_(chosen))
    still = _due(ended_before, otherwise).where(Job.id.in_(chosen)).order_by(Job.id)
    tops = [row.id for row in connection.execute(still.with_for_update(of=Job))]
    below = in_family(Job.id.in_(tops), below=True)  # the documents of a batch, and the parts of a document
    children = list(connection.execute(select(Job.id).where(below)).scalars())
    both = [*children, *tops]
    events, findings = (
        connection.execute(delete(table).where(table.job_id.in_(both))).rowcount for table in (JobEvent, Finding)
    )
    artifacts = drop_effects(connection, both)
    for rows in (children, tops):
        connection.execute(delete(Job).where(Job.id.in_(rows)))
    return Pruned(len(both), events, findings, artifacts)
