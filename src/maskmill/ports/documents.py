"""The document table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A stored document. `raw_name` is what the user called it: stored encrypted, shown to its owner only."""

    id: str
    tenant_id: str
    object_id: str
    raw_name: str
    kind: str  # "pdf", "text"
    pages: int
    size_bytes: int
    sha256: str
    created_at: float
    deleted_at: float | None


class Documents(Protocol):
    """Documents of a tenant. Deleting shreds the key first; the row stays as a tombstone without its name."""

    def add(self, row: DocumentRow, actor: str = "system") -> None:
        """Insert, and append `document.stored` to the audit: both or neither."""
        ...

    def get(self, tenant_id: str, document_id: str) -> DocumentRow:
        """Return a document; NotFound, Gone."""
        ...

    def mark_deleted(self, tenant_id: str, document_id: str, actor: str = "system") -> list[str]:
        """Set the tombstone, drop artefacts, findings and job options; return ids of objects to remove. NotFound.

        Appends `document.deleted` to the audit in the same transaction.
        """
        ...

    def object_ids(self) -> set[str]:
        """Return all object ids that rows name, for the sweep of orphans."""
        ...
