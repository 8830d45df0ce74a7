"""The redaction report of an ended job: what its row, its summary and its certificate say, without a word of text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from maskmill.domain.job import api_status
from maskmill.engine.kit import Kit
from maskmill.errors import InvalidRequest, NotFinished
from maskmill.ports.documents import DocumentRow
from maskmill.ports.jobs import Artifact, JobRow

SUBJECT = "job_id"
"""The option of a report that names the job it is about."""

_PROVEN = ("id", "issued_at", "maskmill", "output", "policy", "removed", "residual", "verification", "detector", "key")
"""What a report takes from a certificate: nothing that ties it to the input."""


def report_on(kit: Kit, tenant_id: str, subject_id: str, document: DocumentRow) -> dict[str, object]:
    """Return the report on one document of a job, ready for JSON: ids, counts, hashes and times.

    Raises:
        NotFound: there is no such job. NotFinished: it has not ended. InvalidRequest: it was not about this document.
    """
    whole = kit.store.jobs.get(tenant_id, subject_id)
    if not whole.state.is_final:
        raise NotFinished("The job has not ended; ask for its report afterwards")
    if document.id not in whole.document_ids:
        raise InvalidRequest("The job was not about this document; name the job that was")
    made = [item for item in kit.store.jobs.artifacts(tenant_id, subject_id) if item.document_id == document.id]
    row = kit.store.jobs.get(tenant_id, made[0].job_id) if made else whole  # of a batch: the child that did it
    return {
        "version": 1,
        "made_at": _iso(kit.clock()),
        "job": _job(row),
        "document": {"document_id": document.id, "pages": document.pages, "bytes": document.size_bytes},
        "summary": dict(kit.store.jobs.summary(tenant_id, row.id)),
        "certificate": _certificate(kit, made),
        "problem": None if row.problem is None else dict(row.problem),
    }


def subject_of(raw_options: Mapping[str, object]) -> str:
    """Return the id of the job that a report is about.

    Raises:
        InvalidRequest: the option is not there.
    """
    subject = raw_options.get(SUBJECT)
    if not isinstance(subject, str):
        raise InvalidRequest(f"A report takes the option {SUBJECT}: the id of the job that it is about")
    return subject


def _job(row: JobRow) -> dict[str, object]:
    return {
        "job_id": row.id,
        "kind": row.kind,
        "status": api_status(row.state, row.attempt).value,
        "policy": row.policy,
        "attempt": row.attempt,
        "submitted_at": _iso(row.submitted_at),
        "started_at": _iso(row.started_at),
        "finished_at": _iso(row.finished_at),
    }


def _certificate(kit: Kit, made: list[Artifact]) -> dict[str, object] | None:
    """Return the facts of a document's certificate; None when its job made none."""
    for item in made:
        if item.kind == "certificate":
            body = json.loads(kit.blobs.get(item.document_id, item.kind, item.object_id))
            return {name: body[name] for name in _PROVEN if name in body}
    return None


def _iso(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
