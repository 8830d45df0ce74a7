"""The document table."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from maskmill.adapters.store.audit import SqlAudit
from maskmill.adapters.store.closing import close
from maskmill.adapters.store.columns import seal, unseal
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.family import lock_family, of_document
from maskmill.adapters.store.tables import JOB, Artifact, Certificate, Document, Finding, Job, Step
from maskmill.adapters.store.tally import count_upload
from maskmill.domain.job import JobState
from maskmill.errors import Conflict, Gone, NotFound
from maskmill.ports.documents import DocumentRow
from maskmill.ports.keys import Keyring

_WAITS = (JobState.QUEUED.value, JobState.REVIEW.value)
_BY_FLAG = (JobState.RUNNING.value, JobState.WAITING.value)


class SqlDocuments:
    """Documents. The name and the hash are sealed: a hash would let a reader guess a short text."""

    def __init__(self, database: Database, keys: Keyring, clock: Callable[[], float], audit: SqlAudit) -> None:
        """Take the parts that all tables share."""
        self._database = database
        self._keys = keys
        self._clock = clock
        self._audit = audit

    def add(self, row: DocumentRow, actor: str = "system") -> None:
        """Insert, with its audit row.

        Raises:
            Conflict: the id is taken, or there is no such tenant. Gone: the document was shredded.
        """
        key = self._keys.column_key(row.id)
        values = {
            "id": row.id,
            "tenant_id": row.tenant_id,
            "object_id": row.object_id,
            "raw_name": seal(key, row.raw_name, "document", "raw_name", row.id),
            "raw_sha256": seal(key, row.sha256, "document", "raw_sha256", row.id),
            "kind": row.kind,
            "pages": row.pages,
            "size_bytes": row.size_bytes,
            "created_at": row.created_at,
            "deleted_at": row.deleted_at,
        }
        try:
            with self._audit.transaction() as (connection, note):
                connection.execute(insert(Document).values(values))
                count_upload(connection, row.size_bytes)
                facts = {"document_id": row.id, "bytes": row.size_bytes, "pages": row.pages}
                note("document.stored", actor, facts | {"tenant_id": row.tenant_id})
        except IntegrityError as exc:
            raise Conflict("The document's id is taken, or its tenant does not exist; send it again") from exc

    def get(self, tenant_id: str, document_id: str) -> DocumentRow:
        """Return a document; NotFound, Gone."""
        query = select(Document).where(Document.id == document_id, Document.tenant_id == tenant_id)
        with self._database.read() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NotFound("There is no document with that id; send it first")
        if row.deleted_at is not None:
            raise Gone("The document was deleted for good; send it again to work on it")
        key = self._keys.column_key(document_id)
        return DocumentRow(
            id=row.id,
            tenant_id=row.tenant_id,
            object_id=row.object_id,
            raw_name=unseal(key, row.raw_name, "document", "raw_name", row.id),
            kind=row.kind,
            pages=row.pages,
            size_bytes=row.size_bytes,
            sha256=unseal(key, row.raw_sha256, "document", "raw_sha256", row.id),
            created_at=row.created_at,
            deleted_at=row.deleted_at,
        )

    def mark_deleted(self, tenant_id: str, document_id: str, actor: str = "system") -> list[str]:
        """Leave a tombstone and an audit row, cancel the document's jobs, drop all that was made of it; NotFound.

        Returns the ids of the objects to remove; [] the second time.
        """
        now = self._clock()
        mine = and_(Document.id == document_id, Document.tenant_id == tenant_id)
        with self._audit.transaction() as (connection, note):
            # against submissions, not against jobs that end now: they hold their row, and look whether the document is
            found = select(Document.object_id, Document.deleted_at).where(mine).with_for_update(key_share=True)
            row = connection.execute(found).first()
            if row is None:
                raise NotFound("There is no document with that id; send it first")
            forgotten = {"object_id": None, "raw_name": None, "raw_sha256": None}
            at = now if row.deleted_at is None else row.deleted_at
            connection.execute(update(Document).where(mine).values(deleted_at=at, **forgotten))
            # jobs before their artifacts: a job that finishes now is waited for, and one that does not sees its flag
            of_it = Job.document_id == document_id
            lock_family(connection, of_document(document_id))
            connection.execute(update(JOB).where(of_it).values(raw_options=None))
            connection.execute(update(JOB).where(of_it, Job.state.in_(_BY_FLAG)).values(cancel_requested=True))
            problem = Gone("The document of this job was deleted for good; send it again to work on it").problem()
            close(connection, and_(of_it, Job.state.in_(_WAITS)), JobState.CANCELLED, now, problem)
            objects = [] if row.object_id is None else [row.object_id]
            for table in (Artifact, Step):
                objects += connection.execute(select(table.object_id).where(table.document_id == document_id)).scalars()
            for doomed in (Certificate, Artifact, Finding, Step):
                connection.execute(delete(doomed).where(doomed.document_id == document_id))
            if row.deleted_at is None or objects:
                facts = {"document_id": document_id, "objects": len(objects), "tenant_id": tenant_id}
                note("document.deleted", actor, facts)
        return objects

    def object_ids(self) -> set[str]:
        """Return the ids of all objects that documents, artifacts and steps name."""
        ids: set[str] = set()
        with self._database.read() as connection:
            for column in (Document.object_id, Artifact.object_id, Step.object_id):
                ids.update(filter(None, connection.execute(select(column)).scalars()))
        return ids
