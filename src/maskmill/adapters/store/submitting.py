"""Putting jobs into the table."""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from maskmill.adapters.store.columns import seal
from maskmill.adapters.store.table import Fields, JobTable, job_row
from maskmill.adapters.store.tables import Document, Job
from maskmill.adapters.store.tally import count_submitted
from maskmill.domain.canonical import canonical
from maskmill.domain.job import JobState, Step
from maskmill.errors import Conflict, Gone, InvalidRequest, NotFound
from maskmill.ports.jobs import JobRow, NewJob

KEY_LENGTH = 255
"""The longest idempotency key, in characters."""


class Submitting(JobTable):
    """The part of the job table that inserts."""

    def submit(self, new: NewJob) -> JobRow:
        """Insert a job, or a waiting parent and a queued child for each of several documents.

        Raises:
            Conflict: the idempotency key belongs to another request.
            NotFound, Gone: a document is not there, or no more.
            InvalidRequest: the idempotency key is too long, or a document is named twice.
        """
        _check(new)
        digest = self._digest(new)
        try:
            with self._audit.transaction() as (connection, note):
                earlier = _earlier(connection, new, digest)
                if earlier is not None:
                    return earlier
                row = self._insert(connection, new, digest)
                facts = {"job_id": row.id, "kind": row.kind, "documents": len(row.document_ids)}
                note("job.submitted", new.actor, facts | {"tenant_id": row.tenant_id})
                return row
        except IntegrityError as exc:  # somebody else inserted the same key since we looked (PostgreSQL)
            with self._database.read() as connection:
                earlier = _earlier(connection, new, digest)
            if earlier is None:
                raise NotFound("The job names a tenant that does not exist") from exc
            return earlier

    def _insert(self, connection: Connection, new: NewJob, digest: str | None) -> JobRow:
        _check_documents(connection, new.tenant_id, new.document_ids)
        now = self._clock()
        top = _fields(new, now)
        top |= {"idempotency_key": new.idempotency_key, "request_digest": digest, "document_ids": new.document_ids}
        if len(new.document_ids) < 2:  # noqa: PLR2004 - one document, or none, needs no children
            rows = [self._with_options(top, new)]
        else:
            top |= {"state": JobState.WAITING.value, "children_total": len(new.document_ids)}
            rows = [top]
            for index, document_id in enumerate(new.document_ids):
                child = _fields(new, now) | {"parent_id": top["id"], "child_index": index}
                rows.append(self._with_options(child | {"document_ids": [document_id]}, new))
        for row in rows:
            row["document_ids"] = json.dumps(list(row["document_ids"]))
        connection.execute(insert(Job), rows)
        count_submitted(connection, rows)
        return job_row(rows[0])

    def _with_options(self, fields: dict[str, Any], new: NewJob) -> dict[str, Any]:
        """Bind a row to its one document, and seal the options with that document's key."""
        document_id = next(iter(fields["document_ids"]), None)
        fields["document_id"] = document_id
        if new.raw_options:
            key = self._column_key(new.tenant_id, document_id)
            text = json.dumps(dict(new.raw_options))
            fields["raw_options"] = seal(key, text, "job", "raw_options", fields["id"])
        return fields

    def _digest(self, new: NewJob) -> str | None:
        """Return what tells one request from another, under the tenant's key: options may hold a guessable term."""
        if new.idempotency_key is None:
            return None
        request = {
            "kind": new.kind,
            "queue": new.queue.value,
            "documents": list(new.document_ids),
            "policy": new.policy,
            "options": dict(new.raw_options),
            "priority": new.priority,
        }
        secret = self._keys.tenant_secret(new.tenant_id, "idempotency")
        return hmac.new(secret, canonical(request), hashlib.sha256).hexdigest()


def _check(new: NewJob) -> None:
    if new.idempotency_key is not None and not 0 < len(new.idempotency_key) <= KEY_LENGTH:
        raise InvalidRequest(f"An idempotency key has 1 to {KEY_LENGTH} characters")
    if len(set(new.document_ids)) != len(new.document_ids):
        raise InvalidRequest("A document is named twice; name each once")


def _check_documents(connection: Connection, tenant_id: str, document_ids: Sequence[str]) -> None:
    """Hold the documents against deletion until the job is in, and see that all are there."""
    query = select(Document.id, Document.deleted_at).where(
        Document.tenant_id == tenant_id, Document.id.in_(document_ids)
    )
    found = {row.id: row.deleted_at for row in connection.execute(query.with_for_update(read=True))}
    if len(found) < len(document_ids):
        raise NotFound("There is no document with that id; send it first")
    if any(deleted_at is not None for deleted_at in found.values()):
        raise Gone("A document of the job has been deleted; send it again")


def _earlier(connection: Connection, new: NewJob, digest: str | None) -> JobRow | None:
    """Return the job that the idempotency key made before; Conflict when the request was another."""
    if new.idempotency_key is None:
        return None
    query = select(Job).where(Job.tenant_id == new.tenant_id, Job.idempotency_key == new.idempotency_key)
    found: Fields | None = connection.execute(query).mappings().first()
    if found is None:
        return None
    if not hmac.compare_digest(str(found["request_digest"]), str(digest)):
        raise Conflict("The idempotency key was used for another request; take a new key")
    return job_row(found)


def _fields(new: NewJob, now: float) -> dict[str, Any]:
    """Return all columns of a new queued row: SQLAlchemy inserts several rows at once only when all name the same."""
    return {
        "id": f"job_{uuid.uuid4().hex}",
        "tenant_id": new.tenant_id,
        "parent_id": None,
        "child_index": 0,
        "document_id": None,
        "kind": new.kind,
        "queue": new.queue.value,
        "policy": new.policy,
        "priority": new.priority,
        "actor": new.actor,
        "raw_options": None,
        "idempotency_key": None,
        "request_digest": None,
        "state": JobState.QUEUED.value,
        "step": Step.INITIALIZING.value,
        "progress": 0,
        "attempt": 0,
        "problem": None,
        "cancel_requested": False,
        "children_done": 0,
        "children_total": 0,
        "submitted_at": now,
        "not_before": now,
        "started_at": None,
        "finished_at": None,
    }
