"""Queueing ended jobs again: one by one, or a page of them in one transaction."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, update

from maskmill.adapters.store.closing import requeued
from maskmill.adapters.store.table import Fields, add_event
from maskmill.adapters.store.tables import JOB, Job
from maskmill.adapters.store.waste import drop_effects
from maskmill.domain.job import JobState, Step

AGAIN = (JobState.FAILED.value, JobState.REFUSED.value, JobState.CANCELLED.value)
"""The states that a job can be tried again from."""


def again(connection: Connection, job: Fields, now: float) -> None:
    """Queue an ended job again, or such children of a batch; a child's batch is open again. Its effects are dropped."""
    if job["children_total"]:
        count = _requeue(connection, and_(Job.parent_id == job["id"], Job.state.in_(AGAIN)), now)
        _reopen(connection, job["id"], count, now)
        return
    count = _requeue(connection, and_(Job.id == job["id"], Job.state.in_(AGAIN)), now)
    if job["parent_id"] is not None:
        _reopen(connection, job["parent_id"], count, now)


def _requeue(connection: Connection, which: ColumnElement[bool], now: float) -> int:
    """Queue ended jobs as if they were new, except that their events go on; return how many."""
    values = {
        **requeued(now),
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
    return len(rows)


def _reopen(connection: Connection, parent_id: str, count: int, now: float) -> None:
    """Let a batch wait again for `count` of its children."""
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
