"""What all parts of the job table share: the connection, the keys, the clock, and how a record becomes a row."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import Connection, Table, insert, select

from maskmill.adapters.store.audit import SqlAudit
from maskmill.adapters.store.columns import unseal
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.tables import Job, JobEvent
from maskmill.domain.job import JobState, Queue, Step
from maskmill.errors import NotFound
from maskmill.ports.jobs import Artifact, JobRow
from maskmill.ports.keys import Keyring

HELD_S = 1e12
"""Added to the time of a row that waits for an earlier job: in some 30,000 years it is due."""

Fields = Mapping[Any, Any]
"""A record as the database gives it: column name to value."""

_ADD_EVENT = insert(cast("Table", JobEvent.__table__))


class JobTable:
    """The ground on which each part of the job table stands."""

    def __init__(self, database: Database, keys: Keyring, clock: Callable[[], float], audit: SqlAudit) -> None:
        """Take what the parts share."""
        self._database = database
        self._keys = keys
        self._clock = clock
        self._audit = audit

    def _column_key(self, tenant_id: str, document_id: str | None) -> bytes:
        """Return the key for a job's sealed columns: its document's, or the tenant's when it has none."""
        if document_id is None:
            return self._keys.tenant_secret(tenant_id, "job columns")
        return self._keys.column_key(document_id)

    def _raw_options(self, fields: Fields) -> dict[str, object]:
        """Open a job's options; Gone when its document was shredded."""
        if fields["raw_options"] is None:
            return {}
        key = self._column_key(fields["tenant_id"], fields["document_id"])
        options: dict[str, object] = json.loads(unseal(key, fields["raw_options"], "job", "raw_options", fields["id"]))
        return options

    def _artifact(self, fields: Fields) -> Artifact:
        """Build the port's value from a record, opening its name and its hash; Gone when the document was shredded."""
        key, artifact_id = self._keys.column_key(fields["document_id"]), fields["id"]
        return Artifact(
            id=artifact_id,
            job_id=fields["job_id"],
            object_id=fields["object_id"],
            document_id=fields["document_id"],
            kind=fields["kind"],
            raw_name=unseal(key, fields["raw_name"], "artifact", "raw_name", artifact_id),
            size_bytes=fields["size_bytes"],
            sha256=unseal(key, fields["raw_sha256"], "artifact", "raw_sha256", artifact_id),
            media_type=fields["media_type"],
        )


def job_row(fields: Fields) -> JobRow:
    """Build the port's value from a record."""
    return JobRow(
        id=fields["id"],
        tenant_id=fields["tenant_id"],
        kind=fields["kind"],
        queue=Queue(fields["queue"]),
        state=JobState(fields["state"]),
        priority=fields["priority"],
        policy=fields["policy"],
        document_ids=tuple(json.loads(fields["document_ids"])),
        attempt=fields["attempt"],
        step=Step(fields["step"]),
        progress=fields["progress"],
        submitted_at=fields["submitted_at"],
        started_at=fields["started_at"],
        finished_at=fields["finished_at"],
        not_before=fields["not_before"] % HELD_S,
        cancel_requested=fields["cancel_requested"],
        problem=None if fields["problem"] is None else json.loads(fields["problem"]),
        parent_id=fields["parent_id"],
        children_done=fields["children_done"],
        children_total=fields["children_total"],
        actor=fields["actor"],
        after_id=fields["after_id"],
    )


def is_plain(untrusted_id: str) -> bool:
    """Say whether a database can look for an id: half a surrogate pair and NUL are no text to one or the other."""
    return untrusted_id.isascii() and "\0" not in untrusted_id


def load_job(connection: Connection, tenant_id: str, job_id: str) -> Fields:
    """Return a tenant's job; NotFound, also for somebody else's."""
    found = None
    if is_plain(job_id):
        query = select(Job).where(Job.id == job_id, Job.tenant_id == tenant_id)
        found = connection.execute(query).mappings().first()
    if found is None:
        raise NotFound("There is no job with that id; list the jobs for those there are")
    return found


def add_event(connection: Connection, fields: Fields, message: str, at: float) -> None:
    """Append the event whose number, step and progress an UPDATE of the job has just set and returned."""
    connection.execute(
        _ADD_EVENT,
        {
            "job_id": fields["id"],
            "sequence": fields["events"],
            "tenant_id": fields["tenant_id"],
            "step": fields["step"],
            "progress": fields["progress"],
            "message": message,
            "at": at,
        },
    )


def dumps(value: Mapping[str, object] | None) -> str | None:
    """Return JSON for a text column."""
    return None if value is None else json.dumps(value, ensure_ascii=False)
