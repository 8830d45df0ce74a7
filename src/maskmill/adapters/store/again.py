"""Queueing ended jobs again: one by one, or a page of them in one transaction.

A divided job starts anew: its parts are forgotten, what they made went when it ended. Jobs that failed because an
earlier one did not succeed wait for it again when that one is queued.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, case, literal, select, update

from maskmill.adapters.store.closing import requeued
from maskmill.adapters.store.family import forget_parts
from maskmill.adapters.store.following import NEVER_BEGUN, failed_followers, hold_s
from maskmill.adapters.store.table import HELD_S, Fields, add_event
from maskmill.adapters.store.tables import JOB, Job
from maskmill.adapters.store.waste import drop_effects
from maskmill.domain.job import JobState, Step
from maskmill.errors import Conflict

AGAIN = (JobState.FAILED.value, JobState.REFUSED.value, JobState.CANCELLED.value)
"""The states that a job can be tried again from."""


def again(connection: Connection, job: Fields, now: float) -> None:
    """Queue an ended job again, or such children of a batch; a child's batch is open again. Its effects are dropped.

    Raises:
        Conflict: it is a part of a divided job, or was to follow a job that was not done.
        NotFound: it was to follow a job that is there no more.
    """
    _check_part(connection, job)
    is_batch = bool(job["children_total"]) and not job["joins"]
    its = Job.parent_id == job["id"] if is_batch else Job.id == job["id"]
    put_off = hold_s(connection, job["tenant_id"], job["after_id"]) if _waits(connection, job, its) else 0.0
    opened = _requeue(connection, and_(its, Job.state.in_(AGAIN)), now, put_off)
    while opened:
        followers = failed_followers(connection, opened)
        opened = _requeue(connection, Job.id.in_(followers), now, HELD_S) if followers else []


def _check_part(connection: Connection, job: Fields) -> None:
    if job["parent_id"] is None:
        return
    if connection.execute(select(Job.joins).where(Job.id == job["parent_id"])).scalar():
        raise Conflict(f"The job is a part of {job['parent_id']}; retry that one")


def _waits(connection: Connection, job: Fields, its: ColumnElement[bool]) -> bool:
    """Say whether what is to be queued never began, because the earlier job was never done."""
    if job["after_id"] is None:
        return False
    return connection.execute(select(Job.id).where(its, NEVER_BEGUN).limit(1)).first() is not None


def _requeue(connection: Connection, which: ColumnElement[bool], now: float, put_off: float) -> list[str]:
    """Queue ended jobs as if they were new, except that their events go on; return all jobs that are open again."""
    not_before = now if not put_off else case((NEVER_BEGUN, literal(now + put_off)), else_=literal(now))
    values = {
        **requeued(now),
        "not_before": not_before,
        "rank": None,
        "attempt": 0,
        "progress": 0,
        "step": Step.INITIALIZING.value,
        "problem": None,
        "problem_slug": None,
        "summary": None,
        "started_at": None,
        "cancel_requested": False,
    }
    rows: list[Fields] = list(connection.execute(update(JOB).where(which).values(values).returning(JOB)).mappings())
    for row in rows:
        add_event(connection, row, "Queued again", now)
    drop_effects(connection, [row["id"] for row in rows])
    _start_anew(connection, [row for row in rows if row["joins"]])
    return [row["id"] for row in rows] + _reopen(connection, rows, now)


def _start_anew(connection: Connection, divided: list[Fields]) -> None:
    """Make divided jobs whole again."""
    if divided:
        forget_parts(connection, divided)
        whole = {"joins": False, "children_done": 0, "children_total": 0}
        connection.execute(update(JOB).where(Job.id.in_([row["id"] for row in divided])).values(whole))


def _reopen(connection: Connection, rows: Iterable[Fields], now: float) -> list[str]:
    """Let batches wait again for those of their children that were queued again; return the batches."""
    counts = Counter(row["parent_id"] for row in rows if row["parent_id"] is not None)
    for parent_id, count in sorted(counts.items()):
        values = {
            "state": JobState.WAITING.value,
            "children_done": Job.children_done - count,
            "progress": (Job.children_done - count) * 100 // Job.children_total,
            "events": Job.events + 1,
            "problem": None,
            "problem_slug": None,
            "summary": None,
            "finished_at": None,
            "cancel_requested": False,
        }
        query = update(JOB).where(Job.id == parent_id).values(values).returning(JOB)
        for row in connection.execute(query).mappings():
            add_event(connection, row, "Queued again", now)
    return sorted(counts)
