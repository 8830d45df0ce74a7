"""Putting jobs into the table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from maskmill.adapters.store.drafting import draft, with_options
from maskmill.adapters.store.following import time_to_start
from maskmill.adapters.store.recognizing import check, earlier, keyed, request_digest
from maskmill.adapters.store.table import JobTable, job_row
from maskmill.adapters.store.tables import Document, Job
from maskmill.adapters.store.tally import count_submitted
from maskmill.domain.job import JobState
from maskmill.errors import Gone, NotFound
from maskmill.ports.jobs import JobRow, NewJob

_LOOKS = 3
"""How often a request is looked up: somebody else may insert the same, and end it, between a look and an insert."""


class Submitting(JobTable):
    """The part of the job table that inserts."""

    def submit(self, new: NewJob) -> JobRow:
        """Insert a job, or a waiting parent and a queued child for each of several documents.

        A request that was made before, or whose unique key an open job has, is answered with that job.

        Raises:
            Conflict: the idempotency key or the id belongs to another request, or the job to follow did not succeed.
            NotFound, Gone: a document or the job to follow is not there, or no more.
            InvalidRequest: a key, the id or the time is of the wrong form, or a document is named twice.
        """
        check(new)
        digest, unique = self._digests(new)
        taken: IntegrityError | None = None
        for _ in range(_LOOKS):
            try:
                with self._audit.transaction() as (connection, note):
                    found = earlier(connection, new, digest, unique)
                    if found is not None:
                        return found
                    row = self._insert(connection, new, {"request_digest": digest, "unique_digest": unique})
                    facts = {"job_id": row.id, "kind": row.kind, "documents": len(row.document_ids)}
                    note("job.submitted", new.actor, facts | {"tenant_id": row.tenant_id})
                    return row
            except IntegrityError as exc:  # somebody else inserted the same since we looked (PostgreSQL)
                taken = exc
        raise NotFound("The job names a tenant that does not exist") from taken

    def _insert(self, connection: Connection, new: NewJob, digests: dict[str, str | None]) -> JobRow:
        _check_documents(connection, new.tenant_id, new.document_ids)
        now = self._clock()
        not_before = time_to_start(connection, new, now)
        top = draft(new, now, not_before) | digests | {"idempotency_key": new.idempotency_key}
        if new.id is not None:
            top["id"] = new.id
        if len(new.document_ids) < 2:  # noqa: PLR2004 - one document, or none, needs no children
            rows = [self._bound(top, new)]
        else:
            top |= {"state": JobState.WAITING.value, "children_total": len(new.document_ids)}
            rows = [top]
            for index, document_id in enumerate(new.document_ids):
                child = draft(new, now, not_before) | {"document_ids": json.dumps([document_id])}
                rows.append(self._bound(child | {"parent_id": top["id"], "child_index": index}, new))
        connection.execute(insert(Job), rows)
        count_submitted(connection, rows)
        return job_row(rows[0])

    def _digests(self, new: NewJob) -> tuple[str | None, str | None]:
        """Return the digest of the request and the one of its unique key, where it may come twice."""
        digest = unique = None
        if new.idempotency_key is not None or new.id is not None:
            digest = request_digest(new, self._keys.tenant_secret(new.tenant_id, "idempotency"))
        if new.unique_key is not None:
            unique = keyed(new.unique_key.encode(), self._keys.tenant_secret(new.tenant_id, "unique jobs"))
        return digest, unique

    def _bound(self, fields: dict[str, Any], new: NewJob) -> dict[str, Any]:
        """Bind a row to its one document, and seal the options with that document's key."""
        fields["document_id"] = next(iter(json.loads(fields["document_ids"])), None)
        if not new.raw_options:
            return fields
        return with_options(fields, new.raw_options, self._column_key(new.tenant_id, fields["document_id"]))


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
