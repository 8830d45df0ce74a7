"""How a job ends: its row, its last event, its place in its parent, and the jobs that wait for it, in one transaction.

Rows are always locked from the child to its parent and from a job to those that follow it, never the other way round;
several of one kind by their ids. The head of the audit comes after all of them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, case, func, literal, select, update

from maskmill.adapters.store.family import tidy_parts
from maskmill.adapters.store.following import release, stranded
from maskmill.adapters.store.table import Fields, add_event, dumps
from maskmill.adapters.store.tables import JOB, Job
from maskmill.adapters.store.tally import count_ended
from maskmill.adapters.store.waste import clear_up_after
from maskmill.domain.batch import broken, joined, worst
from maskmill.domain.job import JOIN_AT, JobState

_LAST_WORDS = {
    JobState.DONE: "Done",
    JobState.REFUSED: "Refused: the result could not be proven clean",
    JobState.FAILED: "Failed",
    JobState.CANCELLED: "Cancelled",
    JobState.REVIEW: "Waits for a review",
}
HELD_NO_MORE = {"token": None, "lease_until": None, "dispatched_at": None, "dispatch_token": None}


def close(
    connection: Connection,
    which: ColumnElement[bool],
    state: JobState,
    at: float,
    problem: Mapping[str, object] | None = None,
    summary: Mapping[str, object] | None = None,
) -> list[Fields]:
    """End the rows that `which` selects, and whatever ends with them; return the rows that were selected."""
    ended = _end(connection, which, state, at, problem, summary)
    wave = ended if state.is_final else []
    while wave:
        wave = [*_count_in_parents(connection, wave, at), *_settle_followers(connection, wave, at)]
    return ended


def _end(
    connection: Connection,
    which: ColumnElement[bool],
    state: JobState,
    at: float,
    problem: Mapping[str, object] | None,
    summary: Mapping[str, object] | None = None,
) -> list[Fields]:
    """End rows, and tell so in their events."""
    values: dict[str, object] = {
        **HELD_NO_MORE,
        "state": state.value,
        "events": Job.events + 1,
        "finished_at": at if state.is_final else None,
        "problem": dumps(problem),
        "problem_slug": None if problem is None else problem.get("slug"),
        "summary": dumps(summary),
    }
    if state is JobState.DONE:
        values["progress"] = 100
    ended: list[Fields] = list(connection.execute(update(JOB).where(which).values(values).returning(JOB)).mappings())
    for row in ended:
        add_event(connection, row, _LAST_WORDS[state], at)
    if state.is_final:
        count_ended(connection, ended, at)
        clear_up_after(connection, ended, state)
        tidy_parts(connection, ended, state, at)
    return ended


def requeued(not_before: float) -> dict[str, object]:
    """Return the values of a row that waits for its next attempt; once it is due, it stands where it stood before."""
    return {
        **HELD_NO_MORE,
        "state": JobState.QUEUED.value,
        "not_before": not_before,
        "rank": -func.abs(Job.rank),
        "finished_at": None,
        "events": Job.events + 1,
    }


def _settle_followers(connection: Connection, ended: list[Fields], at: float) -> list[Fields]:
    """Let the followers of done jobs start, and end those of the others; return what ended."""
    release(connection, [row for row in ended if row["state"] == JobState.DONE.value], at)
    failed: list[Fields] = []
    for which, problem in stranded(connection, [row for row in ended if row["state"] != JobState.DONE.value]):
        failed += _end(connection, which, JobState.FAILED, at, problem)
    return failed


def _count_in_parents(connection: Connection, ended: list[Fields], at: float) -> list[Fields]:
    """Count ended children; whoever counts the last one ends the parent or queues its join. Returns what ended."""
    counts = Counter(row["parent_id"] for row in ended if row["parent_id"] is not None)
    done: list[Fields] = []
    for parent_id, count in sorted(counts.items()):
        parent = _count_in(connection, parent_id, count, at)
        if parent is not None and parent["children_done"] == parent["children_total"]:
            done += _complete(connection, parent, at)
    return done


def _count_in(connection: Connection, parent_id: str, count: int, at: float) -> Fields | None:
    """Count children in a parent that waits: one UPDATE, so that exactly one caller sees the last one come in."""
    done = Job.children_done + literal(count)
    share = done * case((Job.joins, literal(JOIN_AT)), else_=literal(100)) // Job.children_total
    risen = case((Job.progress > share, Job.progress), else_=share)
    query = (
        update(JOB)
        .where(Job.id == parent_id, Job.state == JobState.WAITING.value)
        .values(children_done=done, progress=risen, events=Job.events + 1)
    )
    parent: Fields | None = connection.execute(query.returning(JOB)).mappings().first()
    if parent is not None:
        what = "parts" if parent["joins"] else "documents"
        add_event(connection, parent, f"{parent['children_done']} of {parent['children_total']} {what} done", at)
    return parent


def _complete(connection: Connection, parent: Fields, at: float) -> list[Fields]:
    """Go on with a parent whose children have all ended; a cancelled one keeps nothing of what they had made."""
    cancelled = parent["cancel_requested"]
    if cancelled:
        tidy_parts(connection, [parent], JobState.CANCELLED, at)
    states = select(Job.state, func.count()).where(Job.parent_id == parent["id"]).group_by(Job.state)
    counts = {JobState(state): count for state, count in connection.execute(states)}
    if not parent["joins"]:
        state, problem = joined(counts, cancelled=cancelled)
    elif cancelled or set(counts) != {JobState.DONE}:
        first = None if cancelled else _first_problem(connection, parent["id"], worst(counts))
        state, problem = broken(counts, first, cancelled=cancelled)
    else:
        _queue_join(connection, parent["id"], at)
        return []
    summary = {"children": {child.value: count for child, count in sorted(counts.items())}}
    return _end(connection, Job.id == parent["id"], state, at, problem, summary)


def _queue_join(connection: Connection, parent_id: str, at: float) -> None:
    """Queue a job whose parts are done: a run of its own, with all its attempts."""
    values = {**requeued(at), "attempt": 0, "problem": None, "problem_slug": None}
    for row in connection.execute(update(JOB).where(Job.id == parent_id).values(values).returning(JOB)).mappings():
        add_event(connection, row, "All parts are done; queued to put them together", at)


def _first_problem(connection: Connection, parent_id: str, state: JobState) -> dict[str, object] | None:
    """Return the problem of the first part that ended in a state."""
    query = select(Job.problem).where(Job.parent_id == parent_id, Job.state == state.value).order_by(Job.child_index)
    text = connection.execute(query.limit(1)).scalar()
    problem: dict[str, object] | None = None if text is None else json.loads(text)
    return problem
