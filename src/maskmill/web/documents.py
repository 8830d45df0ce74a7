"""Documents: taking them in, looking at them, deleting them for good."""

from __future__ import annotations

from typing import Any

import anyio
from fastapi import APIRouter, Request, Response

from maskmill.engine.documents import delete
from maskmill.errors import (
    DamagedFile,
    EmptyFile,
    FileTooLarge,
    Gone,
    NotFound,
    ParserCrashed,
    SandboxUnavailable,
    StorageFull,
    TooManyPages,
    UnsupportedType,
)
from maskmill.web.answers import headers, problems
from maskmill.web.auth import DocumentsCaller, TheKit
from maskmill.web.paths import API, DocumentPathId, iso
from maskmill.web.problems import MalformedRequest, RequestTimedOut, UnsupportedMedia
from maskmill.web.schemas import Document, DocumentDetails
from maskmill.web.uploads import take_in

PATH = f"{API}/documents"
router = APIRouter(prefix=PATH, tags=["documents"])

_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "additionalProperties": False,
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "One document. Its content says what it is, not its name or its type.",
                        }
                    },
                },
                "encoding": {"file": {"contentType": "application/pdf, text/plain"}},
            }
        },
    }
}
_ID = "$response.body#/document_id"
_FOLLOW: dict[str, Any] = {
    "getDocument": {"operationId": "getDocument", "parameters": {"document_id": _ID}},
    "deleteDocument": {"operationId": "deleteDocument", "parameters": {"document_id": _ID}},
    **{
        kind: {"operationId": "createJob", "requestBody": {"kind": kind, "document_ids": [_ID]}}
        for kind in ("redact", "detect", "extract")
    },
}


@router.post(
    "",
    status_code=201,
    operation_id="createDocument",
    summary="Store a document",
    openapi_extra=_FORM,
    responses={
        201: {
            "description": "Stored, encrypted under a key of its own.",
            "headers": headers([("Location", "The document.")]),
            "links": _FOLLOW,
        },
        **problems(
            MalformedRequest,
            RequestTimedOut,
            FileTooLarge,
            TooManyPages,
            UnsupportedMedia,
            UnsupportedType,
            EmptyFile,
            DamagedFile,
            ParserCrashed,
            StorageFull,
            SandboxUnavailable,
        ),
    },
)
async def create(request: Request, response: Response, kit: TheKit, identity: DocumentsCaller) -> Document:
    """Store one document. It is encrypted while it arrives; its content is looked at in the jail."""
    limiter: anyio.CapacityLimiter = request.app.state.uploads
    row = await take_in(request, kit, identity, limiter)
    response.headers["Location"] = f"{PATH}/{row.id}"
    return Document(document_id=row.id, bytes=row.size_bytes, type=row.kind, pages=row.pages)


@router.get(
    "/{document_id}",
    operation_id="getDocument",
    summary="Look at a document",
    responses=problems(NotFound, Gone),
)
def show(document_id: DocumentPathId, kit: TheKit, identity: DocumentsCaller) -> DocumentDetails:
    """Return what is known about a document."""
    row = kit.store.documents.get(identity.tenant_id, document_id)
    return DocumentDetails(
        document_id=row.id,
        bytes=row.size_bytes,
        type=row.kind,
        pages=row.pages,
        name=row.raw_name,
        created_at=iso(row.created_at),
    )


@router.delete(
    "/{document_id}",
    status_code=204,
    operation_id="deleteDocument",
    summary="Delete a document and all that was made of it",
    responses=problems(
        NotFound,
        Gone,
        also={204: {"description": "Its key is destroyed, and with it every copy, text and result."}},
    ),
)
def remove(document_id: DocumentPathId, kit: TheKit, identity: DocumentsCaller) -> None:
    """Destroy the document's key, then its rows and objects."""
    delete(kit, identity.tenant_id, document_id, identity.key_id)
