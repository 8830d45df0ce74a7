"""What a job made, streamed as it is decrypted. A job that is not proven has no result."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from maskmill.domain.job import JobState
from maskmill.engine.kit import Kit
from maskmill.errors import Cancelled, Gone, NotFinished, NotFound, ProofFailed, Refused
from maskmill.ports.jobs import Artifact, JobRow
from maskmill.web.answers import file_answer, problems
from maskmill.web.auth import JobsCaller, TheKit
from maskmill.web.paths import JobId
from maskmill.web.problems import JobFailed, JobRefused, SeveralArtifacts, StoredObjectDamaged
from maskmill.web.views import JOBS

router = APIRouter(prefix=JOBS, tags=["jobs"])

CERTIFICATE = "certificate"
SANDBOX = "sandbox; default-src 'none'"

ArtifactId = Annotated[
    str | None,
    Query(
        max_length=64,
        pattern=r"^[A-Za-z0-9_-]+$",
        description="Which file, when the job made several (GET the job for their ids).",
    ),
]
_PROBLEMS = (NotFound, NotFinished, SeveralArtifacts, JobFailed, Cancelled, Gone, Refused, StoredObjectDamaged)

_COPIES = {"application/pdf": {"type": "string", "format": "binary"}, "text/plain": {"type": "string"}}
_PROOF = {"application/json": {"type": "object"}}


def must_be_done(row: JobRow) -> None:
    """Let only a job pass that has something to hand out.

    Raises:
        NotFinished, Cancelled, JobFailed: 409. JobRefused: 422.
    """
    if row.state is JobState.CANCELLED:
        raise Cancelled("The job was cancelled, so there is no result; POST its /retry to run it again")
    if row.state is JobState.REFUSED:
        raise JobRefused(row.problem)
    if row.state is JobState.FAILED:
        raise JobFailed(row.problem)
    if row.state is JobState.REVIEW:
        raise NotFinished("The job waits for a person's decisions; decide them first")
    if not row.state.is_final:
        raise NotFinished("The job is not finished; follow its events, or ask again")


def _choose(found: Sequence[Artifact], artifact_id: str | None) -> Artifact:
    """Return the one file that is meant."""
    if artifact_id is not None:
        found = [item for item in found if item.id == artifact_id]
    if not found:
        raise NotFound("The job made no such file; GET the job for what it made")
    if len(found) > 1:
        raise SeveralArtifacts([item.id for item in found])
    return found[0]


def _artifact(kit: Kit, tenant_id: str, job_id: str, artifact_id: str | None, *, certificate: bool) -> Artifact:
    """Find a file of a finished job.

    Raises:
        NotFound, Gone, and what `must_be_done` raises.
    """
    row = kit.store.jobs.get(tenant_id, job_id)
    made = kit.store.jobs.artifacts(tenant_id, job_id)
    found = [item for item in made if (item.kind == CERTIFICATE) is certificate]
    if row.state.is_final and not made:
        _check_documents(kit, row)
    if not (found and artifact_id is not None):  # a batch hands out what is proven, whatever became of the rest
        must_be_done(row)
    if row.children_total and artifact_id is None:  # one file of a batch must not pass for all of it
        raise SeveralArtifacts([item.id for item in found])
    return _choose(found, artifact_id)


def _check_documents(kit: Kit, row: JobRow) -> None:
    """Tell a job that made nothing from one whose documents were deleted.

    Raises:
        Gone: a document of the job was deleted.
    """
    for document_id in row.document_ids:
        try:
            kit.store.documents.get(row.tenant_id, document_id)
        except Gone as exc:
            raise Gone("The document was deleted, and its results with it") from exc


def _stream(kit: Kit, artifact: Artifact) -> StreamingResponse:
    """Answer with a file. Its first chunk is decrypted before the answer starts, so that a broken one is a problem.

    Each chunk is checked before it is sent; at a broken one behind the first the connection breaks, short of its
    Content-Length: what was sent is true, and nobody can take it for the whole.
    """
    try:
        chunks = kit.blobs.stream(artifact.document_id, artifact.kind, artifact.object_id)
        first = next(chunks, b"")
    except (ProofFailed, NotFound) as exc:  # the row is there, so the caller is right and our store is not
        raise StoredObjectDamaged from exc
    digest = base64.b64encode(bytes.fromhex(artifact.sha256)).decode()
    return StreamingResponse(
        _joined(first, chunks),
        media_type=artifact.media_type,
        headers={
            "Content-Disposition": attachment(artifact.raw_name),
            "Content-Length": str(artifact.size_bytes),
            "Content-Security-Policy": SANDBOX,
            "Repr-Digest": f"sha-256=:{digest}:",
        },
    )


def _joined(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    """Put the chunk that was read ahead back in front."""
    return chain((first,), rest)


def attachment(raw_name: str) -> str:
    """Write a Content-Disposition (RFC 6266): a plain fallback, and the name in UTF-8."""
    plain = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "._- ") else "_" for letter in raw_name
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(raw_name, safe='')}"


@router.get(
    "/{job_id}/result",
    operation_id="getJobResult",
    summary="Fetch what a job made",
    response_class=StreamingResponse,
    responses=problems(*_PROBLEMS, also={200: file_answer("The proven copy, or the text.", _COPIES)}),
)
def result(job_id: JobId, kit: TheKit, identity: JobsCaller, artifact: ArtifactId = None) -> StreamingResponse:
    """Stream the file that a finished job made."""
    return _stream(kit, _artifact(kit, identity.tenant_id, job_id, artifact, certificate=False))


@router.get(
    "/{job_id}/certificate",
    operation_id="getJobCertificate",
    summary="Fetch the signed proof of a redaction",
    response_class=StreamingResponse,
    responses=problems(
        *_PROBLEMS, also={200: file_answer("The signed proof; `maskmill verify` checks it offline.", _PROOF)}
    ),
)
def certificate(job_id: JobId, kit: TheKit, identity: JobsCaller, artifact: ArtifactId = None) -> StreamingResponse:
    """Stream the certificate of a finished redaction."""
    return _stream(kit, _artifact(kit, identity.tenant_id, job_id, artifact, certificate=True))
