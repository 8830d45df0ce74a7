"""How a job ends: its row, its last event, and its place in the batch that it belongs to, in one transaction.

Rows are always locked from the child to its parent, never the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, func, literal, select, update

from maskmill.adapters.store.table import Fields, add_event, dumps
from maskmill.adapters.store.tables import JOB, Job
from maskmill.adapters.store.tally import count_ended
from maskmill.adapters.store.waste import clear_up_after, drop_all
from maskmill.domain.batch import joined
from maskmill.domain.job import JobState

_LAST_WORDS = {
    JobState.DONE: "Done",
    JobState.REFUSED: "Refused: the result could not be proven clean",
    JobState.FAILED: "Failed",
    JobState.CANCELLED: "Cancelled",
    JobState.REVIEW: "Waits for a review",
}
_HELD_NO_MORE = {"token": None, "lease_until": None, "dispatched_at": None, "dispatch_token": None}


def close(
    connection: Connection,
    which: ColumnElement[bool],
    state: JobState,
    at: float,
    problem: Mapping[str, object] | None = None,
    summary: Mapping[str, object] | None = None,
) -> list[Fields]:
    """End the rows that `which` selects, tell so in their events, count them in their parents; return them."""
    values: dict[str, object] = {
        **_HELD_NO_MORE,
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
        _count_in_parents(connection, ended, at)
    return ended


def requeued(not_before: float) -> dict[str, object]:
    """Return the values of a row that waits for its next attempt; once it is due, it stands where it stood before."""
    return {
        **_HELD_NO_MORE,
        "state": JobState.QUEUED.value,
        "not_before": not_before,
        "rank": -func.abs(Job.rank),
        "finished_at": None,
        "events": Job.events + 1,
    }


def _count_in_parents(connection: Connection, ended: list[Fields], at: float) -> None:
    """Count ended children; whoever counts the last one closes the parent."""
    counts: dict[str, int] = {}
    for row in ended:
        if row["parent_id"] is not None:
            counts[row["parent_id"]] = counts.get(row["parent_id"], 0) + 1
    for parent_id, count in sorted(counts.items()):
        _count_in(connection, parent_id, count, at)


def _count_in(connection: Connection, parent_id: str, count: int, at: float) -> None:
    done = Job.children_done + literal(count)
    parent = (
        connection.execute(
            update(JOB)
            .where(Job.id == parent_id, Job.state == JobState.WAITING.value)
            .values(children_done=done, progress=done * 100 // Job.children_total, events=Job.events + 1)
            .returning(JOB)
        )
        .mappings()
        .first()
    )
    if parent is None:
        return
    add_event(connection, parent, f"{parent['children_done']} of {parent['children_total']} documents done", at)
    if parent["children_done"] == parent["children_total"]:
        _close_parent(connection, parent, at)


def _close_parent(connection: Connection, parent: Fields, at: float) -> None:
    """Give the batch its state; a cancelled one keeps nothing of what its children had made."""
    if parent["cancel_requested"]:
        _undo_children(connection, parent["id"], at)
    states = connection.execute(
        select(Job.state, func.count()).where(Job.parent_id == parent["id"]).group_by(Job.state)
    )
    counts = {JobState(state): count for state, count in states}
    state, problem = joined(counts, cancelled=parent["cancel_requested"])
    summary = {"children": {child.value: count for child, count in sorted(counts.items())}}
    close(connection, Job.id == parent["id"], state, at, problem, summary)


def _undo_children(connection: Connection, parent_id: str, at: float) -> None:
    """Make done children cancelled ones: a cancelled job leaves no artefacts."""
    ids = list(
        connection.execute(
            update(JOB)
            .where(Job.parent_id == parent_id, Job.state == JobState.DONE.value)
            .values(state=JobState.CANCELLED.value, finished_at=at, summary=None)
            .returning(Job.id)
        ).scalars()
    )
    drop_all(connection, ids)
