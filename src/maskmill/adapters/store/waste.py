"""The list of what is to be removed, and how jobs that end without a result put themselves on it.

An entry is written in the transaction that drops the rows, so that a crash between the commit and the removal of the
objects leaves nothing behind but the entry.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, delete, insert, or_, select
from sqlalchemy.orm import aliased

from maskmill.adapters.store.database import Database
from maskmill.adapters.store.table import Fields
from maskmill.adapters.store.tables import Artifact, Certificate, Document, Finding, Job, Step, Waste
from maskmill.domain.job import JobState
from maskmill.ports.waste import WasteRow


class SqlWaste:
    """The table behind ports/waste.py."""

    def __init__(self, database: Database) -> None:
        """Take the connection that all tables share."""
        self._database = database

    def rows(self, after: int = 0, limit: int = 100) -> Sequence[WasteRow]:
        """Return entries with a number above `after`, oldest first."""
        query = select(Waste.id, Waste.object_id, Waste.document_id).where(Waste.id > after)
        with self._database.read() as connection:
            return [WasteRow(*row) for row in connection.execute(query.order_by(Waste.id).limit(limit))]

    def cleared(self, ids: Collection[int]) -> None:
        """Tick entries off."""
        if ids:
            with self._database.write() as connection:
                connection.execute(delete(Waste).where(Waste.id.in_(ids)))

    def unnamed(self, document_id: str, object_ids: Collection[str]) -> set[str] | None:
        """Return those objects that no row names; None while a job, or the join of a batch, runs on the document.

        The running ones are asked for first: what ends after that has named its objects when the names are read.
        """
        batch = aliased(Job)
        running = JobState.RUNNING.value
        at_work = (
            select(Job.id)
            .outerjoin(batch, batch.id == Job.parent_id)
            .where(Job.document_id == document_id, or_(Job.state == running, batch.state == running))
        )
        left = set(object_ids)
        with self._database.read() as connection:
            if connection.execute(at_work.limit(1)).first() is not None:
                return None
            mine = Document.id == document_id
            left -= set(connection.execute(select(Document.object_id).where(mine)).scalars())
            for table in (Artifact, Step):
                left -= set(
                    connection.execute(select(table.object_id).where(table.document_id == document_id)).scalars()
                )
        return left


def throw_away(connection: Connection, object_ids: Iterable[str]) -> int:
    """List objects whose rows this transaction drops; return how many."""
    rows = [{"object_id": object_id} for object_id in object_ids]
    if rows:
        connection.execute(insert(Waste), rows)
    return len(rows)


def drop_effects(connection: Connection, job_ids: Sequence[str]) -> int:
    """Delete what jobs made: certificates, findings, artifacts with their objects; return how many artifacts."""
    for table in (Certificate, Finding):
        connection.execute(delete(table).where(table.job_id.in_(job_ids)))
    gone = delete(Artifact).where(Artifact.job_id.in_(job_ids)).returning(Artifact.object_id)
    return throw_away(connection, connection.execute(gone).scalars().all())


def drop_all(connection: Connection, job_ids: Sequence[str]) -> None:
    """Delete what jobs made, and the results of their steps too: a cancelled job leaves nothing."""
    drop_effects(connection, job_ids)
    gone = delete(Step).where(Step.job_id.in_(job_ids)).returning(Step.object_id)
    throw_away(connection, connection.execute(gone).scalars().all())


def clear_up_after(connection: Connection, ended: Iterable[Fields], state: JobState) -> None:
    """List what ended jobs may have left: an attempt that broke off has objects that no row names."""
    begun = [row for row in ended if row["attempt"]]
    if state is JobState.CANCELLED and begun:
        drop_all(connection, [row["id"] for row in begun])
    unsure = [row for row in begun if row["document_id"] and (state is not JobState.DONE or row["attempt"] > 1)]
    documents = sorted({row["document_id"] for row in unsure})
    if documents:
        connection.execute(insert(Waste), [{"document_id": document_id} for document_id in documents])
