"""Jobs after jobs: a row with `after_id` is held until the earlier job is done, and fails when that one ends otherwise.

A held row is queued, but `HELD_S` seconds later than its own time: no dispatcher and no worker takes it. Whoever ends
the earlier job settles its followers in the same transaction. Retrying the earlier job holds the followers again that
failed because of it. Rows are locked from the earlier job to the one that follows, several of them by their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, select, update

from maskmill.adapters.store.table import HELD_S, Fields, add_event
from maskmill.adapters.store.tables import JOB, Job
from maskmill.domain.job import CHAIN_CAP, JobState
from maskmill.errors import Conflict, EarlierJobEnded, InvalidRequest, NotFound
from maskmill.ports.jobs import NewJob

_AT_ONCE = 1_000
"""How many ids one statement names."""

NEVER_BEGUN = and_(Job.after_id.is_not(None), Job.started_at.is_(None))
"""Rows whose earlier job was never done: without that they must not be queued."""


def time_to_start(connection: Connection, new: NewJob, now: float) -> float:
    """Return `not_before` of a new row, holding the earlier job as it is until the row is in.

    Raises:
        NotFound: there is no such earlier job. Conflict: it has ended, but not well.
    """
    own = now if new.not_before is None else new.not_before
    return own + (0.0 if new.after_id is None else hold_s(connection, new.tenant_id, new.after_id))


def hold_s(connection: Connection, tenant_id: str, after_id: str) -> float:
    """Return by how much a row that follows a job is put off: nothing when that one is done.

    Raises:
        NotFound, Conflict: as `time_to_start`. InvalidRequest: more than CHAIN_CAP jobs would wait in a row.
    """
    query = select(Job.state).where(Job.id == after_id, Job.tenant_id == tenant_id)
    state = connection.execute(query.with_for_update(read=True)).scalar()
    if state is None:
        raise NotFound("There is no job with the id that this one is to follow; submit that one first")
    if state == JobState.DONE.value:
        return 0.0
    if JobState(state).is_final:
        raise Conflict(f"The job {after_id}, which this one is to follow, is {state}; retry that one first")
    if _waiting_in_a_row(connection, after_id) >= CHAIN_CAP:
        raise InvalidRequest(f"At most {CHAIN_CAP} jobs may wait for one another in a row; start another row of jobs")
    return HELD_S


def _waiting_in_a_row(connection: Connection, job_id: str) -> int:
    """Count a job and those held jobs that it waits for, one after the other; at most CHAIN_CAP."""
    job = JOB.alias()
    row = (
        select(JOB.c.after_id, literal(1).label("length"))
        .where(JOB.c.id == job_id, JOB.c.not_before >= HELD_S)
        .cte(recursive=True)
    )
    longer = select(job.c.after_id, row.c.length + 1).where(
        job.c.id == row.c.after_id, job.c.not_before >= HELD_S, row.c.length < CHAIN_CAP
    )
    lengths = row.union_all(longer)
    return int(connection.execute(select(func.coalesce(func.max(lengths.c.length), 0))).scalar_one())


def release(connection: Connection, done: Sequence[Fields], at: float) -> None:
    """Let the rows that followed these jobs have their own time."""
    for earlier in done:
        for ids in _followers(connection, earlier["id"]):
            own = Job.not_before - literal(HELD_S)
            due = {"not_before": case((own > at, own), else_=literal(at)), "events": Job.events + 1}
            rows = connection.execute(update(JOB).where(Job.id.in_(ids)).values(due).returning(JOB)).mappings().all()
            for row in rows:
                add_event(connection, row, f"The job {earlier['id']} is done", at)


def stranded(
    connection: Connection, ended: Iterable[Fields]
) -> Iterator[tuple[ColumnElement[bool], dict[str, object]]]:
    """Yield the rows that follow these jobs, which were not done, and the problem that says so."""
    for earlier in ended:
        state = earlier["state"]
        detail = f"The job {earlier['id']}, which this one was to follow, is {state}; retry that one to run both"
        problem: dict[str, object] = {
            **EarlierJobEnded(detail).problem(),
            "after": {"job_id": earlier["id"], "state": state},
        }
        for ids in _followers(connection, earlier["id"]):
            yield Job.id.in_(ids), problem


def failed_followers(connection: Connection, job_ids: Iterable[str]) -> list[str]:
    """Lock the rows that failed because of these jobs, and return their ids."""
    ids: list[str] = []
    for job_id in job_ids:
        which = and_(Job.after_id == job_id, NEVER_BEGUN, Job.state == JobState.FAILED.value)
        ids += _locked(connection, which)
    return ids


def _followers(connection: Connection, job_id: str) -> Iterator[list[str]]:
    """Lock the rows that are held for a job, and yield their ids in handy numbers."""
    held = and_(Job.after_id == job_id, Job.state == JobState.QUEUED.value, Job.not_before >= HELD_S)
    ids = _locked(connection, held)
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _locked(connection: Connection, which: ColumnElement[bool]) -> list[str]:
    return list(connection.execute(select(Job.id).where(which).order_by(Job.id).with_for_update()).scalars())
