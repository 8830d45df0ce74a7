"""The table of stored results. Writers lock the document, then the job, then the result."""

from __future__ import annotations

from sqlalchemy import Connection, and_, delete, insert, select
from sqlalchemy.exc import IntegrityError

from maskmill.adapters.store.database import Database
from maskmill.adapters.store.tables import Document, Job, Step
from maskmill.adapters.store.waste import throw_away
from maskmill.domain.job import JobState
from maskmill.ports.steps import StepRow

_COLUMNS = (Step.tenant_id, Step.key, Step.name, Step.document_id, Step.object_id, Step.job_id, Step.created_at)


class SqlSteps:
    """The table behind ports/steps.py."""

    def __init__(self, database: Database) -> None:
        """Take the connection that all tables share."""
        self._database = database

    def find(self, tenant_id: str, key: str, since: float) -> StepRow | None:
        """Return the result with that key, when it was made at `since` or later."""
        mine = and_(Step.tenant_id == tenant_id, Step.key == key, Step.created_at >= since)
        with self._database.read() as connection:
            row = connection.execute(select(*_COLUMNS).where(mine)).first()
        return None if row is None else StepRow(*row)

    def keep(self, row: StepRow) -> bool:
        """Insert, in place of an older result; False when its document or job is gone, or another one was quicker."""
        values = {column.key: getattr(row, column.key) for column in _COLUMNS}
        older = delete(Step).where(Step.tenant_id == row.tenant_id, Step.key == row.key).returning(Step.object_id)
        try:
            with self._database.write() as connection:
                if not _is_wanted(connection, row):
                    return False
                throw_away(connection, connection.execute(older).scalars().all())
                connection.execute(insert(Step).values(values))
        except IntegrityError:  # another job kept the same at the same time (PostgreSQL)
            return False
        return True

    def drop(self, row: StepRow) -> None:
        """Forget a result that cannot be read."""
        mine = and_(Step.tenant_id == row.tenant_id, Step.key == row.key, Step.object_id == row.object_id)
        with self._database.write() as connection:
            throw_away(
                connection, connection.execute(delete(Step).where(mine).returning(Step.object_id)).scalars().all()
            )

    def expire(self, before: float, limit: int) -> int:
        """Forget at most `limit` results that were made before a time, and return how many."""
        old = select(Step.object_id).where(Step.created_at < before).order_by(Step.created_at).limit(limit)
        with self._database.write() as connection:
            object_ids = list(connection.execute(old).scalars())
            gone = delete(Step).where(Step.object_id.in_(object_ids)).returning(Step.object_id)
            return throw_away(connection, connection.execute(gone).scalars().all())


def _is_wanted(connection: Connection, row: StepRow) -> bool:
    """Say whether a result may be kept, and hold its document and its job as they are until it is."""
    document = select(Document.deleted_at).where(Document.id == row.document_id, Document.tenant_id == row.tenant_id)
    found = connection.execute(document.with_for_update(read=True)).first()
    if found is None or found.deleted_at is not None:
        return False
    job = select(Job.state, Job.cancel_requested).where(Job.id == row.job_id, Job.tenant_id == row.tenant_id)
    maker = connection.execute(job.with_for_update(read=True)).first()
    return maker is not None and maker.state != JobState.CANCELLED.value and not maker.cancel_requested
