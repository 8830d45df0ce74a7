"""A job and all that it was divided into: the documents of a batch, the parts of a document, and their parts.

Rows are locked from the child to its parent, those of one level by their ids: so two transactions never wait for each
other.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import CTE, ColumnElement, Connection, Select, and_, delete, exists, literal, select, update
from sqlalchemy.orm import aliased

from maskmill.adapters.store.table import Fields
from maskmill.adapters.store.tables import JOB, Job, JobEvent
from maskmill.adapters.store.waste import drop_all, drop_effects
from maskmill.domain.job import JobState


def in_family(roots: ColumnElement[bool], *, below: bool = False) -> ColumnElement[bool]:
    """Select the rows that `roots` selects, and all below them; with `below` only those."""
    family = _family(roots)
    members = select(family.c.id)
    return Job.id.in_(members.where(family.c.depth > 0) if below else members)


def lock_family(connection: Connection, roots: ColumnElement[bool]) -> None:
    """Hold these rows and all below them, the deepest first."""
    family = _family(roots)
    query = select(Job.id).join(family, family.c.id == Job.id).order_by(family.c.depth.desc(), Job.id)
    connection.execute(query.with_for_update(of=Job))


def of_document(document_id: str) -> ColumnElement[bool]:
    """Select the jobs over a document that are no parts of another job over it."""
    whole = aliased(Job)
    part = exists().where(whole.id == Job.parent_id, whole.document_id == document_id)
    return and_(Job.document_id == document_id, ~part)


def tidy_parts(connection: Connection, ended: Iterable[Fields], state: JobState, at: float) -> None:
    """Drop what the children of ended jobs made for them.

    A job that joins its parts has used what they made, or never will. A cancelled one keeps nothing, not even the done
    children of a batch: they count as cancelled.
    """
    for row in ended:
        if not row["children_total"]:
            continue
        below = in_family(Job.id == row["id"], below=True)
        if state is JobState.CANCELLED:
            undone = {"state": state.value, "finished_at": at, "summary": None}
            query = update(JOB).where(below, Job.state == JobState.DONE.value).values(undone)
            drop_all(connection, list(connection.execute(query.returning(Job.id)).scalars()))
        elif row["joins"]:
            drop_effects(connection, list(connection.execute(select(Job.id).where(below)).scalars()))


def drop_if_unwanted(connection: Connection, job_id: str, parent_id: str) -> None:
    """Drop what the last part of a divided job made, when the whole ended with it because another part had failed."""
    whole = connection.execute(select(Job.joins, Job.state).where(Job.id == parent_id)).one()
    if whole.joins and JobState(whole.state).is_final:
        drop_effects(connection, [job_id])


def forget_parts(connection: Connection, rows: Iterable[Fields]) -> None:
    """Delete all that jobs were divided into, so that they start as if they had never run."""
    for row in rows:
        below = in_family(Job.id == row["id"], below=True)
        ids = list(connection.execute(select(Job.id).where(below)).scalars())
        drop_all(connection, ids)
        connection.execute(delete(JobEvent).where(JobEvent.job_id.in_(ids)))
        connection.execute(delete(Job).where(Job.id.in_(ids)))


def _family(roots: ColumnElement[bool]) -> CTE:
    """Walk down from the roots; their depth is 0."""
    top: Select[str, int] = select(Job.id, literal(0).label("depth")).where(roots)
    family = top.cte("family", recursive=True)
    child = aliased(Job)
    return family.union_all(select(child.id, family.c.depth + 1).where(child.parent_id == family.c.id))
