"""Taking documents in, and deleting them for good."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterable

from maskmill.engine.kit import Kit, Mill
from maskmill.engine.order import Source
from maskmill.engine.read import identify
from maskmill.errors import Gone, PasswordNeeded
from maskmill.ports.blobs import BlobRef
from maskmill.ports.documents import DocumentRow

INPUT = "input"
"""The kind that a document's own blob is bound to."""


def ingest(kit: Kit, tenant_id: str, raw_name: str, untrusted_chunks: Iterable[bytes], actor: str) -> DocumentRow:
    """Store a document encrypted while it arrives, and say what it is.

    Nothing is left behind when the bytes stop, are too many, or are of no type that we open: the key goes with the
    object. A document that needs a password is kept: the job brings it.

    Raises:
        EmptyFile, FileTooLarge, UnsupportedType, DamagedFile, TooManyPages, StorageFull.
    """
    document_id = f"doc_{uuid.uuid4().hex}"
    kit.keys.create_document_key(tenant_id, document_id)
    blob: BlobRef | None = None
    try:
        blob = kit.blobs.put(document_id, INPUT, untrusted_chunks, kit.max_file_bytes)
        kind, pages = _kind_and_pages(kit.mill, kit.blobs.get(document_id, INPUT, blob.object_id))
        row = DocumentRow(
            id=document_id,
            tenant_id=tenant_id,
            object_id=blob.object_id,
            raw_name=raw_name,
            kind=kind,
            pages=pages,
            size_bytes=blob.size_bytes,
            sha256=blob.sha256,
            created_at=kit.clock(),
            deleted_at=None,
        )
        kit.store.documents.add(row, actor)
    except BaseException:
        if blob is not None:
            kit.blobs.delete(blob.object_id)
        kit.keys.shred(document_id)
        raise
    return row


def _kind_and_pages(mill: Mill, untrusted_bytes: bytes) -> tuple[str, int]:
    """Say what a document is; one that needs a password is a PDF whose pages nobody can count yet."""
    try:
        identity = identify(mill, Source(untrusted_bytes, ""))
    except PasswordNeeded:
        return "pdf", 0
    return identity.kind, identity.pages


def delete(kit: Kit, tenant_id: str, document_id: str, actor: str) -> None:
    """Delete a document and all that was made of it: first its key, then the rows, then the objects.

    A call that a crash broke off is finished by the next one.

    Raises:
        NotFound: there is none. Gone: it was deleted before.
    """
    with contextlib.suppress(Gone):
        kit.store.documents.get(tenant_id, document_id)
    made = kit.keys.objects(document_id)  # with what a crash or a running job has left without a row
    was_there = kit.keys.shred(document_id)
    objects = kit.store.documents.mark_deleted(tenant_id, document_id, actor)
    for object_id in sorted({*made, *objects}):
        kit.blobs.delete(object_id)
    if not was_there and not objects:
        raise Gone("The document was deleted before; there is nothing left of it")
