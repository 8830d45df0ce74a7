"""Encrypted objects, named by id, each bound to the document that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class BlobRef:
    """An object at rest: its id, its document, and the size of what it holds in clear."""

    object_id: str
    document_id: str
    size_bytes: int
    sha256: str


class Blobs(Protocol):
    """Writes and reads encrypted objects. Nothing in clear ever reaches the disk."""

    def put(self, document_id: str, kind: str, chunks: Iterable[bytes], limit_bytes: int | None = None) -> BlobRef:
        """Encrypt and store; nothing is left behind when `chunks` raises.

        `kind` ("input", "output", "certificate", "text" …) is bound as associated data.
        Raises FileTooLarge past `limit_bytes`, StorageFull, StoreUnavailable.
        """
        ...

    def stream(self, document_id: str, kind: str, object_id: str) -> Iterator[bytes]:
        """Yield what the object holds; NotFound, Gone, ProofFailed when it was tampered with."""
        ...

    def get(self, document_id: str, kind: str, object_id: str) -> bytes:
        """Return the whole of it."""
        ...

    def delete(self, object_id: str) -> None:
        """Remove an object; no error when it is gone already."""
        ...

    def objects(self, older_than_s: float = 0.0) -> Iterator[str]:
        """Yield the ids of all objects written at least so long ago, half-written ones too, for the sweep."""
        ...

    def ping_ms(self) -> float:
        """Write and remove a small probe, and return the milliseconds; StorageFull, StoreUnavailable."""
        ...
